package nt.ke;

import static nt.ke.KProcessorMode.KernelMode;
import static nt.ke.KProcessorMode.UserMode;
import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.KIrql.PASSIVE_LEVEL;

import nt.hal.Hal;
import nt.hal.InterruptLevels;
import nt.hal.Interrupts;
import nt.hal.Vector;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.IrqlRequiresMin;
import nt.rtl.KIrql;
import org.jspecify.annotations.Nullable;

/// Making the asynchronous procedure calls that wait for the current thread.
///
/// Kernel calls are made in the interrupt of `APC_LEVEL`, which whoever queues one requests; so as
/// soon as the level is below that. User calls are made on the way back to user mode, and only if
/// the thread has been marked for them.
final class ApcDelivery {

    private final InterruptLevels levels;
    private final Interrupts interrupts;
    private final Processors processors;
    private final SpinLocks spinLocks;
    private final UserApcs userApcs;

    ApcDelivery(Hal hal, Processors processors, SpinLocks spinLocks, UserApcs userApcs) {
        levels = hal.levels;
        interrupts = hal.interrupts;
        this.processors = processors;
        this.spinLocks = spinLocks;
        this.userApcs = userApcs;
    }

    /// Makes the calls that wait for the current thread: all kernel ones that its regions allow,
    /// and, on the way back to user mode, one user call.
    @IrqlRequiresMin(APC_LEVEL)
    @IrqlRequiresMax(APC_LEVEL)
    void KiDeliverApc(KProcessorMode previousMode) {
        KiDeliverApc(previousMode, null);
    }

    /// The same.
    ///
    /// @param frame of the program that a user call is made in; null where Java code stands for it
    @IrqlRequiresMin(APC_LEVEL)
    @IrqlRequiresMax(APC_LEVEL)
    void KiDeliverApc(KProcessorMode previousMode, @Nullable KTrapFrame frame) {
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
            deliverUserCall(thread, frame);
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
            KApcState.remove(apc);
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

    private void deliverUserCall(KThread thread, @Nullable KTrapFrame frame) {
        var lock = new KLockQueueHandle(thread.apcQueueLock);
        spinLocks.KeAcquireInStackQueuedSpinLockRaiseToSynch(lock);
        thread.apcState.userApcPending = false;
        KApc apc = thread.apcState.list(UserMode).first();
        if (apc != null) {
            KApcState.remove(apc);
        }
        spinLocks.KeReleaseInStackQueuedSpinLock(lock);
        if (apc == null) {
            return;
        }
        KApc.NormalRoutine routine = apc.kernelRoutine.call(apc, apc.normalRoutine);
        if (routine == null) {
            testForUserCalls(thread);
        } else if (frame != null && routine instanceof UserRoutine userRoutine) {
            userApcs.KiInitializeUserApc(
                    thread,
                    frame,
                    userRoutine,
                    UserRoutine.word(apc.normalContext),
                    UserRoutine.word(apc.systemArgument1),
                    UserRoutine.word(apc.systemArgument2));
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
}
