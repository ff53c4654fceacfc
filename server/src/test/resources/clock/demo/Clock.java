package demo;

import java.util.concurrent.atomic.AtomicInteger;

final class Clock extends Ticker {
    static final AtomicInteger LAST_TICK = new AtomicInteger();
    static final int TICKS_PER_SECOND = 10_000;

    @Override
    void beat() {
        super.beat();
    }
}
