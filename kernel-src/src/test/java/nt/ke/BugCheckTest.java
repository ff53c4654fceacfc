package nt.ke;

import static nt.rtl.BugCheckCode.APC_INDEX_MISMATCH;
import static nt.rtl.BugCheckCode.ATTEMPTED_SWITCH_FROM_DPC;
import static nt.rtl.BugCheckCode.DRIVER_VERIFIER_DETECTED_VIOLATION;
import static nt.rtl.BugCheckCode.INVALID_AFFINITY_SET;
import static nt.rtl.BugCheckCode.IRQL_GT_ZERO_AT_SYSTEM_SERVICE;
import static nt.rtl.BugCheckCode.IRQL_NOT_LESS_OR_EQUAL;
import static nt.rtl.BugCheckCode.KERNEL_APC_PENDING_DURING_EXIT;
import static nt.rtl.BugCheckCode.MAXIMUM_WAIT_OBJECTS_EXCEEDED;
import static nt.rtl.BugCheckCode.SPIN_LOCK_ALREADY_OWNED;
import static nt.rtl.BugCheckCode.SPIN_LOCK_NOT_OWNED;
import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.KIrql.DISPATCH_LEVEL;
import static nt.rtl.KIrql.PASSIVE_LEVEL;
import static nt.rtl.VerifierViolation.ENDLESS_WAIT_AT_DISPATCH;
import static nt.rtl.VerifierViolation.LOCK_HIERARCHY;
import static nt.rtl.VerifierViolation.LOWER_TO_BAD_LEVEL;
import static nt.rtl.VerifierViolation.MISMATCHED_LOCK;
import static nt.rtl.VerifierViolation.NOT_IN_CRITICAL_REGION;
import static nt.rtl.VerifierViolation.RAISE_TO_LOWER_LEVEL;
import static nt.rtl.VerifierViolation.SPIN_LOCK_RELEASED_AT_BAD_LEVEL;
import static nt.rtl.VerifierViolation.SPIN_LOCK_RELEASED_BELOW_DISPATCH;
import static nt.rtl.VerifierViolation.SPIN_LOCK_TAKEN_ABOVE_DISPATCH;
import static nt.rtl.VerifierViolation.SPIN_LOCK_TAKEN_BELOW_DISPATCH;
import static nt.rtl.VerifierViolation.WAIT_AT_DISPATCH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Collections;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nt.Lab;
import nt.Rule;
import nt.init.Kernel;
import nt.ke.BugChecks.BugCheckData;
import nt.rtl.BugCheckCode;
import nt.rtl.KIrql;
import nt.rtl.NtStatus;
import nt.rtl.VerifierViolation;
import org.junit.jupiter.api.Test;

class BugCheckTest {

    /// Asserts that the body stops its system with this code and these parameters, and does not
    /// come back.
    private static void assertStops(
            BugCheckCode code, long p1, long p2, long p3, long p4, Consumer<Lab> body) {
        assertEquals(new BugCheckData(code, p1, p2, p3, p4), stop(body));
    }

    private static void assertStops(
            VerifierViolation violation, long p2, long p3, long p4, Consumer<Lab> body) {
        assertStops(DRIVER_VERIFIER_DETECTED_VIOLATION, violation.code(), p2, p3, p4, body);
    }

    /** The same, with parameters that are known only afterwards. */
    static void assertStops(Consumer<Lab> body, Supplier<BugCheckData> data) {
        BugCheckData stopped = stop(body);
        assertEquals(data.get(), stopped);
    }

    static BugCheckData stop(Consumer<Lab> body) {
        Kernel kernel =
                Lab.boot(
                        2,
                        5,
                        lab -> {
                            body.accept(lab);
                            fail("went on");
                        });
        kernel.machine.runUntil(10_000 * Lab.MILLISECOND);
        return kernel.ke.bugChecks.bugCheckData().orElseThrow();
    }

