package machine.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import machine.cpu.TimedDevice;
import machine.cpu.Timeline;
import org.junit.jupiter.api.Test;

class IntervalTimerTest {

    private static final long SECOND = 2_000_000_000;

    private final Timeline timeline = new Timeline();
    private final List<Long> rises = new ArrayList<>();
    private boolean high = true;
    private final IntervalTimer timer =
            new IntervalTimer(
                    timeline,
                    level -> {
                        if (level && !high) {
                            rises.add(timeline.cycles);
                        }
                        high = level;
                    },
                    _ -> {});

    private void start(int mode, int count) {
        timer.writeControl(IntervalTimer.LOW_THEN_HIGH | mode << 1);
        timer.writeCount(count & 0xFF);
        timer.writeCount(count >> 8);
    }

    private void runUntil(long cycles) {
        while (timer.due() <= cycles) {
            timeline.cycles = timer.due();
            timer.elapse();
        }
        timeline.cycles = cycles;
    }

    @Test
    void mode_2_and_3_rise_once_a_period() {
        for (int mode : new int[] {IntervalTimer.RATE_GENERATOR, IntervalTimer.SQUARE_WAVE}) {
            rises.clear();
            timeline.cycles = 0;
            start(mode, 11_932); // 100 times a second, nearly
            runUntil(SECOND);
            assertEquals(IntervalTimer.HERTZ / 11_932, rises.size());
        }
    }

    @Test
    void no_period_drifts() {
        start(IntervalTimer.RATE_GENERATOR, 11_949);
        runUntil(3600 * SECOND);
        assertEquals(3600L * IntervalTimer.HERTZ / 11_949, rises.size());
    }

    @Test
    void the_count_of_the_clock_of_one_processor_is_100_144_units() {
        start(IntervalTimer.RATE_GENERATOR, 11_949);
        assertEquals(100_144, Math.round(timer.due() / 200.0));
    }

    @Test
    void mode_0_rises_once_and_stays_high() {
        start(IntervalTimer.INTERRUPT_ON_TERMINAL_COUNT, 1193);
        runUntil(SECOND);
        assertEquals(1, rises.size());
        assertTrue(high);
        assertEquals(TimedDevice.NEVER, timer.due());
    }

    @Test
    void modes_6_and_7_are_2_and_3() {
        start(6, 1193);
        runUntil(SECOND / 100);
        assertEquals(10, rises.size());
    }

    @Test
    void a_count_of_0_is_65536() {
        start(IntervalTimer.RATE_GENERATOR, 0);
        assertEquals(65_536 * SECOND / IntervalTimer.HERTZ, timer.due());
    }

    @Test
    void a_control_word_stops_it_until_both_bytes_of_the_count_are_written() {
        start(IntervalTimer.RATE_GENERATOR, 1193);
        timer.writeControl(IntervalTimer.LOW_THEN_HIGH | IntervalTimer.RATE_GENERATOR << 1);
        timer.writeCount(0x10);
        assertEquals(TimedDevice.NEVER, timer.due());
        timer.writeCount(0x27);
        assertEquals(0x2710 * SECOND / IntervalTimer.HERTZ, timer.due());
    }

    @Test
    void a_latched_count_stands_still_until_it_is_read() {
        start(IntervalTimer.RATE_GENERATOR, 10_000);
        timeline.cycles = 5000 * SECOND / IntervalTimer.HERTZ;
        timer.writeControl(0);
        timeline.cycles = 7000 * SECOND / IntervalTimer.HERTZ;
        int latched = timer.readCount() | timer.readCount() << 8;
        assertEquals(5000, latched, 1);
        int present = timer.readCount() | timer.readCount() << 8;
        assertEquals(3000, present, 1);
    }
}
