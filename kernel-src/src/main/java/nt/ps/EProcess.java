package nt.ps;

import nt.ex.HandleTable;
import nt.ex.PushLock;
import nt.ex.RundownRef;
import nt.ke.KProcess;
import nt.mm.AddressSpace;
import nt.mm.AddressSpaceOwner;
import nt.ob.HandleOwner;
import nt.ob.ObjectHeader;
import nt.ob.ProcessHandles;
import nt.rtl.GuardedBy;
import nt.rtl.ListEntry;
import nt.rtl.ListHead;
import nt.rtl.Nt;
import nt.rtl.NtStatus;
import org.jspecify.annotations.Nullable;

/// A process: what its threads have in common. It exists from its creation until the last reference
/// to it is given back, which can be long after its end.
@Nt("EPROCESS")
@SuppressWarnings("this-escape") // only into links, which do not look at it
public final class EProcess extends KProcess implements HandleOwner, AddressSpaceOwner {

    private final ObjectHeader header;
    private final int uniqueProcessId;
    private final int inheritedFromUniqueProcessId;
    private final String imageFileName;

    /** System time when it was created. */
    private final long createTime;

    /** Link in the list of all processes. */
    @GuardedBy("PspActiveProcessMutex")
    final ListEntry<EProcess> activeProcessLinks = new ListEntry<>(this);

    // ---- threads
    final PushLock processLock = new PushLock();

    /** All its threads, from their creation until they are deleted. */
    @GuardedBy("ProcessLock")
    final ListHead<EThread> threadListHead = new ListHead<>();

    /** Those that have not begun to end. */
    @GuardedBy("ProcessLock")
    int activeThreads;

    /** Held by those who need it not to end meanwhile, above all to add a thread. */
    final RundownRef rundownProtect = new RundownRef();

    // ---- its end
    /** It is being ended, or its last thread has begun to end: there will be no other thread. */
    @GuardedBy("ProcessLock")
    boolean processDelete;

    /** Its end stops the system. */
    boolean breakOnTermination;

    /** `STATUS_PENDING` until it has ended. */
    NtStatus exitStatus = NtStatus.STATUS_PENDING;

    /** What the thread that has ended last ended with. */
    NtStatus lastThreadExitStatus = NtStatus.STATUS_SUCCESS;

    /** System time when its last thread ended; 0 while it runs. */
    long exitTime;

    // ---- priority
    PriorityClass priorityClass;

    /** Its window is in front. */
    boolean foreground;

    /** Its children are not debugged with it. */
    boolean noDebugInherit;

    /** What a program wants to happen with errors it does not deal with: bits. */
    int defaultHardErrorProcessing = 1;

    private final ProcessHandles handles = new ProcessHandles();

    // ---- accounts
    EProcessQuotaBlock quotaBlock;
    private final long[] quotaUsage = new long[QuotaType.values().length];
    private final long[] quotaPeak = new long[QuotaType.values().length];

    // ---- what it belongs to
    /** Set once at most. */
    @Nullable EJob job;

    /** Link in the list of its job. */
    @GuardedBy("JobLock")
    final ListEntry<EProcess> jobLinks = new ListEntry<>(this);

    /** The job has added what it used to its own accounts. */
    @GuardedBy("JobLock")
    boolean jobAccountingFolded;

    int sessionId;

    // ---- user mode
    @Nullable AddressSpace addressSpace;

    /** The address of its environment block in its address space; 0 if it has none. */
    @Nt("PEB")
    int peb;

    /** The name of its image in the namespace. */
    String imagePath = "";

    /** Where its image lies in its address space; 0 if it has none. */
    int sectionBaseAddress;

    EProcess(
            ObjectHeader header,
            int uniqueProcessId,
            int inheritedFromUniqueProcessId,
            String imageFileName,
            PriorityClass priorityClass,
            int basePriority,
            int affinity,
            int quantumReset,
            long createTime,
            EProcessQuotaBlock quotaBlock) {
        super(uniqueProcessId, basePriority, affinity, quantumReset);
        this.header = header;
        header.attach(this);
        this.uniqueProcessId = uniqueProcessId;
        this.inheritedFromUniqueProcessId = inheritedFromUniqueProcessId;
        this.imageFileName = imageFileName;
        this.priorityClass = priorityClass;
        this.createTime = createTime;
        this.quotaBlock = quotaBlock;
    }

