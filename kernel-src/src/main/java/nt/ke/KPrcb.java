package nt.ke;

import nt.hal.KPcr;
import nt.rtl.GuardedBy;
import nt.rtl.ListHead;
import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;
import trace.TracedObject;

/// What the kernel knows of one processor.
@Nt("KPRCB")
public final class KPrcb extends TracedObject {

    public static final int MAXIMUM_PRIORITY = 32;

    static final long AWAKE = Long.MAX_VALUE;

    final int number;

    /** Its bit in sets of processors. */
    final int setMember;

    final KPcr pcr;

    // ---- scheduling
    final KSpinLock prcbLock = new KSpinLock(LockRank.PRCB);

    @GuardedBy("PrcbLock")
    KThread currentThread;

    /** The thread to run next, if one has been chosen: it is Standby. */
    @GuardedBy("PrcbLock")
    @Nullable KThread nextThread;

    final KThread idleThread;

    /** A bit for each priority at which a thread is ready. */
    @GuardedBy("PrcbLock")
    int readySummary;

    @GuardedBy("PrcbLock")
    private final ListHead<KThread>[] dispatcherReadyListHead;

    /** Those that have begun to wait here and whose stacks may leave memory. */
    @GuardedBy("dispatcher")
    final ListHead<KThread> waitListHead = new ListHead<>();

    /** The priority at which the balance set manager's next look at the ready lists begins. */
    int queueIndex = 1;

    // ---- the processor's own
    /** Threads readied here whose processor is not yet decided; last come, first placed. */
    final ListHead<KThread> deferredReadyListHead = new ListHead<>();

    /** The current thread has used its quantum up. */
    boolean quantumEnd;

    /** Before halting, look for threads that are ready on other processors. */
    boolean idleSchedule;

    /** Cycles that it has halted for, without the present halt. */
    long restCycles;

    /** When the present halt began; [#AWAKE] if there is none. */
    long restsSince = AWAKE;

    /** Its place in the queue of each numbered lock. */
    final KSpinLockQueue[] lockQueue;

    // ---- deferred procedure calls
    final KDpcData dpcData = new KDpcData();

    @GuardedBy("DpcLock")
    boolean dpcInterruptRequested;

    boolean dpcRoutineActive;

    @GuardedBy("DpcLock")
    int maximumDpcQueueDepth = Dpcs.MAXIMUM_DPC_QUEUE_DEPTH;

    /** Deferred procedure calls queued per clock tick, smoothed. */
    int dpcRequestRate;

    int dpcLastCount;
    int adjustDpcThreshold = Dpcs.ADJUST_DPC_THRESHOLD;

    // ---- timers
    /** A timer may have expired in the slot `timerHand`. */
    boolean timerRequest;

    int timerHand;

    /** How often timers were expired here, and how often none was due. */
    long timerExpirations;

    long spuriousExpirations;

    // ---- requests of other processors
    int requestSummary;

    /** It stands still until this is cleared. */
    boolean ipiFrozen;

    /** Who waits until this processor has carried its packet out. */
    @Nullable KPrcb signalDone;

    // ---- its own packet for others
    /** Those that have not carried it out yet. */
    int targetSet;

    /** What they shall do. */
    @Nullable Runnable workerRoutine;

    // ---- accounts, in clock ticks and pieces
    int userTime;

    /** All that is not user time, with the two below. */
    int kernelTime;

    int dpcTime;
    int interruptTime;
    long contextSwitches;

    /** System services that programs have called here. */
    @Nt("KeSystemCalls")
    int systemCalls;

    long ipisSent;

    /// @param priorities how many ready lists it has: [#MAXIMUM_PRIORITY] under NT's policy
    KPrcb(KPcr pcr, KThread idleThread, KSpinLock[] numberedLocks, int priorities) {
        super(pcr.processor);
        this.number = pcr.processor;
        this.setMember = 1 << number;
        this.pcr = pcr;
        this.idleThread = idleThread;
        this.currentThread = idleThread;
        dispatcherReadyListHead = readyLists(priorities);
        lockQueue = new KSpinLockQueue[numberedLocks.length];
        for (int index = 0; index < lockQueue.length; index++) {
            lockQueue[index] = new KSpinLockQueue(numberedLocks[index]);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    private static ListHead<KThread>[] readyLists(int priorities) {
        ListHead<KThread>[] lists = new ListHead[priorities];
        for (int priority = 0; priority < lists.length; priority++) {
            lists[priority] = new ListHead<>();
        }
        return lists;
    }

    public int number() {
        return number;
    }

    public KThread currentThread() {
        return currentThread;
    }

    public @Nullable KThread nextThread() {
        return nextThread;
    }

    public KThread idleThread() {
        return idleThread;
    }

    public int readySummary() {
        return readySummary;
    }

    public ListHead<KThread> readyList(int priority) {
        return dispatcherReadyListHead[priority];
    }

    public int userTime() {
        return userTime;
    }

    public int kernelTime() {
        return kernelTime;
    }

    public int dpcTime() {
        return dpcTime;
    }

    public int interruptTime() {
        return interruptTime;
    }

    int readyLists() {
        return dispatcherReadyListHead.length;
    }

    /** Cycles that it has halted for up to now. */
    long restCycles(long now) {
        return restCycles + Math.max(0, now - restsSince);
    }

    public long contextSwitches() {
        return contextSwitches;
    }

    /** System services that programs have called here; wraps around. */
    public int systemCalls() {
        return systemCalls;
    }

    public long timerExpirations() {
        return timerExpirations;
    }

    public long spuriousExpirations() {
        return spuriousExpirations;
    }

    public long ipisSent() {
        return ipisSent;
    }
}
