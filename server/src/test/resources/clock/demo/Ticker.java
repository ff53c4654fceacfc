package demo;

class Ticker {
    void beat() {
        tick(1, true);
        tick(2, false);
    }

    /** Notes one <b>tick</b> of the {@link Clock}. */
    void tick(int number, boolean odd) {
        Clock.LAST_TICK.set(number);
    }
}
