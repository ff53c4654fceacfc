package nt.ps;

import static nt.ps.JobLimit.JOB_TIME;
import static nt.ps.JobLimit.KILL_ON_JOB_CLOSE;
import static nt.ps.JobLimit.PRESERVE_JOB_TIME;
import static nt.rtl.KIrql.PASSIVE_LEVEL;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER;
import static nt.rtl.NtStatus.STATUS_PROCESS_IS_TERMINATING;
import static nt.rtl.NtStatus.STATUS_QUOTA_EXCEEDED;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import java.util.List;
import nt.ex.Ex;
import nt.ke.Ke;
import nt.ob.ObjectManager;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.NtStatus;
import org.jspecify.annotations.Nullable;

/// Putting processes into jobs, limiting and ending them.
///
/// @model A job tells nobody what happens in it: that takes a completion port. Working sets are not
///   limited.
/// @source https://learn.microsoft.com/en-us/windows/win32/procthread/job-objects
public final class Jobs {

    private final Ke ke;
    private final Ex ex;
    private final ObjectManager objects;
    private final Termination termination;
    private final ProcessPriorities priorities;
    private final JobMembers members;
    private final JobList list;
    private final JobTimeLimits timeLimits;

    Jobs(
            Ke ke,
            Ex ex,
            ObjectManager objects,
            Termination termination,
            ProcessPriorities priorities,
            JobMembers members) {
        this.ke = ke;
        this.ex = ex;
        this.objects = objects;
        this.termination = termination;
        this.priorities = priorities;
        this.members = members;
        list = new JobList(ke, objects);
        timeLimits = new JobTimeLimits(ke, ex, objects, this, members, list);
    }

    /** Enters a job that has just been made. */
    void add(EJob job) {
        list.add(job);
    }

    // ---- processes --------------------------------------------------------------------------

    /// Puts a process into a job, where it stays.
    ///
    /// @return `STATUS_ACCESS_DENIED` if it is in one, `STATUS_PROCESS_IS_TERMINATING` if it has
    ///   ended; `STATUS_QUOTA_EXCEEDED` if the job has as many as it may: the process is ended then
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public NtStatus assign(EJob job, EProcess process) {
        if (!ex.rundownProtection.ExAcquireRundownProtection(process.rundownProtect)) {
            return STATUS_PROCESS_IS_TERMINATING;
        }
        NtStatus status = members.PspAddProcessToJob(job, process);
        ex.rundownProtection.ExReleaseRundownProtection(process.rundownProtect);
        if (status == STATUS_QUOTA_EXCEEDED) {
            termination.PspTerminateProcess(process, status);
        }
        return status;
    }

    // ---- its end ----------------------------------------------------------------------------

    /// Ends all processes of a job. Of its own process the current thread ends all others only.
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public void PspTerminateAllProcessesInJob(EJob job, NtStatus exitStatus) {
        for (EProcess each : members.living(job)) {
            termination.PspTerminateProcess(each, exitStatus);
            objects.ObfDereferenceObject(each);
        }
    }

    /** Ends a process that has used up what it may, and counts that. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    void endForLimit(EJob job, EProcess process) {
        if (termination.PspTerminateProcess(process, STATUS_QUOTA_EXCEEDED).isSuccess()) {
            members.exclusively(job, () -> ++job.totalTerminatedProcesses);
        }
    }

    /** The last handle to a job has been closed. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    void PspJobClose(EJob job) {
        job.closeDone = true;
        if (job.limits.has(KILL_ON_JOB_CLOSE)) {
            PspTerminateAllProcessesInJob(job, STATUS_SUCCESS);
        }
    }

    /** The last reference to a job has been given back: no process is in it. */
    void PspJobDelete(EJob job) {
        list.remove(job);
    }

    // ---- limits and accounts ----------------------------------------------------------------

    /// Sets the limits of a job, and subjects its processes to them.
    ///
    /// @return `STATUS_INVALID_PARAMETER` if they contradict themselves
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public NtStatus setLimits(EJob job, JobLimits limits) {
        if (!isConsistent(limits)) {
            return STATUS_INVALID_PARAMETER;
        }
        members.exclusively(
                job,
                () -> {
                    boolean preserved = limits.has(PRESERVE_JOB_TIME);
                    job.limits =
                            preserved && job.limits.has(JOB_TIME)
                                    ? limits.withTimeOf(job.limits)
                                    : limits;
                    if (limits.has(JOB_TIME)) {
                        members.beginPeriod(job);
                    }
                    for (EProcess each = job.processListHead.first();
                            each != null;
                            each = each.jobLinks.next()) {
                        priorities.applyLimits(each, limits);
                    }
                    return STATUS_SUCCESS;
                });
        timeLimits.watch(job);
        return STATUS_SUCCESS;
    }

    private boolean isConsistent(JobLimits limits) {
        boolean sharesProcessors =
                limits.affinity() != 0 && (limits.affinity() & ~ke.allProcessors()) == 0;
        return !(limits.has(JOB_TIME) && limits.has(PRESERVE_JOB_TIME))
                && (!limits.has(JobLimit.AFFINITY) || sharesProcessors)
                && (!limits.has(JobLimit.SCHEDULING_CLASS)
                        || limits.schedulingClass() >= 0
                                && limits.schedulingClass() <= JobLimits.MAXIMUM_SCHEDULING_CLASS)
                && (!limits.has(JobLimit.PRIORITY_CLASS)
                        || limits.priorityClass() != PriorityClass.UNKNOWN)
                && (!limits.has(JobLimit.WORKINGSET)
                        || limits.minimumWorkingSetSize() != 0
                                && Integer.compareUnsigned(
                                                limits.minimumWorkingSetSize(),
                                                limits.maximumWorkingSetSize())
                                        <= 0);
    }

    /** Sets what the job forbids its processes to do with windows: bits. */
    public void setUiRestrictions(EJob job, int restrictions) {
        members.exclusively(
                job,
                () -> {
                    job.uiRestrictionsClass = restrictions;
                    return STATUS_SUCCESS;
                });
    }

    public void setEndOfJobTimeAction(EJob job, EndOfJobTimeAction action) {
        members.exclusively(
                job,
                () -> {
                    job.endOfJobTimeAction = action;
                    return STATUS_SUCCESS;
                });
    }

    /** What its processes have used up to now. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public JobAccounts accounts(EJob job) {
        return members.accounts(job);
    }

    /** Its processes that have not ended, each with a reference. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public List<EProcess> living(EJob job) {
        return members.living(job);
    }

    /// Whether a process is in a job, or in any.
    ///
    /// @param job null: any
    public NtStatus isProcessInJob(EProcess process, @Nullable EJob job) {
        return members.isProcessInJob(process, job);
    }

    /// Makes a set of jobs: from the innermost to the outermost, so that later a process can be
    /// moved outwards.
    ///
    /// @return `STATUS_INVALID_PARAMETER` if a level is not above the one before, or a job is in a
    ///   set already
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public NtStatus createJobSet(List<EJob> jobs, List<Integer> levels) {
        return list.createSet(jobs, levels);
    }
}
