package nt.ke;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import nt.Lab;
import nt.Rule;
import org.junit.jupiter.api.Test;

class PrioritiesTest {

    /** Hands out a thread that does not run, with this base priority. */
    private static void withThread(int basePriority, BiConsumer<Lab, KThread> body) {
        Lab.run(
                1,
                1,
                lab -> {
                    var never = new KEvent(EventType.NotificationEvent, false);
                    KThread thread =
                            lab.start("subject", basePriority, 1, () -> lab.waitFor(never));
                    lab.sleep(20);
                    body.accept(lab, thread);
                });
    }

    @Test
    @Rule("unwait boost")
    void a_wait_boosts_a_dynamic_thread_above_its_base() {
        withThread(
                8,
                (_, thread) -> {
                    Priorities.adjustForUnwait(thread, 2);
                    assertEquals(10, thread.priority);
                });
    }

    @Test
    @Rule({"unwait boost", "priority ranges"})
    void no_boost_leads_into_the_real_time_range() {
        withThread(
                13,
                (_, thread) -> {
                    Priorities.adjustForUnwait(thread, 6);
                    assertEquals(15, thread.priority);
                });
    }

    @Test
    @Rule("priority ranges")
    void a_real_time_thread_is_not_boosted_and_gets_its_quantum_back() {
        withThread(
                16,
                (_, thread) -> {
                    thread.quantum = 3;
                    Priorities.adjustForUnwait(thread, 6);
                    assertEquals(16, thread.priority);
                    assertEquals(36, thread.quantum);
                });
    }

    @Test
    @Rule("quantum unit")
    void a_wait_costs_one_unit_of_the_quantum() {
        withThread(
                8,
                (_, thread) -> {
                    thread.quantum = 20;
                    Priorities.adjustForUnwait(thread, 0);
                    assertEquals(19, thread.quantum);
                });
    }

    @Test
    @Rule("time critical base")
    void from_base_14_on_a_wait_costs_nothing() {
        withThread(
                14,
                (_, thread) -> {
                    thread.quantum = 20;
                    Priorities.adjustForUnwait(thread, 0);
                    assertEquals(36, thread.quantum);
                });
    }

    @Test
    @Rule("unwait boost")
    void a_thread_whose_boosts_are_disabled_is_not_boosted() {
        withThread(
                8,
                (_, thread) -> {
                    thread.disableBoost = true;
                    Priorities.adjustForUnwait(thread, 2);
                    assertEquals(8, thread.priority);
                });
    }

    @Test
    void a_smaller_boost_does_not_lower_a_boosted_thread() {
        withThread(
                8,
                (_, thread) -> {
                    thread.priority = 12;
                    Priorities.adjustForUnwait(thread, 1);
                    assertEquals(12, thread.priority);
                });
    }

    @Test
    @Rule("decay")
    void the_end_of_a_quantum_takes_one_level_but_nothing_of_the_base() {
        withThread(
                8,
                (_, thread) -> {
                    thread.priority = 10;
                    assertEquals(9, Priorities.KiComputeNewPriority(thread));
                    thread.priority = 8;
                    assertEquals(8, Priorities.KiComputeNewPriority(thread));
                });
    }

    @Test
    @Rule({"decay", "rescue is taken back"})
    void it_takes_the_priority_decrement_at_once() {
        withThread(
                8,
                (_, thread) -> {
                    thread.priority = 15;
                    thread.priorityDecrement = 6;
                    assertEquals(8, Priorities.KiComputeNewPriority(thread));
                    assertEquals(0, thread.priorityDecrement);
                });
    }

    @Test
    @Rule("decay")
    void a_thread_that_computes_after_a_wait_decays_to_its_base_within_its_quanta() {
        Lab.run(
                1,
                1,
                lab -> {
                    var boosted = new AtomicReference<Integer>();
                    var event = new KEvent(EventType.SynchronizationEvent, false);
                    KThread subject =
                            lab.start(
                                    "subject",
                                    8,
                                    1,
                                    () -> {
                                        lab.waitFor(event);
                                        boosted.set(
                                                lab.kernel.ke.processors.KeGetCurrentThread()
                                                        .priority());
                                        lab.compute(5 * 200);
                                    });
                    lab.sleep(20);
                    lab.kernel.ke.events.KeSetEvent(event, 3, false);
                    lab.waitFor(subject);
                    assertEquals(11, boosted.get());
                    assertEquals(8, subject.priority());
                });
    }

    @Test
    @Rule("event boost")
    void an_event_that_is_handed_over_lifts_its_taker_above_the_giver_but_not_above_13() {
        withThread(
                8,
                (_, thread) -> {
                    thread.quantum = 1;
                    Priorities.adjustForBoost(thread, 10);
                    assertEquals(11, thread.priority);
                    assertEquals(3, thread.quantum);
                    Priorities.adjustForBoost(thread, 15);
                    assertEquals(13, thread.priority);
                    Priorities.adjustForBoost(thread, 15);
                    assertEquals(13, thread.priority);
                });
    }

    @Test
    @Rule("event boost")
    void a_more_urgent_thread_is_not_lifted_by_an_event_handed_over() {
        withThread(
                12,
                (_, thread) -> {
                    Priorities.adjustForBoost(thread, 8);
                    assertEquals(12, thread.priority);
                });
    }

    @Test
    void setting_an_event_with_a_boost_hands_it_to_the_first_waiter() {
        Lab.explore(
                40,
                lab -> {
                    var event = new KEvent(EventType.SynchronizationEvent, false);
                    var priority = new AtomicReference<Integer>();
                    KThread taker =
                            lab.start(
                                    "taker",
                                    4,
                                    lab.kernel.ke.allProcessors(),
                                    () -> {
                                        lab.waitFor(event);
                                        priority.set(
                                                lab.kernel.ke.processors.KeGetCurrentThread()
                                                        .priority());
                                    });
                    lab.sleep(20);
                    int giver = lab.kernel.ke.processors.KeGetCurrentThread().priority();
                    assertEquals(taker, lab.kernel.ke.events.KeSetEventBoostPriority(event));
                    lab.waitFor(taker);
                    assertEquals(giver + 1, priority.get());
                    assertEquals(null, lab.kernel.ke.events.KeSetEventBoostPriority(event));
                    assertEquals(true, lab.kernel.ke.events.KeReadStateEvent(event));
                });
    }
}