    @Override
    public ObjectHeader objectHeader() {
        return header;
    }

    @Override
    public ProcessHandles handles() {
        return handles;
    }

    @Override
    public @Nullable AddressSpace addressSpace() {
        return addressSpace;
    }

    @Override
    public KProcess pcb() {
        return this;
    }

    /// Whether it is the System process, whose threads never leave the kernel. It is the only one
    /// that no process has created.
    public boolean isSystem() {
        return inheritedFromUniqueProcessId == 0;
    }

    void chargeOwn(QuotaType type, long amount) {
        quotaUsage[type.ordinal()] += amount;
        quotaPeak[type.ordinal()] = Math.max(quotaPeak[type.ordinal()], quotaUsage[type.ordinal()]);
    }

    // ---- what it is called ------------------------------------------------------------------

    @Nt("PsGetProcessId")
    public int uniqueProcessId() {
        return uniqueProcessId;
    }

    /** Its parent's number, which may be another process's by now; 0 for the System process. */
    @Nt("PsGetProcessInheritedFromUniqueProcessId")
    public int inheritedFromUniqueProcessId() {
        return inheritedFromUniqueProcessId;
    }

    @Nt("PsGetProcessImageFileName")
    public String imageFileName() {
        return imageFileName;
    }

    // ---- how it is --------------------------------------------------------------------------

    @Nt("PsGetProcessCreateTimeQuadPart")
    public long createTime() {
        return createTime;
    }

    @Nt("PsGetProcessExitTime")
    public long exitTime() {
        return exitTime;
    }

    @Nt("PsGetProcessExitStatus")
    public NtStatus exitStatus() {
        return exitStatus;
    }

    @Nt("PsGetProcessExitProcessCalled")
    public boolean exitProcessCalled() {
        return processDelete;
    }

    public int activeThreads() {
        return activeThreads;
    }

    public PriorityClass priorityClass() {
        return priorityClass;
    }

    public boolean foreground() {
        return foreground;
    }

    public EProcessQuotaBlock quotaBlock() {
        return quotaBlock;
    }

    /** Bytes that it has been charged. */
    public long quotaUsage(QuotaType type) {
        return quotaUsage[type.ordinal()];
    }

    public long quotaPeak(QuotaType type) {
        return quotaPeak[type.ordinal()];
    }

    /** Handles that it has. */
    public int handleCount() {
        HandleTable<ObjectHeader> table = handles.objectTable();
        return table == null ? 0 : table.handleCount();
    }

    public int sessionId() {
        return sessionId;
    }

    @Nt("PsGetProcessJob")
    public @Nullable EJob job() {
        return job;
    }

    @Nt("PsGetProcessPeb")
    public int peb() {
        return peb;
    }

    @Nt("PsGetProcessSectionBaseAddress")
    public int sectionBaseAddress() {
        return sectionBaseAddress;
    }

    /** Its image's name in the namespace; empty if it has none. */
    public String imagePath() {
        return imagePath;
    }

    // ---- what can be set --------------------------------------------------------------------

    public boolean breakOnTermination() {
        return breakOnTermination;
    }

    public void setBreakOnTermination(boolean breaks) {
        breakOnTermination = breaks;
    }

    public boolean noDebugInherit() {
        return noDebugInherit;
    }

    public void setNoDebugInherit(boolean not) {
        noDebugInherit = not;
    }

    public int defaultHardErrorProcessing() {
        return defaultHardErrorProcessing;
    }

    public void setDefaultHardErrorProcessing(int bits) {
        defaultHardErrorProcessing = bits;
    }

    public void setSessionId(int session) {
        sessionId = session;
    }

    @Override
    public String toString() {
        return imageFileName + " (" + uniqueProcessId + ")";
    }
}
