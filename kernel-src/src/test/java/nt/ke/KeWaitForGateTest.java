package nt.ke;

import static nt.ke.KProcessorMode.KernelMode;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import nt.Lab;
import nt.Rule;
import nt.ps.EThread;
import org.junit.jupiter.api.Test;

class KeWaitForGateTest {

    private static void pass(Lab lab, KGate gate) {
        lab.kernel.ke.gates.KeWaitForGate(gate, KWaitReason.WrGuardedMutex, KernelMode);
    }

    @Test
    @Rule("gate")
    void a_gate_lets_one_thread_through_each_time_it_is_opened() {
        Lab.explore(
                200,
                lab -> {
                    var gate = new KGate();
                    var through = new int[1];
                    List<EThread> threads = new ArrayList<>();
                    for (int index = 0; index < 4; index++) {
                        threads.add(
                                lab.start(
                                        "visitor",
                                        () -> {
                                            pass(lab, gate);
                                            through[0]++;
                                        }));
                    }
                    lab.sleep(20);
                    for (int opened = 1; opened <= 4; opened++) {
                        lab.kernel.ke.gates.KeSignalGateBoostPriority(gate);
                        lab.sleep(20);
                        assertEquals(opened, through[0]);
                    }
                    lab.waitForAll(threads);
                });
    }

    @Test
    void a_gate_opened_before_is_open_for_one() {
        Lab.run(
                1,
                1,
                lab -> {
                    var gate = new KGate();
                    lab.kernel.ke.gates.KeSignalGateBoostPriority(gate);
                    lab.kernel.ke.gates.KeSignalGateBoostPriority(gate);
                    pass(lab, gate);
                    EThread second = lab.start("second", () -> pass(lab, gate));
                    lab.sleep(20);
                    assertEquals(KThreadState.GateWait, second.state());
                    lab.kernel.ke.gates.KeSignalGateBoostPriority(gate);
                    lab.waitFor(second);
                });
    }

    @Test
    void no_opening_is_lost() {
        Lab.explore(
                600,
                lab -> {
                    var there = new KGate();
                    var back = new KGate();
                    EThread other =
                            lab.start(
                                    "other",
                                    () -> {
                                        for (int turn = 0; turn < 5; turn++) {
                                            pass(lab, there);
                                            lab.kernel.ke.gates.KeSignalGateBoostPriority(back);
                                        }
                                    });
                    for (int turn = 0; turn < 5; turn++) {
                        lab.kernel.ke.gates.KeSignalGateBoostPriority(there);
                        pass(lab, back);
                    }
                    lab.waitFor(other);
                });
    }

    @Test
    void a_kernel_call_is_made_while_waiting_at_a_gate() {
        Lab.explore(
                300,
                lab -> {
                    var gate = new KGate();
                    var made = new int[1];
                    EThread visitor = lab.start("visitor", () -> pass(lab, gate));
                    for (int call = 0; call < 4; call++) {
                        lab.loiter(call * 15);
                        KApc apc = KApc.normal(visitor, KernelMode, () -> made[0]++);
                        lab.kernel.ke.apcs.KeInsertQueueApc(apc, null, null, 0);
                    }
                    lab.sleep(40);
                    assertEquals(4, made[0]);
                    assertEquals(KThreadState.GateWait, visitor.state());
                    lab.kernel.ke.gates.KeSignalGateBoostPriority(gate);
                    lab.waitFor(visitor);
                });
    }

    @Test
    @Rule("gate")
    void who_is_let_through_gets_a_priority_above_that_of_who_opened() {
        Lab.explore(
                30,
                lab -> {
                    var gate = new KGate();
                    var priority = new int[1];
                    EThread visitor =
                            lab.start(
                                    "visitor",
                                    4,
                                    lab.kernel.ke.allProcessors(),
                                    () -> {
                                        pass(lab, gate);
                                        priority[0] =
                                                lab.kernel.ke.processors.KeGetCurrentThread()
                                                        .priority();
                                    });
                    lab.sleep(20);
                    int own = lab.kernel.ke.processors.KeGetCurrentThread().priority();
                    lab.kernel.ke.gates.KeSignalGateBoostPriority(gate);
                    lab.waitFor(visitor);
                    assertTrue(priority[0] == own + 1);
                });
    }
}
