package nt.ke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import nt.Lab;
import nt.ps.EThread;
import org.junit.jupiter.api.Test;

class TickDistributionTest {

    private static final BootOptions SPARING =
            BootOptions.SERVER_2003.withTicks(TickDistribution.AWAKE_PROCESSORS);

    @Test
    void an_idle_processor_still_gets_work_at_once() {
        for (int seed = 1; seed <= 100; seed++) {
            Lab.run(
                    SPARING,
                    2 + seed % 3,
                    seed,
                    lab -> {
                        lab.sleep(50);
                        var ran = new int[1];
                        List<EThread> threads = new ArrayList<>();
                        for (int processor = 0; processor < lab.processors(); processor++) {
                            threads.add(lab.start("bound", 8, 1 << processor, () -> ran[0]++));
                        }
                        lab.waitForAll(threads);
                        assertEquals(lab.processors(), ran[0]);
                    });
        }
    }

    @Test
    void a_processor_that_runs_something_has_its_quanta_measured() {
        Lab.run(
                SPARING,
                2,
                1,
                lab -> {
                    KThread own = lab.kernel.ke.processors.KeGetCurrentThread();
                    lab.kernel.ke.threads.KeSetAffinityThread(own, 1);
                    lab.sleep(100);
                    EThread one = lab.start("one", 8, 2, () -> lab.compute(3_600_000));
                    EThread two = lab.start("two", 8, 2, () -> lab.compute(3_600_000));
                    lab.sleep(3000);
                    int ticks = one.kernelTime() + two.kernelTime();
                    assertTrue(Math.abs(ticks - 3 * 64) <= 6, () -> "ticks: " + ticks);
                    assertTrue(Math.abs(one.kernelTime() - two.kernelTime()) <= 12);
                });
    }

    @Test
    void processors_with_timers_of_their_own_keep_their_ticks() {
        BootOptions own = BootOptions.SERVER_2003.withTimerTable(TimerTableKind.WINDOWS_7);
        assertThrows(
                IllegalArgumentException.class,
                () -> own.withTicks(TickDistribution.AWAKE_PROCESSORS));
    }
}
