package nt.ke;

import static nt.ke.KProcessorMode.KernelMode;
import static nt.ke.KProcessorMode.UserMode;
import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.KIrql.DISPATCH_LEVEL;
import static nt.rtl.KIrql.PASSIVE_LEVEL;
import static nt.rtl.KIrql.SYNCH_LEVEL;
import static nt.rtl.NtStatus.STATUS_KERNEL_APC;
import static nt.rtl.NtStatus.STATUS_USER_APC;

import nt.hal.Hal;
import nt.hal.InterruptLevels;
import nt.hal.Interrupts;
import nt.hal.Vector;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.IrqlRequiresMin;
import nt.rtl.KIrql;
import nt.rtl.ListHead;
import nt.rtl.RequiresLockHeld;
import org.jspecify.annotations.Nullable;

/// Queueing asynchronous procedure calls, and making them.
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
    private final Processors processors;
    private final SpinLocks spinLocks;
    private final Ipis ipis;
    private final DispatcherDatabase dispatcher;
    private final Scheduler scheduler;
    private final Wait wait;
    private final Gates gates;

    Apcs(
            Hal hal,
            Processors processors,
            SpinLocks spinLocks,
            Ipis ipis,
            DispatcherDatabase dispatcher,
            Scheduler scheduler,
            Wait wait,
            Gates gates) {
        levels = hal.levels;
        interrupts = hal.interrupts;
        this.processors = processors;
        this.spinLocks = spinLocks;
        this.ipis = ipis;
        this.dispatcher = dispatcher;
        this.scheduler = scheduler;
        this.wait = wait;
        this.gates = gates;
        interrupts.connectSoftware(Vector.APC, () -> KiDeliverApc(KernelMode));
    }

    // ---- queueing ---------------------------------------------------------------------------

    /// Queues the call for its thread.
    ///
    /// @param increment the boost for the thread, if the call ends its wait
    /// @return false if it is queued already, or the thread takes no more calls because it is
    ///   ending
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public boolean KeInsertQueueApc(
            KApc apc,
            @Nullable Object systemArgument1,
            @Nullable Object systemArgument2,
            int increment) {
        var lock = new KLockQueueHandle(apc.thread.apcQueueLock);
        spinLocks.KeAcquireInStackQueuedSpinLockRaiseToSynch(lock);
        boolean inserted = apc.thread.apcQueueable && !apc.inserted;
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
        enter(apc, thread.apcState);
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

    /** Special calls go before normal ones; else first come, first served. */
    @RequiresLockHeld("ApcQueueLock")
    private static void enter(KApc apc, KApcState state) {
        ListHead<KApc> list = state.list(apc.apcMode);
        if (apc.endsThread) {
            state.userApcPending = true;
            list.InsertHeadList(apc.apcListEntry);
            return;
        }
        KApc successor = apc.isSpecial() ? list.first() : null;
        while (successor != null && successor.isSpecial()) {
            successor = successor.apcListEntry.next();
        }
        if (successor == null) {
            list.InsertTailList(apc.apcListEntry);
        } else {
            list.insertBefore(successor.apcListEntry, apc.apcListEntry);
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
        if (wait.isWaiting(thread)) {
            if (breaksWait(apc, thread)) {
                wait.KiUnwaitThread(thread, STATUS_KERNEL_APC, increment);
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
        if (wait.isWaiting(thread)
                && thread.waitMode == UserMode
                && (thread.alertable || thread.apcState.userApcPending)) {
            thread.apcState.userApcPending = true;
            wait.KiUnwaitThread(thread, STATUS_USER_APC, increment);
        }
    }

    /** Takes a call back; false if it is in no queue. */
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public boolean KeRemoveQueueApc(KApc apc) {
        var lock = new KLockQueueHandle(apc.thread.apcQueueLock);
        spinLocks.KeAcquireInStackQueuedSpinLockRaiseToSynch(lock);
        boolean removed = apc.inserted;
        if (removed) {
            remove(apc);
        }
        spinLocks.KeReleaseInStackQueuedSpinLock(lock);
        return removed;
    }

    @RequiresLockHeld("ApcQueueLock")
    private static void remove(KApc apc) {
        apc.thread.apcState.list(apc.apcMode).RemoveEntryList(apc.apcListEntry);
        apc.inserted = false;
    }

    // ---- making -----------------------------------------------------------------------------

    /// Makes the calls that wait for the current thread: all kernel ones that its regions allow,
    /// and, on the way back to user mode, one user call.
    @IrqlRequiresMin(APC_LEVEL)
    @IrqlRequiresMax(APC_LEVEL)
    void KiDeliverApc(KProcessorMode previousMode) {
        KThread thread = processors.KeGetCurrentThread();
        if (thread.specialApcDisable == 0) {
            thread.apcState.kernelApcPending = false;
            KApc apc = takeKernelCall(thread);
            while (apc != null) {
                makeKernelCall(apc, thread.apcState);
                apc = takeKernelCall(thread);
            }
        }
        if (previousMode == UserMode && thread.apcState.userApcPending) {
            deliverUserCall(thread);
        }
    }

    /** Takes out the first kernel call that may be made now. */
    private @Nullable KApc takeKernelCall(KThread thread) {
        if (thread.apcState.list(KernelMode).IsListEmpty()) {
            return null; // whoever enters one from here on marks the thread anew
        }
        var lock = new KLockQueueHandle(thread.apcQueueLock);
        spinLocks.KeAcquireInStackQueuedSpinLockRaiseToSynch(lock);
        KApc apc = thread.apcState.list(KernelMode).first();
        if (apc != null && !apc.isSpecial() && !thread.admitsNormalApcs()) {
            apc = null;
        }
        if (apc != null) {
            remove(apc);
        }
        spinLocks.KeReleaseInStackQueuedSpinLock(lock);
        return apc;
    }

    @IrqlRequiresMax(APC_LEVEL)
    private void makeKernelCall(KApc apc, KApcState state) {
        Object argument1 = apc.systemArgument1;
        Object argument2 = apc.systemArgument2;
        KApc.NormalRoutine routine = apc.kernelRoutine.call(apc, apc.normalRoutine);
        if (routine != null) {
            state.kernelApcInProgress = true;
            levels.KeLowerIrql(PASSIVE_LEVEL);
            routine.call(apc.normalContext, argument1, argument2);
            levels.KeRaiseIrql(APC_LEVEL);
            state.kernelApcInProgress = false;
        }
    }

    private void deliverUserCall(KThread thread) {
        var lock = new KLockQueueHandle(thread.apcQueueLock);
        spinLocks.KeAcquireInStackQueuedSpinLockRaiseToSynch(lock);
        thread.apcState.userApcPending = false;
        KApc apc = thread.apcState.list(UserMode).first();
        if (apc != null) {
            remove(apc);
        }
        spinLocks.KeReleaseInStackQueuedSpinLock(lock);
        if (apc == null) {
            return;
        }
        KApc.NormalRoutine routine = apc.kernelRoutine.call(apc, apc.normalRoutine);
        if (routine == null) {
            testForUserCalls(thread);
        } else {
            KiInitializeUserApc(thread, apc, routine);
        }
    }

    /// Has the thread begin, when it is back in user mode, with the call; and only then with what
    /// it was about to do.
    private static void KiInitializeUserApc(KThread thread, KApc apc, KApc.NormalRoutine routine) {
        thread.userApc =
                () -> routine.call(apc.normalContext, apc.systemArgument1, apc.systemArgument2);
    }

    /** Marks the thread if user calls wait for it. */
    static void testForUserCalls(KThread thread) {
        if (!thread.apcState.list(UserMode).IsListEmpty()) {
            thread.apcState.userApcPending = true;
        }
    }

    // ---- keeping calls out ------------------------------------------------------------------

    /** Keeps normal kernel calls and user calls out, until it is left as often as entered. */
    @IrqlRequiresMax(APC_LEVEL)
    public void KeEnterCriticalRegion() {
        processors.KeGetCurrentThread().kernelApcDisable--;
    }

    /** Leaves a critical region, and makes the calls that it has kept out. */
    @IrqlRequiresMax(APC_LEVEL)
    public void KeLeaveCriticalRegion() {
        KThread thread = processors.KeGetCurrentThread();
        if (++thread.kernelApcDisable == 0) {
            checkAfterRegion(thread);
        }
    }

    /** Keeps all calls out, until it is left as often as entered. */
    @IrqlRequiresMax(APC_LEVEL)
    public void KeEnterGuardedRegion() {
        processors.KeGetCurrentThread().specialApcDisable--;
    }

    /** Leaves a guarded region, and makes the calls that it has kept out. */
    @IrqlRequiresMax(APC_LEVEL)
    public void KeLeaveGuardedRegion() {
        KThread thread = processors.KeGetCurrentThread();
        if (++thread.specialApcDisable == 0) {
            checkAfterRegion(thread);
        }
    }

    private void checkAfterRegion(KThread thread) {
        if (thread.specialApcDisable == 0 && !thread.apcState.list(KernelMode).IsListEmpty()) {
            KiCheckForKernelApcDelivery();
        }
    }

    /** Makes kernel calls now, or at once when the level allows. */
    @IrqlRequiresMax(APC_LEVEL)
    void KiCheckForKernelApcDelivery() {
        if (levels.KeGetCurrentIrql() == PASSIVE_LEVEL) {
            KIrql oldIrql = levels.KeRaiseIrql(APC_LEVEL);
            KiDeliverApc(KernelMode);
            levels.KeLowerIrql(oldIrql);
        } else {
            processors.KeGetCurrentThread().apcState.kernelApcPending = true;
            interrupts.HalRequestSoftwareInterrupt(Vector.APC);
        }
    }

    /** Whether normal kernel calls are kept out of the current thread. */
    public boolean KeAreApcsDisabled() {
        KThread thread = processors.KeGetCurrentThread();
        return thread.kernelApcDisable != 0 || thread.specialApcDisable != 0;
    }

    /** Whether all calls are kept out of the current thread. */
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
            remove(apc);
        }
        spinLocks.KeReleaseInStackQueuedSpinLock(lock);
        return apc;
    }
}
