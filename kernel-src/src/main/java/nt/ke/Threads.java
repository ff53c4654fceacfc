package nt.ke;

import static nt.ke.KThreadState.Terminated;
import static nt.rtl.BugCheckCode.INVALID_AFFINITY_SET;
import static nt.rtl.BugCheckCode.INVALID_PROCESS_ATTACH_ATTEMPT;
import static nt.rtl.BugCheckCode.KERNEL_APC_PENDING_DURING_EXIT;
import static nt.rtl.KIrql.DISPATCH_LEVEL;
import static nt.rtl.KIrql.PASSIVE_LEVEL;

import nt.hal.InterruptLevels;
import nt.rtl.BugCheckRoutine;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;
import nt.rtl.RequiresLockHeld;

/// The life of threads, and changes of their priority and affinity.
public final class Threads {

    private final InterruptLevels levels;
    private final BugCheckRoutine bugCheck;
    private final Processors processors;
    private final SpinLocks spinLocks;
    private final PriorityControl priorities;
    private final DispatcherDatabase dispatcher;
    private final Scheduler scheduler;
    private final ReadyQueues readyQueues;
    private final Placement placement;
    private final WaitEnd waitEnd;
    private final QueueTurns turns;
    private final Mutants mutants;
    private final Apcs apcs;
    private final ApcDelivery apcDelivery;
    private final Suspension suspension;

    Threads(
            InterruptLevels levels,
            BugCheckRoutine bugCheck,
            Processors processors,
            SpinLocks spinLocks,
            PriorityControl priorities,
            DispatcherDatabase dispatcher,
            Scheduler scheduler,
            ReadyQueues readyQueues,
            Placement placement,
            WaitEnd waitEnd,
            QueueTurns turns,
            Mutants mutants,
            Apcs apcs,
            ApcDelivery apcDelivery,
            Suspension suspension) {
        this.levels = levels;
        this.bugCheck = bugCheck;
        this.processors = processors;
        this.spinLocks = spinLocks;
        this.priorities = priorities;
        this.dispatcher = dispatcher;
        this.scheduler = scheduler;
        this.readyQueues = readyQueues;
        this.placement = placement;
        this.waitEnd = waitEnd;
        this.turns = turns;
        this.mutants = mutants;
        this.apcs = apcs;
        this.apcDelivery = apcDelivery;
        this.suspension = suspension;
    }

    /// Makes a new thread ready for the first time. Successive threads of a process get successive
    /// ideal processors.
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public void KeReadyThread(KThread thread) {
        KIrql oldIrql = dispatcher.KiLockDispatcherDatabase(thread.process);
        KProcess process = thread.process;
        process.threadListHead.InsertTailList(thread.threadListEntry);
        thread.idealProcessor = nextBit(process.threadSeed, thread.affinity);
        process.threadSeed = thread.idealProcessor + 1;
        thread.nextProcessor = thread.idealProcessor;
        placement.KiReadyThread(thread);
        dispatcher.KiUnlockDispatcherDatabase(thread.process, oldIrql);
    }

    /** The first processor of a set from `start` on, going round. */
    private static int nextBit(int start, int set) {
        int from = start >= Integer.SIZE ? 0 : set & -1 << start;
        return Integer.numberOfTrailingZeros(from != 0 ? from : set);
    }

    /// Has the ending current thread make the kernel calls that wait for it, and take no more;
    /// resumes it, if it has been suspended, and runs its user calls down.
    ///
    /// It must be at `PASSIVE_LEVEL` and in no critical or guarded region, or
    /// `KERNEL_APC_PENDING_DURING_EXIT` stops the system; and attached to no other process, or
    /// `INVALID_PROCESS_ATTACH_ATTEMPT` does.
    ///
    /// @source
    ///   https://learn.microsoft.com/en-us/windows-hardware/drivers/debugger/bug-check-0x20--kernel-apc-pending-during-exit
    public void closeApcQueue(KThread thread) {
        KIrql irql = levels.KeGetCurrentIrql();
        if (irql != PASSIVE_LEVEL || thread.combinedApcDisable() != 0) {
            bugCheck.KeBugCheckEx(
                    KERNEL_APC_PENDING_DURING_EXIT,
                    0,
                    thread.combinedApcDisable(),
                    irql.level(),
                    0);
        }
        if (thread.apcStateIndex() != 0) {
            bugCheck.KeBugCheckEx(
                    INVALID_PROCESS_ATTACH_ATTEMPT,
                    thread.process.id(),
                    thread.currentProcess().id(),
                    thread.apcStateIndex(),
                    0);
        }
        apcs.closeQueue(thread);
        suspension.KeForceResumeThread(thread);
        apcDelivery.KiCheckForKernelApcDelivery();
    }

