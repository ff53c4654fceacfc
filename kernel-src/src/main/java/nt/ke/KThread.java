package nt.ke;

import static nt.ke.KThreadState.Initialized;

import machine.cpu.ExecutionStack;
import machine.ia32.FpuState;
import nt.rtl.GuardedBy;
import nt.rtl.KIrql;
import nt.rtl.ListEntry;
import nt.rtl.ListHead;
import nt.rtl.Nt;
import nt.rtl.NtStatus;
import org.jspecify.annotations.Nullable;

/// What the dispatcher knows of a thread. Signaled when it has ended.
///
/// A thread that is [KThreadState#DeferredReady] belongs to the processor that is about to place
/// it, which does so under the ThreadLock; one that is Ready, Standby or Running belongs to the
/// processor `nextProcessor` and changes state only under its PRCB lock. So whoever holds both
/// locks finds the thread where it says it is.
@Nt("KTHREAD")
@SuppressWarnings("this-escape") // only into links, which do not look at it
public class KThread extends DispatcherObject {

    /** The number of wait blocks for objects that every thread has built in. */
    @Nt("THREAD_WAIT_OBJECTS")
    static final int THREAD_WAIT_OBJECTS = 3;

    final int id;
    final KProcess process;
    final ExecutionStack kernelStack;
    final ListEntry<KThread> threadListEntry = new ListEntry<>(this);

    KThreadState state = Initialized;

    // ---- priority, quantum, affinity
    final KSpinLock threadLock = new KSpinLock(LockRank.THREAD);

    @GuardedBy("ThreadLock")
    int priority;

    @GuardedBy("ThreadLock")
    int basePriority;

    /** The part of a boost that the end of the quantum takes back at once. */
    @GuardedBy("ThreadLock")
    int priorityDecrement;

    /** Units left until the quantum ends. */
    @GuardedBy("ThreadLock")
    int quantum;

    @GuardedBy("ThreadLock")
    int quantumReset;

    boolean disableBoost;

    @GuardedBy("dispatcher")
    int affinity;

    int idealProcessor;

    /** The affinity it had before it bound itself to certain processors; 0 while it has not. */
    @GuardedBy("dispatcher")
    int userAffinity;

    // ---- readying
    AdjustReason adjustReason = AdjustReason.AdjustNone;
    int adjustIncrement;

    /** It was taken off its processor and not through with its turn: it goes before its equals. */
    @GuardedBy("PrcbLock of nextProcessor")
    boolean preempted;

    /** The processor it is ready, standby or running on, or ran on last. */
    int nextProcessor;

    /** Link in the ready list or the deferred ready list. */
    final ListEntry<KThread> readyListEntry = new ListEntry<>(this);

    /** Its stack is in memory; if not it cannot run when it is ready. */
    @GuardedBy("dispatcher")
    boolean kernelStackResident = true;

    /** Its stack may leave memory while it waits for user mode. */
    boolean enableStackSwap = true;

    /** Tick count when it became ready, or began to wait for user mode. */
    int waitTime;

    // ---- waiting
    @GuardedBy("dispatcher")
    final KWaitBlock[] waitBlock = new KWaitBlock[THREAD_WAIT_OBJECTS];

    /** The wait for the end of the time limit. */
    @GuardedBy("dispatcher")
    final KWaitBlock timerWaitBlock = new KWaitBlock(this);

    /** The wait blocks of the present wait; the first `waitBlockCount` are in use. */
    @GuardedBy("dispatcher")
    KWaitBlock[] waitBlockList = waitBlock;

    @GuardedBy("dispatcher")
    int waitBlockCount;

    final KTimer timer = new KTimer(TimerType.NotificationTimer);

    /** How far its wait has come, where objects have locks of their own. */
    ObjectLockWait.State wait = ObjectLockWait.State.NONE;

    @GuardedBy("dispatcher")
    NtStatus waitStatus = NtStatus.STATUS_SUCCESS;

    KWaitReason waitReason = KWaitReason.Executive;
    KProcessorMode waitMode = KProcessorMode.KernelMode;
    boolean alertable;

    /** The level to lower to when it runs again. */
    KIrql waitIrql = KIrql.PASSIVE_LEVEL;

    /** Its next wait begins with the dispatcher lock already held. */
    boolean waitNext;

    /** Link in the list of those whose stacks may leave memory. */
    final ListEntry<KThread> waitListEntry = new ListEntry<>(this);

    /** The gate it waits at, in state GateWait. */
    @GuardedBy("ObjectLock of the gate")
    @Nullable KGate gateObject;

    @GuardedBy("dispatcher")
    final ListHead<KMutant> mutantListHead = new ListHead<>();

    // ---- the queue it serves
    /** The queue it last took an entry from. */
    @GuardedBy("dispatcher")
    @Nullable KQueue<?> queue;

    /** The entry that has ended its wait for one. */
    @GuardedBy("dispatcher")
    @Nullable Object queueEntry;

    final ListEntry<KThread> queueListEntry = new ListEntry<>(this);

    // ---- asynchronous procedure calls
    /** Taken before the dispatcher lock. */
    final KSpinLock apcQueueLock = new KSpinLock(LockRank.APC_QUEUE);

    /** The calls to be made in the address space of its own process. */
    final KApcState originalApcState;

    /// The calls to be made where it is now: the same, unless it is attached to another process.
    @GuardedBy("ApcQueueLock")
    KApcState apcState;

    /** False from when it begins to end. */
    @GuardedBy("ApcQueueLock")
    boolean apcQueueable = true;

