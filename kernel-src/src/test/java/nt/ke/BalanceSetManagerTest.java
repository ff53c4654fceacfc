package nt.ke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nt.Lab;
import nt.Rule;
import nt.ps.EThread;
import org.junit.jupiter.api.Test;

class BalanceSetManagerTest {

    private static final long TICK = 156_250;

    /**
     * Starts so many threads that starve on one processor, and notes at which priority they run.
     */
    private static List<EThread> starve(Lab lab, int victims, int priority, Set<KThread> rescued) {
        KThread own = lab.kernel.ke.processors.KeGetCurrentThread();
        lab.kernel.ke.threads.KeSetPriorityThread(own, 16);
        lab.start("hog", 15, 1, () -> lab.compute(3_600_000));
        List<EThread> threads = new ArrayList<>();
        for (int index = 0; index < victims; index++) {
            threads.add(
                    lab.start(
                            "victim",
                            priority,
                            1,
                            () -> {
                                KThread self = lab.kernel.ke.processors.KeGetCurrentThread();
                                if (self.priority() == 15) {
                                    rescued.add(self);
                                }
                                lab.compute(3_600_000);
                            }));
        }
        return threads;
    }

    private static void sleepTicks(Lab lab, int ticks) {
        lab.kernel.ke.wait.KeDelayExecutionThread(
                KProcessorMode.KernelMode, false, Timeout.units(ticks * TICK));
    }

    @Test
    @Rule({"starvation rescue", "balance set manager"})
    void a_thread_that_has_been_ready_for_300_ticks_gets_priority_15_and_4_units() {
        Lab.run(
                1,
                1,
                lab -> {
                    Set<KThread> rescued = new HashSet<>();
                    List<EThread> threads = starve(lab, 1, 4, rescued);
                    sleepTicks(lab, 299);
                    assertEquals(Set.of(), rescued);
                    sleepTicks(lab, 2 * 64 + 12);
                    assertEquals(Set.copyOf(threads), rescued);
                    assertEquals(4, Priorities.RESCUE_QUANTUM);
                    sleepTicks(lab, 4);
                    assertEquals(4, threads.getFirst().priority(), "and falls back at once");
                });
    }

    @Test
    @Rule("rescue limits")
    void at_most_ten_threads_are_rescued_and_sixteen_looked_at_in_a_second() {
        assertEquals(16, BalanceSetManager.MOST_SEEN);
        assertEquals(10, BalanceSetManager.MOST_RESCUED);
        Lab.run(
                1,
                1,
                lab -> {
                    Set<KThread> rescued = new HashSet<>();
                    starve(lab, 14, 4, rescued);
                    sleepTicks(lab, 300 + 64 - 12);
                    assertEquals(10, rescued.size());
                    sleepTicks(lab, 64);
                    assertEquals(14, rescued.size());
                });
    }

    @Test
    @Rule("rescue limits")
    void priorities_above_14_are_not_looked_at() {
        Lab.run(
                1,
                1,
                lab -> {
                    KThread own = lab.kernel.ke.processors.KeGetCurrentThread();
                    lab.kernel.ke.threads.KeSetPriorityThread(own, 24);
                    lab.start("hog", 20, 1, () -> lab.compute(3_600_000));
                    EThread victim = lab.start("victim", 16, 1, () -> lab.compute(1));
                    sleepTicks(lab, 1000);
                    assertEquals(KThreadState.Ready, victim.state());
                });
    }

    @Test
    @Rule("rescue order")
    void one_processor_is_looked_at_each_second() {
        Lab.run(
                4,
                1,
                lab -> {
                    KThread own = lab.kernel.ke.processors.KeGetCurrentThread();
                    lab.kernel.ke.threads.KeSetPriorityThread(own, 16);
                    var rescues = new ArrayList<Long>();
                    for (int processor = 0; processor < 4; processor++) {
                        lab.start("hog", 10, 1 << processor, () -> lab.compute(3_600_000));
                    }
                    for (int processor = 0; processor < 4; processor++) {
                        lab.start(
                                "victim",
                                4,
                                1 << processor,
                                () -> rescues.add(lab.kernel.ke.time.KeQueryInterruptTime()));
                    }
                    sleepTicks(lab, 300 + 5 * 64);
                    assertEquals(4, rescues.size());
                    for (int index = 1; index < 4; index++) {
                        long apart = rescues.get(index) - rescues.get(index - 1);
                        assertTrue(
                                Math.abs(apart - 1000 * Lab.MILLISECOND) <= TICK,
                                () -> "" + rescues);
                    }
                });
    }
}
