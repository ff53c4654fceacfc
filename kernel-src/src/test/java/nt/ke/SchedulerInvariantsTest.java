package nt.ke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nt.Lab;
import nt.Rule;
import nt.init.Kernel;
import nt.ps.EThread;
import nt.rtl.KIrql;
import org.junit.jupiter.api.Test;

/// A mixed load is stopped again and again, at arbitrary points, and looked at from outside.
class SchedulerInvariantsTest {

    private static final int SEEDS = 150;
    private static final int LOOKS = 150;

    /** Between two looks, in 100-ns units: less than a context switch takes. */
    private static final long STEP = 7;

    private interface Look {
        void at(Kernel kernel, List<EThread> threads);
    }

    private static void watch(Look look) {
        for (int seed = 1; seed <= SEEDS; seed++) {
            List<EThread> threads = new ArrayList<>();
            Kernel kernel = Lab.boot(1 + seed % 4, seed, lab -> load(lab, threads));
            try {
                for (int time = 0; time < LOOKS; time++) {
                    kernel.machine.runUntil(kernel.machine.time() + STEP);
                    if (kernel.ke.processors.active().size() == kernel.hal.processorCount()) {
                        look.at(kernel, threads);
                    }
                }
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "seed " + seed + " at " + kernel.machine.time() + ": " + e.getMessage(), e);
            }
        }
    }

    private static void load(Lab lab, List<EThread> threads) {
        var event = new KEvent(EventType.SynchronizationEvent, false);
        var semaphore = new KSemaphore(2, 2);
        for (int index = 0; index < 8; index++) {
            int priority = 5 + index % 3;
            int affinity = index % 4 == 0 ? 1 : lab.kernel.ke.allProcessors();
            threads.add(
                    lab.start(
                            "worker",
                            priority,
                            affinity,
                            () -> {
                                while (true) {
                                    lab.waitFor(semaphore);
                                    lab.loiter(9);
                                    lab.kernel.ke.semaphores.KeReleaseSemaphore(semaphore, 1, 1);
                                    lab.kernel.ke.events.KeSetEvent(event, 1, false);
                                    lab.waitFor(event, Timeout.milliseconds(16));
                                    lab.loiter(5);
                                }
                            }));
        }
        lab.sleep(3_600_000);
    }

    @Test
    void no_thread_is_in_two_places() {
        watch((kernel, _) -> {
            Set<KThread> seen = new HashSet<>();
            for (KPrcb prcb : unlocked(kernel)) {
                if (!isLeaving(prcb)) {
                    assertTrue(seen.add(prcb.currentThread()), "current twice");
                }
                KThread next = prcb.nextThread();
                if (next != null) {
                    assertTrue(seen.add(next), () -> "standby too: " + next);
                }
                for (int priority = 0; priority < KPrcb.MAXIMUM_PRIORITY; priority++) {
                    for (KThread ready : readyAt(prcb, priority)) {
                        assertTrue(seen.add(ready), () -> "ready too: " + ready);
                    }
                }
            }
        });
    }

    @Test
    @Rule("ready lists")
    void the_ready_summary_tells_which_lists_hold_threads() {
        watch((kernel, _) -> {
            for (KPrcb prcb : unlocked(kernel)) {
                for (int priority = 0; priority < KPrcb.MAXIMUM_PRIORITY; priority++) {
                    assertEquals(
                            !prcb.readyList(priority).IsListEmpty(),
                            (prcb.readySummary() & 1 << priority) != 0,
                            "priority " + priority);
                }
            }
        });
    }

    @Test
    void every_thread_in_a_ready_list_is_ready_at_its_own_priority_and_may_run_there() {
        watch((kernel, _) -> {
            for (KPrcb prcb : unlocked(kernel)) {
                for (int priority = 0; priority < KPrcb.MAXIMUM_PRIORITY; priority++) {
                    for (KThread ready : readyAt(prcb, priority)) {
                        assertEquals(KThreadState.Ready, ready.state());
                        assertEquals(priority, ready.priority());
                        assertTrue((ready.affinity() & prcb.setMember) != 0);
                    }
                }
            }
        });
    }

    @Test
    @Rule("pick")
    void the_most_urgent_ready_thread_of_a_processor_runs() {
        watch((kernel, _) -> {
            for (KPrcb prcb : settled(kernel)) {
                if (prcb.nextThread() != null || prcb.currentThread() == prcb.idleThread()) {
                    continue; // about to switch, or about to look
                }
                int highest = 31 - Integer.numberOfLeadingZeros(prcb.readySummary());
                assertTrue(prcb.currentThread().priority() >= highest);
            }
        });
    }

    @Test
    void no_processor_stays_idle_while_a_thread_that_may_run_there_is_ready() {
        for (int seed = 1; seed <= SEEDS; seed++) {
            Kernel kernel = Lab.boot(2 + seed % 3, seed, lab -> load(lab, new ArrayList<>()));
            Set<String> before = Set.of();
            for (int time = 0; time < LOOKS; time++) {
                // Longer than it takes to tell a processor that it is needed.
                kernel.machine.runUntil(kernel.machine.time() + 150);
                Set<String> idling = idlingBeside(kernel);
                Set<String> still = new HashSet<>(before);
                still.retainAll(idling);
                assertEquals(Set.of(), still, "seed " + seed);
                before = idling;
            }
        }
    }

    /** Which processor halts although which thread that is ready elsewhere may run there. */
    private static Set<String> idlingBeside(Kernel kernel) {
        Set<String> found = new HashSet<>();
        for (KPrcb idle : kernel.ke.processors.active()) {
            if (!kernel.ke.processors.isIdle(idle) || idle.pcr.cpu().isExecuting()) {
                continue;
            }
            for (KPrcb prcb : unlocked(kernel)) {
                for (int priority = 0; priority < KPrcb.MAXIMUM_PRIORITY; priority++) {
                    for (KThread ready : readyAt(prcb, priority)) {
                        if ((ready.affinity() & idle.setMember) != 0) {
                            found.add(
                                    "%d idles, %s is ready since switch %d"
                                            .formatted(
                                                    idle.number(), ready, ready.contextSwitches()));
                        }
                    }
                }
            }
        }
        return found;
    }

    @Test
    void a_waiting_thread_is_on_the_list_of_what_it_waits_for() {
        watch((kernel, threads) -> {
            if (!kernel.ke.processors.prcb(0).lockQueue[0].lock.isFree()) {
                return;
            }
            for (KThread thread : threads) {
                if (thread.state() == KThreadState.Waiting) {
                    assertTrue(
                            thread.timer.inserted || thread.waitBlock[0].waitListEntry.isInList(),
                            () -> thread + " waits for nothing");
                }
            }
        });
    }

    @Test
    void a_processor_that_goes_idle_while_a_thread_is_placed_elsewhere_gets_it() {
        for (int seed = 1; seed <= 1500; seed++) {
            int haste = seed % 120;
            Lab.run(
                    2,
                    seed,
                    lab -> {
                        bindToFirst(lab);
                        var ran = new boolean[1];
                        EThread brief = lab.start("brief", 8, 2, () -> lab.loiter(60));
                        lab.loiter(haste);
                        EThread late = lab.start("late", () -> ran[0] = true);
                        lab.compute(10); // less than a quantum
                        assertTrue(ran[0], "it was ready, and processor 1 was idle");
                        lab.waitForAll(List.of(brief, late));
                    });
        }
    }

    private static void bindToFirst(Lab lab) {
        lab.kernel.ke.threads.KeSetAffinityThread(lab.kernel.ke.processors.KeGetCurrentThread(), 1);
    }

    @Test
    void a_running_thread_says_so_and_its_processor_knows_it() {
        watch((kernel, threads) -> {
            for (EThread thread : threads) {
                if (thread.state() == KThreadState.Running) {
                    assertTrue(
                            kernel.ke.processors.active().stream()
                                    .anyMatch(prcb -> prcb.currentThread() == thread),
                            () -> thread + " runs nowhere");
                }
            }
        });
    }

    @Test
    @Rule("dispatcher lock")
    void the_dispatcher_lock_is_held_at_synch_level_only() {
        watch((kernel, _) -> {
            for (KPrcb prcb : kernel.ke.processors.active()) {
                KSpinLock lock = prcb.lockQueue[0].lock;
                if (lock.isOwnedBy(prcb.number())) {
                    assertFalse(prcb.pcr.irql().isBelow(KIrql.SYNCH_LEVEL));
                }
            }
        });
    }

    @Test
    @Rule("idle summary")
    void an_idle_processor_has_no_next_thread() {
        watch((kernel, _) -> {
            for (KPrcb prcb : unlocked(kernel)) {
                if (kernel.ke.processors.isIdle(prcb) && prcb.nextThread() != null) {
                    assertEquals(prcb.idleThread(), prcb.nextThread());
                }
            }
        });
    }

    /// Whether the current thread waits, and has perhaps been readied again, but is not gone yet.
    private static boolean isLeaving(KPrcb prcb) {
        KThread thread = prcb.currentThread();
        return thread.state() != KThreadState.Running || thread.nextProcessor != prcb.number;
    }

    private static List<KThread> readyAt(KPrcb prcb, int priority) {
        List<KThread> threads = new ArrayList<>();
        KThread thread = prcb.readyList(priority).first();
        while (thread != null) {
            threads.add(thread);
            thread = thread.readyListEntry.next();
        }
        return threads;
    }

    /** The processors whose lists nobody is changing. */
    private static List<KPrcb> unlocked(Kernel kernel) {
        return kernel.ke.processors.active().stream()
                .filter(prcb -> prcb.prcbLock.isFree())
                .toList();
    }

    /** The processors that are below the level of the dispatcher: its work there is done. */
    private static List<KPrcb> settled(Kernel kernel) {
        return unlocked(kernel).stream()
                .filter(prcb -> prcb.pcr.irql().isBelow(KIrql.DISPATCH_LEVEL))
                .filter(prcb -> prcb.currentThread().state() == KThreadState.Running)
                .toList();
    }
}
