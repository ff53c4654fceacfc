package nt.ke;

import static nt.rtl.KIrql.PASSIVE_LEVEL;
import static nt.rtl.NtStatus.STATUS_MUTANT_NOT_OWNED;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static nt.rtl.NtStatus.STATUS_TIMEOUT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import nt.Lab;
import nt.Rule;
import nt.ps.EThread;
import nt.rtl.NtStatus;
import nt.rtl.RaisedStatus;
import org.junit.jupiter.api.Test;

class KeReleaseMutantTest {

    @Test
    void one_thread_owns_it_at_a_time() {
        Lab.explore(
                500,
                lab -> {
                    var mutant = new KMutant();
                    var inside = new int[1];
                    List<EThread> threads = new ArrayList<>();
                    for (int index = 0; index < 4; index++) {
                        threads.add(
                                lab.start(
                                        "visitor",
                                        () -> {
                                            for (int visit = 0; visit < 3; visit++) {
                                                lab.waitFor(mutant);
                                                assertEquals(1, ++inside[0]);
                                                lab.loiter(5);
                                                inside[0]--;
                                                lab.kernel.ke.mutants.KeReleaseMutant(mutant, 1);
                                            }
                                        }));
                    }
                    lab.waitForAll(threads);
                    assertEquals(1, lab.kernel.ke.mutants.KeReadStateMutant(mutant));
                });
    }

    @Test
    @Rule("mutant states")
    void its_owner_may_take_it_again_and_releases_it_as_often() {
        Lab.run(
                1,
                1,
                lab -> {
                    var mutant = new KMutant();
                    lab.waitFor(mutant);
                    lab.waitFor(mutant);
                    assertEquals(-1, lab.kernel.ke.mutants.KeReadStateMutant(mutant));
                    assertEquals(-1, lab.kernel.ke.mutants.KeReleaseMutant(mutant, 1));
                    assertEquals(0, lab.kernel.ke.mutants.KeReleaseMutant(mutant, 1));
                    assertEquals(1, lab.kernel.ke.mutants.KeReadStateMutant(mutant));
                });
    }

    @Test
    @Rule("mutant of another")
    void who_does_not_own_it_cannot_release_it() {
        Lab.explore(
                20,
                lab -> {
                    var mutant = new KMutant();
                    lab.waitFor(mutant);
                    EThread other =
                            lab.start(
                                    "other",
                                    () -> {
                                        RaisedStatus raised =
                                                assertThrows(
                                                        RaisedStatus.class,
                                                        () ->
                                                                lab.kernel.ke.mutants
                                                                        .KeReleaseMutant(
                                                                                mutant, 1));
                                        assertSame(STATUS_MUTANT_NOT_OWNED, raised.status());
                                        assertSame(
                                                STATUS_TIMEOUT, lab.waitFor(mutant, Timeout.ZERO));
                                    });
                    lab.waitFor(other);
                });
    }

    @Test
    @Rule("abandoned mutant")
    void a_mutant_whose_owner_ends_is_abandoned_to_the_next() {
        Lab.explore(
                200,
                lab -> {
                    var mutant = new KMutant();
                    EThread owner = lab.start("owner", () -> lab.waitFor(mutant));
                    lab.waitFor(owner);
                    assertSame(NtStatus.abandoned(0), lab.waitFor(mutant));
                    lab.kernel.ke.mutants.KeReleaseMutant(mutant, 1);
                    assertSame(STATUS_SUCCESS, lab.waitFor(mutant));
                });
    }

    @Test
    @Rule("kernel mutex")
    void the_owner_of_a_kernel_mutex_takes_no_normal_kernel_calls() {
        Lab.explore(
                20,
                lab -> {
                    var mutex = new KMutant(true);
                    var made = new boolean[1];
                    KThread own = lab.kernel.ke.processors.KeGetCurrentThread();
                    lab.waitFor(mutex);
                    KApc apc = KApc.normal(own, KProcessorMode.KernelMode, () -> made[0] = true);
                    lab.kernel.ke.apcs.KeInsertQueueApc(apc, null, null, 0);
                    lab.loiter(50);
                    assertFalse(made[0]);
                    lab.kernel.ke.mutants.KeReleaseMutant(mutex, 1);
                    assertTrue(made[0]);
                });
    }

    @Test
    @Rule("mutant limit")
    void a_mutant_owned_as_often_as_can_be_counted_is_not_taken_again() {
        Lab.run(
                1,
                1,
                lab -> {
                    var mutant = new KMutant();
                    lab.waitFor(mutant);
                    mutant.signalState = Integer.MIN_VALUE + 1;
                    lab.waitFor(mutant);
                    RaisedStatus raised =
                            assertThrows(RaisedStatus.class, () -> lab.waitFor(mutant));
                    assertEquals(NtStatus.STATUS_MUTANT_LIMIT_EXCEEDED, raised.status());
                    assertThrows(
                            RaisedStatus.class,
                            () -> lab.waitFor(WaitType.WaitAny, Timeout.ZERO, mutant));
                    assertEquals(Integer.MIN_VALUE, mutant.signalState);
                    assertEquals(PASSIVE_LEVEL, lab.kernel.hal.levels.KeGetCurrentIrql());
                    mutant.signalState = 0; // lest its owner end with it
                    lab.kernel.ke.mutants.KeReleaseMutant(mutant, 0);
                });
    }
}
