package nt.ps;

import static nt.rtl.BugCheckCode.CRITICAL_OBJECT_TERMINATION;
import static nt.rtl.BugCheckCode.INVALID_PROCESS_ATTACH_ATTEMPT;
import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.KIrql.PASSIVE_LEVEL;
import static nt.rtl.NtStatus.STATUS_NOTHING_TO_TERMINATE;
import static nt.rtl.NtStatus.STATUS_PENDING;
import static nt.rtl.NtStatus.STATUS_PROCESS_IS_TERMINATING;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static nt.rtl.NtStatus.STATUS_THREAD_IS_TERMINATING;

import nt.ex.Ex;
import nt.ke.KApc;
import nt.ke.KObjects;
import nt.ke.KProcessorMode;
import nt.ke.KWaitReason;
import nt.ke.Ke;
import nt.ke.Timeout;
import nt.ob.ObjectManager;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.NtStatus;

/// The end of threads and processes.
///
/// **A thread ends itself**, always: whoever wants another one ended sends it a kernel call, which
/// interrupts it or breaks its wait off, and which queues a user call before all others. So it ends
/// on its way to user mode, when it holds nothing of the kernel's; a wait for user mode is over for
/// that, a wait for kernel mode is not.
///
/// **A process ends with its last thread.** Ending a process is telling all its threads to end, the
/// current one last. The last thread waits until the others have ended, and then gives back what
/// the process had; so when the process is signaled, all its threads are. What it leaves, numbers
/// and times and status, lives until the last reference to the process is given back.
///
/// ```
///  NtTerminateProcess ─▶ PspTerminateProcess ─▶ PspTerminateThreadByPointer, for each thread
///                                                   │ kernel call
///  NtTerminateThread ──▶ PspTerminateThreadByPointer│
///                                                   ▼
///       PspExitNormalApc ─▶ PsExitSpecialApc ─▶ PspExitThread ─▶ last one: PspExitProcess
/// ```
public final class Termination {

    /** The boost of a thread whose wait is broken off to end it. */
    private static final int TERMINATION_INCREMENT = 2;

    private final Ke ke;
    private final Ex ex;
    private final ObjectManager objects;
    private final ProcessLocks locks;
    private final ProcessLists lists;
    private final ProcessRundown rundown;

    Termination(
            Ke ke,
            Ex ex,
            ObjectManager objects,
            ProcessLocks locks,
            ProcessLists lists,
            ProcessRundown rundown) {
        this.ke = ke;
        this.ex = ex;
        this.objects = objects;
        this.locks = locks;
        this.lists = lists;
        this.rundown = rundown;
    }

    // ---- from outside -----------------------------------------------------------------------

    /// Ends all threads of a process but the current one. No thread can be added from now on, so
    /// the process ends with them, or with the current one.
    ///
    /// @return `STATUS_NOTHING_TO_TERMINATE` if it has no threads, `STATUS_PROCESS_IS_TERMINATING`
    ///   if it has ended
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public NtStatus PspTerminateProcess(EProcess process, NtStatus exitStatus) {
        if (process.breakOnTermination) {
            criticalEnd(KObjects.ProcessObject, process.id());
        }
        if (!ex.rundownProtection.ExAcquireRundownProtection(process.rundownProtect)) {
            return STATUS_PROCESS_IS_TERMINATING;
        }
        locks.PspLockProcessExclusive(process);
        process.processDelete = true;
        locks.PspUnlockProcessExclusive(process);
        NtStatus status = endOtherThreads(process, exitStatus);
        ex.rundownProtection.ExReleaseRundownProtection(process.rundownProtect);
        return status;
    }

    /// Ends all threads of the process but the current one, and nothing else: others can still be
    /// added.
    ///
    /// @return `STATUS_NOTHING_TO_TERMINATE` if it has no threads
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public NtStatus endOtherThreads(EProcess process, NtStatus exitStatus) {
        EThread self = current();
        NtStatus status = STATUS_NOTHING_TO_TERMINATE;
        for (EThread each = lists.PsGetNextProcessThread(process, null);
                each != null;
                each = lists.PsGetNextProcessThread(process, each)) {
            status = STATUS_SUCCESS;
            if (each != self) {
                PspTerminateThreadByPointer(each, exitStatus);
            }
        }
        return status;
    }

