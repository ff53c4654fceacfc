package nt.ke;

import static nt.rtl.KIrql.PASSIVE_LEVEL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import machine.Topology;
import nt.Lab;
import nt.Rule;
import nt.rtl.KIrql;
import org.junit.jupiter.api.Test;

/** Where a thread is on its way, and what its state says of that. */
class ThreadStatesTest {

    private static KThread own(Lab lab) {
        return lab.kernel.ke.processors.KeGetCurrentThread();
    }

    private static void setPriority(Lab lab, int priority) {
        lab.kernel.ke.threads.KeSetPriorityThread(own(lab), priority);
    }

    @Test
    @Rule("ready since")
    void a_thread_that_becomes_ready_notes_the_tick() {
        Lab.run(
                1,
                1,
                lab -> {
                    lab.sleep(200);
                    setPriority(lab, 20);
                    KThread thread = lab.start("ready", 4, 1, () -> {});
                    assertEquals(KThreadState.Ready, thread.state());
                    assertEquals(lab.kernel.ke.time.KeQueryTickCount(), thread.waitTime);
                });
    }

    @Test
    @Rule("deferred ready")
    void a_readied_thread_is_on_the_deferred_list_until_the_dispatcher_is_left() {
        Lab.explore(
                100,
                lab -> {
                    var event = new KEvent(EventType.SynchronizationEvent, false);
                    KThread thread = lab.start("readied", () -> lab.waitFor(event));
                    lab.sleep(20);
                    // Announcing a wait keeps us in the dispatcher.
                    lab.kernel.ke.events.KeSetEvent(event, 0, true);
                    KPrcb prcb = lab.kernel.ke.processors.KeGetCurrentPrcb();
                    assertEquals(KThreadState.DeferredReady, thread.state());
                    assertSame(thread, prcb.deferredReadyListHead.first());
                    lab.waitFor(thread);
                    assertEquals(KThreadState.Terminated, thread.state());
                });
    }

    @Test
    @Rule("standby")
    void the_next_thread_of_a_processor_stands_by() {
        Lab.run(
                1,
                1,
                lab -> {
                    var event = new KEvent(EventType.SynchronizationEvent, false);
                    KThread thread = lab.start("urgent", 20, 1, () -> lab.waitFor(event));
                    lab.sleep(20);
                    KIrql oldIrql = lab.kernel.hal.levels.KeRaiseIrqlToDpcLevel();
                    lab.kernel.ke.events.KeSetEvent(event, 0, false);
                    assertEquals(KThreadState.Standby, thread.state());
                    assertSame(thread, lab.kernel.ke.processors.prcb(0).nextThread());
                    lab.kernel.hal.levels.KeLowerIrql(oldIrql);
                    assertEquals(KThreadState.Terminated, thread.state());
                });
    }

    @Test
    @Rule("gate wait")
    void a_thread_at_a_gate_is_in_a_state_of_its_own() {
        Lab.run(
                2,
                1,
                lab -> {
                    var gate = new KGate();
                    KThread thread =
                            lab.start(
                                    "waiter",
                                    () ->
                                            lab.kernel.ke.gates.KeWaitForGate(
                                                    gate,
                                                    KWaitReason.WrKernel,
                                                    KProcessorMode.KernelMode));
                    lab.sleep(20);
                    assertEquals(KThreadState.GateWait, thread.state());
                    lab.kernel.ke.gates.KeSignalGateBoostPriority(gate);
                    lab.waitFor(thread);
                });
    }

    @Test
    @Rule("preempted goes first")
    void a_preempted_thread_waits_before_its_equals_and_a_new_one_behind_them() {
        Lab.run(
                1,
                1,
                lab -> {
                    setPriority(lab, 20);
                    KThread first = lab.start("first", 8, 1, () -> lab.compute(100));
                    KThread second = lab.start("second", 8, 1, () -> lab.compute(100));
                    lab.sleep(20); // less than a quantum: the first one runs, and is preempted now
                    KThread third = lab.start("third", 8, 1, () -> lab.compute(100));
                    var ready = lab.kernel.ke.processors.prcb(0).readyList(8);
                    assertSame(first, ready.first());
                    assertSame(second, first.readyListEntry.next());
                    assertSame(third, ready.last());
                });
    }

