package nt.ps;

import static nt.ps.JobLimit.JOB_TIME;
import static nt.ps.JobLimit.PROCESS_TIME;
import static nt.rtl.KIrql.PASSIVE_LEVEL;

import nt.ex.Ex;
import nt.ex.WorkQueueItem;
import nt.ex.WorkQueueType;
import nt.ke.KDpc;
import nt.ke.KTimer;
import nt.ke.Ke;
import nt.ke.Timeout;
import nt.ke.TimerType;
import nt.ob.ObjectManager;
import nt.rtl.IrqlRequiresMax;

/// Ends processes whose time is up: their own, or that of their job.
///
/// Nobody counts the time down. While any job limits time, a timer has a worker thread look at all
/// jobs from time to time, so a process can have a little more than it was given.
///
/// @model That a look is due every seven seconds is from general knowledge.
final class JobTimeLimits {

    /** Milliseconds from one look to the next. */
    private static final int PERIOD = 7000;

    private final Ke ke;
    private final Ex ex;
    private final ObjectManager objects;
    private final Jobs jobs;
    private final JobMembers members;
    private final JobList list;
    private final KTimer timer = new KTimer(TimerType.NotificationTimer);
    private final WorkQueueItem work = new WorkQueueItem(this::PspJobTimeLimitsWork);
    private final KDpc dpc = new KDpc((_, _, _) -> PspJobTimeLimitsDpc());

    /** The timer is set. A count in NT, of those who need it. */
    private boolean running;

    JobTimeLimits(
            Ke ke, Ex ex, ObjectManager objects, Jobs jobs, JobMembers members, JobList list) {
        this.ke = ke;
        this.ex = ex;
        this.objects = objects;
        this.jobs = jobs;
        this.members = members;
        this.list = list;
    }

    /** The limits of a job have been set: from now on it is looked at, if they limit time. */
    void watch(EJob job) {
        ke.interlocked();
        if (limitsTime(job) && !running) {
            running = true;
            ke.timers.KeSetTimerEx(timer, Timeout.milliseconds(PERIOD), PERIOD, dpc);
        }
    }

    private static boolean limitsTime(EJob job) {
        return job.limits.has(PROCESS_TIME) || job.limits.has(JOB_TIME);
    }

    private void PspJobTimeLimitsDpc() {
        ex.workQueues.ExQueueWorkItem(work, WorkQueueType.DelayedWorkQueue);
    }

    @IrqlRequiresMax(PASSIVE_LEVEL)
    private void PspJobTimeLimitsWork() {
        boolean needed = false;
        for (EJob job = list.PsGetNextJob(null); job != null; job = list.PsGetNextJob(job)) {
            JobLimits limits = job.limits;
            needed |= limitsTime(job);
            if (limits.has(PROCESS_TIME)) {
                endProcesses(job, limits.perProcessUserTimeLimit());
            }
            if (limits.has(JOB_TIME)
                    && members.accounts(job).thisPeriodTotalUserTime()
                            >= limits.perJobUserTimeLimit()) {
                endJob(job);
            }
        }
        if (!needed) {
            stop();
        }
    }

    /** Whoever sets a limit from now on sets the timer anew. */
    private void stop() {
        ke.timers.KeCancelTimer(timer);
        ke.interlocked();
        running = false;
    }

    private void endProcesses(EJob job, long userTimeLimit) {
        for (EProcess each : members.living(job)) {
            if (members.userTime(each) >= userTimeLimit) {
                jobs.endForLimit(job, each);
            }
            objects.ObfDereferenceObject(each);
        }
    }

    /** The limit is off from now on, for it has done what it was for. */
    private void endJob(EJob job) {
        members.exclusively(
                job,
                () -> {
                    job.limits = job.limits.withFlags(job.limits.flags() & ~JOB_TIME.flag());
                    return job.limits;
                });
        for (EProcess each : members.living(job)) {
            jobs.endForLimit(job, each);
            objects.ObfDereferenceObject(each);
        }
        ke.events.KeSetEvent(job.event, 0, false);
    }
}
