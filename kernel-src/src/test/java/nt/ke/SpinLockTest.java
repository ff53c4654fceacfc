package nt.ke;

import static nt.rtl.KIrql.DISPATCH_LEVEL;
import static nt.rtl.KIrql.PASSIVE_LEVEL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import nt.Lab;
import nt.Rule;
import nt.ps.EThread;
import nt.rtl.KIrql;
import org.junit.jupiter.api.Test;

class SpinLockTest {

    private static final int SEEDS = 500;
    private static final int VISITS = 5;

    /** Counts how many are inside; the law is that it is never more than one. */
    private static final class Room {
        int inside;
        int visits;

        void visit(Lab lab) {
            assertEquals(1, ++inside, "processors inside");
            lab.loiter(3);
            inside--;
            visits++;
        }
    }

    /** Visits the room from all processors at once. */
    private static void contend(Lab lab, Consumer<Room> visit) {
        var room = new Room();
        List<EThread> threads = new ArrayList<>();
        for (int processor = 0; processor < lab.processors(); processor++) {
            Runnable body =
                    () -> {
                        for (int visits = 0; visits < VISITS; visits++) {
                            visit.accept(room);
                        }
                    };
            threads.add(lab.start("visitor", 8, 1 << processor, body));
        }
        lab.waitForAll(threads);
        assertEquals(VISITS * lab.processors(), room.visits);
    }

    @Test
    void a_plain_lock_lets_one_processor_in_at_a_time() {
        Lab.explore(
                SEEDS,
                lab -> {
                    SpinLocks spinLocks = lab.kernel.ke.spinLocks;
                    var lock = new KSpinLock();
                    contend(
                            lab,
                            room -> {
                                KIrql oldIrql = spinLocks.KeAcquireSpinLock(lock);
                                room.visit(lab);
                                spinLocks.KeReleaseSpinLock(lock, oldIrql);
                            });
                });
    }

    @Test
    void a_queued_lock_lets_one_processor_in_at_a_time() {
        Lab.explore(
                SEEDS,
                lab -> {
                    SpinLocks spinLocks = lab.kernel.ke.spinLocks;
                    var lock = new KSpinLock();
                    contend(
                            lab,
                            room -> {
                                var handle = new KLockQueueHandle(lock);
                                spinLocks.KeAcquireInStackQueuedSpinLock(handle);
                                room.visit(lab);
                                spinLocks.KeReleaseInStackQueuedSpinLock(handle);
                            });
                });
    }

    @Test
    void a_numbered_lock_lets_one_processor_in_at_a_time() {
        Lab.explore(
                SEEDS,
                lab -> {
                    SpinLocks spinLocks = lab.kernel.ke.spinLocks;
                    int number = LockQueueNumber.LockQueueMasterLock.number();
                    contend(
                            lab,
                            room -> {
                                KIrql oldIrql = lab.kernel.hal.levels.KeRaiseIrqlToDpcLevel();
                                spinLocks.KeAcquireQueuedSpinLockAtDpcLevel(number);
                                room.visit(lab);
                                spinLocks.KeReleaseQueuedSpinLockFromDpcLevel(number);
                                lab.kernel.hal.levels.KeLowerIrql(oldIrql);
                            });
                });
    }

    @Test
    @Rule("queued lock order")
    void a_queued_lock_goes_round_first_come_first_served() {
        for (int seed = 1; seed <= SEEDS; seed++) {
            Lab.run(
                    4,
                    seed,
                    lab -> {
                        SpinLocks spinLocks = lab.kernel.ke.spinLocks;
                        var lock = new KSpinLock();
                        List<KSpinLockQueue> queued = new ArrayList<>();
                        List<KSpinLockQueue> served = new ArrayList<>();
                        var handle = new KLockQueueHandle(lock);
                        spinLocks.KeAcquireInStackQueuedSpinLock(handle);
                        List<EThread> threads = new ArrayList<>();
                        KSpinLockQueue last = handle.lockQueue;
                        int own = lab.kernel.machine.currentProcessor().number();
                        for (int processor = 0; processor < 4; processor++) {
                            if (processor == own) {
                                continue;
                            }
                            var place = new KLockQueueHandle(lock);
                            threads.add(
                                    lab.start(
                                            "waiter",
                                            8,
                                            1 << processor,
                                            () -> {
                                                spinLocks.KeAcquireInStackQueuedSpinLock(place);
                                                served.add(place.lockQueue);
                                                spinLocks.KeReleaseInStackQueuedSpinLock(place);
                                            }));
                            // It has come when the end of the queue has changed.
                            while (lock.tail == last) {
                                lab.kernel.hal.YieldProcessor();
                            }
                            last = place.lockQueue;
                            queued.add(last);
                        }
                        spinLocks.KeReleaseInStackQueuedSpinLock(handle);
                        lab.waitForAll(threads);
                        assertEquals(queued, served);
                    });
        }
    }

    @Test
    @Rule("spin lock")
    void taking_raises_to_dispatch_level_and_releasing_lowers() {
        Lab.run(
                1,
                1,
                lab -> {
                    var lock = new KSpinLock();
                    KIrql oldIrql = lab.kernel.ke.spinLocks.KeAcquireSpinLock(lock);
                    assertEquals(PASSIVE_LEVEL, oldIrql);
                    assertEquals(DISPATCH_LEVEL, lab.kernel.hal.levels.KeGetCurrentIrql());
                    lab.kernel.ke.spinLocks.KeReleaseSpinLock(lock, oldIrql);
                    assertEquals(PASSIVE_LEVEL, lab.kernel.hal.levels.KeGetCurrentIrql());
                });
    }
}