    /// Ends the current thread: frees its mutants, ends waits for it, and, if it is the last of its
    /// process, for the process. Never returns.
    ///
    /// @source https://learn.microsoft.com/en-us/windows/win32/sync/mutex-objects (abandoned
    ///   mutants)
    public void KeTerminateThread() {
        KThread thread = processors.KeGetCurrentThread();
        KProcess process = thread.process;
        dispatcher.KiLockDispatcherDatabase();
        mutants.abandon(thread);
        turns.quit(thread);
        dispatcher.lock(thread);
        signal(thread);
        thread.state = Terminated;
        dispatcher.unlock(thread);
        dispatcher.lock(process);
        process.threadListHead.RemoveEntryList(thread.threadListEntry);
        if (process.threadListHead.IsListEmpty()) {
            signal(process);
        }
        dispatcher.unlock(process);
        dispatcher.KiUnlockDispatcherDatabaseFromSynchLevel();
        scheduler.KiSwapThread(thread);
    }

    @RequiresLockHeld("dispatcher")
    private void signal(DispatcherObject ended) {
        ended.signalState = 1;
        waitEnd.KiWaitTest(ended, 0);
    }

    // ---- priority ---------------------------------------------------------------------------

    /// Gives a thread another priority, and a fresh quantum.
    ///
    /// @param priority 1 to 31
    /// @return the priority before
    /// @source WDK, *KeSetPriorityThread function (wdm.h)*
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public int KeSetPriorityThread(KThread thread, int priority) {
        KIrql oldIrql = dispatcher.KiLockDispatcherDatabase(thread);
        spinLocks.KeAcquireSpinLockAtDpcLevel(thread.threadLock);
        int oldPriority = thread.priority;
        thread.quantum = thread.quantumReset;
        thread.priorityDecrement = 0;
        if (priority != oldPriority) {
            priorities.KiSetPriorityThread(thread, priority);
        }
        spinLocks.KeReleaseSpinLockFromDpcLevel(thread.threadLock);
        dispatcher.KiUnlockDispatcherDatabase(thread, oldIrql);
        return oldPriority;
    }

    /// Gives all threads of a process another base priority, to which each keeps its distance, and
    /// another quantum.
    ///
    /// @param prioritySeparation what the threads are raised by, besides, when a wait ends
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public void KeSetPriorityAndQuantumProcess(
            KProcess process, int basePriority, int quantum, int prioritySeparation) {
        KIrql oldIrql = dispatcher.KiLockDispatcherDatabase(process);
        int change = basePriority - process.basePriority;
        process.basePriority = basePriority;
        process.quantumReset = quantum;
        process.prioritySeparation = prioritySeparation;
        KThread thread = process.threadListHead.first();
        while (thread != null) {
            spinLocks.KeAcquireSpinLockAtDpcLevel(thread.threadLock);
            thread.quantumReset = quantum;
            thread.quantum = quantum;
            thread.priorityDecrement = 0;
            if (change != 0) {
                thread.basePriority = Priorities.within(thread, thread.basePriority + change);
                priorities.KiSetPriorityThread(thread, thread.basePriority);
            }
            spinLocks.KeReleaseSpinLockFromDpcLevel(thread.threadLock);
            thread = thread.threadListEntry.next();
        }
        dispatcher.KiUnlockDispatcherDatabase(process, oldIrql);
    }

    /// Moves a thread's base priority away from that of its process.
    ///
    /// @param increment levels above the base of the process; -16 and 16 saturate: to the lowest or
    ///   highest priority of the thread's range
    /// @return the increment before
    /// @source WDK, *KeSetBasePriorityThread function (ntddk.h)*
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public int KeSetBasePriorityThread(KThread thread, int increment) {
        KIrql oldIrql = dispatcher.KiLockDispatcherDatabase(thread);
        spinLocks.KeAcquireSpinLockAtDpcLevel(thread.threadLock);
        int oldIncrement = thread.basePriority - thread.process.basePriority;
        thread.basePriority = Priorities.within(thread, thread.process.basePriority + increment);
        thread.priorityDecrement = 0;
        thread.quantum = thread.quantumReset;
        if (thread.basePriority != thread.priority) {
            priorities.KiSetPriorityThread(thread, thread.basePriority);
        }
        spinLocks.KeReleaseSpinLockFromDpcLevel(thread.threadLock);
        dispatcher.KiUnlockDispatcherDatabase(thread, oldIrql);
        return oldIncrement;
    }

    /// Lifts a thread of lower priority for one quantum, at whose end it is back where it was. Real
    /// time threads are not lifted.
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public void boostForQuantum(KThread thread, int priority) {
        KIrql oldIrql = dispatcher.KiLockDispatcherDatabase(thread);
        spinLocks.KeAcquireSpinLockAtDpcLevel(thread.threadLock);
        if (thread.priority < priority) {
            thread.priorityDecrement += priority - thread.priority;
            thread.quantum = thread.quantumReset;
            priorities.KiSetPriorityThread(thread, priority);
        }
        spinLocks.KeReleaseSpinLockFromDpcLevel(thread.threadLock);
        dispatcher.KiUnlockDispatcherDatabase(thread, oldIrql);
    }

    // ---- affinity ---------------------------------------------------------------------------

