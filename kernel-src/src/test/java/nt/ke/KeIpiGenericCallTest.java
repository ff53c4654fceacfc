package nt.ke;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import nt.Lab;
import nt.Rule;
import nt.ps.EThread;
import nt.rtl.KIrql;
import org.junit.jupiter.api.Test;

class KeIpiGenericCallTest {

    private static int number(Lab lab) {
        return lab.kernel.machine.currentProcessor().number();
    }

    @Test
    @Rule("ipi requests")
    void all_processors_make_the_call_at_IPI_LEVEL_and_none_begins_before_all_have_stopped() {
        Lab.explore(
                200,
                lab -> {
                    var steps = new int[1 + lab.processors()];
                    List<EThread> counters = startCounting(lab, steps);
                    List<Integer> made = new ArrayList<>();
                    List<Integer> sums = new ArrayList<>();
                    lab.kernel.ke.ipis.KeIpiGenericCall(() -> {
                        assertEquals(KIrql.IPI_LEVEL, lab.kernel.hal.levels.KeGetCurrentIrql());
                        sums.add(sum(steps));
                        made.add(number(lab));
                        while (made.size() < lab.processors()) {
                            lab.kernel.hal.YieldProcessor();
                        }
                    });
                    made.sort(null);
                    List<Integer> all = new ArrayList<>();
                    for (int processor = 0; processor < lab.processors(); processor++) {
                        all.add(processor);
                    }
                    assertEquals(all, made);
                    assertEquals(1, sums.stream().distinct().count(), "somebody went on counting");
                    steps[0] = -1;
                    lab.waitForAll(counters);
                });
    }

    /** Has every processor count, until told to stop, which is when the first count is negative. */
    private static List<EThread> startCounting(Lab lab, int[] steps) {
        List<EThread> counters = new ArrayList<>();
        for (int processor = 0; processor < lab.processors(); processor++) {
            counters.add(
                    lab.start(
                            "counter",
                            8,
                            1 << processor,
                            () -> {
                                while (steps[0] >= 0) {
                                    steps[1 + number(lab)]++;
                                    lab.loiter(3);
                                }
                            }));
        }
        lab.loiter(300);
        return counters;
    }

    private static int sum(int[] steps) {
        int sum = 0;
        for (int step : steps) {
            sum += step;
        }
        return sum;
    }

    @Test
    @Rule("ipi requests")
    void calls_of_several_processors_at_once_are_all_made() {
        Lab.explore(
                100,
                lab -> {
                    var made = new int[lab.processors()];
                    List<EThread> callers = new ArrayList<>();
                    for (int processor = 0; processor < lab.processors(); processor++) {
                        callers.add(
                                lab.start(
                                        "caller",
                                        8,
                                        1 << processor,
                                        () -> {
                                            for (int round = 0; round < 5; round++) {
                                                lab.kernel.ke.ipis.KeIpiGenericCall(
                                                        () -> made[number(lab)]++);
                                            }
                                        }));
                    }
                    lab.waitForAll(callers);
                    for (int calls : made) {
                        assertEquals(5 * lab.processors(), calls);
                    }
                });
    }

    @Test
    @Rule("ipi requests")
    void a_packet_is_carried_out_by_its_targets_only_and_before_the_sender_goes_on() {
        Lab.explore(
                100,
                lab -> {
                    KIrql oldIrql = lab.kernel.hal.levels.KeRaiseIrqlToSynchLevel();
                    int own = 1 << number(lab);
                    int targets = lab.kernel.ke.allProcessors() & ~own;
                    var reached = new int[1];
                    lab.kernel.ke.ipis.KiIpiSendPacket(
                            targets, () -> reached[0] |= 1 << number(lab));
                    assertEquals(targets, reached[0]);
                    lab.kernel.hal.levels.KeLowerIrql(oldIrql);
                });
    }

    @Test
    @Rule("ipi requests")
    void frozen_processors_stand_still_until_they_are_thawed() {
        Lab.explore(
                100,
                lab -> {
                    var steps = new int[1 + lab.processors()];
                    List<EThread> counters = startCounting(lab, steps);
                    KIrql oldIrql = lab.kernel.ke.ipis.KeFreezeExecution();
                    int before = sum(steps);
                    lab.loiter(500);
                    assertEquals(before, sum(steps));
                    lab.kernel.ke.ipis.KeThawExecution(oldIrql);
                    steps[0] = -1;
                    lab.waitForAll(counters);
                });
    }
}
