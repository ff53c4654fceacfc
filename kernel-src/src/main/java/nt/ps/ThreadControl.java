package nt.ps;

import static nt.rtl.KIrql.PASSIVE_LEVEL;
import static nt.rtl.NtStatus.STATUS_PROCESS_IS_TERMINATING;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static nt.rtl.NtStatus.STATUS_THREAD_IS_TERMINATING;

import nt.ex.Ex;
import nt.ke.Ke;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;
import nt.rtl.RaisedStatus;

/// Stopping threads and letting them go on, for others and for debuggers; a thread that has begun
/// to end is not stopped.
public final class ThreadControl {

    private static final int HIGHEST_DYNAMIC = 15;

    private final Ke ke;
    private final Ex ex;
    private final ProcessLists lists;

    ThreadControl(Ke ke, Ex ex, ProcessLists lists) {
        this.ke = ke;
        this.ex = ex;
        this.lists = lists;
    }

    /// Suspends a thread.
    ///
    /// @return how often it had been suspended; or `STATUS_THREAD_IS_TERMINATING`, or
    ///   `STATUS_SUSPEND_COUNT_EXCEEDED`
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public Outcome<Integer> PsSuspendThread(EThread thread) {
        if (thread == ke.processors.KeGetCurrentThread()) {
            return suspend(thread);
        }
        if (!ex.rundownProtection.ExAcquireRundownProtection(thread.rundownProtect)) {
            return Outcome.failed(STATUS_THREAD_IS_TERMINATING);
        }
        Outcome<Integer> previous =
                thread.terminated ? Outcome.failed(STATUS_THREAD_IS_TERMINATING) : suspend(thread);
        // Whoever has ended it meanwhile may have resumed it before it was suspended.
        if (thread.terminated && previous.status().isSuccess()) {
            ke.suspension.KeForceResumeThread(thread);
            previous = Outcome.failed(STATUS_THREAD_IS_TERMINATING);
        }
        ex.rundownProtection.ExReleaseRundownProtection(thread.rundownProtect);
        return previous;
    }

    private Outcome<Integer> suspend(EThread thread) {
        try {
            return Outcome.of(ke.suspension.KeSuspendThread(thread));
        } catch (RaisedStatus raised) {
            return Outcome.failed(raised.status());
        }
    }

    /// Takes one suspend back.
    ///
    /// @return how often it had been suspended
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public int PsResumeThread(EThread thread) {
        return ke.suspension.KeResumeThread(thread);
    }

    /// Suspends all threads of a process; those that cannot be are left as they are.
    ///
    /// @return `STATUS_PROCESS_IS_TERMINATING` if it has ended
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public NtStatus PsSuspendProcess(EProcess process) {
        if (!ex.rundownProtection.ExAcquireRundownProtection(process.rundownProtect)) {
            return STATUS_PROCESS_IS_TERMINATING;
        }
        for (EThread each = lists.PsGetNextProcessThread(process, null);
                each != null;
                each = lists.PsGetNextProcessThread(process, each)) {
            PsSuspendThread(each);
        }
        ex.rundownProtection.ExReleaseRundownProtection(process.rundownProtect);
        return STATUS_SUCCESS;
    }

    /// Takes one suspend back from all threads of a process.
    ///
    /// @return `STATUS_PROCESS_IS_TERMINATING` if it has ended
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public NtStatus PsResumeProcess(EProcess process) {
        if (!ex.rundownProtection.ExAcquireRundownProtection(process.rundownProtect)) {
            return STATUS_PROCESS_IS_TERMINATING;
        }
        for (EThread each = lists.PsGetNextProcessThread(process, null);
                each != null;
                each = lists.PsGetNextProcessThread(process, each)) {
            PsResumeThread(each);
        }
        ex.rundownProtection.ExReleaseRundownProtection(process.rundownProtect);
        return STATUS_SUCCESS;
    }

    /** Lifts all threads of a process by so many levels, until each has used its quantum up. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public void raisePriorities(EProcess process, int increment) {
        for (EThread each = lists.PsGetNextProcessThread(process, null);
                each != null;
                each = lists.PsGetNextProcessThread(process, each)) {
            ke.threads.boostForQuantum(
                    each, Math.clamp((long) each.basePriority() + increment, 1, HIGHEST_DYNAMIC));
        }
    }
}
