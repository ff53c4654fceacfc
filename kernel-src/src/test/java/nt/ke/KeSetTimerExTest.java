package nt.ke;

import static nt.ke.TimerType.NotificationTimer;
import static nt.ke.TimerType.SynchronizationTimer;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static nt.rtl.NtStatus.STATUS_TIMEOUT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import nt.Lab;
import nt.Rule;
import nt.ps.EThread;
import org.junit.jupiter.api.Test;

class KeSetTimerExTest {

    @Test
    @Rule("timer granularity")
    void a_timer_expires_not_early_and_at_most_a_tick_late() {
        Lab.explore(
                100,
                lab -> {
                    SystemTime time = lab.kernel.ke.time;
                    List<EThread> sleepers = new ArrayList<>();
                    for (int index = 0; index < 20; index++) {
                        long asked = (1 + index * 977L % 300) * Lab.MILLISECOND;
                        sleepers.add(
                                lab.start(
                                        "sleeper",
                                        () -> {
                                            var timer = new KTimer(NotificationTimer);
                                            long begin = time.KeQueryInterruptTime();
                                            lab.kernel.ke.timers.KeSetTimerEx(
                                                    timer, Timeout.units(asked), 0, null);
                                            lab.waitFor(timer);
                                            long lasted = time.KeQueryInterruptTime() - begin;
                                            assertTrue(lasted >= asked, "early");
                                            assertTrue(
                                                    lasted
                                                            <= asked
                                                                    + 2L
                                                                            * time
                                                                                    .KeQueryTimeIncrement(),
                                                    () -> "late by " + (lasted - asked));
                                        }));
                    }
                    lab.waitForAll(sleepers);
                });
    }

    @Test
    @Rule("timer kinds")
    void a_notification_timer_stays_signaled_and_a_synchronization_timer_does_not() {
        Lab.run(
                2,
                1,
                lab -> {
                    for (TimerType type : TimerType.values()) {
                        var timer = new KTimer(type);
                        lab.kernel.ke.timers.KeSetTimerEx(timer, Timeout.milliseconds(10), 0, null);
                        lab.waitFor(timer);
                        assertSame(
                                type == NotificationTimer ? STATUS_SUCCESS : STATUS_TIMEOUT,
                                lab.waitFor(timer, Timeout.ZERO));
                    }
                });
    }

    @Test
    @Rule("timer set again")
    void setting_again_moves_the_due_time() {
        Lab.run(
                1,
                1,
                lab -> {
                    var timer = new KTimer(SynchronizationTimer);
                    assertFalse(
                            lab.kernel.ke.timers.KeSetTimerEx(
                                    timer, Timeout.milliseconds(20), 0, null));
                    assertTrue(
                            lab.kernel.ke.timers.KeSetTimerEx(
                                    timer, Timeout.milliseconds(200), 0, null));
                    lab.sleep(100);
                    assertFalse(lab.kernel.ke.timers.KeReadStateTimer(timer));
                    lab.sleep(150);
                    assertTrue(lab.kernel.ke.timers.KeReadStateTimer(timer));
                });
    }

    @Test
    void a_cancelled_timer_does_not_expire() {
        Lab.run(
                1,
                1,
                lab -> {
                    var timer = new KTimer(NotificationTimer);
                    lab.kernel.ke.timers.KeSetTimerEx(timer, Timeout.milliseconds(50), 0, null);
                    assertTrue(lab.kernel.ke.timers.KeCancelTimer(timer));
                    assertFalse(lab.kernel.ke.timers.KeCancelTimer(timer));
                    lab.sleep(100);
                    assertFalse(lab.kernel.ke.timers.KeReadStateTimer(timer));
                });
    }

    @Test
    @Rule("timer period")
    void a_periodic_timer_does_not_drift() {
        Lab.explore(
                40,
                lab -> {
                    var timer = new KTimer(SynchronizationTimer);
                    long begin = lab.kernel.ke.time.KeQueryInterruptTime();
                    lab.kernel.ke.timers.KeSetTimerEx(timer, Timeout.milliseconds(40), 40, null);
                    for (int period = 1; period <= 25; period++) {
                        lab.waitFor(timer);
                        long lasted = lab.kernel.ke.time.KeQueryInterruptTime() - begin;
                        assertTrue(lasted >= period * 40 * Lab.MILLISECOND);
                        assertTrue(
                                lasted
                                        <= period * 40 * Lab.MILLISECOND
                                                + 2L * lab.kernel.ke.time.KeQueryTimeIncrement());
                    }
                    lab.kernel.ke.timers.KeCancelTimer(timer);
                });
    }

    @Test
    @Rule("timer expiration")
    void the_deferred_procedure_calls_of_many_timers_due_at_once_are_all_made() {
        Lab.explore(
                20,
                lab -> {
                    var calls = new int[1];
                    int timers = 2 * Timers.MAX_TIMER_DPCS + 3;
                    for (int index = 0; index < timers; index++) {
                        var dpc = new KDpc((_, _, _) -> calls[0]++);
                        lab.kernel.ke.timers.KeSetTimerEx(
                                new KTimer(NotificationTimer), Timeout.milliseconds(20), 0, dpc);
                    }
                    lab.sleep(60);
                    assertEquals(timers, calls[0]);
                });
    }

    @Test
    void a_due_time_in_the_past_expires_at_once() {
        Lab.run(
                1,
                1,
                lab -> {
                    var timer = new KTimer(NotificationTimer);
                    lab.kernel.ke.timers.KeSetTimerEx(timer, Timeout.until(1), 0, null);
                    assertTrue(lab.kernel.ke.timers.KeReadStateTimer(timer));
                });
    }

    @Test
    void a_timer_that_may_be_late_is_due_at_a_multiple_of_its_tolerance() {
        long millisecond = Lab.MILLISECOND;
        assertEquals(1_234_567, Timers.coalesced(1_234_567, 0));
        assertEquals(1_234_567, Timers.coalesced(1_234_567, 49 * millisecond));
        assertEquals(150 * millisecond, Timers.coalesced(123 * millisecond, 50 * millisecond));
        assertEquals(200 * millisecond, Timers.coalesced(123 * millisecond, 249 * millisecond));
        assertEquals(250 * millisecond, Timers.coalesced(123 * millisecond, 250 * millisecond));
        assertEquals(1000 * millisecond, Timers.coalesced(123 * millisecond, 5000 * millisecond));
    }

    @Test
    void it_is_never_late_by_more_than_it_may() {
        for (long due = 0; due < 10_000_000; due += 123_457) {
            for (int tolerance : new int[] {0, 20, 50, 70, 100, 260, 999, 3000}) {
                long units = tolerance * Lab.MILLISECOND;
                long late = Timers.coalesced(due, units) - due;
                assertTrue(late >= 0 && late <= units, "late by " + late + " of " + units);
            }
        }
    }
}
