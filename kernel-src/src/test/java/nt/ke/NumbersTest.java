package nt.ke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import nt.Lab;
import nt.Rule;
import nt.hal.Vector;
import nt.rtl.BugCheckCode;
import nt.rtl.KIrql;
import nt.rtl.NtStatus;
import org.junit.jupiter.api.Test;

/** Numbers that are NT's, not ours. Where each is from stands at its declaration. */
class NumbersTest {

    @Test
    @Rule("interrupt levels")
    void levels() {
        assertEquals(0, KIrql.PASSIVE_LEVEL.level());
        assertEquals(1, KIrql.APC_LEVEL.level());
        assertEquals(2, KIrql.DISPATCH_LEVEL.level());
        assertEquals(27, KIrql.SYNCH_LEVEL.level());
        assertEquals(28, KIrql.CLOCK_LEVEL.level());
        assertEquals(29, KIrql.IPI_LEVEL.level());
        assertEquals(30, KIrql.POWER_LEVEL.level());
        assertEquals(31, KIrql.HIGH_LEVEL.level());
        assertEquals(32, KIrql.values().length);
    }

    @Test
    @Rule("interrupt vectors")
    void vectors() {
        assertEquals(0x3D, Vector.APC.number());
        assertEquals(0x41, Vector.DPC.number());
        assertEquals(0xD1, Vector.CLOCK.number());
        assertEquals(0xE1, Vector.IPI.number());
    }

