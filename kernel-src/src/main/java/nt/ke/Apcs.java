package nt.ke;

import static nt.ke.KProcessorMode.KernelMode;
import static nt.ke.KProcessorMode.UserMode;
import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.KIrql.DISPATCH_LEVEL;
import static nt.rtl.KIrql.PASSIVE_LEVEL;
import static nt.rtl.KIrql.SYNCH_LEVEL;
import static nt.rtl.NtStatus.STATUS_KERNEL_APC;
import static nt.rtl.NtStatus.STATUS_USER_APC;
import static nt.rtl.VerifierViolation.NOT_IN_CRITICAL_REGION;

import java.util.Objects;
import nt.hal.Hal;
import nt.hal.InterruptLevels;
import nt.hal.Interrupts;
import nt.hal.Vector;
import nt.rtl.BugCheckRoutine;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.IrqlRequiresMin;
import nt.rtl.RequiresLockHeld;
import org.jspecify.annotations.Nullable;

/// Queueing asynchronous procedure calls, and keeping them out. They are made by [ApcDelivery].
///
/// **How a thread learns of a call.** Whoever queues it marks the thread (`kernelApcPending`) and
/// then looks at the thread's state. A *running* thread is interrupted on its processor, which
/// makes the call as soon as the thread's level and regions allow. A *waiting* one has its wait
/// broken off, makes the call, and begins the wait again, at the end of the queue. One that is
/// *ready* looks at the mark when it is switched to. As the mark comes before the look, and a
/// thread that begins to wait looks at its mark under the dispatcher lock, no call is overlooked.
///
/// @source https://learn.microsoft.com/en-us/windows-hardware/drivers/kernel/types-of-apcs
/// @source https://learn.microsoft.com/en-us/windows-hardware/drivers/kernel/waits-and-apcs
/// @source https://github.com/reactos/reactos `ntoskrnl/ke/apc.c` (order in the queue, conditions)
public final class Apcs {

    private final InterruptLevels levels;
    private final Interrupts interrupts;
    private final BugCheckRoutine bugCheck;
    private final Processors processors;
    private final SpinLocks spinLocks;
    private final Ipis ipis;
    private final DispatcherDatabase dispatcher;
    private final Scheduler scheduler;
    private final WaitEnd waitEnd;
    private final Gates gates;
    private final ApcDelivery delivery;

    Apcs(
            Hal hal,
            BugCheckRoutine bugCheck,
            Processors processors,
            SpinLocks spinLocks,
            Ipis ipis,
            DispatcherDatabase dispatcher,
            Scheduler scheduler,
            WaitEnd waitEnd,
            Gates gates,
            ApcDelivery delivery) {
        levels = hal.levels;
        this.bugCheck = bugCheck;
        interrupts = hal.interrupts;
        this.processors = processors;
        this.spinLocks = spinLocks;
        this.ipis = ipis;
        this.dispatcher = dispatcher;
        this.scheduler = scheduler;
        this.waitEnd = waitEnd;
        this.gates = gates;
        this.delivery = delivery;
    }

    // ---- queueing ---------------------------------------------------------------------------

    /// Queues the call for its thread.
    ///
    /// @param increment the boost for the thread, if the call ends its wait
    /// @return false if it is queued already, or the thread takes no more calls because it is
    ///   ending, or is not attached to a process and the call is for that case
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public boolean KeInsertQueueApc(
            KApc apc,
            @Nullable Object systemArgument1,
            @Nullable Object systemArgument2,
            int increment) {
        var lock = new KLockQueueHandle(apc.thread.apcQueueLock);
        spinLocks.KeAcquireInStackQueuedSpinLockRaiseToSynch(lock);
        boolean inserted = apc.thread.apcQueueable && !apc.inserted && apc.target() != null;
        if (inserted) {
            apc.inserted = true;
            apc.systemArgument1 = systemArgument1;
            apc.systemArgument2 = systemArgument2;
            KiInsertQueueApc(apc, increment);
        }
        spinLocks.KeReleaseInStackQueuedSpinLockFromDpcLevel(lock);
        scheduler.KiExitDispatcher(lock.oldIrql);
        return inserted;
    }

    /** Enters the call and has its thread notice. */
    @IrqlRequiresMin(SYNCH_LEVEL)
    @RequiresLockHeld("ApcQueueLock")
    void KiInsertQueueApc(KApc apc, int increment) {
        KThread thread = apc.thread;
        KApcState state = Objects.requireNonNull(apc.target());
        state.insert(apc);
        if (state != thread.apcState) {
            state.kernelApcPending |= apc.apcMode == KernelMode;
            return; // it looks when it is back there
        }
        if (thread == processors.KeGetCurrentThread()) {
            if (apc.apcMode == KernelMode) {
                thread.apcState.kernelApcPending = true;
                interruptOwnThread(thread);
            }
            return;
        }
        dispatcher.KiLockDispatcherDatabaseAtSynchLevel(thread);
        switch (apc.apcMode) {
            case KernelMode -> announceKernelCall(apc, thread, increment);
            case UserMode -> announceUserCall(thread, increment);
        }
        dispatcher.KiUnlockDispatcherDatabaseFromSynchLevel(thread);
        if (apc.apcMode == KernelMode && breaksWait(apc, thread)) {
            gates.breakWait(thread);
        }
    }

    private void interruptOwnThread(KThread thread) {
        if (thread.specialApcDisable == 0) {
            interrupts.HalRequestSoftwareInterrupt(Vector.APC);
        }
    }