    /** Minus the number of critical regions it is in. Its own. */
    int kernelApcDisable;

    /** Minus the number of guarded regions it is in. Its own. */
    int specialApcDisable;

    /** What it does first when it is back in user mode, before what it was about to do. */
    @Nullable Runnable userApc;

    @GuardedBy("dispatcher")
    private boolean alertedKernel;

    @GuardedBy("dispatcher")
    private boolean alertedUser;

    // ---- suspending
    /** How often it has been suspended and not resumed; 0 to 127. */
    @GuardedBy("ApcQueueLock")
    int suspendCount;

    @GuardedBy("ApcQueueLock")
    @Nullable KApc suspendApc;

    final KSemaphore suspendSemaphore = new KSemaphore(0, 2);

    /** The call in which it waits when its session has used its share of the processor up. */
    @Nullable KApc quotaApc;

    // ---- accounts
    /// Where its code is: what the code segment register tells on a real processor.
    KProcessorMode mode = KProcessorMode.KernelMode;

    /// Who has called the system service that it carries out. Its own.
    KProcessorMode previousMode = KProcessorMode.KernelMode;

    /** Clock ticks that found it in the kernel, and in user mode. */
    int kernelTime;

    int userTime;

    int contextSwitches;

    // ---- user mode
    /** Where its environment block is, in its process; 0 if it is a system thread. */
    int teb;

    /** What it was doing in user mode when it came into the kernel; null before it was there. */
    @Nullable KTrapFrame trapFrame;

    /** The callback into its program that it is in. */
    UserCallbacks.@Nullable Active callback;

    /** Its registers for floating point, while it is not running. */
    @Nullable FpuState npxState;

    protected KThread(int id, KProcess process, int priority, int affinity, Runnable firstCall) {
        super(KObjects.ThreadObject, 0, id);
        this.id = id;
        this.process = process;
        this.originalApcState = new KApcState(process);
        this.apcState = originalApcState;
        this.priority = priority;
        this.basePriority = priority;
        this.affinity = affinity;
        this.quantumReset = process.quantumReset;
        this.quantum = quantumReset;
        this.kernelStack = ExecutionStack.startingWith(firstCall);
        for (int index = 0; index < waitBlock.length; index++) {
            waitBlock[index] = new KWaitBlock(this);
        }
    }

    /** Its number in the system; 0 for an idle thread. */
    public int id() {
        return id;
    }

    public ExecutionStack kernelStack() {
        return kernelStack;
    }

    public KProcess process() {
        return process;
    }

    public KThreadState state() {
        return state;
    }

    public int priority() {
        return priority;
    }

    public int basePriority() {
        return basePriority;
    }

    public int affinity() {
        return affinity;
    }

    public int idealProcessor() {
        return idealProcessor;
    }

    /** Clock ticks that found it running in the kernel. */
    public int kernelTime() {
        return kernelTime;
    }

    /** Clock ticks that found it running in user mode. */
    public int userTime() {
        return userTime;
    }

    /** Whether its priority does not rise after waits. */
    public boolean disableBoost() {
        return disableBoost || process.disableBoost;
    }

    @Nt("KeSetDisableBoostThread")
    public void setDisableBoost(boolean disabled) {
        disableBoost = disabled;
    }

    /** The tick at which it became ready, or began to wait. */
    public int waitTime() {
        return waitTime;
    }

    public int contextSwitches() {
        return contextSwitches;
    }

    /// Where its environment block is, in its process; 0 if it is a system thread.
    public int teb() {
        return teb;
    }

    /** Says where its environment block is, before it goes to user mode for the first time. */
    public void setTeb(int address) {
        teb = address;
    }

    /** What it was doing in user mode when it came into the kernel; null before it was there. */
    public @Nullable KTrapFrame trapFrame() {
        return trapFrame;
    }

    public int suspendCount() {
        return suspendCount;
    }

    boolean isAlerted(KProcessorMode mode) {
        return mode == KProcessorMode.KernelMode ? alertedKernel : alertedUser;
    }

    void setAlerted(KProcessorMode mode, boolean alerted) {
        if (mode == KProcessorMode.KernelMode) {
            alertedKernel = alerted;
        } else {
            alertedUser = alerted;
        }
    }

    /** In whose address space it is. */
    KApcEnvironment apcEnvironment() {
        return apcState == originalApcState
                ? KApcEnvironment.OriginalApcEnvironment
                : KApcEnvironment.AttachedApcEnvironment;
    }

    /// The number of the state it takes calls from: 0 its own, 1 while it is attached.
    public int apcStateIndex() {
        return apcEnvironment().ordinal();
    }

    /** The process in whose address space it is. */
    public KProcess currentProcess() {
        return apcState.process;
    }

    /** Whether a normal kernel call could begin now, as far as the thread is concerned. */
    boolean admitsNormalApcs() {
        return kernelApcDisable == 0 && !apcState.kernelApcInProgress;
    }

    /** Whether kernel calls may wait and nothing but the level keeps them out. */
    boolean hasDeliverableApc() {
        return apcState.kernelApcPending && specialApcDisable == 0;
    }

    /** Both counts in one word, as NT has them: the special one in the upper half. */
    public int combinedApcDisable() {
        return specialApcDisable << 16 | kernelApcDisable & 0xFFFF;
    }

    public KWaitReason waitReason() {
        return waitReason;
    }

    @Override
    public String toString() {
        return "thread " + id;
    }
}
