package nt.ke;

import static nt.rtl.KIrql.DISPATCH_LEVEL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import nt.Lab;
import nt.Rule;
import nt.ps.EThread;
import nt.rtl.KIrql;
import org.junit.jupiter.api.Test;

class KeInsertQueueDpcTest {

    @Test
    @Rule("dpc queued once")
    void the_call_is_made_at_dispatch_level_as_soon_as_the_level_is_below() {
        Lab.explore(
                50,
                lab -> {
                    var made = new boolean[1];
                    var dpc =
                            new KDpc((_, argument, _) -> {
                                assertEquals("argument", argument);
                                assertEquals(
                                        DISPATCH_LEVEL, lab.kernel.hal.levels.KeGetCurrentIrql());
                                made[0] = true;
                            });
                    KIrql oldIrql = lab.kernel.hal.levels.KeRaiseIrqlToDpcLevel();
                    assertTrue(lab.kernel.ke.dpcs.KeInsertQueueDpc(dpc, "argument", null));
                    assertFalse(lab.kernel.ke.dpcs.KeInsertQueueDpc(dpc, "again", null));
                    lab.loiter(100);
                    assertFalse(made[0]);
                    lab.kernel.hal.levels.KeLowerIrql(oldIrql);
                    assertTrue(made[0]);
                });
    }

    @Test
    void a_targeted_call_is_made_on_its_processor() {
        Lab.explore(
                200,
                lab -> {
                    int target = lab.processors() - 1;
                    var processor = new int[] {-1};
                    var dpc =
                            new KDpc((_, _, _) ->
                                    processor[0] = lab.kernel.machine.currentProcessor().number());
                    lab.kernel.ke.dpcs.KeSetTargetProcessorDpc(dpc, target);
                    lab.kernel.ke.dpcs.KeSetImportanceDpc(dpc, KDpcImportance.HighImportance);
                    lab.kernel.ke.dpcs.KeInsertQueueDpc(dpc, null, null);
                    lab.sleep(50);
                    assertEquals(target, processor[0]);
                });
    }

    @Test
    @Rule("dpc queue")
    void important_calls_go_first() {
        Lab.run(
                1,
                1,
                lab -> {
                    List<String> made = new ArrayList<>();
                    var medium = new KDpc((_, _, _) -> made.add("medium"));
                    var high = new KDpc((_, _, _) -> made.add("high"));
                    lab.kernel.ke.dpcs.KeSetImportanceDpc(high, KDpcImportance.HighImportance);
                    KIrql oldIrql = lab.kernel.hal.levels.KeRaiseIrqlToDpcLevel();
                    lab.kernel.ke.dpcs.KeInsertQueueDpc(medium, null, null);
                    lab.kernel.ke.dpcs.KeInsertQueueDpc(high, null, null);
                    lab.kernel.hal.levels.KeLowerIrql(oldIrql);
                    assertEquals(List.of("high", "medium"), made);
                });
    }

    @Test
    void a_call_that_is_taken_back_is_not_made() {
        Lab.explore(
                50,
                lab -> {
                    var made = new boolean[1];
                    var dpc = new KDpc((_, _, _) -> made[0] = true);
                    KIrql oldIrql = lab.kernel.hal.levels.KeRaiseIrqlToDpcLevel();
                    lab.kernel.ke.dpcs.KeInsertQueueDpc(dpc, null, null);
                    assertTrue(lab.kernel.ke.dpcs.KeRemoveQueueDpc(dpc));
                    assertFalse(lab.kernel.ke.dpcs.KeRemoveQueueDpc(dpc));
                    lab.kernel.hal.levels.KeLowerIrql(oldIrql);
                    lab.sleep(20);
                    assertFalse(made[0]);
                });
    }

    @Test
    void a_call_can_queue_itself_again() {
        Lab.explore(
                50,
                lab -> {
                    var made = new int[1];
                    var dpc =
                            new KDpc((self, _, _) -> {
                                if (++made[0] < 5) {
                                    lab.kernel.ke.dpcs.KeInsertQueueDpc(self, null, null);
                                }
                            });
                    lab.kernel.ke.dpcs.KeInsertQueueDpc(dpc, null, null);
                    lab.sleep(20);
                    assertEquals(5, made[0]);
                });
    }

    @Test
    @Rule({"dpc drained here", "dpc queue"})
    void on_its_own_processor_only_a_call_of_low_importance_waits() {
        Lab.run(
                2,
                1,
                lab -> {
                    KIrql oldIrql = lab.kernel.hal.levels.KeRaiseIrqlToDpcLevel();
                    KPrcb prcb = lab.kernel.ke.processors.KeGetCurrentPrcb();
                    prcb.dpcRequestRate = Dpcs.MINIMUM_DPC_RATE;
                    for (int depth = 1; depth <= 4; depth++) {
                        insert(lab, KDpcImportance.LowImportance);
                        assertEquals(depth, prcb.dpcData.dpcQueueDepth);
                        assertFalse(prcb.dpcInterruptRequested);
                    }
                    insert(lab, KDpcImportance.LowImportance);
                    assertTrue(prcb.dpcInterruptRequested, "the queue is deep");
                    lab.kernel.hal.levels.KeLowerIrql(oldIrql);
                    assertEquals(0, prcb.dpcData.dpcQueueDepth);

                    lab.kernel.hal.levels.KeRaiseIrqlToDpcLevel();
                    prcb.dpcRequestRate = Dpcs.MINIMUM_DPC_RATE - 1;
                    insert(lab, KDpcImportance.LowImportance);
                    assertTrue(prcb.dpcInterruptRequested, "the rate is low");
                    lab.kernel.hal.levels.KeLowerIrql(oldIrql);

                    lab.kernel.hal.levels.KeRaiseIrqlToDpcLevel();
                    prcb.dpcRequestRate = Dpcs.MINIMUM_DPC_RATE;
                    insert(lab, KDpcImportance.MediumImportance);
                    assertTrue(prcb.dpcInterruptRequested, "of medium importance");
                    lab.kernel.hal.levels.KeLowerIrql(oldIrql);
                });
    }