    @Test
    void the_reason_tells_code_and_seed() {
        Kernel kernel =
                Lab.boot(
                        1,
                        42,
                        lab ->
                                lab.kernel.ke.bugChecks.KeBugCheckEx(
                                        IRQL_NOT_LESS_OR_EQUAL, 1, 2, 3, 4));
        kernel.machine.runUntil(1000 * Lab.MILLISECOND);
        String reason = kernel.machine.stopReason().orElseThrow();
        assertTrue(reason.contains("0x0000000A (0x1, 0x2, 0x3, 0x4)"), reason);
        assertTrue(reason.contains("processor 0, thread 8, IRQL 0, after 0."), reason);
        assertTrue(reason.contains("seed 42"), reason);
    }

    @Test
    void a_stopped_machine_stays_as_it_is_and_others_go_on() {
        Kernel broken =
                Lab.boot(
                        2,
                        1,
                        lab ->
                                lab.kernel.ke.bugChecks.KeBugCheckEx(
                                        IRQL_NOT_LESS_OR_EQUAL, 0, 0, 0, 0));
        broken.machine.runUntil(1000 * Lab.MILLISECOND);
        long time = broken.machine.time();
        Lab.run(2, 1, lab -> lab.sleep(100));
        broken.machine.runUntil(2000 * Lab.MILLISECOND);
        assertEquals(time, broken.machine.time());
    }

    @Test
    void waiting_for_ever_at_dispatch_level_stops_the_system() {
        assertStops(
                ENDLESS_WAIT_AT_DISPATCH,
                2,
                0,
                0,
                lab -> {
                    lab.kernel.hal.levels.KeRaiseIrql(DISPATCH_LEVEL);
                    lab.waitFor(new KEvent(EventType.NotificationEvent, false));
                });
    }

    @Test
    void waiting_for_some_time_at_dispatch_level_stops_the_system() {
        assertStops(
                WAIT_AT_DISPATCH,
                2,
                0,
                0,
                lab -> {
                    lab.kernel.ke.spinLocks.KeAcquireSpinLock(new KSpinLock());
                    lab.sleep(1);
                });
    }

    @Test
    void waiting_in_a_deferred_procedure_call_stops_the_system_and_tells_the_thread() {
        var thread = new AtomicLong();
        BugCheckData data =
                stop(lab -> {
                    thread.set(lab.kernel.ke.processors.KeGetCurrentThread().id());
                    var event = new KEvent(EventType.NotificationEvent, false);
                    var dpc = new KDpc((_, _, _) -> lab.waitFor(event));
                    lab.kernel.ke.dpcs.KeInsertQueueDpc(dpc, null, null);
                });
        assertEquals(new BugCheckData(ATTEMPTED_SWITCH_FROM_DPC, thread.get(), 0, 0, 0), data);
    }

    @Test
    @Rule("wait blocks")
    void more_than_64_objects_stop_the_system() {
        assertStops(
                MAXIMUM_WAIT_OBJECTS_EXCEEDED,
                0,
                0,
                0,
                0,
                lab -> {
                    var event = new KEvent(EventType.NotificationEvent, false);
                    var objects = Collections.nCopies(65, event).toArray(new KEvent[0]);
                    lab.waitFor(WaitType.WaitAny, Timeout.NEVER, objects);
                });
    }

    @Test
    @Rule("invalid affinity")
    void an_affinity_outside_the_machine_stops_the_system() {
        assertStops(
                INVALID_AFFINITY_SET,
                0,
                0,
                0,
                0,
                lab -> {
                    KThread thread = lab.kernel.ke.processors.KeGetCurrentThread();
                    lab.kernel.ke.threads.KeSetAffinityThread(thread, 1 << 2);
                });
    }

    @Test
    @Rule("invalid affinity")
    void so_does_an_empty_affinity() {
        assertStops(
                INVALID_AFFINITY_SET,
                0,
                0,
                0,
                0,
                lab -> lab.kernel.ke.threads.KeSetSystemAffinityThread(0));
    }

