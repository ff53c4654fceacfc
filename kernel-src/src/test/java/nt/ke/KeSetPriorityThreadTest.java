package nt.ke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import nt.Lab;
import nt.ps.EThread;
import org.junit.jupiter.api.Test;

class KeSetPriorityThreadTest {

    @Test
    void a_ready_thread_that_becomes_more_urgent_runs_at_once() {
        Lab.explore(
                100,
                lab -> {
                    var ran = new boolean[1];
                    int here = onOneProcessor(lab);
                    EThread thread = lab.start("subject", 4, here, () -> ran[0] = true);
                    lab.loiter(20);
                    assertFalse(ran[0]);
                    assertEquals(4, lab.kernel.ke.threads.KeSetPriorityThread(thread, 20));
                    assertTrue(ran[0]);
                });
    }

    @Test
    void a_running_thread_that_becomes_less_urgent_gives_way_at_once() {
        Lab.explore(
                100,
                lab -> {
                    var ran = new boolean[1];
                    int here = onOneProcessor(lab);
                    KThread self = lab.kernel.ke.processors.KeGetCurrentThread();
                    lab.start("other", 6, here, () -> ran[0] = true);
                    assertFalse(ran[0]);
                    lab.kernel.ke.threads.KeSetPriorityThread(self, 5);
                    assertTrue(ran[0]);
                });
    }

    @Test
    void changing_priorities_all_the_time_loses_nobody() {
        Lab.explore(
                300,
                lab -> {
                    List<EThread> threads = new ArrayList<>();
                    for (int index = 0; index < 6; index++) {
                        threads.add(lab.start("subject", () -> lab.loiter(200)));
                    }
                    for (int round = 0; round < 20; round++) {
                        lab.kernel.ke.threads.KeSetPriorityThread(
                                threads.get(round % 6), 1 + round * 7 % 20);
                        lab.loiter(7);
                    }
                    lab.waitForAll(threads);
                });
    }

    /** Binds the first thread to processor 0, so that others there wait for it. */
    private static int onOneProcessor(Lab lab) {
        KThread self = lab.kernel.ke.processors.KeGetCurrentThread();
        lab.kernel.ke.threads.KeSetAffinityThread(self, 1);
        return 1;
    }
}
