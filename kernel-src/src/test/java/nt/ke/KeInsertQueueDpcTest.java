package nt.ke;

import static nt.rtl.KIrql.DISPATCH_LEVEL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import nt.Lab;
import nt.Rule;
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
}