    /// Says on which processors a thread may run from now on. If it is on none of them it moves.
    ///
    /// @param affinity a bit for each processor; not empty and within that of the process, or
    ///   `INVALID_AFFINITY_SET` (whose parameters are not documented) stops the system
    /// @source
    ///   https://learn.microsoft.com/en-us/windows-hardware/drivers/debugger/bug-check-0x3--invalid-affinity-set
    /// @return the affinity before
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public int KeSetAffinityThread(KThread thread, int affinity) {
        if (affinity == 0 || (affinity & ~thread.process.affinity) != 0) {
            bugCheck.KeBugCheckEx(INVALID_AFFINITY_SET, 0, 0, 0, 0);
        }
        return setAffinity(thread, affinity);
    }

    private int setAffinity(KThread thread, int affinity) {
        KIrql oldIrql = dispatcher.KiLockDispatcherDatabase(thread);
        int before = KiSetAffinityThread(thread, affinity);
        dispatcher.KiUnlockDispatcherDatabase(thread, oldIrql);
        return before;
    }

    @RequiresLockHeld("dispatcher")
    private int KiSetAffinityThread(KThread thread, int affinity) {
        spinLocks.KeAcquireSpinLockAtDpcLevel(thread.threadLock);
        int oldAffinity = thread.affinity;
        KPrcb prcb = priorities.lockPlace(thread);
        thread.affinity = affinity;
        if ((affinity & prcb.setMember) == 0) {
            leave(thread, prcb);
        }
        spinLocks.KeReleaseSpinLockFromDpcLevel(prcb.prcbLock);
        spinLocks.KeReleaseSpinLockFromDpcLevel(thread.threadLock);
        return oldAffinity;
    }

    /// Says on which processors the threads of a process may run from now on, whatever was said of
    /// each of them before.
    ///
    /// @param affinity a bit for each processor; not empty and within the machine
    /// @return the affinity before
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public int KeSetAffinityProcess(KProcess process, int affinity) {
        KIrql oldIrql = dispatcher.KiLockDispatcherDatabase(process);
        int before = process.affinity;
        process.affinity = affinity;
        KThread thread = process.threadListHead.first();
        while (thread != null) {
            KiSetAffinityThread(thread, affinity);
            thread = thread.threadListEntry.next();
        }
        dispatcher.KiUnlockDispatcherDatabase(process, oldIrql);
        return before;
    }

    /// Binds the current thread to certain processors until [#KeRevertToUserAffinityThread]. It is
    /// on one of them when this returns.
    ///
    /// @param affinity not empty, or `INVALID_AFFINITY_SET` stops the system; that of the process
    ///   does not matter
    /// @source WDK, *KeSetSystemAffinityThread function (wdm.h)*
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public void KeSetSystemAffinityThread(int affinity) {
        KThread thread = processors.KeGetCurrentThread();
        if (affinity == 0) {
            bugCheck.KeBugCheckEx(INVALID_AFFINITY_SET, 0, 0, 0, 0);
        }
        int before = setAffinity(thread, affinity);
        if (thread.userAffinity == 0) {
            thread.userAffinity = before;
        }
    }

    /// Lets the current thread go back to the processors it was bound to before.
    ///
    /// @source WDK, *KeRevertToUserAffinityThread function*
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public void KeRevertToUserAffinityThread() {
        KThread thread = processors.KeGetCurrentThread();
        if (thread.userAffinity != 0) {
            setAffinity(thread, thread.userAffinity);
            thread.userAffinity = 0;
        }
    }

    /// Says which processor a thread is to run on if that is idle.
    ///
    /// @param processor its number; one that is not in the system changes nothing
    /// @return the ideal processor before
    /// @source WDK, *KeSetIdealProcessorThread function*
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public int KeSetIdealProcessorThread(KThread thread, int processor) {
        KIrql oldIrql = dispatcher.KiLockDispatcherDatabase(thread);
        int before = thread.idealProcessor;
        if (processor < Integer.SIZE
                && (processors.KeQueryActiveProcessors() & 1 << processor) != 0) {
            thread.idealProcessor = processor;
        }
        dispatcher.KiUnlockDispatcherDatabase(thread, oldIrql);
        return before;
    }

    @RequiresLockHeld({"dispatcher", "PrcbLock"})
    void leave(KThread thread, KPrcb prcb) {
        switch (thread.state) {
            case Ready -> {
                readyQueues.remove(thread, prcb);
                placement.KiReadyThread(thread);
            }
            case Standby -> {
                prcb.nextThread = null;
                scheduler.selectStandby(Priorities.LOW_PRIORITY, prcb);
                placement.KiReadyThread(thread);
                if (prcb.nextThread == null && prcb.currentThread == prcb.idleThread) {
                    processors.setIdle(prcb);
                }
            }
            case Running -> {
                if (prcb.nextThread == null) {
                    prcb.nextThread = scheduler.KiSelectNextThread(prcb);
                    prcb.nextThread.state = KThreadState.Standby;
                }
                priorities.requestSwitch(prcb);
            }
            default -> {}
        }
    }
}
