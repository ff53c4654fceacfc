package nt.ke;

import static nt.rtl.KIrql.DISPATCH_LEVEL;
import static nt.rtl.KIrql.PASSIVE_LEVEL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nt.Lab;
import nt.init.Kernel;
import nt.rtl.BugCheckCode;
import nt.rtl.NtStatus;
import org.junit.jupiter.api.Test;

/// Each invariant notices a fault that is made on purpose. The first ones are looked at from
/// outside, between two points; the others stop the system by themselves.
class InvariantsTest {

    private final List<KThread> threads = new ArrayList<>();

    /** Two processors that compute; two more threads are ready, and one waits for an event. */
    private final Kernel kernel = Lab.boot(2, 1, this::load);

    private void load(Lab lab) {
        var event = new KEvent(EventType.SynchronizationEvent, false);
        lab.kernel.ke.threads.KeSetPriorityThread(
                lab.kernel.ke.processors.KeGetCurrentThread(), Priorities.LOW_REALTIME_PRIORITY);
        for (int index = 0; index < 4; index++) {
            threads.add(lab.start("works", 8, 1 << index % 2, () -> lab.compute(100_000)));
        }
        threads.add(lab.start("waits", 9, 3, () -> lab.waitFor(event)));
        lab.sleep(3_600_000);
    }

    private KThread threadThatIs(KThreadState state) {
        return threads.stream().filter(thread -> thread.state == state).findFirst().orElseThrow();
    }

    private Optional<String> broken() {
        return new Invariants(kernel.ke).broken(kernel.processes.processes());
    }

    private void assertNoticed(String words, Runnable fault) {
        kernel.machine.runUntil(5 * Lab.MILLISECOND);
        assertEquals(Optional.empty(), broken());
        fault.run();
        String noticed = broken().orElse("nothing");
        assertTrue(noticed.contains(words), noticed);
    }

    @Test
    void a_ready_summary_that_lacks_a_list() {
        assertNoticed(
                "the ready summary is wrong",
                () -> kernel.ke.processors.prcb(0).readySummary &= ~(1 << 8));
    }

    @Test
    void a_ready_summary_that_names_an_empty_list() {
        assertNoticed(
                "the ready summary is wrong",
                () -> kernel.ke.processors.prcb(1).readySummary |= 1 << 3);
    }

    @Test
    void a_thread_in_the_ready_list_of_another_priority() {
        assertNoticed(
                "of priority 9 is in list 8", () -> threadThatIs(KThreadState.Ready).priority++);
    }

    @Test
    void a_thread_that_is_ready_where_it_may_not_run() {
        assertNoticed("may not run", () -> threadThatIs(KThreadState.Ready).affinity ^= 3);
    }

    @Test
    void a_thread_that_is_in_a_ready_list_and_runs() {
        assertNoticed(
                "is in a ready list and Running",
                () -> threadThatIs(KThreadState.Ready).state = KThreadState.Running);
    }

    @Test
    void one_thread_on_two_processors() {
        assertNoticed(
                "is next here and elsewhere too",
                () -> {
                    KThread thread = kernel.ke.processors.prcb(0).currentThread;
                    kernel.ke.processors.prcb(1).nextThread = thread;
                });
    }

    @Test
    void two_running_threads_on_one_processor() {
        assertNoticed(
                "its processor runs another one",
                () -> kernel.ke.processors.prcb(0).currentThread = threads.getLast());
    }

    @Test
    void a_next_thread_that_is_ready_too() {
        assertNoticed(
                "is ready here and elsewhere too",
                () -> {
                    KPrcb prcb = kernel.ke.processors.prcb(0);
                    prcb.nextThread = prcb.readyList(8).first();
                });
    }

    @Test
    void a_waiting_thread_that_nothing_would_wake() {
        assertNoticed(
                "not in the list of what it waits for",
                () -> threadThatIs(KThreadState.Waiting).waitBlockList[0].dequeue());
    }

    @Test
    void a_spin_lock_held_below_the_dispatchers_level() {
        assertNoticed(
                "spin lock below DISPATCH_LEVEL",
                () -> kernel.ke.processors.prcb(0).pcr.noteAcquired(0));
    }

    // ---- those that stop the system ---------------------------------------------------------

    private static void assertStops(BugCheckCode code, Consumer<Lab> fault) {
        assertEquals(code, BugCheckTest.stop(fault).code());
    }

    @Test
    void a_level_lowered_below_that_of_a_held_lock() {
        assertStops(
                BugCheckCode.DRIVER_VERIFIER_DETECTED_VIOLATION,
                lab -> {
                    lab.kernel.ke.spinLocks.KeAcquireSpinLock(new KSpinLock());
                    lab.kernel.ke.levels().KeLowerIrql(PASSIVE_LEVEL);
                });
    }

    @Test
    void locks_taken_in_the_wrong_order() {
        assertStops(
                BugCheckCode.DRIVER_VERIFIER_DETECTED_VIOLATION,
                lab -> {
                    lab.kernel.ke.levels().KeRaiseIrqlToSynchLevel();
                    SpinLocks locks = lab.kernel.ke.spinLocks;
                    locks.KeAcquireSpinLockAtDpcLevel(lab.kernel.ke.processors.prcb(0).prcbLock);
                    locks.KeAcquireSpinLockAtDpcLevel(
                            lab.kernel.ke.processors.KeGetCurrentThread().threadLock);
                });
    }

    @Test
    void a_switch_above_apc_level() {
        assertStops(
                BugCheckCode.DRIVER_VERIFIER_DETECTED_VIOLATION,
                lab -> {
                    lab.kernel.ke.levels().KeRaiseIrql(DISPATCH_LEVEL);
                    lab.waitFor(new KEvent(EventType.NotificationEvent, false));
                });
    }

    @Test
    void a_switch_with_a_spin_lock_held_is_an_error_of_the_model() {
        Kernel kernel =
                Lab.boot(
                        1,
                        1,
                        lab -> {
                            lab.kernel.ke.levels().KeRaiseIrqlToSynchLevel();
                            lab.kernel.ke.processors.prcb(0).pcr.noteAcquired(0);
                            NtStatus unreachable =
                                    lab.kernel.ke.scheduler.KiSwapThread(
                                            lab.kernel.ke.processors.KeGetCurrentThread());
                            throw new AssertionError("" + unreachable);
                        });
        String thrown = "";
        try {
            kernel.machine.runUntil(100 * Lab.MILLISECOND);
        } catch (machine.cpu.StackFailure failure) {
            thrown = "" + failure.getCause();
        }
        assertTrue(thrown.contains("a switch with a spin lock held"), thrown);
    }
}
