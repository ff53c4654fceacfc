package nt.ps;

import static nt.ps.JobLimit.ACTIVE_PROCESS;
import static nt.ps.JobLimit.BREAKAWAY_OK;
import static nt.ps.JobLimit.SILENT_BREAKAWAY_OK;
import static nt.rtl.KIrql.PASSIVE_LEVEL;
import static nt.rtl.NtStatus.STATUS_ACCESS_DENIED;
import static nt.rtl.NtStatus.STATUS_PROCESS_IN_JOB;
import static nt.rtl.NtStatus.STATUS_PROCESS_NOT_IN_JOB;
import static nt.rtl.NtStatus.STATUS_QUOTA_EXCEEDED;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import nt.ex.Ex;
import nt.ke.Ke;
import nt.ob.ObjectManager;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.NtStatus;
import nt.rtl.RequiresLockHeld;
import org.jspecify.annotations.Nullable;

/// Which processes are in a job, and what they have used.
///
/// A process refers to its job until it is deleted. The job counts what a process has used in two
/// ways: while it runs, by looking at it, and once it has ended, in its own totals. Which of the
/// two is said by a flag of the process, which changes under the job's lock.
final class JobMembers {

    private final Ke ke;
    private final Ex ex;
    private final ObjectManager objects;
    private final ProcessPriorities priorities;

    JobMembers(Ke ke, Ex ex, ObjectManager objects, ProcessPriorities priorities) {
        this.ke = ke;
        this.ex = ex;
        this.objects = objects;
        this.priorities = priorities;
    }

    /// @return `STATUS_ACCESS_DENIED` if it is in a job already, `STATUS_QUOTA_EXCEEDED` if the job
    ///   has as many as it may
    NtStatus PspAddProcessToJob(EJob job, EProcess process) {
        return exclusively(
                job,
                () -> {
                    if (process.job != null) {
                        return STATUS_ACCESS_DENIED;
                    }
                    if (job.limits.has(ACTIVE_PROCESS)
                            && job.activeProcesses >= job.limits.activeProcessLimit()) {
                        job.totalTerminatedProcesses++;
                        return STATUS_QUOTA_EXCEEDED;
                    }
                    objects.ObfReferenceObject(job);
                    process.job = job;
                    job.processListHead.InsertTailList(process.jobLinks);
                    job.totalProcesses++;
                    job.activeProcesses++;
                    priorities.applyLimits(process, job.limits);
                    return STATUS_SUCCESS;
                });
    }

    /// Puts a new process into the job of the one that has created it.
    ///
    /// @param breaksAway whether the creator asks that it be outside
    /// @return `STATUS_ACCESS_DENIED` if the job does not allow that
    @IrqlRequiresMax(PASSIVE_LEVEL)
    NtStatus inherit(EProcess parent, EProcess process, boolean breaksAway) {
        EJob job = parent.job;
        if (job == null || job.limits.has(SILENT_BREAKAWAY_OK)) {
            return STATUS_SUCCESS;
        }
        if (breaksAway) {
            return job.limits.has(BREAKAWAY_OK) ? STATUS_SUCCESS : STATUS_ACCESS_DENIED;
        }
        return PspAddProcessToJob(job, process);
    }

    /// Whether a process is in a job, or in any.
    ///
    /// @param job null: any
    NtStatus isProcessInJob(EProcess process, @Nullable EJob job) {
        boolean inJob = job == null ? process.job != null : process.job == job;
        return inJob ? STATUS_PROCESS_IN_JOB : STATUS_PROCESS_NOT_IN_JOB;
    }

    /** In the last thread of a process: the job keeps what it has used. */
    void PspExitProcessFromJob(EProcess process) {
        EJob job = process.job;
        if (job == null) {
            return;
        }
        exclusively(
                job,
                () -> {
                    job.activeProcesses--;
                    job.totalUserTime += userTime(process);
                    job.totalKernelTime += kernelTime(process);
                    job.thisPeriodTotalUserTime += userTime(process);
                    job.thisPeriodTotalKernelTime += kernelTime(process);
                    process.jobAccountingFolded = true;
                    return STATUS_SUCCESS;
                });
    }

    /** Takes a process that is being deleted off the list of its job. */
    void PspRemoveProcessFromJob(EProcess process) {
        EJob job = process.job;
        if (job == null) {
            return;
        }
        exclusively(
                job,
                () -> {
                    job.processListHead.RemoveEntryList(process.jobLinks);
                    if (!process.jobAccountingFolded) { // it never had a thread
                        job.activeProcesses--;
                    }
                    return STATUS_SUCCESS;
                });
        objects.ObfDereferenceObject(job);
    }

    // ---- accounts ---------------------------------------------------------------------------

    /** What its processes have used up to now. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    JobAccounts accounts(EJob job) {
        return exclusively(
                job,
                () -> {
                    long user = 0;
                    long kernel = 0;
                    for (EProcess each = job.processListHead.first();
                            each != null;
                            each = each.jobLinks.next()) {
                        if (!each.jobAccountingFolded) {
                            user += userTime(each);
                            kernel += kernelTime(each);
                        }
                    }
                    return new JobAccounts(
                            job.totalUserTime + user,
                            job.totalKernelTime + kernel,
                            job.thisPeriodTotalUserTime + user,
                            job.thisPeriodTotalKernelTime + kernel,
                            job.totalProcesses,
                            job.activeProcesses,
                            job.totalTerminatedProcesses);
                });
    }

    /** Its processes that have not ended, each with a reference. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    List<EProcess> living(EJob job) {
        return exclusively(
                job,
                () -> {
                    List<EProcess> living = new ArrayList<>();
                    for (EProcess each = job.processListHead.first();
                            each != null;
                            each = each.jobLinks.next()) {
                        if (!each.jobAccountingFolded && objects.ObReferenceObjectSafe(each)) {
                            living.add(each);
                        }
                    }
                    return living;
                });
    }

    /** From now on the time of the period counts from 0, also for processes that run. */
    @RequiresLockHeld("JobLock")
    void beginPeriod(EJob job) {
        job.thisPeriodTotalUserTime = 0;
        job.thisPeriodTotalKernelTime = 0;
        for (EProcess each = job.processListHead.first();
                each != null;
                each = each.jobLinks.next()) {
            if (!each.jobAccountingFolded) {
                job.thisPeriodTotalUserTime -= userTime(each);
                job.thisPeriodTotalKernelTime -= kernelTime(each);
            }
        }
    }

    // ---- said briefly -----------------------------------------------------------------------

    long userTime(EProcess process) {
        return (long) process.userTime() * ke.time.KeQueryTimeIncrement();
    }

    long kernelTime(EProcess process) {
        return (long) process.kernelTime() * ke.time.KeQueryTimeIncrement();
    }

    <T> T exclusively(EJob job, Supplier<T> body) {
        ke.apcs.KeEnterCriticalRegion();
        ex.resources.ExAcquireResourceExclusiveLite(job.jobLock, true);
        T result = body.get();
        ex.resources.ExReleaseResourceLite(job.jobLock);
        ke.apcs.KeLeaveCriticalRegion();
        return result;
    }
}