    @Test
    @Rule("no idle processor")
    void with_all_processors_busy_a_thread_competes_with_that_of_its_ideal_processor() {
        for (int seed = 1; seed <= 50; seed++) {
            Lab.run(
                    2,
                    seed,
                    lab -> {
                        setPriority(lab, 20);
                        lab.kernel.ke.threads.KeSetSystemAffinityThread(1);
                        KThread busy = lab.start("busy", 10, 2, () -> lab.compute(10_000));
                        lab.sleep(20);
                        var event = new KEvent(EventType.NotificationEvent, false);
                        KThread less = sleeper(lab, 8, event);
                        KThread more = sleeper(lab, 12, event);
                        lab.sleep(100);
                        assertEquals(KThreadState.Running, busy.state());
                        KIrql oldIrql = lab.kernel.hal.levels.KeRaiseIrqlToDpcLevel();
                        lab.kernel.ke.events.KeSetEvent(event, 0, false);
                        lab.loiter(2000);
                        assertEquals(KThreadState.Ready, less.state());
                        assertEquals(1, less.nextProcessor);
                        assertEquals(KThreadState.Running, more.state());
                        assertEquals(1, more.nextProcessor);
                        assertEquals(KThreadState.Ready, busy.state());
                        lab.kernel.hal.levels.KeLowerIrql(oldIrql);
                    });
        }
    }

    /**
     * A thread for processor 1 that waits for the event, at its base priority, and then computes.
     */
    private static KThread sleeper(Lab lab, int priority, KEvent event) {
        KThread thread =
                lab.start(
                        "sleeper",
                        priority,
                        3,
                        () -> {
                            lab.waitFor(event);
                            lab.compute(1000);
                        });
        lab.kernel.ke.threads.KeSetIdealProcessorThread(thread, 1);
        return thread;
    }

    @Test
    @Rule("lock per processor")
    void readying_a_thread_takes_the_lock_of_its_processor_only() {
        Lab.run(
                BootOptions.SERVER_2003.withMeasuredLocks(),
                3,
                1,
                lab -> {
                    lab.kernel.ke.threads.KeSetSystemAffinityThread(1);
                    setPriority(lab, 20);
                    lab.sleep(100);
                    KIrql oldIrql = lab.kernel.hal.levels.KeRaiseIrqlToDpcLevel();
                    long[] before = prcbLocksTaken(lab);
                    var event = new KEvent(EventType.NotificationEvent, false);
                    lab.kernel.ke.events.KeSetEvent(event, 0, false);
                    lab.kernel.hal.levels.KeLowerIrql(oldIrql);
                    lab.start("ready", 4, 1, () -> {});
                    long[] after = prcbLocksTaken(lab);
                    assertEquals(before[0] + 1, after[0]);
                    assertEquals(before[1], after[1]);
                    assertEquals(before[2], after[2]);
                });
    }

    private static long[] prcbLocksTaken(Lab lab) {
        LockMeters meters = Objects.requireNonNull(lab.kernel.ke.lockMeters);
        return lab.kernel.ke.processors.active().stream()
                .mapToLong(prcb -> meters.meterOf(prcb.prcbLock).use("").acquisitions())
                .toArray();
    }

    @Test
    @Rule("combined disable count")
    void critical_and_guarded_regions_count_down_in_the_halves_of_one_word() {
        Lab.run(
                1,
                1,
                lab -> {
                    Apcs apcs = lab.kernel.ke.apcs;
                    apcs.KeEnterCriticalRegion();
                    apcs.KeEnterCriticalRegion();
                    apcs.KeEnterGuardedRegion();
                    assertEquals(0xFFFF_FFFE, own(lab).combinedApcDisable());
                    apcs.KeLeaveGuardedRegion();
                    assertEquals(0x0000_FFFE, own(lab).combinedApcDisable());
                    apcs.KeLeaveCriticalRegion();
                    apcs.KeLeaveCriticalRegion();
                    assertEquals(0, own(lab).combinedApcDisable());
                    assertTrue(lab.kernel.hal.levels.KeGetCurrentIrql() == PASSIVE_LEVEL);
                });
    }

    @Test
    @Rule({"idle summary", "idle core summary"})
    void a_bit_tells_of_each_processor_whether_it_is_idle_and_of_its_core() {
        Lab.run(
                BootOptions.SERVER_2003.withTopology(new Topology(2, 32)),
                4,
                1,
                lab -> {
                    Processors processors = lab.kernel.ke.processors;
                    lab.kernel.ke.threads.KeSetSystemAffinityThread(1);
                    lab.sleep(100);
                    assertEquals(0b1110, processors.idleSummary());
                    assertEquals(0b1100, processors.idleCores());
                    lab.start("busy", 8, 0b1000, () -> lab.compute(100));
                    lab.sleep(20);
                    assertEquals(0b0110, processors.idleSummary());
                    assertEquals(0, processors.idleCores() & 0b1000);
                    assertEquals(0, processors.idleCores() & 0b0100);
                });
    }
}
