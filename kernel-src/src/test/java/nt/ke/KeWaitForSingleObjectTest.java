package nt.ke;

import static nt.ke.EventType.NotificationEvent;
import static nt.ke.EventType.SynchronizationEvent;
import static nt.rtl.KIrql.DISPATCH_LEVEL;
import static nt.rtl.KIrql.PASSIVE_LEVEL;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static nt.rtl.NtStatus.STATUS_TIMEOUT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import nt.Lab;
import nt.Rule;
import nt.ps.EThread;
import nt.rtl.KIrql;
import org.junit.jupiter.api.Test;

class KeWaitForSingleObjectTest {

    @Test
    void a_signaled_object_ends_the_wait_at_once() {
        Lab.run(
                1,
                1,
                lab ->
                        assertSame(
                                STATUS_SUCCESS, lab.waitFor(new KEvent(NotificationEvent, true))));
    }

    @Test
    @Rule("timeouts")
    void zero_timeout_tests_without_blocking_at_dispatch_level_too() {
        Lab.run(
                1,
                1,
                lab -> {
                    KIrql oldIrql = lab.kernel.hal.levels.KeRaiseIrql(DISPATCH_LEVEL);
                    assertSame(
                            STATUS_TIMEOUT,
                            lab.waitFor(new KEvent(NotificationEvent, false), Timeout.ZERO));
                    assertEquals(DISPATCH_LEVEL, lab.kernel.hal.levels.KeGetCurrentIrql());
                    lab.kernel.hal.levels.KeLowerIrql(oldIrql);
                });
    }

    @Test
    void the_level_after_a_wait_is_that_before_it() {
        Lab.explore(
                50,
                lab -> {
                    var event = new KEvent(SynchronizationEvent, false);
                    lab.start("setter", () -> lab.kernel.ke.events.KeSetEvent(event, 1, false));
                    lab.waitFor(event);
                    assertEquals(PASSIVE_LEVEL, lab.kernel.hal.levels.KeGetCurrentIrql());
                });
    }

    @Test
    void no_signal_is_lost_between_test_and_wait() {
        Lab.explore(
                1000,
                lab -> {
                    var ping = new KEvent(SynchronizationEvent, false);
                    var pong = new KEvent(SynchronizationEvent, false);
                    EThread other =
                            lab.start(
                                    "pong",
                                    () -> {
                                        for (int round = 0; round < 10; round++) {
                                            lab.waitFor(ping);
                                            lab.kernel.ke.events.KeSetEvent(pong, 1, false);
                                        }
                                    });
                    for (int round = 0; round < 10; round++) {
                        lab.kernel.ke.events.KeSetEvent(ping, 1, false);
                        lab.waitFor(pong);
                    }
                    lab.waitFor(other);
                });
    }

    @Test
    void a_timeout_and_a_signal_race_without_losing_either() {
        Lab.explore(
                500,
                lab -> {
                    var event = new KEvent(SynchronizationEvent, false);
                    EThread setter =
                            lab.start(
                                    "setter",
                                    () -> {
                                        lab.sleep(16);
                                        lab.kernel.ke.events.KeSetEvent(event, 1, false);
                                    });
                    boolean timedOut =
                            lab.waitFor(event, Timeout.milliseconds(16)) == STATUS_TIMEOUT;
                    lab.waitFor(setter);
                    assertEquals(timedOut, lab.kernel.ke.events.KeReadStateEvent(event));
                });
    }

    @Test
    @Rule("timeouts")
    void a_wait_with_a_timeout_ends_not_before_it_and_at_most_a_tick_after_it() {
        Lab.explore(
                200,
                lab -> {
                    SystemTime time = lab.kernel.ke.time;
                    for (int milliseconds = 1; milliseconds < 60; milliseconds += 13) {
                        long begin = time.KeQueryInterruptTime();
                        lab.waitFor(
                                new KEvent(NotificationEvent, false),
                                Timeout.milliseconds(milliseconds));
                        long lasted = time.KeQueryInterruptTime() - begin;
                        long asked = milliseconds * Lab.MILLISECOND;
                        assertTrue(lasted >= asked, () -> "early: " + lasted);
                        assertTrue(
                                lasted <= asked + time.KeQueryTimeIncrement(),
                                () -> "late: " + lasted);
                    }
                });
    }

    @Test
    @Rule("timeouts")
    void an_absolute_timeout_is_a_system_time() {
        Lab.run(
                1,
                1,
                lab -> {
                    long until = lab.kernel.ke.time.KeQuerySystemTime() + 50 * Lab.MILLISECOND;
                    lab.waitFor(new KEvent(NotificationEvent, false), Timeout.until(until));
                    assertTrue(lab.kernel.ke.time.KeQuerySystemTime() >= until);
                });
    }

    @Test
    @Rule("wait test")
    void waits_end_in_the_order_in_which_they_began() {
        Lab.explore(
                200,
                lab -> {
                    var event = new KEvent(SynchronizationEvent, false);
                    var begun = new KSemaphore(0, 100);
                    List<Integer> served = new ArrayList<>();
                    List<EThread> threads = new ArrayList<>();
                    for (int number = 0; number < 4; number++) {
                        int own = number;
                        threads.add(
                                lab.start(
                                        "waiter",
                                        12,
                                        1,
                                        () -> {
                                            lab.kernel.ke.semaphores.KeReleaseSemaphore(
                                                    begun, 0, 1);
                                            lab.waitFor(event);
                                            served.add(own);
                                        }));
                        lab.waitFor(begun);
                        // Of higher priority: it has gone on to wait unless it is elsewhere still.
                        lab.sleep(20);
                    }
                    for (int number = 0; number < 4; number++) {
                        lab.kernel.ke.events.KeSetEvent(event, 0, false);
                        lab.sleep(20);
                    }
                    lab.waitForAll(threads);
                    assertEquals(List.of(0, 1, 2, 3), served);
                });
    }

    @Test
    @Rule("ended threads and processes")
    void a_thread_is_signaled_when_it_has_ended() {
        Lab.explore(
                300,
                lab -> {
                    var done = new boolean[1];
                    EThread thread = lab.start("worker", () -> done[0] = true);
                    lab.waitFor(thread);
                    assertTrue(done[0]);
                    assertEquals(KThreadState.Terminated, thread.state());
                });
    }
}