    @Test
    @Rule("object kind numbers")
    void kinds_of_objects() {
        assertEquals(
                List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 18, 19, 20, 21, 22, 23, 24),
                Arrays.stream(KObjects.values()).map(KObjects::number).toList());
    }

    @Test
    @Rule("waitable kinds")
    void the_kinds_below_ten_can_be_waited_for_and_no_others() {
        assertEquals(
                List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
                Arrays.stream(KObjects.values())
                        .filter(KObjects::isWaitable)
                        .map(KObjects::number)
                        .toList());
        assertTrue(new KGate().type().isWaitable());
    }

    @Test
    @Rule("thread states")
    void thread_states() {
        assertEquals(
                "[Initialized, Ready, Running, Standby, Terminated, Waiting, Transition,"
                        + " DeferredReady, GateWait]",
                Arrays.toString(KThreadState.values()));
    }

    @Test
    @Rule("wait reasons")
    void wait_reasons() {
        assertEquals(34, KWaitReason.values().length);
        assertEquals(4, KWaitReason.DelayExecution.ordinal());
        assertEquals(13, KWaitReason.WrUserRequest.ordinal());
        assertEquals(22, KWaitReason.WrGuardedMutex.ordinal());
        assertEquals(30, KWaitReason.WrQuantumEnd.ordinal());
        assertEquals(33, KWaitReason.WrYieldExecution.ordinal());
    }

    @Test
    @Rule("wait types")
    void wait_types_and_importances() {
        assertEquals(0, WaitType.WaitAll.ordinal());
        assertEquals(1, WaitType.WaitAny.ordinal());
        assertEquals(2, KDpcImportance.HighImportance.ordinal());
    }

    @Test
    @Rule("numbered locks")
    void numbered_locks() {
        assertEquals(33, LockQueueNumber.LOCK_QUEUE_MAXIMUM);
        assertEquals(0, LockQueueNumber.LockQueueDispatcherLock.number());
        assertEquals(2, LockQueueNumber.LockQueuePfnLock.number());
        assertEquals(7, LockQueueNumber.LockQueueIoCancelLock.number());
        assertEquals(15, LockQueueNumber.LockQueueMmNonPagedPoolLock.number());
        assertEquals(17, LockQueueNumber.LockQueueTimerTableLock.number());
        assertEquals(
                "Dispatcher UnusedSpare1 Pfn SystemSpace Vacb Master NonPagedPool IoCancel WorkQueue"
                        + " IoVpb IoDatabase IoCompletion NtfsStruct AfdWorkQueue Bcb"
                        + " MmNonPagedPool UnusedSpare16 TimerTable",
                Arrays.stream(LockQueueNumber.values())
                        .map(lock -> lock.name().replaceAll("^LockQueue|Lock$", ""))
                        .collect(Collectors.joining(" ")));
    }

    @Test
    @Rule("wait statuses")
    void statuses() {
        assertEquals(0, NtStatus.STATUS_SUCCESS.code());
        assertEquals(63, NtStatus.waited(63).code());
        assertEquals(0x80 + 63, NtStatus.abandoned(63).code());
        assertEquals(0xC0, NtStatus.STATUS_USER_APC.code());
        assertEquals(0x100, NtStatus.STATUS_KERNEL_APC.code());
        assertEquals(0x101, NtStatus.STATUS_ALERTED.code());
        assertEquals(0x102, NtStatus.STATUS_TIMEOUT.code());
        assertEquals(0xC000_0046, NtStatus.STATUS_MUTANT_NOT_OWNED.code());
        assertEquals(0xC000_0047, NtStatus.STATUS_SEMAPHORE_LIMIT_EXCEEDED.code());
        assertEquals(0xC000_004A, NtStatus.STATUS_SUSPEND_COUNT_EXCEEDED.code());
        assertEquals(0x4000_0024, NtStatus.STATUS_NO_YIELD_PERFORMED.code());
        assertEquals(127, Suspension.MAXIMUM_SUSPEND_COUNT);
    }

    @Test
    void bug_checks() {
        assertEquals(0xA, BugCheckCode.IRQL_NOT_LESS_OR_EQUAL.code());
        assertEquals(0xC, BugCheckCode.MAXIMUM_WAIT_OBJECTS_EXCEEDED.code());
        assertEquals(0xF, BugCheckCode.SPIN_LOCK_ALREADY_OWNED.code());
        assertEquals(0x10, BugCheckCode.SPIN_LOCK_NOT_OWNED.code());
        assertEquals(0xB8, BugCheckCode.ATTEMPTED_SWITCH_FROM_DPC.code());
        assertEquals(0x1, BugCheckCode.APC_INDEX_MISMATCH.code());
        assertEquals(0x3, BugCheckCode.INVALID_AFFINITY_SET.code());
        assertEquals(0x20, BugCheckCode.KERNEL_APC_PENDING_DURING_EXIT.code());
        assertEquals(0x4A, BugCheckCode.IRQL_GT_ZERO_AT_SYSTEM_SERVICE.code());
        assertEquals(0xC4, BugCheckCode.DRIVER_VERIFIER_DETECTED_VIOLATION.code());
        assertEquals(0xE1, BugCheckCode.WORKER_THREAD_RETURNED_AT_BAD_IRQL.code());
        assertEquals(0xE3, BugCheckCode.RESOURCE_NOT_OWNED.code());
    }

    @Test
    @Rule("dpc numbers")
    void deferred_procedure_calls() {
        assertEquals(4, Dpcs.MAXIMUM_DPC_QUEUE_DEPTH);
        assertEquals(3, Dpcs.MINIMUM_DPC_RATE);
        assertEquals(20, Dpcs.IDEAL_DPC_RATE);
        assertEquals(20, Dpcs.ADJUST_DPC_THRESHOLD);
        assertEquals(16, Timers.MAX_TIMER_DPCS);
        assertEquals(1, Ipis.IPI_APC);
        assertEquals(2, Ipis.IPI_DPC);
        assertEquals(4, Ipis.IPI_FREEZE);
        assertEquals(8, Ipis.IPI_PACKET_READY);
        assertEquals(16, Ipis.IPI_SYNCH_REQUEST);
    }

    @Test
    @Rule("increments")
    void priorities() {
        assertEquals(32, KPrcb.MAXIMUM_PRIORITY);
        assertEquals(16, Priorities.LOW_REALTIME_PRIORITY);
        assertEquals(14, Priorities.TIME_CRITICAL_BASE);
        assertEquals(1, Priorities.EVENT_INCREMENT);
        assertEquals(1, Priorities.SEMAPHORE_INCREMENT);
        assertEquals(1, Priorities.MUTANT_INCREMENT);
        assertEquals(2, Priorities.ALERT_INCREMENT);
        assertEquals(300, BalanceSetManager.STARVATION_TICKS);
        assertEquals(16, BalanceSetManager.PRIORITY);
        assertEquals(3, KThread.THREAD_WAIT_OBJECTS);
        assertEquals(64, NtStatus.MAXIMUM_WAIT_OBJECTS);
    }

    @Test
    @Rule({"shared page", "clock period"})
    void the_page_that_user_mode_sees_holds_the_times_where_NT_has_them() {
        assertEquals(156_250, BootOptions.MULTIPROCESSOR_CLOCK);
        Lab.run(
                1,
                1,
                lab -> {
                    lab.sleep(100);
                    int ticks = lab.kernel.ke.time.KeQueryTickCount();
                    long passed = ticks * 156_250L;
                    assertEquals(0, word(lab, 0x0));
                    assertEquals(0x0FA0_0000, word(lab, 0x4));
                    assertEquals((int) passed, word(lab, 0x8));
                    assertEquals((int) (SystemTime.BOOT_TIME + passed), word(lab, 0x14));
                    assertEquals((int) (SystemTime.BOOT_TIME + passed >>> 32), word(lab, 0x18));
                    assertEquals(word(lab, 0x18), word(lab, 0x1C));
                    assertEquals(3, word(lab, 0x264));
                    assertEquals(5, word(lab, 0x26C));
                    assertEquals(2, word(lab, 0x270));
                    assertEquals(ticks, word(lab, 0x320));
                });
    }

    private static int word(Lab lab, int offset) {
        return lab.kernel.machine.memory().readInt(SharedUserData.PAGE + offset);
    }
}
