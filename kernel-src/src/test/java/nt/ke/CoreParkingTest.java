package nt.ke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import machine.Topology;
import nt.Lab;
import nt.ps.EThread;
import org.junit.jupiter.api.Test;

class CoreParkingTest {

    private static final BootOptions PARKING =
            BootOptions.SERVER_2003.withoutBalanceSetManager().withCoreParking();

    /** Longer than it takes to park all cores but one. */
    private static final int SETTLING = 1000;

    @Test
    void with_nothing_to_do_one_core_is_left() {
        for (int processors = 1; processors <= 4; processors++) {
            int all = (1 << processors) - 1;
            Lab.run(
                    PARKING,
                    processors,
                    1,
                    lab -> {
                        lab.sleep(SETTLING);
                        assertEquals(all & ~1, lab.kernel.ke.processors.parked());
                    });
        }
    }

    @Test
    void whole_cores_are_parked() {
        Lab.run(
                PARKING.withTopology(new Topology(2, 32)),
                6,
                1,
                lab -> {
                    lab.sleep(SETTLING);
                    assertEquals(0b111100, lab.kernel.ke.processors.parked());
                });
    }

    @Test
    void a_growing_load_unparks_all() {
        Lab.run(
                PARKING,
                4,
                1,
                lab -> {
                    lab.sleep(SETTLING);
                    List<EThread> threads = new ArrayList<>();
                    for (int index = 0; index < 4; index++) {
                        threads.add(lab.start("hog", () -> lab.compute(SETTLING)));
                    }
                    lab.sleep(SETTLING / 2);
                    assertEquals(0, lab.kernel.ke.processors.parked());
                    lab.waitForAll(threads);
                });
    }

    @Test
    void a_thread_without_another_choice_runs_on_a_parked_core_at_once() {
        Lab.run(
                PARKING,
                4,
                1,
                lab -> {
                    lab.sleep(SETTLING);
                    var ran = new TreeSet<Integer>();
                    EThread bound =
                            lab.start(
                                    "bound",
                                    8,
                                    0b1100,
                                    () -> ran.add(lab.kernel.machine.currentProcessor().number()));
                    lab.waitForAll(List.of(bound));
                    assertEquals(0b1110, lab.kernel.ke.processors.parked());
                    assertTrue(ran.first() >= 2);
                });
    }

    @Test
    void a_thread_that_computes_leaves_a_core_that_is_parked() {
        Lab.run(
                PARKING,
                3,
                1,
                lab -> {
                    KThread self = lab.kernel.ke.processors.KeGetCurrentThread();
                    lab.kernel.ke.threads.KeSetAffinityThread(self, 1);
                    EThread hog = lab.start("hog", 8, 0b111, () -> lab.compute(20 * SETTLING));
                    lab.sleep(SETTLING);
                    int places = lab.kernel.ke.processors.placesOf(hog);
                    assertTrue(
                            (places & 1 << ((KThread) hog).nextProcessor) != 0,
                            "it is where it was");
                });
    }

    @Test
    void nobody_is_forgotten_while_cores_come_and_go() {
        for (int seed = 1; seed <= 60; seed++) {
            int span = 1 + seed % 90;
            Lab.run(
                    PARKING,
                    2 + seed % 4,
                    seed,
                    lab -> {
                        var invariants = new Invariants(lab.kernel.ke);
                        List<EThread> threads = new ArrayList<>();
                        for (int index = 0; index < 9; index++) {
                            int affinity = index % 4 == 0 ? 0b10 : lab.kernel.ke.allProcessors();
                            threads.add(
                                    lab.start(
                                            "worker",
                                            6 + index % 3,
                                            affinity,
                                            () -> {
                                                for (int turn = 0; turn < 5; turn++) {
                                                    lab.compute(span);
                                                    lab.sleep(120 - span);
                                                }
                                            }));
                        }
                        for (int look = 0; look < 10; look++) {
                            lab.sleep(70);
                            assertEquals(
                                    Optional.empty(),
                                    invariants.broken(lab.kernel.processes.processes()));
                        }
                        lab.waitForAll(threads);
                    });
        }
    }
}
