package nt.ps;

import nt.ex.RundownRef;
import nt.ex.object.ActiveTimers;
import nt.ke.KThread;
import nt.ob.ObjectBody;
import nt.ob.ObjectHeader;
import nt.rtl.GuardedBy;
import nt.rtl.ListEntry;
import nt.rtl.Nt;
import nt.rtl.NtStatus;

/// A thread. Like its process it can be looked at after its end, while somebody refers to it.
@Nt("ETHREAD")
@SuppressWarnings("this-escape") // only into links, which do not look at it
public final class EThread extends KThread implements ObjectBody, ActiveTimers.Owner {

    private final ObjectHeader header;
    private final EProcess threadsProcess;
    private final String name;

    /** System time when it was created. */
    private final long createTime;

    /** Where it begins in user mode; 0 if it never goes there. */
    private final int startAddress;

    /** Where its program believes that it began: what the first call has been given. */
    int win32StartAddress;

    /** Link in the list of its process. */
    @GuardedBy("ProcessLock")
    final ListEntry<EThread> processLinks = new ListEntry<>(this);

    /** Held by those who need it not to end meanwhile. */
    final RundownRef rundownProtect = new RundownRef();

    private final ActiveTimers activeTimers = new ActiveTimers();

    // ---- flags that other threads set
    /** It has been told to end. */
    boolean terminated;

    /** It was created in vain and ends before it has begun. */
    boolean deadThread;

    /** Its events are not told a debugger. */
    boolean hideFromDebugger;

    /** Its end stops the system. */
    boolean breakOnTermination;

    // ---- its end
    /** `STATUS_PENDING` until it has ended. */
    NtStatus exitStatus = NtStatus.STATUS_PENDING;

    /** System time when it ended; 0 while it runs. */
    long exitTime;

    EThread(
            ObjectHeader header,
            int id,
            String name,
            EProcess process,
            int priority,
            int affinity,
            long createTime,
            int startAddress,
            Runnable firstCall) {
        super(id, process, priority, affinity, firstCall);
        this.header = header;
        header.attach(this);
        this.threadsProcess = process;
        this.name = name;
        this.createTime = createTime;
        this.startAddress = startAddress;
    }

    @Override
    public ActiveTimers activeTimers() {
        return activeTimers;
    }

    @Override
    public ObjectHeader objectHeader() {
        return header;
    }

    /** What it is called in scenarios and failures; NT's threads have no names. */
    public String name() {
        return name;
    }

    @Nt("PsGetThreadProcess")
    public EProcess threadsProcess() {
        return threadsProcess;
    }

    /** Its number and that of its process. */
    public ClientId cid() {
        return new ClientId(threadsProcess.uniqueProcessId(), id());
    }

    @Nt("PsIsSystemThread")
    public boolean isSystemThread() {
        return startAddress == 0;
    }

    @Nt("PsIsThreadTerminating")
    public boolean isTerminating() {
        return terminated;
    }

    public long createTime() {
        return createTime;
    }

    public long exitTime() {
        return exitTime;
    }

    public int startAddress() {
        return startAddress;
    }

    public int win32StartAddress() {
        return win32StartAddress;
    }

    public NtStatus exitStatus() {
        return exitStatus;
    }

    // ---- what can be set --------------------------------------------------------------------

    public boolean breakOnTermination() {
        return breakOnTermination;
    }

    public void setBreakOnTermination(boolean breaks) {
        breakOnTermination = breaks;
    }

    public void setHideFromDebugger() {
        hideFromDebugger = true;
    }

    public void setWin32StartAddress(int address) {
        win32StartAddress = address;
    }

    @Override
    public String toString() {
        return name + " (" + id() + ")";
    }
}
