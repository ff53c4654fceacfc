package nt.ke;

import static nt.ke.KProcessorMode.KernelMode;
import static nt.rtl.NtStatus.STATUS_ALERTED;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static nt.rtl.NtStatus.STATUS_TIMEOUT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import nt.Lab;
import nt.ps.EThread;
import nt.rtl.ListEntry;
import nt.rtl.NtStatus;
import org.junit.jupiter.api.Test;
import trace.LockUse;

/** Waiting and signaling without a lock over all. */
class ObjectLocksTest {

    private static final BootOptions OBJECT_LOCKS = BootOptions.SERVER_2003.withObjectLocks();
    private static final int SEEDS = 1500;

    private interface Body {
        void run(Lab lab, int seed);
    }

    private static void explore(Body body) {
        for (int seed = 1; seed <= SEEDS; seed++) {
            int own = seed;
            Lab.run(OBJECT_LOCKS, 1 + seed % 4, seed, lab -> body.run(lab, own));
        }
    }

    @Test
    void those_who_wait_for_everything_at_once_in_opposite_orders_do_not_block_each_other() {
        explore((lab, _) -> {
            List<KMutant> forks = List.of(new KMutant(), new KMutant(), new KMutant());
            var inside = new int[3];
            List<EThread> threads = new ArrayList<>();
            for (int place = 0; place < 3; place++) {
                int left = place;
                int right = (place + 1) % 3;
                threads.add(
                        lab.start(
                                "philosopher",
                                () -> {
                                    for (int meal = 0; meal < 3; meal++) {
                                        lab.waitFor(
                                                WaitType.WaitAll,
                                                Timeout.NEVER,
                                                forks.get(left),
                                                forks.get(right));
                                        assertEquals(1, ++inside[left], "a fork in two hands");
                                        assertEquals(1, ++inside[right], "a fork in two hands");
                                        lab.loiter(3);
                                        inside[left]--;
                                        inside[right]--;
                                        lab.kernel.ke.mutants.KeReleaseMutant(forks.get(left), 1);
                                        lab.kernel.ke.mutants.KeReleaseMutant(forks.get(right), 1);
                                    }
                                }));
            }
            lab.waitForAll(threads);
        });
    }

    @Test
    void of_what_is_signaled_nothing_is_lost_and_nothing_is_had_twice() {
        explore((lab, seed) -> {
            var one = new KSemaphore(0, 100);
            var other = new KSemaphore(0, 100);
            var taken = new HashMap<NtStatus, Integer>();
            List<EThread> threads = new ArrayList<>();
            for (int index = 0; index < 3; index++) {
                threads.add(
                        lab.start(
                                "consumer",
                                () -> {
                                    for (int turn = 0; turn < 4; turn++) {
                                        NtStatus status =
                                                lab.waitFor(
                                                        WaitType.WaitAny,
                                                        Timeout.milliseconds(16 + seed % 3 * 16),
                                                        one,
                                                        other);
                                        taken.merge(status, 1, Integer::sum);
                                    }
                                }));
            }
            for (int round = 0; round < 5; round++) {
                lab.loiter(seed % 23);
                lab.kernel.ke.semaphores.KeReleaseSemaphore(round % 2 == 0 ? one : other, 1, 1);
                if (round == seed % 5) {
                    lab.sleep(20);
                }
            }
            lab.waitForAll(threads);
            assertBalanced(taken, one, other);
        });
    }

    private static void assertBalanced(
            Map<NtStatus, Integer> taken, KSemaphore one, KSemaphore other) {
        int had = 0;
        int late = 0;
        for (Map.Entry<NtStatus, Integer> each : taken.entrySet()) {
            if (each.getKey() == STATUS_TIMEOUT) {
                late += each.getValue();
            } else {
                had += each.getValue();
            }
        }
        assertEquals(12, had + late, "every wait ends once");
        assertEquals(5, had + one.signalState + other.signalState, "what was released");
    }

