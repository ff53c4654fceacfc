package nt.ke;

import static nt.ke.EventType.NotificationEvent;
import static nt.ke.EventType.SynchronizationEvent;
import static nt.ke.WaitType.WaitAll;
import static nt.ke.WaitType.WaitAny;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static nt.rtl.NtStatus.STATUS_TIMEOUT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import nt.Lab;
import nt.Rule;
import nt.ps.EThread;
import nt.rtl.NtStatus;
import org.junit.jupiter.api.Test;

class KeWaitForMultipleObjectsTest {

    @Test
    void waiting_for_any_tells_which() {
        Lab.explore(
                300,
                lab -> {
                    var first = new KEvent(SynchronizationEvent, false);
                    var second = new KEvent(SynchronizationEvent, false);
                    lab.start("setter", () -> lab.kernel.ke.events.KeSetEvent(second, 1, false));
                    NtStatus status = lab.waitFor(WaitAny, Timeout.NEVER, first, second);
                    assertSame(NtStatus.waited(1), status);
                    assertFalse(lab.kernel.ke.events.KeReadStateEvent(second));
                });
    }

    @Test
    @Rule("wait test")
    void waiting_for_any_of_several_signaled_takes_only_the_first() {
        Lab.run(
                1,
                1,
                lab -> {
                    var first = new KSemaphore(1, 1);
                    var second = new KSemaphore(1, 1);
                    assertSame(STATUS_SUCCESS, lab.waitFor(WaitAny, Timeout.NEVER, first, second));
                    assertEquals(0, lab.kernel.ke.semaphores.KeReadStateSemaphore(first));
                    assertEquals(1, lab.kernel.ke.semaphores.KeReadStateSemaphore(second));
                });
    }

    @Test
    @Rule("wait test")
    void waiting_for_all_takes_nothing_until_all_are_signaled() {
        Lab.explore(
                300,
                lab -> {
                    var first = new KSemaphore(0, 10);
                    var second = new KSemaphore(0, 10);
                    EThread waiter =
                            lab.start(
                                    "waiter",
                                    () ->
                                            assertSame(
                                                    STATUS_SUCCESS,
                                                    lab.waitFor(
                                                            WaitAll,
                                                            Timeout.NEVER,
                                                            first,
                                                            second)));
                    lab.kernel.ke.semaphores.KeReleaseSemaphore(first, 1, 1);
                    lab.sleep(20);
                    assertEquals(1, lab.kernel.ke.semaphores.KeReadStateSemaphore(first));
                    lab.kernel.ke.semaphores.KeReleaseSemaphore(second, 1, 1);
                    lab.waitFor(waiter);
                    assertEquals(0, lab.kernel.ke.semaphores.KeReadStateSemaphore(first));
                    assertEquals(0, lab.kernel.ke.semaphores.KeReadStateSemaphore(second));
                });
    }

    @Test
    void philosophers_who_take_both_forks_in_one_wait_never_starve_each_other_for_ever() {
        Lab.explore(
                200,
                lab -> {
                    int seats = 3;
                    var forks = new KMutant[seats];
                    for (int fork = 0; fork < seats; fork++) {
                        forks[fork] = new KMutant();
                    }
                    List<EThread> philosophers = new ArrayList<>();
                    for (int seat = 0; seat < seats; seat++) {
                        KMutant left = forks[seat];
                        KMutant right = forks[(seat + 1) % seats];
                        Runnable dinner =
                                () -> {
                                    for (int bite = 0; bite < 4; bite++) {
                                        lab.waitFor(WaitAll, Timeout.NEVER, left, right);
                                        lab.loiter(5);
                                        lab.kernel.ke.mutants.KeReleaseMutant(left, 1);
                                        lab.kernel.ke.mutants.KeReleaseMutant(right, 1);
                                    }
                                };
                        philosophers.add(lab.start("philosopher", dinner));
                    }
                    lab.waitForAll(philosophers);
                });
    }

    @Test
    @Rule("unwait")
    void a_timeout_leaves_no_wait_behind() {
        Lab.explore(
                100,
                lab -> {
                    var first = new KEvent(NotificationEvent, false);
                    var second = new KEvent(SynchronizationEvent, false);
                    assertSame(
                            STATUS_TIMEOUT,
                            lab.waitFor(WaitAll, Timeout.milliseconds(20), first, second));
                    lab.kernel.ke.events.KeSetEvent(first, 1, false);
                    lab.kernel.ke.events.KeSetEvent(second, 1, false);
                    // Nobody took it: it is still signaled.
                    assertSame(STATUS_SUCCESS, lab.waitFor(second, Timeout.ZERO));
                });
    }

    @Test
    @Rule("wait blocks")
    void sixty_four_objects_are_not_too_many() {
        Lab.run(
                2,
                1,
                lab -> {
                    var events = new KEvent[64];
                    for (int index = 0; index < events.length; index++) {
                        events[index] = new KEvent(SynchronizationEvent, false);
                    }
                    lab.start(
                            "setter", () -> lab.kernel.ke.events.KeSetEvent(events[63], 1, false));
                    assertSame(NtStatus.waited(63), lab.waitFor(WaitAny, Timeout.NEVER, events));
                });
    }
}
