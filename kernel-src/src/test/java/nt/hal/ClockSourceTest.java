package nt.hal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import machine.Machine;
import nt.init.Kernel;
import nt.ke.BootOptions;
import nt.ke.KProcessorMode;
import nt.ke.Timeout;
import org.junit.jupiter.api.Test;
import trace.KernelOptions;

/** Whatever device the ticks come from, every processor has its own, and time goes on. */
class ClockSourceTest {

    private static final long SECOND = 10_000_000;

    private static Kernel run(int processors, ClockSource source, int period) {
        var machine = new Machine(KernelOptions.defaults().withProcessors(processors));
        BootOptions options = BootOptions.SERVER_2003.withClockPeriod(period);
        Kernel kernel =
                Kernel.boot(
                        machine,
                        options,
                        source,
                        system -> {
                            while (true) {
                                system.ke.wait.KeDelayExecutionThread(
                                        KProcessorMode.KernelMode,
                                        false,
                                        Timeout.milliseconds(3_600_000));
                            }
                        });
        machine.runUntil(10 * SECOND);
        assertEquals("", machine.stopReason().orElse(""));
        return kernel;
    }

    @Test
    void the_real_time_clock_ticks_on_all_processors() {
        for (int processors : new int[] {1, 2, 8}) {
            Kernel kernel =
                    run(processors, ClockSource.REAL_TIME_CLOCK, BootOptions.MULTIPROCESSOR_CLOCK);
            assertTicks(kernel, 10 * SECOND / BootOptions.MULTIPROCESSOR_CLOCK);
        }
    }

    @Test
    void the_interval_timer_ticks_too() {
        Kernel kernel = run(1, ClockSource.INTERVAL_TIMER, BootOptions.UNIPROCESSOR_CLOCK);
        assertTicks(kernel, 10 * SECOND / BootOptions.UNIPROCESSOR_CLOCK);
    }

    @Test
    void so_do_the_processors_own_timers() {
        Kernel kernel = run(4, ClockSource.LOCAL_TIMERS, BootOptions.MULTIPROCESSOR_CLOCK);
        assertTicks(kernel, 10 * SECOND / BootOptions.MULTIPROCESSOR_CLOCK);
    }

    /** Time has been moved on by every tick, and each processor has had as many. */
    private static void assertTicks(Kernel kernel, long ticks) {
        assertEquals(ticks, kernel.ke.time.KeQueryTickCount(), 1);
        for (int number = 0; number < kernel.hal.processorCount(); number++) {
            long taken = kernel.machine.apic(number).accepted();
            assertTrue(taken >= ticks - 2, () -> "interrupts: " + taken);
        }
    }

    @Test
    void a_period_that_the_real_time_clock_has_not_is_refused() {
        var machine = new Machine(KernelOptions.defaults());
        Hal hal =
                new Hal(
                        machine,
                        (_, _, _, _, _) -> {
                            throw new AssertionError();
                        },
                        BootOptions.UNIPROCESSOR_CLOCK,
                        ClockSource.REAL_TIME_CLOCK);
        assertThrows(IllegalArgumentException.class, () -> hal.startClock(0));
    }
}
