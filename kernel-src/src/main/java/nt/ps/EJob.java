package nt.ps;

import nt.ex.Resource;
import nt.ke.EventType;
import nt.ke.KEvent;
import nt.ob.ObjectBody;
import nt.ob.ObjectHeader;
import nt.rtl.GuardedBy;
import nt.rtl.ListEntry;
import nt.rtl.ListHead;
import nt.rtl.Nt;

/// A job: processes that are limited and ended together. A process can be in one job at most, and
/// stays in it; those that it creates are in it, too.
@Nt("EJOB")
@SuppressWarnings("this-escape") // only into links, which do not look at it
public final class EJob implements ObjectBody {

    private final ObjectHeader header;

    /** Signaled when all its processes have been ended because its time was up. */
    public final KEvent event = new KEvent(EventType.NotificationEvent, false);

    /** Link in the list of all jobs. */
    @GuardedBy("PspJobListLock")
    final ListEntry<EJob> jobLinks = new ListEntry<>(this);

    final Resource jobLock = new Resource();

    /** Its processes, also those that have ended, until they are deleted. */
    @GuardedBy("JobLock")
    final ListHead<EProcess> processListHead = new ListHead<>();

    // ---- accounts, of processes that have ended
    @GuardedBy("JobLock")
    long totalUserTime;

    @GuardedBy("JobLock")
    long totalKernelTime;

    @GuardedBy("JobLock")
    long thisPeriodTotalUserTime;

    @GuardedBy("JobLock")
    long thisPeriodTotalKernelTime;

    /** Processes that have ever been in it. */
    @GuardedBy("JobLock")
    int totalProcesses;

    @GuardedBy("JobLock")
    int activeProcesses;

    /** Those that it has ended because of a limit. */
    @GuardedBy("JobLock")
    int totalTerminatedProcesses;

    // ---- what it forbids
    @GuardedBy("JobLock")
    JobLimits limits = JobLimits.NONE;

    @GuardedBy("JobLock")
    int uiRestrictionsClass;

    /** What happens when its time is up. */
    @GuardedBy("JobLock")
    EndOfJobTimeAction endOfJobTimeAction = EndOfJobTimeAction.TERMINATE;

    /** The last handle to it has been closed. */
    @GuardedBy("JobLock")
    boolean closeDone;

    // ---- its set
    /** Its place among the jobs of its set; 0: it is in none. */
    @GuardedBy("PspJobListLock")
    int memberLevel;

    EJob(ObjectHeader header) {
        this.header = header;
        header.attach(this);
    }

    @Override
    public ObjectHeader objectHeader() {
        return header;
    }

    public JobLimits limits() {
        return limits;
    }

    public int activeProcesses() {
        return activeProcesses;
    }

    @Nt("PsGetJobUIRestrictionsClass")
    public int uiRestrictionsClass() {
        return uiRestrictionsClass;
    }

    public EndOfJobTimeAction endOfJobTimeAction() {
        return endOfJobTimeAction;
    }

    public int memberLevel() {
        return memberLevel;
    }

    @Override
    public String toString() {
        return "job of " + activeProcesses + " processes";
    }
}