    @Test
    void raising_to_a_lower_level_stops_the_system() {
        assertStops(
                RAISE_TO_LOWER_LEVEL,
                1,
                0,
                0,
                lab -> {
                    lab.kernel.hal.levels.KeRaiseIrql(APC_LEVEL);
                    lab.kernel.hal.levels.KeRaiseIrql(PASSIVE_LEVEL);
                });
    }

    @Test
    void lowering_to_a_higher_level_stops_the_system() {
        assertStops(
                LOWER_TO_BAD_LEVEL,
                0,
                2,
                0,
                lab -> lab.kernel.hal.levels.KeLowerIrql(DISPATCH_LEVEL));
    }

    @Test
    void lowering_the_level_with_a_spin_lock_held_stops_the_system() {
        assertStops(
                LOWER_TO_BAD_LEVEL,
                2,
                0,
                0,
                lab -> {
                    lab.kernel.ke.spinLocks.KeAcquireSpinLock(new KSpinLock());
                    lab.kernel.hal.levels.KeLowerIrql(PASSIVE_LEVEL);
                });
    }

    @Test
    void taking_a_spin_lock_again_stops_the_system() {
        assertStops(
                SPIN_LOCK_ALREADY_OWNED,
                0,
                0,
                0,
                0,
                lab -> {
                    var lock = new KSpinLock();
                    lab.kernel.ke.spinLocks.KeAcquireSpinLock(lock);
                    lab.kernel.ke.spinLocks.KeAcquireSpinLock(lock);
                });
    }

    @Test
    void releasing_a_spin_lock_that_is_not_held_stops_the_system() {
        assertStops(
                SPIN_LOCK_NOT_OWNED,
                0,
                0,
                0,
                0,
                lab -> {
                    KIrql oldIrql = lab.kernel.hal.levels.KeRaiseIrqlToDpcLevel();
                    lab.kernel.ke.spinLocks.KeReleaseSpinLock(new KSpinLock(), oldIrql);
                });
    }

    @Test
    void a_spin_lock_taken_or_released_at_the_wrong_level_stops_the_system() {
        var lock = new KSpinLock();
        assertStops(
                SPIN_LOCK_TAKEN_BELOW_DISPATCH,
                0,
                0,
                0,
                lab -> lab.kernel.ke.spinLocks.KeAcquireSpinLockAtDpcLevel(lock));
        assertStops(
                SPIN_LOCK_RELEASED_BELOW_DISPATCH,
                0,
                0,
                0,
                lab -> lab.kernel.ke.spinLocks.KeReleaseSpinLockFromDpcLevel(lock));
        assertStops(
                SPIN_LOCK_TAKEN_ABOVE_DISPATCH,
                27,
                0,
                0,
                lab -> {
                    lab.kernel.hal.levels.KeRaiseIrqlToSynchLevel();
                    lab.kernel.ke.spinLocks.KeAcquireSpinLock(lock);
                });
        assertStops(
                SPIN_LOCK_RELEASED_AT_BAD_LEVEL,
                27,
                0,
                0,
                lab -> {
                    KIrql oldIrql = lab.kernel.ke.spinLocks.KeAcquireSpinLock(new KSpinLock());
                    lab.kernel.hal.levels.KeRaiseIrqlToSynchLevel();
                    lab.kernel.ke.spinLocks.KeReleaseSpinLock(lock, oldIrql);
                });
    }

    @Test
    void taking_the_kernels_locks_in_the_wrong_order_stops_the_system() {
        assertStops(
                LOCK_HIERARCHY,
                LockRank.DISPATCHER.ordinal(),
                0,
                0,
                lab -> {
                    KPrcb prcb = lab.kernel.ke.processors.prcb(0);
                    lab.kernel.ke.spinLocks.KeAcquireSpinLock(prcb.prcbLock);
                    lab.kernel.ke.dispatcher.KiLockDispatcherDatabase();
                });
    }

    @Test
    void taking_two_of_the_kernels_locks_of_one_kind_stops_the_system() {
        assertStops(
                LOCK_HIERARCHY,
                LockRank.PRCB.ordinal(),
                0,
                0,
                lab -> {
                    Processors processors = lab.kernel.ke.processors;
                    lab.kernel.ke.spinLocks.KeAcquireSpinLock(processors.prcb(0).prcbLock);
                    lab.kernel.ke.spinLocks.KeAcquireSpinLockAtDpcLevel(
                            processors.prcb(1).prcbLock);
                });
    }

