package nt.ke;

import nt.rtl.GuardedBy;
import nt.rtl.ListHead;
import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;

/// What the dispatcher knows of a process: its threads and the values they begin with. Signaled
/// when it has ended.
@Nt("KPROCESS")
public class KProcess extends DispatcherObject {

    private final int id;

    @GuardedBy("dispatcher")
    final ListHead<KThread> threadListHead = new ListHead<>();

    /** The processors its threads may run on: a bit for each. */
    @GuardedBy("dispatcher")
    int affinity;

    @GuardedBy("dispatcher")
    int basePriority;

    /** The quantum its threads begin with, in units of a third of a clock tick. */
    @GuardedBy("dispatcher")
    int quantumReset;

    /// Levels that its threads are raised by, beside the boost, whenever a wait of theirs ends:
    /// `PsPrioritySeparation` for the process in the foreground, 0 for all others.
    @GuardedBy("dispatcher")
    int prioritySeparation;

    /** Priorities of its threads neither rise after waits nor decay. */
    boolean fixedPriorities;

    boolean disableBoost;

    /** Real-time threads of this process never end their quantum. */
    boolean disableQuantum;

    /** Clock ticks that found its threads in the kernel, and in user mode. */
    int kernelTime;

    int userTime;

    /** The share that it has part in; null: it is not limited. See [FairShares]. */
    @Nullable CpuQuotaBlock cpuQuotaBlock;

    /// The physical address of its page directory: what `CR3` holds while one of its threads runs.
    /// 0 if it has none of its own; its threads then see whatever was there before.
    int directoryTableBase;

    /** Gives successive threads successive ideal processors. */
    int threadSeed;

    @Nt("KeInitializeProcess")
    protected KProcess(int id, int basePriority, int affinity, int quantumReset) {
        super(KObjects.ProcessObject, 0, id);
        this.id = id;
        this.basePriority = basePriority;
        this.affinity = affinity;
        this.quantumReset = quantumReset;
    }

    /// Has its threads scheduled that way.
    ///
    /// @param clockPeriod in 100-ns units
    public void setPolicy(SchedulingPolicy policy, int clockPeriod) {
        if (policy.fixesPriorities()) {
            fixedPriorities = true;
            quantumReset = CeThreads.quantumUnits(CeThreads.DEFAULT_QUANTUM, clockPeriod);
        }
    }

    /** Its number in the system; 0 for the idle process. */
    public int id() {
        return id;
    }

    public int affinity() {
        return affinity;
    }

    public int directoryTableBase() {
        return directoryTableBase;
    }

    /// Gives it an address space, before a thread of it runs.
    ///
    /// @param address the physical one of the page directory
    public void setDirectoryTableBase(int address) {
        directoryTableBase = address;
    }

    public int kernelTime() {
        return kernelTime;
    }

    public int userTime() {
        return userTime;
    }

    /** Whether the priorities of its threads do not rise after waits. */
    public boolean disableBoost() {
        return disableBoost;
    }

    @Nt("KeSetDisableBoostProcess")
    public void setDisableBoost(boolean disabled) {
        disableBoost = disabled;
    }

    public int quantumReset() {
        return quantumReset;
    }

    public int basePriority() {
        return basePriority;
    }
}
