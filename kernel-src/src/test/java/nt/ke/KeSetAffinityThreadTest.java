package nt.ke;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import nt.Lab;
import nt.ps.EThread;
import org.junit.jupiter.api.Test;

class KeSetAffinityThreadTest {

    @Test
    void the_current_thread_has_moved_when_it_returns() {
        Lab.explore(
                200,
                lab -> {
                    KThread self = lab.kernel.ke.processors.KeGetCurrentThread();
                    for (int processor = 0; processor < lab.processors(); processor++) {
                        lab.kernel.ke.threads.KeSetAffinityThread(self, 1 << processor);
                        assertEquals(processor, lab.kernel.machine.currentProcessor().number());
                    }
                });
    }

    @Test
    void a_thread_never_runs_outside_its_affinity() {
        Lab.explore(
                300,
                lab -> {
                    int all = lab.kernel.ke.allProcessors();
                    List<EThread> threads = new ArrayList<>();
                    for (int index = 0; index < 6; index++) {
                        int own = 1 << index % lab.processors();
                        threads.add(
                                lab.start(
                                        "bound",
                                        8,
                                        own,
                                        () -> {
                                            for (int step = 0; step < 10; step++) {
                                                assertEquals(
                                                        own,
                                                        1
                                                                << lab.kernel
                                                                        .machine
                                                                        .currentProcessor()
                                                                        .number());
                                                lab.loiter(10);
                                            }
                                        }));
                    }
                    assertEquals(
                            lab.kernel.ke.allProcessors(),
                            all,
                            "the affinity of the process is that of the machine");
                    lab.waitForAll(threads);
                });
    }

    @Test
    void moving_others_while_they_run_wait_and_are_ready_loses_nobody() {
        Lab.explore(
                400,
                lab -> {
                    List<EThread> threads = new ArrayList<>();
                    for (int index = 0; index < 6; index++) {
                        threads.add(
                                lab.start(
                                        "moved",
                                        () -> {
                                            lab.loiter(100);
                                            lab.sleep(16);
                                            lab.loiter(100);
                                        }));
                    }
                    for (int round = 0; round < 30; round++) {
                        EThread thread = threads.get(round % 6);
                        if (thread.state() != KThreadState.Terminated) {
                            lab.kernel.ke.threads.KeSetAffinityThread(
                                    thread, 1 << round * 5 % lab.processors());
                        }
                        lab.loiter(11);
                    }
                    lab.waitForAll(threads);
                });
    }
}
