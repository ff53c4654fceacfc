package nt.ke;

import static nt.ke.KProcessorMode.KernelMode;
import static nt.ke.KProcessorMode.UserMode;
import static nt.rtl.BugCheckCode.INVALID_PROCESS_ATTACH_ATTEMPT;
import static nt.rtl.BugCheckCode.INVALID_PROCESS_DETACH_ATTEMPT;
import static nt.rtl.KIrql.APC_LEVEL;

import nt.rtl.BugCheckRoutine;
import nt.rtl.IrqlRequiresMax;

/// Going into the address space of another process, and coming back.
///
/// Calls that wait for a thread may touch memory of its process, so they must not be made while it
/// is elsewhere. An attached thread therefore has a second state for calls ([KApcState]); those of
/// the first wait until it is back, and it must leave none behind in the second.
///
/// A system process has no user half of its own: for a thread attached to it nothing changes but
/// which calls are made.
///
/// @source
///   https://learn.microsoft.com/en-us/windows-hardware/drivers/ddi/ntifs/nf-ntifs-kestackattachprocess
public final class Attaching {

    private final BugCheckRoutine bugCheck;
    private final Processors processors;
    private final SpinLocks spinLocks;
    private final ApcDelivery delivery;
    private final AddressSpaces addressSpaces;

    Attaching(
            BugCheckRoutine bugCheck,
            Processors processors,
            SpinLocks spinLocks,
            ApcDelivery delivery,
            AddressSpaces addressSpaces) {
        this.bugCheck = bugCheck;
        this.processors = processors;
        this.spinLocks = spinLocks;
        this.delivery = delivery;
        this.addressSpaces = addressSpaces;
    }

    /// Attaches the current thread to a process. One that is attached already stops the system with
    /// `INVALID_PROCESS_ATTACH_ATTEMPT`.
    ///
    /// @source
    ///   https://learn.microsoft.com/en-us/windows-hardware/drivers/debugger/bug-check-0x5--invalid-process-attach-attempt
    @IrqlRequiresMax(APC_LEVEL)
    public void KeAttachProcess(KProcess process) {
        KThread thread = processors.KeGetCurrentThread();
        if (thread.currentProcess() == process) {
            return;
        }
        if (thread.apcStateIndex() != 0) {
            refuse(thread, thread.process);
        }
        KiAttachProcess(thread, process);
    }

    /** Takes the current thread back to its own process. */
    @IrqlRequiresMax(APC_LEVEL)
    public void KeDetachProcess() {
        KThread thread = processors.KeGetCurrentThread();
        leave(thread, thread.originalApcState);
    }

    /// Attaches the current thread to a process, also if it is attached to another one.
    ///
    /// @return where it was; for [#KeUnstackDetachProcess]
    @IrqlRequiresMax(APC_LEVEL)
    public KApcState KeStackAttachProcess(KProcess process) {
        KThread thread = processors.KeGetCurrentThread();
        KApcState before = thread.apcState;
        if (before.process != process) {
            KiAttachProcess(thread, process);
        }
        return before;
    }

    /// Takes the current thread back to where it was.
    ///
    /// @param before what [#KeStackAttachProcess] has returned
    @IrqlRequiresMax(APC_LEVEL)
    public void KeUnstackDetachProcess(KApcState before) {
        leave(processors.KeGetCurrentThread(), before);
    }

    private void KiAttachProcess(KThread thread, KProcess process) {
        if (processors.KeGetCurrentPrcb().dpcRoutineActive) {
            refuse(thread, process);
        }
        enter(thread, new KApcState(process));
    }

    private void refuse(KThread thread, KProcess process) {
        bugCheck.KeBugCheckEx(
                INVALID_PROCESS_ATTACH_ATTEMPT,
                process.id(),
                thread.currentProcess().id(),
                thread.apcStateIndex(),
                processors.KeGetCurrentPrcb().dpcRoutineActive ? 1 : 0);
    }

    /// Leaves a process: first makes the kernel calls that wait there. If some are left, or one is
    /// being made, `INVALID_PROCESS_DETACH_ATTEMPT` (without parameters) stops the system.
    private void leave(KThread thread, KApcState before) {
        KApcState left = thread.apcState;
        if (left == before) {
            return;
        }
        if (thread.hasDeliverableApc()) {
            delivery.KiCheckForKernelApcDelivery();
        }
        if (left.kernelApcInProgress
                || !left.list(KernelMode).IsListEmpty()
                || !left.list(UserMode).IsListEmpty()) {
            bugCheck.KeBugCheckEx(INVALID_PROCESS_DETACH_ATTEMPT, 0, 0, 0, 0);
        }
        enter(thread, before);
        if (thread.hasDeliverableApc()) {
            delivery.KiCheckForKernelApcDelivery();
        }
    }

    private void enter(KThread thread, KApcState state) {
        var lock = new KLockQueueHandle(thread.apcQueueLock);
        spinLocks.KeAcquireInStackQueuedSpinLockRaiseToSynch(lock);
        thread.apcState = state;
        addressSpaces.enter(state.process);
        spinLocks.KeReleaseInStackQueuedSpinLock(lock);
    }
}
