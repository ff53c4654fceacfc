package nt.ke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nt.Lab;
import nt.ps.EThread;
import org.junit.jupiter.api.Test;

class CeThreadsTest {

    private static final BootOptions CE =
            BootOptions.SERVER_2003.asWindowsCe(SchedulingPolicy.WINDOWS_CE);

    /** Threads of these priorities become ready in this order; in which order they run. */
    private static List<Integer> served(int... priorities) {
        var served = new ArrayList<Integer>();
        Lab.run(
                CE,
                1,
                1,
                lab -> {
                    CeThreads ce = lab.kernel.ke.ceThreads;
                    ce.CeSetThreadPriority(lab.kernel.ke.processors.KeGetCurrentThread(), 0);
                    List<EThread> threads = new ArrayList<>();
                    for (int priority : priorities) {
                        int urgency = CeThreads.turned(priority);
                        threads.add(lab.start("thread", urgency, 1, () -> served.add(priority)));
                    }
                    lab.waitForAll(threads);
                });
        return served;
    }

    @Test
    void of_256_priorities_0_goes_first_and_255_last() {
        assertEquals(
                List.of(1, 7, 8, 100, 101, 247, 248, 255),
                served(248, 255, 7, 101, 8, 247, 1, 100));
    }

    @Test
    void neighbours_that_share_a_bit_of_the_summary_are_told_apart() {
        assertEquals(List.of(40, 41, 42, 43), served(42, 41, 43, 40));
        assertEquals(List.of(40, 40, 47), served(40, 47, 40));
    }

    @Test
    void threads_of_one_process_may_be_at_1_and_240() {
        Lab.run(
                CE,
                1,
                1,
                lab -> {
                    CeThreads ce = lab.kernel.ke.ceThreads;
                    EThread thread = lab.start("thread", 8, 1, () -> lab.sleep(60));
                    for (int priority : new int[] {1, 240}) {
                        ce.CeSetThreadPriority(thread, priority);
                        assertEquals(priority, ce.CeGetThreadPriority(thread));
                    }
                });
    }

    @Test
    void a_thread_gets_100_ms_unless_it_is_told_otherwise() {
        Lab.run(
                CE,
                1,
                1,
                lab -> {
                    CeThreads ce = lab.kernel.ke.ceThreads;
                    EThread thread = lab.start("thread", 8, 1, () -> lab.sleep(60));
                    assertEquals(100, ce.CeGetThreadQuantum(thread));
                    ce.CeSetThreadQuantum(thread, 25);
                    assertEquals(25, ce.CeGetThreadQuantum(thread));
                });
    }

    @Test
    void a_thread_of_quantum_0_lets_its_equals_wait_until_it_waits() {
        for (int quantum : new int[] {0, 10}) {
            Lab.run(
                    CE,
                    1,
                    1,
                    lab -> {
                        CeThreads ce = lab.kernel.ke.ceThreads;
                        ce.CeSetThreadPriority(lab.kernel.ke.processors.KeGetCurrentThread(), 0);
                        var order = new ArrayList<String>();
                        EThread first =
                                lab.start(
                                        "first",
                                        8,
                                        1,
                                        () -> {
                                            lab.compute(700);
                                            order.add("first");
                                        });
                        ce.CeSetThreadQuantum(first, quantum);
                        EThread second = lab.start("second", 8, 1, () -> order.add("second"));
                        lab.waitForAll(List.of(first, second));
                        assertEquals(quantum == 0 ? "first" : "second", order.getFirst());
                    });
        }
    }

    @Test
    void what_is_inherited_stays_when_the_own_priority_is_set_below_it() {
        Lab.run(
                CE,
                1,
                1,
                lab -> {
                    CeThreads ce = lab.kernel.ke.ceThreads;
                    KThread self = lab.kernel.ke.processors.KeGetCurrentThread();
                    var mutant = new KMutant();
                    lab.waitFor(mutant);
                    lab.start("high", CeThreads.turned(50), 1, () -> lab.waitFor(mutant));
                    lab.sleep(20);
                    assertEquals(50, ce.CeGetThreadPriority(self));
                    ce.CeSetThreadPriority(self, 200);
                    assertEquals(50, ce.CeGetThreadPriority(self));
                    lab.kernel.ke.mutants.KeReleaseMutant(mutant, 0);
                    assertEquals(200, ce.CeGetThreadPriority(self));
                });
    }

    @Test
    void the_ready_lists_stay_consistent_with_many_processors() {
        for (int seed = 1; seed <= 60; seed++) {
            Lab.run(
                    CE,
                    1 + seed % 4,
                    seed,
                    lab -> {
                        var invariants = new Invariants(lab.kernel.ke);
                        CeThreads ce = lab.kernel.ke.ceThreads;
                        List<EThread> threads = new ArrayList<>();
                        for (int index = 0; index < 12; index++) {
                            int turned = 5 + 19 * index;
                            threads.add(
                                    lab.start(
                                            "thread",
                                            turned,
                                            lab.kernel.ke.allProcessors(),
                                            () -> lab.sleep(2)));
                        }
                        for (EThread thread : threads) {
                            ce.CeSetThreadPriority(thread, 128 - thread.id() % 16);
                            Optional<String> broken =
                                    invariants.broken(lab.kernel.processes.processes());
                            assertTrue(broken.isEmpty(), () -> "" + broken);
                        }
                        lab.waitForAll(threads);
                    });
        }
    }
}