    @RequiresLockHeld("dispatcher")
    private void announceKernelCall(KApc apc, KThread thread, int increment) {
        thread.apcState.kernelApcPending = true;
        if (waitEnd.isWaiting(thread)) {
            if (breaksWait(apc, thread)) {
                waitEnd.KiUnwaitThread(thread, STATUS_KERNEL_APC, increment);
            }
        } else if (thread.state == KThreadState.Running) {
            ipis.KiIpiSend(processors.prcb(thread.nextProcessor).setMember, Ipis.IPI_APC);
        }
        // Else it looks when it is switched to, or waits at a gate.
    }

    /** Whether a waiting thread could make the call if it did not wait. */
    private static boolean breaksWait(KApc apc, KThread thread) {
        return thread.waitIrql == PASSIVE_LEVEL
                && thread.specialApcDisable == 0
                && (apc.isSpecial() || thread.admitsNormalApcs());
    }

    @RequiresLockHeld("dispatcher")
    private void announceUserCall(KThread thread, int increment) {
        if (waitEnd.isWaiting(thread)
                && thread.waitMode == UserMode
                && (thread.alertable || thread.apcState.userApcPending)) {
            thread.apcState.userApcPending = true;
            waitEnd.KiUnwaitThread(thread, STATUS_USER_APC, increment);
        }
    }

    /** Takes a call back; false if it is in no queue. */
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public boolean KeRemoveQueueApc(KApc apc) {
        var lock = new KLockQueueHandle(apc.thread.apcQueueLock);
        spinLocks.KeAcquireInStackQueuedSpinLockRaiseToSynch(lock);
        boolean removed = apc.inserted;
        if (removed) {
            KApcState.remove(apc);
        }
        spinLocks.KeReleaseInStackQueuedSpinLock(lock);
        return removed;
    }

    // ---- keeping calls out ------------------------------------------------------------------

    /// Keeps normal kernel calls and user calls out, until it is left as often as entered.
    ///
    /// @source WDK, *KeEnterCriticalRegion function (ntddk.h)*
    @IrqlRequiresMax(APC_LEVEL)
    public void KeEnterCriticalRegion() {
        processors.KeGetCurrentThread().kernelApcDisable--;
    }

    /// Leaves a critical region, and makes the calls that it has kept out. A thread that is in none
    /// stops the system: [VerifierViolation#NOT_IN_CRITICAL_REGION].
    ///
    /// @source WDK, *KeLeaveCriticalRegion function (ntddk.h)*
    @IrqlRequiresMax(APC_LEVEL)
    public void KeLeaveCriticalRegion() {
        KThread thread = processors.KeGetCurrentThread();
        if (thread.kernelApcDisable == 0) {
            bugCheck.violation(NOT_IN_CRITICAL_REGION, 0, 0, 0);
        }
        if (++thread.kernelApcDisable == 0) {
            checkAfterRegion(thread);
        }
    }

    /// Keeps all calls out, until it is left as often as entered.
    ///
    /// @source WDK, *KeEnterGuardedRegion function (wdm.h)*
    @IrqlRequiresMax(APC_LEVEL)
    public void KeEnterGuardedRegion() {
        processors.KeGetCurrentThread().specialApcDisable--;
    }

    /// Leaves a guarded region, and makes the calls that it has kept out.
    ///
    /// @source WDK, *KeLeaveGuardedRegion function (wdm.h)*
    @IrqlRequiresMax(APC_LEVEL)
    public void KeLeaveGuardedRegion() {
        KThread thread = processors.KeGetCurrentThread();
        if (++thread.specialApcDisable == 0) {
            checkAfterRegion(thread);
        }
    }

    private void checkAfterRegion(KThread thread) {
        if (thread.specialApcDisable == 0 && !thread.apcState.list(KernelMode).IsListEmpty()) {
            delivery.KiCheckForKernelApcDelivery();
        }
    }

    /// Whether normal kernel calls are kept out of the current thread.
    ///
    /// @source WDK, *KeAreApcsDisabled function (wdm.h)*
    public boolean KeAreApcsDisabled() {
        KThread thread = processors.KeGetCurrentThread();
        return thread.kernelApcDisable != 0 || thread.specialApcDisable != 0;
    }

    /// Whether all calls are kept out of the current thread.
    ///
    /// @source WDK, *KeAreAllApcsDisabled function (ntddk.h)*
    public boolean KeAreAllApcsDisabled() {
        return processors.KeGetCurrentThread().specialApcDisable != 0
                || !levels.KeGetCurrentIrql().isBelow(APC_LEVEL);
    }

    // ---- the end of a thread ----------------------------------------------------------------

    /// Lets the ending current thread make the kernel calls it has, and no more: none is queued
    /// from here on. The user calls are run down.
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public void closeQueue(KThread thread) {
        var lock = new KLockQueueHandle(thread.apcQueueLock);
        spinLocks.KeAcquireInStackQueuedSpinLockRaiseToSynch(lock);
        thread.apcQueueable = false;
        spinLocks.KeReleaseInStackQueuedSpinLock(lock);
        KeFlushQueueApc(thread, UserMode);
    }

    /** Takes all calls of a mode out and runs them down. */
    @IrqlRequiresMax(APC_LEVEL)
    private void KeFlushQueueApc(KThread thread, KProcessorMode mode) {
        KApc apc = takeAny(thread, mode);
        while (apc != null) {
            apc.rundownRoutine.call(apc);
            apc = takeAny(thread, mode);
        }
    }

    private @Nullable KApc takeAny(KThread thread, KProcessorMode mode) {
        var lock = new KLockQueueHandle(thread.apcQueueLock);
        spinLocks.KeAcquireInStackQueuedSpinLockRaiseToSynch(lock);
        KApc apc = thread.apcState.list(mode).first();
        if (apc != null) {
            KApcState.remove(apc);
        }
        spinLocks.KeReleaseInStackQueuedSpinLock(lock);
        return apc;
    }
}
