package nt.ke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nt.Lab;
import nt.ps.EThread;
import nt.rtl.KIrql;
import org.junit.jupiter.api.Test;
import trace.LockUse;
import trace.Moment;

class LockMetersTest {

    private static final BootOptions MEASURED = BootOptions.SERVER_2003.withMeasuredLocks();
    private static final int ROUNDS = 50;

    private static LockUse use(KSpinLock lock) {
        return Objects.requireNonNull(lock.meter).use("");
    }

    /** Every processor takes the lock so many times. */
    private static LockUse fight(int processors, long seed, boolean queued) {
        var use = new ArrayList<LockUse>();
        Lab.run(
                MEASURED,
                processors,
                seed,
                lab -> {
                    var lock = new KSpinLock();
                    List<EThread> threads = new ArrayList<>();
                    for (int processor = 0; processor < processors; processor++) {
                        threads.add(
                                lab.start(
                                        "visitor",
                                        8,
                                        1 << processor,
                                        () -> visit(lab, lock, queued)));
                    }
                    lab.waitForAll(threads);
                    use.add(use(lock));
                });
        return use.getFirst();
    }

    private static void visit(Lab lab, KSpinLock lock, boolean queued) {
        SpinLocks spinLocks = lab.kernel.ke.spinLocks;
        var place = new KLockQueueHandle(lock);
        for (int round = 0; round < ROUNDS; round++) {
            if (queued) {
                spinLocks.KeAcquireInStackQueuedSpinLock(place);
                lab.loiter(3);
                spinLocks.KeReleaseInStackQueuedSpinLock(place);
            } else {
                KIrql oldIrql = spinLocks.KeAcquireSpinLock(lock);
                lab.loiter(3);
                spinLocks.KeReleaseSpinLock(lock, oldIrql);
            }
        }
    }

    @Test
    void every_acquisition_is_counted_once() {
        for (int seed = 1; seed <= 20; seed++) {
            for (boolean queued : new boolean[] {false, true}) {
                assertEquals(3 * ROUNDS, fight(3, seed, queued).acquisitions());
            }
        }
    }

    @Test
    void a_queued_lock_passes_nobody_over_and_a_plain_one_does() {
        long plain = 0;
        for (int seed = 1; seed <= 20; seed++) {
            assertEquals(0, fight(4, seed, true).passedOver(), "seed " + seed);
            plain += fight(4, seed, false).passedOver();
        }
        assertTrue(plain > 0, "it never happened");
    }

    @Test
    void alone_nobody_spins() {
        LockUse use = fight(1, 1, false);
        assertEquals(0, use.contended());
        assertEquals(0, use.spinCycles());
    }

    @Test
    void a_lock_is_held_from_taking_to_giving_back() {
        Lab.run(
                MEASURED,
                1,
                1,
                lab -> {
                    var lock = new KSpinLock();
                    KIrql oldIrql = lab.kernel.ke.spinLocks.KeAcquireSpinLock(lock);
                    long begun = lab.kernel.machine.timeline().cycles;
                    lab.kernel.machine.execute(Moment.toCycles(25));
                    long held = lab.kernel.machine.timeline().cycles - begun;
                    lab.kernel.ke.spinLocks.KeReleaseSpinLock(lock, oldIrql);
                    assertEquals(held, use(lock).holdCycles());
                    assertEquals(held, use(lock).longestHold());
                });
    }

    @Test
    void the_numbered_locks_have_their_names_and_the_others_those_of_their_kind() {
        Lab.run(
                MEASURED,
                2,
                1,
                lab -> {
                    lab.sleep(50);
                    List<String> names =
                            Objects.requireNonNull(lab.kernel.ke.lockMeters).uses().stream()
                                    .map(LockUse::name)
                                    .toList();
                    assertTrue(
                            names.containsAll(
                                    List.of("LockQueueDispatcherLock", "ThreadLock", "PrcbLock")),
                            () -> "" + names);
                });
    }

    @Test
    void measuring_changes_nothing_of_the_run() {
        assertEquals(cyclesOfARun(BootOptions.SERVER_2003), cyclesOfARun(MEASURED));
    }

    private static long cyclesOfARun(BootOptions setup) {
        var cycles = new long[1];
        Lab.run(
                setup,
                3,
                7,
                lab -> {
                    lab.waitForAll(List.of(lab.start("one", () -> lab.sleep(40))));
                    cycles[0] = lab.kernel.machine.timeline().cycles;
                });
        return cycles[0];
    }

    @Test
    void nothing_is_measured_that_nobody_asked_for() {
        Lab.run(1, 1, lab -> assertNull(lab.kernel.ke.lockMeters));
    }
}
