package nt.init;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import nt.Lab;
import nt.ke.KPrcb;
import nt.ob.ObjectType;
import nt.ob.ObjectTypeTraits;
import nt.rtl.KIrql;
import org.junit.jupiter.api.Test;

class BootTest {

    @Test
    void every_processor_runs_its_idle_thread_when_nothing_is_to_do() {
        for (int processors : new int[] {1, 2, 4, 32}) {
            Kernel kernel = Lab.boot(processors, processors, lab -> lab.sleep(100_000));
            kernel.machine.runUntil(1000 * Lab.MILLISECOND);
            assertEquals(kernel.ke.allProcessors(), kernel.ke.processors.KeQueryActiveProcessors());
            assertEquals(kernel.ke.allProcessors(), kernel.ke.processors.idleSummary());
            for (KPrcb prcb : kernel.ke.processors.active()) {
                assertSame(prcb.idleThread(), prcb.currentThread());
            }
        }
    }

    @Test
    void the_first_program_runs_at_passive_level_in_a_thread_of_the_system_process() {
        Lab.explore(
                40,
                lab -> {
                    assertEquals(KIrql.PASSIVE_LEVEL, lab.kernel.hal.levels.KeGetCurrentIrql());
                    assertSame(
                            lab.kernel.processes.initialSystemProcess(),
                            lab.kernel.processes.PsGetCurrentThread().process());
                });
    }

    @Test
    void the_system_process_has_number_4_and_its_first_thread_8() {
        Lab.run(
                1,
                1,
                lab -> {
                    assertEquals(4, lab.kernel.processes.initialSystemProcess().uniqueProcessId());
                    assertEquals(8, lab.kernel.processes.PsGetCurrentThread().id());
                });
    }

    @Test
    void the_clock_ticks_on_every_processor_64_times_a_second() {
        Kernel kernel = Lab.boot(4, 3, lab -> lab.sleep(100_000));
        kernel.machine.runUntil(10_000 * Lab.MILLISECOND);
        assertEquals(640, kernel.ke.time.KeQueryTickCount(), 1);
        long interrupts = kernel.machine.interrupts();
        assertTrue(interrupts >= 4 * 639 && interrupts < 4 * 641 + 120, () -> "" + interrupts);
    }

    @Test
    void ended_threads_are_deleted_with_their_last_reference_and_their_numbers_not_used_soon() {
        Lab.run(
                2,
                1,
                lab -> {
                    var thread = lab.start("short", () -> {});
                    lab.waitFor(thread);
                    assertTrue(lab.kernel.processes.clientIds.lookup(thread.id()).isPresent());
                    lab.kernel.objects.ObfDereferenceObject(thread);
                    assertTrue(lab.kernel.processes.clientIds.lookup(thread.id()).isEmpty());
                    assertNotEquals(thread.id(), lab.start("next", () -> {}).id());
                });
    }

    @Test
    void types_are_created_in_the_order_of_NT() {
        Lab.run(
                1,
                1,
                lab -> {
                    List<String> names =
                            lab.kernel.objects.types().stream().map(ObjectType::name).toList();
                    List<String> sorted =
                            Arrays.stream(ObjectTypeTraits.values())
                                    .map(ObjectTypeTraits::name)
                                    .filter(names::contains)
                                    .toList();
                    assertEquals(sorted, names);
                    assertTrue(names.containsAll(List.of("Type", "Process", "Thread")));
                });
    }

    @Test
    void two_machines_side_by_side_do_not_see_each_other() {
        Kernel alone = Lab.boot(2, 1, lab -> lab.sleep(100_000));
        alone.machine.runUntil(500 * Lab.MILLISECOND);
        Kernel one = Lab.boot(2, 1, lab -> lab.sleep(100_000));
        Kernel two = Lab.boot(3, 9, lab -> lab.compute(100_000));
        for (int step = 1; step <= 50; step++) {
            one.machine.runUntil(step * 10 * Lab.MILLISECOND);
            two.machine.runUntil(step * 7 * Lab.MILLISECOND);
        }
        assertEquals(alone.machine.slices(), one.machine.slices());
        assertEquals(alone.machine.interrupts(), one.machine.interrupts());
    }
}
