package nt.ke;

import static nt.ke.EventType.NotificationEvent;
import static nt.ke.EventType.SynchronizationEvent;
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

class KeSetEventTest {

    private static List<EThread> waiters(Lab lab, KEvent event, int count, int[] released) {
        List<EThread> threads = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            threads.add(
                    lab.start(
                            "waiter",
                            () -> {
                                lab.waitFor(event);
                                released[0]++;
                            }));
        }
        lab.sleep(50);
        return threads;
    }

    @Test
    @Rule("synchronization event")
    void a_synchronization_event_releases_one_thread_for_each_set() {
        Lab.explore(
                200,
                lab -> {
                    var event = new KEvent(SynchronizationEvent, false);
                    var released = new int[1];
                    List<EThread> threads = waiters(lab, event, 3, released);
                    for (int sets = 1; sets <= 3; sets++) {
                        lab.kernel.ke.events.KeSetEvent(event, 1, false);
                        lab.sleep(50);
                        assertEquals(sets, released[0]);
                    }
                    lab.waitForAll(threads);
                    assertFalse(lab.kernel.ke.events.KeReadStateEvent(event));
                });
    }

    @Test
    @Rule("notification event")
    void a_notification_event_releases_all_and_stays_signaled() {
        Lab.explore(
                200,
                lab -> {
                    var event = new KEvent(NotificationEvent, false);
                    var released = new int[1];
                    List<EThread> threads = waiters(lab, event, 4, released);
                    assertFalse(lab.kernel.ke.events.KeSetEvent(event, 1, false));
                    lab.waitForAll(threads);
                    assertEquals(4, released[0]);
                    assertTrue(lab.kernel.ke.events.KeReadStateEvent(event));
                    assertTrue(lab.kernel.ke.events.KeResetEvent(event));
                    assertFalse(lab.kernel.ke.events.KeReadStateEvent(event));
                });
    }

    @Test
    @Rule("pulse")
    void a_pulse_releases_those_who_wait_now_and_nobody_after() {
        Lab.explore(
                200,
                lab -> {
                    var event = new KEvent(NotificationEvent, false);
                    var released = new int[1];
                    List<EThread> threads = waiters(lab, event, 3, released);
                    lab.kernel.ke.events.KePulseEvent(event, 1);
                    lab.waitForAll(threads);
                    assertEquals(3, released[0]);
                    assertSame(STATUS_TIMEOUT, lab.waitFor(event, Timeout.ZERO));
                });
    }

    @Test
    void setting_twice_is_setting_once() {
        Lab.run(
                1,
                1,
                lab -> {
                    var event = new KEvent(SynchronizationEvent, false);
                    assertFalse(lab.kernel.ke.events.KeSetEvent(event, 1, false));
                    assertTrue(lab.kernel.ke.events.KeSetEvent(event, 1, false));
                    assertSame(STATUS_SUCCESS, lab.waitFor(event));
                    assertSame(STATUS_TIMEOUT, lab.waitFor(event, Timeout.ZERO));
                });
    }

    @Test
    @Rule("wait next")
    void with_wait_next_nothing_comes_between_signal_and_wait() {
        Lab.explore(
                500,
                lab -> {
                    var request = new KEvent(SynchronizationEvent, false);
                    var reply = new KEvent(NotificationEvent, false);
                    EThread server =
                            lab.start(
                                    "server",
                                    () -> {
                                        for (int round = 0; round < 5; round++) {
                                            lab.waitFor(request);
                                            // A pulse is lost on whoever does not wait yet.
                                            lab.kernel.ke.events.KePulseEvent(reply, 1);
                                        }
                                    });
                    for (int round = 0; round < 5; round++) {
                        lab.kernel.ke.events.KeSetEvent(request, 1, true);
                        assertSame(
                                STATUS_SUCCESS, lab.waitFor(reply, Timeout.milliseconds(60_000)));
                    }
                    lab.waitFor(server);
                });
    }

    @Test
    @Rule("wait next")
    void releasing_a_mutant_or_a_semaphore_can_announce_a_wait_too() {
        Lab.explore(
                200,
                lab -> {
                    var mutant = new KMutant(true);
                    var semaphore = new KSemaphore(0, 100);
                    var event = new KEvent(EventType.SynchronizationEvent, false);
                    lab.waitFor(mutant);
                    EThread pulser =
                            lab.start(
                                    "pulser",
                                    () -> {
                                        lab.waitFor(mutant);
                                        // Whoever let us in waits already: a pulse reaches it.
                                        lab.kernel.ke.events.KePulseEvent(event, 0);
                                        lab.kernel.ke.mutants.KeReleaseMutant(mutant, 0);
                                        lab.waitFor(semaphore);
                                        lab.kernel.ke.events.KePulseEvent(event, 0);
                                    });
                    lab.loiter(50);
                    lab.kernel.ke.mutants.KeReleaseMutant(mutant, 0, true);
                    lab.waitFor(event);
                    lab.kernel.ke.semaphores.KeReleaseSemaphore(semaphore, 0, 1, true);
                    lab.waitFor(event);
                    lab.waitFor(pulser);
                });
    }
}
