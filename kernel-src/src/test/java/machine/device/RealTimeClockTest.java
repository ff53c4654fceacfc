package machine.device;

import static machine.device.RealTimeClock.A;
import static machine.device.RealTimeClock.ALARM;
import static machine.device.RealTimeClock.B;
import static machine.device.RealTimeClock.C;
import static machine.device.RealTimeClock.DIVIDER_32768;
import static machine.device.RealTimeClock.PERIODIC;
import static machine.device.RealTimeClock.RATE_64_HERTZ;
import static machine.device.RealTimeClock.UPDATE_ENDED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import machine.cpu.TimedDevice;
import machine.cpu.Timeline;
import org.junit.jupiter.api.Test;

class RealTimeClockTest {

    private static final long SECOND = 2_000_000_000;

    private final Timeline timeline = new Timeline();
    private final List<Long> rises = new ArrayList<>();
    private boolean high;
    private final RealTimeClock clock =
            new RealTimeClock(
                    timeline,
                    level -> {
                        if (level && !high) {
                            rises.add(timeline.cycles);
                        }
                        high = level;
                    },
                    _ -> {});

    private void write(int register, int value) {
        clock.select(register);
        clock.write(value);
    }

    private int read(int register) {
        clock.select(register);
        return clock.read();
    }

    private void runUntil(long cycles, boolean acknowledge) {
        while (clock.due() <= cycles) {
            timeline.cycles = clock.due();
            clock.elapse();
            if (acknowledge) {
                read(C);
            }
        }
        timeline.cycles = cycles;
    }

    @Test
    void the_rate_is_32768_hertz_halved() {
        int[] hertz = {256, 128, 8192, 4096, 2048, 1024, 512, 256, 128, 64, 32, 16, 8, 4, 2};
        write(B, PERIODIC);
        for (int rate = 1; rate <= 15; rate++) {
            timeline.cycles = 0;
            rises.clear();
            write(A, DIVIDER_32768 | rate);
            runUntil(SECOND, true);
            assertEquals(hertz[rate - 1], rises.size(), "rate " + rate);
        }
    }

    @Test
    void sixty_four_hertz_are_ticks_of_156_250_units() {
        write(A, DIVIDER_32768 | RATE_64_HERTZ);
        write(B, PERIODIC);
        runUntil(SECOND, true);
        assertEquals(156_250 * 200L, rises.get(1) - rises.get(0));
    }

    @Test
    void rate_0_gives_none() {
        write(A, DIVIDER_32768);
        write(B, PERIODIC);
        assertEquals(TimedDevice.NEVER, clock.due());
    }

    @Test
    void nothing_more_comes_until_register_c_is_read() {
        write(A, DIVIDER_32768 | RATE_64_HERTZ);
        write(B, PERIODIC);
        runUntil(SECOND, false);
        assertEquals(1, rises.size());
        assertEquals(0x80 | PERIODIC, read(C));
        assertEquals(0, read(C), "reading clears it");
        assertFalse(high);
        runUntil(2 * SECOND, false);
        assertEquals(2, rises.size());
    }

    @Test
    void what_is_not_enabled_does_not_come() {
        write(A, DIVIDER_32768 | RATE_64_HERTZ);
        write(B, UPDATE_ENDED);
        runUntil(10 * SECOND, true);
        assertEquals(10, rises.size());
    }

    @Test
    void an_alarm_comes_when_all_its_parts_agree() {
        write(RealTimeClock.SECONDS_ALARM, 0x30);
        write(RealTimeClock.MINUTES_ALARM, 0xFF);
        write(B, ALARM | 0x02);
        List<Long> alarms = new ArrayList<>();
        while (timeline.cycles < 180 * SECOND) {
            timeline.cycles = clock.due();
            clock.elapse();
            if ((read(C) & ALARM) != 0) {
                alarms.add(timeline.cycles / SECOND);
            }
        }
        assertEquals(List.of(30L, 90L, 150L), alarms);
        assertEquals(3, rises.size(), "the ends of the updates between are not enabled");
    }

    @Test
    void the_time_is_read_in_decimal_digits_or_in_binary() {
        timeline.cycles = (3 * 3600 + 25 * 60 + 47) * SECOND;
        assertEquals(0x47, read(RealTimeClock.SECONDS));
        assertEquals(0x25, read(RealTimeClock.MINUTES));
        assertEquals(0x03, read(RealTimeClock.HOURS));
        write(B, 0x06);
        assertEquals(47, read(RealTimeClock.SECONDS));
        assertTrue((read(RealTimeClock.D) & 0x80) != 0, "the battery is good");
    }
}
