package nt.ke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import machine.Topology;
import nt.Lab;
import nt.Rule;
import nt.ps.EThread;
import nt.rtl.NtStatus;
import org.junit.jupiter.api.Test;

class ProcessorChoiceTest {

    private static int where(Lab lab) {
        return lab.kernel.machine.currentProcessor().number();
    }

    private static void bindTo(Lab lab, int processor) {
        lab.kernel.ke.threads.KeSetSystemAffinityThread(1 << processor);
    }

    /** Where a thread with this ideal and last processor runs when it wakes, all others idle. */
    private static int wakesOn(BootOptions setup, int ideal, int last, int... busy) {
        var woke = new int[1];
        Lab.run(
                setup,
                4,
                1,
                lab -> {
                    bindTo(lab, 0);
                    for (int processor : busy) {
                        lab.start("busy", 8, 1 << processor, () -> lab.compute(100_000));
                    }
                    var event = new KEvent(EventType.SynchronizationEvent, false);
                    EThread thread =
                            lab.start(
                                    "sleeper",
                                    4,
                                    1 << last,
                                    () -> {
                                        lab.waitFor(event);
                                        woke[0] = where(lab);
                                    });
                    KThread own = lab.kernel.ke.processors.KeGetCurrentThread();
                    lab.sleep(800); // past the turns of those that are busy where it is
                    lab.kernel.ke.threads.KeSetPriorityThread(own, 20);
                    lab.kernel.ke.threads.KeSetAffinityThread(
                            thread, lab.kernel.ke.allProcessors());
                    lab.kernel.ke.threads.KeSetIdealProcessorThread(thread, ideal);
                    lab.kernel.ke.events.KeSetEvent(event, 0, false);
                    lab.waitFor(thread);
                });
        return woke[0];
    }

    @Test
    @Rule("ideal then last")
    void an_idle_ideal_processor_is_chosen_first() {
        assertEquals(2, wakesOn(BootOptions.SERVER_2003, 2, 3));
    }

    @Test
    @Rule("ideal then last")
    void else_the_one_it_last_ran_on() {
        assertEquals(3, wakesOn(BootOptions.SERVER_2003, 2, 3, 2));
    }

    @Test
    @Rule("ideal then last")
    void else_the_first_that_is_idle() {
        assertEquals(1, wakesOn(BootOptions.SERVER_2003, 2, 0, 2, 3));
    }

    @Test
    @Rule({"idle processor choice", "idle core summary"})
    void a_core_that_is_idle_as_a_whole_goes_before_the_ideal_processor() {
        BootOptions twoPerCore = BootOptions.SERVER_2003.withTopology(new Topology(2, 32));
        assertEquals(2, wakesOn(twoPerCore, 1, 1, 0));
    }

    @Test
    @Rule("idle processor choice")
    void an_idle_processor_of_the_ideal_node_goes_before_the_one_it_last_ran_on() {
        BootOptions twoNodes = BootOptions.SERVER_2003.withTopology(new Topology(1, 2));
        assertEquals(3, wakesOn(twoNodes, 2, 1, 2));
    }

    @Test
    @Rule("ideal processor seed")
    void successive_threads_of_a_process_get_successive_ideal_processors() {
        Lab.run(
                4,
                1,
                lab -> {
                    List<Integer> ideals = new ArrayList<>();
                    for (int index = 0; index < 4; index++) {
                        ideals.add(lab.start("thread", () -> {}).idealProcessor());
                    }
                    for (int index = 1; index < 4; index++) {
                        assertEquals((ideals.get(index - 1) + 1) % 4, ideals.get(index));
                    }
                });
    }

    @Test
    void an_ideal_processor_outside_the_machine_changes_nothing() {
        Lab.run(
                2,
                1,
                lab -> {
                    KThread own = lab.kernel.ke.processors.KeGetCurrentThread();
                    lab.kernel.ke.threads.KeSetIdealProcessorThread(own, 1);
                    assertEquals(1, lab.kernel.ke.threads.KeSetIdealProcessorThread(own, 2));
                    assertEquals(1, lab.kernel.ke.threads.KeSetIdealProcessorThread(own, 0));
                });
    }

    @Test
    @Rule("system affinity")
    void a_thread_bound_by_the_system_goes_back_to_where_it_may_run() {
        Lab.explore(
                60,
                lab -> {
                    KThread own = lab.kernel.ke.processors.KeGetCurrentThread();
                    int before = own.affinity();
                    for (int processor = 0; processor < lab.processors(); processor++) {
                        bindTo(lab, processor);
                        assertEquals(processor, where(lab));
                    }
                    lab.kernel.ke.threads.KeRevertToUserAffinityThread();
                    assertEquals(before, own.affinity());
                });
    }

    @Test
    void yielding_lets_any_ready_thread_of_the_processor_run() {
        Lab.run(
                1,
                1,
                lab -> {
                    List<String> order = new ArrayList<>();
                    EThread less =
                            lab.start(
                                    "less urgent",
                                    4,
                                    1,
                                    () -> {
                                        order.add("less urgent");
                                    });
                    assertEquals(
                            NtStatus.STATUS_SUCCESS, lab.kernel.ke.scheduler.NtYieldExecution());
                    lab.waitFor(less);
                    assertEquals(List.of("less urgent"), order);
                });
    }

    @Test
    @Rule("yield")
    void yielding_with_nothing_ready_says_so() {
        Lab.run(
                1,
                1,
                lab -> {
                    lab.sleep(100);
                    assertEquals(
                            NtStatus.STATUS_NO_YIELD_PERFORMED,
                            lab.kernel.ke.scheduler.NtYieldExecution());
                    assertEquals(0x4000_0024, NtStatus.STATUS_NO_YIELD_PERFORMED.code());
                });
    }

    @Test
    void equals_that_yield_take_turns() {
        Lab.run(
                1,
                1,
                lab -> {
                    List<Integer> turns = new ArrayList<>();
                    List<EThread> threads = new ArrayList<>();
                    for (int index = 0; index < 3; index++) {
                        int name = index;
                        threads.add(
                                lab.start(
                                        "polite",
                                        () -> {
                                            for (int turn = 0; turn < 3; turn++) {
                                                turns.add(name);
                                                lab.kernel.ke.scheduler.NtYieldExecution();
                                            }
                                        }));
                    }
                    lab.waitForAll(threads);
                    assertTrue(turns.equals(List.of(0, 1, 2, 0, 1, 2, 0, 1, 2)), () -> "" + turns);
                });
    }

    @Test
    void who_yields_to_nobody_again_and_again_lets_time_pass() {
        Lab.explore(
                8,
                lab -> {
                    long end = lab.kernel.ke.time.KeQueryTickCount() + 2;
                    while (lab.kernel.ke.time.KeQueryTickCount() < end)
                        lab.kernel.ke.scheduler.NtYieldExecution();
                });
    }
}