    @Test
    void a_wait_ends_by_one_thing_of_signal_alert_and_time() {
        var seen = new TreeMap<String, Integer>();
        explore((lab, seed) -> {
            var event = new KEvent(EventType.SynchronizationEvent, false);
            var status = new NtStatus[1];
            EThread waiter =
                    lab.start(
                            "waiter",
                            () ->
                                    status[0] =
                                            lab.kernel.ke.wait.KeWaitForSingleObject(
                                                    event,
                                                    KWaitReason.Executive,
                                                    KernelMode,
                                                    true,
                                                    Timeout.milliseconds(1)));
            EThread alerter =
                    lab.start(
                            "alerter",
                            () -> {
                                lab.loiter(seed % 31);
                                lab.kernel.ke.alerts.KeAlertThread(waiter, KernelMode);
                            });
            lab.loiter(seed % 17);
            lab.kernel.ke.events.KeSetEvent(event, 1, false);
            lab.waitForAll(List.of(waiter, alerter));
            assertEquals(
                    status[0] == STATUS_SUCCESS ? 0 : 1,
                    event.signalState,
                    () -> "the event was used up, and the wait ended with " + status[0]);
            assertEquals(status[0] != STATUS_ALERTED, ((KThread) waiter).isAlerted(KernelMode));
            seen.merge(String.valueOf(status[0]), 1, Integer::sum);
        });
        assertTrue(seen.size() >= 2, () -> "only " + seen);
    }

    @Test
    void every_entry_of_a_queue_is_had_once() {
        explore((lab, seed) -> {
            var queue = new KQueue<Integer>(2);
            var had = new ArrayList<Integer>();
            List<EThread> threads = new ArrayList<>();
            for (int index = 0; index < 3; index++) {
                threads.add(
                        lab.start(
                                "server",
                                () -> {
                                    while (had.size() < 6) {
                                        Queues.Removal<Integer> removal =
                                                lab.kernel.ke.queues.KeRemoveQueue(
                                                        queue,
                                                        KernelMode,
                                                        Timeout.milliseconds(16));
                                        if (removal instanceof Queues.Removed<Integer>(var entry)) {
                                            had.add(entry);
                                            lab.sleep(seed % 2);
                                        }
                                    }
                                }));
            }
            for (int entry = 0; entry < 6; entry++) {
                lab.loiter(seed % 13);
                lab.kernel.ke.queues.KeInsertQueue(queue, new ListEntry<>(entry));
            }
            lab.waitForAll(threads);
            assertEquals(List.of(0, 1, 2, 3, 4, 5), had.stream().sorted().toList());
        });
    }

    @Test
    void a_kernel_call_is_made_however_far_the_wait_has_come() {
        explore((lab, seed) -> {
            var made = new boolean[1];
            var event = new KEvent(EventType.NotificationEvent, false);
            EThread waiter = lab.start("waiter", () -> lab.waitFor(event));
            lab.loiter(seed % 97);
            lab.kernel.ke.apcs.KeInsertQueueApc(
                    KApc.special(waiter, () -> made[0] = true), null, null, 0);
            lab.sleep(20);
            assertTrue(made[0], "nobody has interrupted it");
            lab.kernel.ke.events.KeSetEvent(event, 1, false);
            lab.waitForAll(List.of(waiter));
        });
    }

    @Test
    void the_same_object_may_be_waited_for_twice() {
        explore((lab, _) -> {
            var event = new KEvent(EventType.SynchronizationEvent, false);
            EThread waiter =
                    lab.start(
                            "waiter",
                            () ->
                                    assertEquals(
                                            NtStatus.waited(0),
                                            lab.waitFor(
                                                    WaitType.WaitAny,
                                                    Timeout.NEVER,
                                                    event,
                                                    event)));
            lab.kernel.ke.events.KeSetEvent(event, 1, false);
            lab.waitForAll(List.of(waiter));
        });
    }

    @Test
    void the_dispatcher_lock_is_not_used() {
        Lab.run(
                OBJECT_LOCKS.withMeasuredLocks(),
                3,
                1,
                lab -> {
                    lab.waitForAll(List.of(lab.start("thread", () -> lab.sleep(50))));
                    assertTrue(
                            Objects.requireNonNull(lab.kernel.ke.lockMeters).uses().stream()
                                    .map(LockUse::name)
                                    .noneMatch("LockQueueDispatcherLock"::equals));
                });
    }

    @Test
    void inheritance_needs_the_lock_over_all() {
        assertThrows(
                IllegalArgumentException.class,
                () -> OBJECT_LOCKS.asWindowsCe(SchedulingPolicy.WINDOWS_CE));
    }
}