    @Test
    @Rule("one way to take a lock")
    void taking_a_queued_lock_plainly_stops_the_system_and_the_other_way_round() {
        assertStops(
                MISMATCHED_LOCK,
                0,
                0,
                0,
                lab -> {
                    var lock = new KSpinLock();
                    var handle = new KLockQueueHandle(lock);
                    lab.kernel.ke.spinLocks.KeAcquireInStackQueuedSpinLock(handle);
                    lab.kernel.ke.spinLocks.KeReleaseInStackQueuedSpinLock(handle);
                    lab.kernel.ke.spinLocks.KeAcquireSpinLock(lock);
                });
        assertStops(
                MISMATCHED_LOCK,
                0,
                0,
                0,
                lab -> {
                    var lock = new KSpinLock();
                    KIrql oldIrql = lab.kernel.ke.spinLocks.KeAcquireSpinLock(lock);
                    lab.kernel.ke.spinLocks.KeReleaseSpinLock(lock, oldIrql);
                    lab.kernel.ke.spinLocks.KeAcquireInStackQueuedSpinLock(
                            new KLockQueueHandle(lock));
                });
    }

    @Test
    void leaving_a_critical_region_that_was_not_entered_stops_the_system() {
        assertStops(
                NOT_IN_CRITICAL_REGION, 0, 0, 0, lab -> lab.kernel.ke.apcs.KeLeaveCriticalRegion());
    }

    @Test
    void returning_to_user_mode_at_a_raised_level_stops_the_system() {
        assertStops(
                IRQL_GT_ZERO_AT_SYSTEM_SERVICE,
                0,
                1,
                0,
                0,
                lab ->
                        lab.kernel.ke.traps.KiSystemService(() -> {
                            lab.kernel.hal.levels.KeRaiseIrql(APC_LEVEL);
                            return NtStatus.STATUS_SUCCESS;
                        }));
    }

    @Test
    void returning_to_user_mode_in_a_critical_region_stops_the_system() {
        assertStops(
                APC_INDEX_MISMATCH,
                0,
                0,
                0xFFFF,
                0,
                lab ->
                        lab.kernel.ke.traps.KiSystemService(() -> {
                            lab.kernel.ke.apcs.KeEnterCriticalRegion();
                            return NtStatus.STATUS_SUCCESS;
                        }));
    }

    @Test
    @Rule("kernel mutex")
    void returning_to_user_mode_with_a_kernel_mutex_stops_the_system() {
        assertStops(
                APC_INDEX_MISMATCH,
                0,
                0,
                0xFFFF,
                0,
                lab -> lab.kernel.ke.traps.KiSystemService(() -> lab.waitFor(new KMutant(true))));
    }

    @Test
    void a_thread_that_ends_at_a_raised_level_stops_the_system() {
        assertStops(
                KERNEL_APC_PENDING_DURING_EXIT,
                0,
                0,
                1,
                0,
                lab ->
                        lab.waitFor(
                                lab.start(
                                        "raised",
                                        () -> lab.kernel.hal.levels.KeRaiseIrql(APC_LEVEL))));
    }

    @Test
    void an_ending_thread_in_a_critical_region_tells_its_disable_count() {
        Kernel kernel =
                Lab.boot(
                        1,
                        1,
                        lab -> {
                            lab.start("guest", lab.kernel.ke.apcs::KeEnterCriticalRegion);
                            lab.sleep(1000);
                        });
        kernel.machine.runUntil(2000 * Lab.MILLISECOND);
        var data = kernel.ke.bugChecks.bugCheckData().orElseThrow();
        assertEquals(KERNEL_APC_PENDING_DURING_EXIT, data.code());
        assertEquals(0xFFFF, data.p2());
        assertEquals(0, data.p3());
    }
}
