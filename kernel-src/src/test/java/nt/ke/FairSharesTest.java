package nt.ke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import nt.Lab;
import nt.ps.EProcess;
import nt.ps.EThread;
import org.junit.jupiter.api.Test;

class FairSharesTest {

    private static final BootOptions FAIR = BootOptions.SERVER_2003.withFairShares();
    private static final int SECONDS = 6;

    private static EProcess session(Lab lab, int weight) {
        EProcess process = lab.kernel.processes.PspCreateProcess("session", 8);
        FairShares shares = lab.kernel.ke.fairShares;
        shares.join(process, shares.newSession(weight));
        return process;
    }

    private static EThread hog(Lab lab, EProcess process, int priority) {
        return lab.kernel.processes.PsCreateSystemThread(
                process, "hog", priority, 1, () -> lab.compute(3_600_000));
    }

    /** The part of the first processor that a thread has had. */
    private static double share(EThread thread) {
        return thread.kernelTime() / (SECONDS * 64.0);
    }

    private static void direct(Lab lab) {
        KThread self = lab.kernel.ke.processors.KeGetCurrentThread();
        lab.kernel.ke.threads.KeSetPriorityThread(self, 20);
    }

    @Test
    void time_is_divided_by_weight_and_not_by_priority() {
        Lab.run(
                FAIR,
                1,
                1,
                lab -> {
                    direct(lab);
                    EThread urgent = hog(lab, session(lab, 1), 12);
                    EThread other = hog(lab, session(lab, 4), 4);
                    lab.sleep(SECONDS * 1000);
                    assertEquals(0.2, share(urgent), 0.02);
                    assertEquals(0.8, share(other), 0.02);
                });
    }

    @Test
    void within_a_session_the_more_urgent_thread_has_it_all() {
        Lab.run(
                FAIR,
                1,
                1,
                lab -> {
                    direct(lab);
                    EProcess both = session(lab, 5);
                    EThread urgent = hog(lab, both, 9);
                    EThread other = hog(lab, both, 8);
                    EThread stranger = hog(lab, session(lab, 5), 8);
                    lab.sleep(SECONDS * 1000);
                    assertEquals(0.5, share(urgent), 0.03);
                    assertTrue(share(other) < 0.03);
                    assertEquals(0.5, share(stranger), 0.03);
                });
    }

    @Test
    void who_has_no_session_is_not_limited() {
        Lab.run(
                FAIR,
                1,
                1,
                lab -> {
                    direct(lab);
                    EThread limited = hog(lab, session(lab, 5), 8);
                    EThread free = hog(lab, lab.kernel.processes.initialSystemProcess(), 10);
                    lab.sleep(SECONDS * 1000);
                    assertTrue(share(free) > 0.97, () -> "" + share(free));
                    assertTrue(share(limited) < 0.03);
                });
    }

    @Test
    void a_session_alone_loses_no_time() {
        Lab.run(
                FAIR,
                1,
                1,
                lab -> {
                    direct(lab);
                    session(lab, 9);
                    EThread only = hog(lab, session(lab, 1), 8);
                    lab.sleep(SECONDS * 1000);
                    assertTrue(share(only) > 0.97, () -> "" + share(only));
                });
    }

    @Test
    void nobody_is_left_behind_in_the_queue() {
        for (int seed = 1; seed <= 60; seed++) {
            int sleep = seed % 7;
            Lab.run(
                    FAIR,
                    1 + seed % 4,
                    seed,
                    lab -> {
                        List<EProcess> sessions = List.of(session(lab, 2), session(lab, 7));
                        List<EThread> threads = new ArrayList<>();
                        for (int index = 0; index < 10; index++) {
                            threads.add(
                                    lab.kernel.processes.PsCreateSystemThread(
                                            sessions.get(index % 2),
                                            "worker",
                                            6 + index % 3,
                                            lab.kernel.ke.allProcessors(),
                                            () -> {
                                                for (int turn = 0; turn < 4; turn++) {
                                                    lab.compute(33);
                                                    lab.sleep(sleep);
                                                }
                                            }));
                        }
                        lab.waitForAll(threads);
                    });
        }
    }
}