    private static void insert(Lab lab, KDpcImportance importance) {
        var dpc = new KDpc((_, _, _) -> {});
        lab.kernel.ke.dpcs.KeSetImportanceDpc(dpc, importance);
        lab.kernel.ke.dpcs.KeInsertQueueDpc(dpc, null, null);
    }

    @Test
    @Rule("dpc drained elsewhere")
    void another_processor_is_interrupted_for_a_call_of_high_importance() {
        withProcessorThatTakesNoInterrupts(lab -> {
            assertFalse(interrupts(lab, KDpcImportance.MediumImportance));
            assertTrue(interrupts(lab, KDpcImportance.HighImportance));
            assertFalse(interrupts(lab, KDpcImportance.HighImportance), "it is coming");
        });
    }

    @Test
    @Rule("dpc drained elsewhere")
    void and_if_more_than_four_calls_wait_there() {
        withProcessorThatTakesNoInterrupts(lab -> {
            for (int depth = 1; depth <= 4; depth++) {
                assertFalse(interrupts(lab, KDpcImportance.MediumImportance));
            }
            assertTrue(interrupts(lab, KDpcImportance.LowImportance));
        });
    }

    /** Runs the body on processor 0 while processor 1 is at the highest level. */
    private static void withProcessorThatTakesNoInterrupts(Consumer<Lab> body) {
        Lab.run(
                2,
                1,
                lab -> {
                    lab.kernel.ke.threads.KeSetSystemAffinityThread(1);
                    var stage = new int[1];
                    EThread deaf =
                            lab.start(
                                    "deaf",
                                    8,
                                    2,
                                    () -> {
                                        KIrql oldIrql =
                                                lab.kernel.hal.levels.KeRaiseIrql(KIrql.HIGH_LEVEL);
                                        stage[0] = 1;
                                        while (stage[0] == 1) {
                                            lab.kernel.hal.YieldProcessor();
                                        }
                                        lab.kernel.hal.levels.KeLowerIrql(oldIrql);
                                    });
                    while (stage[0] == 0) {
                        lab.kernel.hal.YieldProcessor();
                    }
                    body.accept(lab);
                    stage[0] = 2;
                    lab.waitFor(deaf);
                    assertEquals(0, lab.kernel.ke.processors.prcb(1).dpcData.dpcQueueDepth);
                });
    }

    /** Whether a call queued on processor 1 has that interrupted. */
    private static boolean interrupts(Lab lab, KDpcImportance importance) {
        long before = lab.kernel.ke.processors.prcb(0).ipisSent();
        var dpc = new KDpc((_, _, _) -> {});
        lab.kernel.ke.dpcs.KeSetTargetProcessorDpc(dpc, 1);
        lab.kernel.ke.dpcs.KeSetImportanceDpc(dpc, importance);
        lab.kernel.ke.dpcs.KeInsertQueueDpc(dpc, null, null);
        return lab.kernel.ke.processors.prcb(0).ipisSent() > before;
    }

    @Test
    @Rule("dpc depth adjustment")
    void calls_that_wait_at_a_low_rate_make_the_depth_smaller_and_quiet_ticks_larger() {
        Lab.run(
                1,
                1,
                lab -> {
                    KIrql oldIrql = lab.kernel.hal.levels.KeRaiseIrql(KIrql.HIGH_LEVEL);
                    KPrcb prcb = lab.kernel.ke.processors.prcb(0);
                    Dpcs dpcs = lab.kernel.ke.dpcs;
                    prcb.dpcRequestRate = 5; // so that the call below waits
                    insert(lab, KDpcImportance.LowImportance);
                    for (int depth = 3; depth >= 1; depth--) {
                        dpcs.updateRequestRate(prcb);
                        assertEquals(depth, prcb.maximumDpcQueueDepth);
                    }
                    dpcs.updateRequestRate(prcb);
                    assertEquals(1, prcb.maximumDpcQueueDepth, "never below 1");
                    prcb.dpcRequestRate = 2 * Dpcs.IDEAL_DPC_RATE + 2;
                    prcb.maximumDpcQueueDepth = 2;
                    dpcs.updateRequestRate(prcb);
                    assertEquals(2, prcb.maximumDpcQueueDepth, "the rate is high");
                    lab.kernel.hal.levels.KeLowerIrql(oldIrql);

                    lab.kernel.hal.levels.KeRaiseIrql(KIrql.HIGH_LEVEL);
                    prcb.adjustDpcThreshold = Dpcs.ADJUST_DPC_THRESHOLD;
                    for (int tick = 1; tick <= 3 * 20; tick++) {
                        dpcs.updateRequestRate(prcb);
                        assertEquals(Math.min(2 + tick / 20, 4), prcb.maximumDpcQueueDepth);
                    }
                    lab.kernel.hal.levels.KeLowerIrql(oldIrql);
                });
    }
}