    /// Ends a thread: the current one at once, another one soon, in its own context. A suspended
    /// thread is resumed to end.
    ///
    /// @return `STATUS_SUCCESS`, or `STATUS_THREAD_IS_TERMINATING` if it has begun to end already
    /// @model A thread of the System process never goes to user mode, so it does not end either.
    @IrqlRequiresMax(APC_LEVEL)
    public NtStatus PspTerminateThreadByPointer(EThread thread, NtStatus exitStatus) {
        if (thread.breakOnTermination) {
            criticalEnd(KObjects.ThreadObject, thread.id());
        }
        if (thread == current()) {
            thread.terminated = true;
            PspExitThread(exitStatus);
        }
        ke.interlocked();
        boolean told = thread.terminated;
        thread.terminated = true;
        if (told) {
            return thread.exitStatus == STATUS_PENDING
                    ? STATUS_SUCCESS
                    : STATUS_THREAD_IS_TERMINATING;
        }
        KApc apc =
                KApc.normal(thread, KProcessorMode.KernelMode, () -> PspExitNormalApc(exitStatus));
        if (!ke.apcs.KeInsertQueueApc(apc, null, null, TERMINATION_INCREMENT)) {
            return STATUS_THREAD_IS_TERMINATING;
        }
        ke.suspension.KeForceResumeThread(thread);
        return STATUS_SUCCESS;
    }

    /** In the thread that shall end, in the kernel: has it end on its way to user mode. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    private void PspExitNormalApc(NtStatus exitStatus) {
        KApc apc = KApc.ending(current(), () -> PsExitSpecialApc(exitStatus));
        ke.apcs.KeInsertQueueApc(apc, null, null, 0);
    }

    @IrqlRequiresMax(APC_LEVEL)
    private void PsExitSpecialApc(NtStatus exitStatus) {
        ke.levels().KeLowerIrql(PASSIVE_LEVEL);
        PspExitThread(exitStatus);
    }

    // ---- the thread itself ------------------------------------------------------------------

    /// Ends the current thread. Never returns.
    ///
    /// @model The thread gives its reference to itself back before it is off its processor. In NT a
    ///   worker thread does that, the *reaper*, which also frees its stack.
    @IrqlRequiresMax(PASSIVE_LEVEL)
    void PspExitThread(NtStatus exitStatus) {
        EThread thread = current();
        EProcess process = thread.threadsProcess();
        refuseAttached(thread, process);
        ex.rundownProtection.ExWaitForRundownProtectionRelease(thread.rundownProtect);
        thread.terminated = true;
        boolean last = leaveProcess(thread, process, exitStatus);
        if (last) {
            waitForOthers(thread, process);
        }
        if (thread.breakOnTermination) {
            criticalEnd(KObjects.ThreadObject, thread.id());
        }
        rundown.threadEnds(thread);
        thread.exitTime = ke.time.KeQuerySystemTime();
        thread.exitStatus = exitStatus;
        if (last) {
            PspExitProcess(process);
        }
        ke.threads.closeApcQueue(thread);
        objects.ObfDereferenceObject(thread);
        ke.threads.KeTerminateThread();
    }

    /** One active thread less; tells whether it was the last, after which there is no other. */
    private boolean leaveProcess(EThread thread, EProcess process, NtStatus exitStatus) {
        locks.PspLockProcessExclusive(process);
        boolean last = --process.activeThreads == 0;
        if (last) {
            process.processDelete = true;
            process.exitStatus =
                    exitStatus == STATUS_THREAD_IS_TERMINATING
                            ? process.lastThreadExitStatus
                            : exitStatus;
        } else if (exitStatus != STATUS_THREAD_IS_TERMINATING) {
            process.lastThreadExitStatus = exitStatus;
        }
        locks.PspUnlockProcessExclusive(process);
        return last;
    }

    private void waitForOthers(EThread self, EProcess process) {
        for (EThread each = lists.PsGetNextProcessThread(process, null);
                each != null;
                each = lists.PsGetNextProcessThread(process, each)) {
            if (each != self) {
                ke.wait.KeWaitForSingleObject(
                        each,
                        KWaitReason.Executive,
                        KProcessorMode.KernelMode,
                        false,
                        Timeout.NEVER);
            }
        }
    }

    /** In the last thread of a process: gives back what the process had. */
    private void PspExitProcess(EProcess process) {
        if (process.breakOnTermination) {
            criticalEnd(KObjects.ProcessObject, process.id());
        }
        ex.rundownProtection.ExWaitForRundownProtectionRelease(process.rundownProtect);
        process.exitTime = ke.time.KeQuerySystemTime();
        rundown.processEnds(process);
    }

    /// Nobody may end in another one's address space, which would be left without a way back.
    private void refuseAttached(EThread thread, EProcess process) {
        if (thread.apcStateIndex() != 0) {
            ke.bugChecks.KeBugCheckEx(
                    INVALID_PROCESS_ATTACH_ATTEMPT,
                    process.id(),
                    thread.currentProcess().id(),
                    thread.apcStateIndex(),
                    0);
        }
    }

    /// @model The second parameter is a number here, and an address in NT.
    /// @source
    ///   https://learn.microsoft.com/en-us/windows-hardware/drivers/debugger/bug-check-0xf4--critical-object-termination
    private void criticalEnd(KObjects kind, int id) {
        ke.bugChecks.KeBugCheckEx(CRITICAL_OBJECT_TERMINATION, kind.number(), id, 0, 0);
    }

    private EThread current() {
        return (EThread) ke.processors.KeGetCurrentThread();
    }
}
