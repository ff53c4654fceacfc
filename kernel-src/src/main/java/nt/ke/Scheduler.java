package nt.ke;

import static nt.ke.KThreadState.DeferredReady;
import static nt.ke.KThreadState.Running;
import static nt.ke.KThreadState.Standby;
import static nt.rtl.KIrql.DISPATCH_LEVEL;
import static nt.rtl.KIrql.PASSIVE_LEVEL;
import static nt.rtl.KIrql.SYNCH_LEVEL;

import nt.hal.Hal;
import nt.hal.InterruptLevels;
import nt.hal.Interrupts;
import nt.hal.Vector;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.IrqlRequiresMin;
import nt.rtl.KIrql;
import nt.rtl.NtStatus;
import nt.rtl.RequiresLockHeld;
import org.jspecify.annotations.Nullable;

/// Decides which thread runs on which processor, and exchanges them.
///
/// A thread's way to a processor:
///
/// ```
///  KiReadyThread         KiDeferredReadyThread              KiSwapContext
///  ────────────▶ Deferred ─┬─ idle processor ────▶ Standby ─────────────▶ Running
///  (signal)       Ready    ├─ more urgent than ──▶    │                     │
///                          │  what is there           │ displaced           │ preempted, or
///                          └─ neither ─▶ Ready ◀──────┴─────────────────────┘ quantum over
///                                        (a list of one processor)
/// ```
///
/// Readying is done in two steps because it needs two kinds of locks. Under the dispatcher lock a
/// thread is only noted on the list of the processor that readies it. When the lock is given back
/// ([#KiExitDispatcher]) the thread is placed, under the PRCB lock of one processor at a time.
///
/// **Who looks when.** Every processor picks from its own lists only. It learns that there is
/// something better for it by `nextThread`, which others set under its PRCB lock, followed by an
/// interprocessor interrupt. A processor about to idle first announces that (its bit in the idle
/// summary) and then looks for ready threads elsewhere; whoever makes a thread wait first queues it
/// and then looks at the idle summary. So one of the two sees the other.
public final class Scheduler {

    private final InterruptLevels levels;
    private final Interrupts interrupts;
    private final Processors processors;
    private final SpinLocks spinLocks;
    private final Ipis ipis;
    private final ReadyQueues readyQueues;
    private @Nullable FairShares fairShares;

    Scheduler(
            Hal hal,
            Processors processors,
            SpinLocks spinLocks,
            Ipis ipis,
            ReadyQueues readyQueues) {
        levels = hal.levels;
        interrupts = hal.interrupts;
        this.processors = processors;
        this.spinLocks = spinLocks;
        this.ipis = ipis;
        this.readyQueues = readyQueues;
    }

    /** Has threads stopped that come out of a switch and whose session has no time left. */
    void limitBy(FairShares shares) {
        fairShares = shares;
    }

    // ---- readying ---------------------------------------------------------------------------

    /** Notes a thread as ready. It is placed when the dispatcher lock is given back. */
    @RequiresLockHeld("dispatcher")
    void KiReadyThread(KThread thread) {
        thread.state = DeferredReady;
        thread.preempted = false;
        processors.KeGetCurrentPrcb().deferredReadyListHead.InsertHeadList(thread.readyListEntry);
    }

    @IrqlRequiresMin(SYNCH_LEVEL)
    private void KiProcessDeferredReadyList(KPrcb prcb) {
        KThread thread = prcb.deferredReadyListHead.RemoveHeadList();
        while (thread != null) {
            KiDeferredReadyThread(thread);
            thread = prcb.deferredReadyListHead.RemoveHeadList();
        }
    }

    /// Gives a readied thread a processor to run on or to wait for; and likewise whatever thread it
    /// displaces.
    @IrqlRequiresMin(SYNCH_LEVEL)
    void KiDeferredReadyThread(KThread thread) {
        KThread displaced = thread;
        while (displaced != null) {
            KThread placed = displaced;
            // No PRCB lock guards a thread that has no place: whoever changes its priority or
            // affinity
            // now holds this one.
            spinLocks.KeAcquireSpinLockAtDpcLevel(placed.threadLock);
            adjustPriority(placed);
            displaced = place(placed);
            spinLocks.KeReleaseSpinLockFromDpcLevel(placed.threadLock);
        }
    }

    @RequiresLockHeld("ThreadLock")
    private static void adjustPriority(KThread thread) {
        switch (thread.adjustReason) {
            case AdjustNone -> {}
            case AdjustUnwait -> Priorities.adjustForUnwait(thread, thread.adjustIncrement);
            case AdjustBoost -> Priorities.adjustForBoost(thread, thread.adjustIncrement);
        }
        thread.adjustReason = AdjustReason.AdjustNone;
    }

    /** The thread that had been chosen to run next where the given one now is; null if none. */
    @RequiresLockHeld("ThreadLock")
    private @Nullable KThread place(KThread thread) {
        while (true) {
            int places = processors.placesOf(thread);
            int idleSet = processors.idleSummary() & places;
            int allSet = processors.KeQueryActiveProcessors() & places;
            KPrcb prcb =
                    processors.prcb(
                            idleSet != 0 ? chooseIdle(thread, idleSet) : choose(thread, allSet));
            spinLocks.KeAcquireSpinLockAtDpcLevel(prcb.prcbLock);
            if (idleSet != 0 && !processors.isIdle(prcb) || !processors.isPlaceOf(thread, prcb)) {
                spinLocks.KeReleaseSpinLockFromDpcLevel(prcb.prcbLock);
                continue; // it has found something to do, or was parked, before we had the lock
            }
            KThread rival = prcb.nextThread != null ? prcb.nextThread : prcb.currentThread;
            boolean wins = yields(rival, thread, prcb);
            KThread displaced = null;
            if (wins) {
                displaced = prcb.nextThread == prcb.idleThread ? null : prcb.nextThread;
                standBy(thread, prcb, rival);
            } else {
                readyQueues.insert(thread, prcb);
            }
            spinLocks.KeReleaseSpinLockFromDpcLevel(prcb.prcbLock);
            if (wins) {
                notify(prcb);
            } else {
                callIdleProcessor(processors.placesOf(thread));
            }
            return displaced;
        }
    }

    /// Whether the thread that is at a processor, or next there, gives way to another one. One that
    /// is about to leave does not: the processor will choose among all that are ready then.
    @RequiresLockHeld("PrcbLock")
    private static boolean yields(KThread rival, KThread thread, KPrcb prcb) {
        if (rival == prcb.idleThread) {
            return true;
        }
        boolean stays = rival.nextProcessor == prcb.number;
        return switch (rival.state) {
            case Running, Standby -> stays && thread.priority > rival.priority;
            default -> false;
        };
    }

    /// The best processor for a thread. Among idle ones those near the thread's memory go first,
    /// then those whose core has nothing else to do; of what is left its ideal one, else the one it
    /// last ran on, else the first.
    ///
    /// @model NT also leaves out idle processors that are asleep; here none sleeps.
    /// @source Solomon, Russinovich: *Windows Internals*, 4th edition, chapter 6
    private int chooseIdle(KThread thread, int idleSet) {
        int near = idleSet & processors.topology().node(thread.idealProcessor);
        int set = near != 0 ? near : idleSet;
        int unshared = set & processors.idleCores();
        return choose(thread, unshared != 0 ? unshared : set);
    }

    private static int choose(KThread thread, int set) {
        if ((set & 1 << thread.idealProcessor) != 0) {
            return thread.idealProcessor;
        }
        if ((set & 1 << thread.nextProcessor) != 0) {
            return thread.nextProcessor;
        }
        return Integer.numberOfTrailingZeros(set);
    }

    @RequiresLockHeld("PrcbLock")
    private void standBy(KThread thread, KPrcb prcb, KThread rival) {
        thread.state = Standby;
        thread.preempted = false;
        thread.nextProcessor = prcb.number;
        prcb.nextThread = thread;
        processors.clearIdle(prcb);
        if (rival != prcb.idleThread) {
            rival.preempted = true;
            if (rival.state == Standby) {
                rival.state = DeferredReady;
            }
        }
    }

    /// Has a processor look at its next thread. This one does so on its way out of the dispatcher.
    private void notify(KPrcb prcb) {
        if (prcb != processors.KeGetCurrentPrcb()) {
            ipis.KiIpiSend(prcb.setMember, Ipis.IPI_DPC);
        }
    }

    /// A thread has begun to wait for a busy processor: if one went idle meanwhile, it shall know.
    private void callIdleProcessor(int places) {
        int idleSet = processors.idleSummary() & places;
        if (idleSet != 0) {
            KPrcb prcb = processors.prcb(Integer.numberOfTrailingZeros(idleSet));
            prcb.idleSchedule = true;
            notify(prcb);
        }
    }

    /// Looks for a thread that is ready on another processor but may run here, and places it anew.
    /// Called by the idle thread.
    ///
    /// @model The other processors are asked in the order of their numbers, those of the same node
    ///   first.
    @IrqlRequiresMax(DISPATCH_LEVEL)
    void KiIdleSchedule(KPrcb prcb) {
        prcb.idleSchedule = false;
        KIrql oldIrql = levels.KeRaiseIrqlToSynchLevel();
        int others = processors.KeQueryActiveProcessors() & ~prcb.setMember;
        int near = others & processors.topology().node(prcb.number);
        KThread found = find(near, prcb);
        if (found == null) {
            found = find(others & ~near, prcb);
        }
        if (found != null) {
            KiDeferredReadyThread(found);
        }
        levels.KeLowerIrql(oldIrql);
    }

    private @Nullable KThread find(int processorSet, KPrcb prcb) {
        KThread found = null;
        for (int left = processorSet; left != 0 && found == null; left &= left - 1) {
            KPrcb other = processors.prcb(Integer.numberOfTrailingZeros(left));
            if (other.readySummary != 0) {
                found = takeFrom(other, prcb.setMember);
            }
        }
        return found;
    }

    private @Nullable KThread takeFrom(KPrcb prcb, int processorSet) {
        spinLocks.KeAcquireSpinLockAtDpcLevel(prcb.prcbLock);
        KThread thread = readyQueues.selectFor(processorSet, prcb);
        if (thread != null) {
            thread.state = DeferredReady;
        }
        spinLocks.KeReleaseSpinLockFromDpcLevel(prcb.prcbLock);
        return thread;
    }

    // ---- selecting --------------------------------------------------------------------------

    /** What this processor runs next: its most urgent ready thread, else it becomes idle. */
    @RequiresLockHeld("PrcbLock")
    KThread KiSelectNextThread(KPrcb prcb) {
        KThread next = prcb.nextThread;
        if (next != null) {
            prcb.nextThread = null;
            return next;
        }
        next = readyQueues.KiSelectReadyThread(Priorities.LOW_PRIORITY, prcb);
        if (next != null) {
            return next;
        }
        processors.setIdle(prcb);
        prcb.idleSchedule = true;
        return prcb.idleThread;
    }

    /// Makes the most urgent thread that is ready at this priority or above the next of a processor
    /// that has no next one.
    @RequiresLockHeld("PrcbLock")
    void selectStandby(int lowPriority, KPrcb prcb) {
        KThread next = readyQueues.KiSelectReadyThread(lowPriority, prcb);
        if (next != null) {
            next.state = Standby;
            prcb.nextThread = next;
        }
    }

    // ---- exchanging -------------------------------------------------------------------------

    /// Leaves the current thread, which cannot go on, for whatever is next. Returns when the thread
    /// runs again, at the level at which its wait began.
    ///
    /// @return what ended the wait
    @IrqlRequiresMin(SYNCH_LEVEL)
    NtStatus KiSwapThread(KThread oldThread) {
        swapOut(oldThread);
        requestApcDelivery(oldThread);
        // Read before the level comes down: a call that is made then can wait itself.
        NtStatus status = oldThread.waitStatus;
        levels.KeLowerIrql(oldThread.waitIrql);
        return status;
    }

    /** The same, but comes back at the level of the dispatcher's locks. */
    @IrqlRequiresMin(SYNCH_LEVEL)
    void swapOut(KThread oldThread) {
        KPrcb prcb = processors.KeGetCurrentPrcb();
        KiProcessDeferredReadyList(prcb);
        spinLocks.KeAcquireSpinLockAtDpcLevel(prcb.prcbLock);
        KThread newThread = KiSelectNextThread(prcb);
        run(newThread, prcb);
        spinLocks.KeReleaseSpinLockFromDpcLevel(prcb.prcbLock);
        // It can have been readied again already, and have drawn this very processor.
        if (newThread != oldThread) {
            KiSwapContext(oldThread, newThread);
        }
    }

    /// Exchanges the current thread, which could go on, for the next one, if there still is a next
    /// one. Returns when the old thread runs again.
    @IrqlRequiresMin(SYNCH_LEVEL)
    void swapToNext(KPrcb prcb, KWaitReason reason) {
        spinLocks.KeAcquireSpinLockAtDpcLevel(prcb.prcbLock);
        KThread newThread = prcb.nextThread;
        if (newThread == null) {
            spinLocks.KeReleaseSpinLockFromDpcLevel(prcb.prcbLock);
            return;
        }
        prcb.nextThread = null;
        KThread oldThread = prcb.currentThread;
        if (newThread == prcb.idleThread
                && oldThread != newThread
                && processors.isPlaceOf(oldThread, prcb)) {
            // It was to leave, and may stay after all: an idle processor would not look for it.
            processors.clearIdle(prcb);
            spinLocks.KeReleaseSpinLockFromDpcLevel(prcb.prcbLock);
            return;
        }
        oldThread.waitReason = reason;
        run(newThread, prcb);
        boolean homeless = oldThread != prcb.idleThread && !KiQueueReadyThread(oldThread, prcb);
        spinLocks.KeReleaseSpinLockFromDpcLevel(prcb.prcbLock);
        if (homeless) {
            KiDeferredReadyThread(oldThread);
        }
        KiSwapContext(oldThread, newThread);
        requestApcDelivery(oldThread);
    }

    /// Has a thread that runs again make the calls that were queued for it meanwhile, when it has
    /// lowered its level.
    @IrqlRequiresMin(SYNCH_LEVEL)
    void requestApcDelivery(KThread thread) {
        if (fairShares != null) {
            fairShares.checkAfterSwitch(thread);
        }
        if (thread.hasDeliverableApc()) {
            interrupts.HalRequestSoftwareInterrupt(Vector.APC);
        }
    }

    /** Queues a thread that was running here; false if it may not run here any more. */
    @RequiresLockHeld("PrcbLock")
    private boolean KiQueueReadyThread(KThread thread, KPrcb prcb) {
        if (!processors.isPlaceOf(thread, prcb)) {
            thread.state = DeferredReady;
            return false;
        }
        readyQueues.insert(thread, prcb);
        return true;
    }

    @RequiresLockHeld("PrcbLock")
    private static void run(KThread thread, KPrcb prcb) {
        thread.state = Running;
        thread.nextProcessor = prcb.number;
        prcb.currentThread = thread;
    }

    /// Leaves the stack of one thread and goes on on that of another. Returns when the old thread
    /// is switched to again, which can be on another processor.
    ///
    /// @model NT marks a thread whose registers are still being saved (`SwapBusy`) and has the
    ///   processor that wants it spin; here the stack itself is what only one processor can have.
    @IrqlRequiresMin(SYNCH_LEVEL)
    private void KiSwapContext(KThread oldThread, KThread newThread) {
        KPrcb prcb = processors.KeGetCurrentPrcb();
        if (prcb.pcr.locksHeld() != 0) {
            throw new IllegalStateException("a switch with a spin lock held");
        }
        prcb.contextSwitches++;
        newThread.contextSwitches++;
        prcb.pcr.thread = newThread.id;
        prcb.pcr.cpu().switchTo(newThread.kernelStack);
    }

    // ---- yielding ---------------------------------------------------------------------------

    /// Lets another thread of this processor run, whatever its priority: the current one goes to
    /// the end of its list, with a new quantum, as if that had ended.
    ///
    /// @return `STATUS_SUCCESS`, or `STATUS_NO_YIELD_PERFORMED` if no other is ready here
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public NtStatus NtYieldExecution() {
        if (processors.KeGetCurrentPrcb().readySummary == 0) {
            return NtStatus.STATUS_NO_YIELD_PERFORMED;
        }
        KIrql oldIrql = levels.KeRaiseIrqlToSynchLevel();
        KPrcb prcb = processors.KeGetCurrentPrcb();
        KThread thread = prcb.currentThread;
        spinLocks.KeAcquireSpinLockAtDpcLevel(thread.threadLock);
        spinLocks.KeAcquireSpinLockAtDpcLevel(prcb.prcbLock);
        if (prcb.nextThread == null) {
            selectStandby(Priorities.LOW_PRIORITY + 1, prcb);
        }
        boolean yields = prcb.nextThread != null;
        if (yields) {
            thread.quantum = thread.quantumReset;
            thread.priority = Priorities.KiComputeNewPriority(thread);
            thread.preempted = false;
        }
        spinLocks.KeReleaseSpinLockFromDpcLevel(prcb.prcbLock);
        spinLocks.KeReleaseSpinLockFromDpcLevel(thread.threadLock);
        if (yields) {
            swapToNext(prcb, KWaitReason.WrYieldExecution);
        }
        levels.KeLowerIrql(oldIrql);
        return yields ? NtStatus.STATUS_SUCCESS : NtStatus.STATUS_NO_YIELD_PERFORMED;
    }

    // ---- leaving the dispatcher -------------------------------------------------------------

    /// What is done last after anything that can have readied threads: places them, and lowers the
    /// level; if one of them is to run here it runs before this returns, unless the level forbids.
    @IrqlRequiresMin(SYNCH_LEVEL)
    void KiExitDispatcher(KIrql oldIrql) {
        KPrcb prcb = processors.KeGetCurrentPrcb();
        KiProcessDeferredReadyList(prcb);
        if (prcb.nextThread != null) {
            if (oldIrql.isBelow(DISPATCH_LEVEL)) {
                swapToNext(prcb, KWaitReason.WrPreempted);
            } else {
                interrupts.HalRequestSoftwareInterrupt(Vector.DPC);
            }
        }
        levels.KeLowerIrql(oldIrql);
    }

    // ---- the end of the quantum -------------------------------------------------------------

    /// Ends the turn of the current thread: its priority decays, and if another thread is ready at
    /// the new priority or above it is that one's turn.
    @IrqlRequiresMax(DISPATCH_LEVEL)
    void KiQuantumEnd() {
        KIrql oldIrql = levels.KeRaiseIrqlToSynchLevel();
        KPrcb prcb = processors.KeGetCurrentPrcb();
        KThread thread = prcb.currentThread;
        spinLocks.KeAcquireSpinLockAtDpcLevel(thread.threadLock);
        // A wait that ended meanwhile can have renewed it.
        if (thread.quantum <= 0) {
            renewQuantum(thread, prcb);
        }
        spinLocks.KeReleaseSpinLockFromDpcLevel(thread.threadLock);
        if (prcb.nextThread != null) {
            swapToNext(prcb, KWaitReason.WrQuantumEnd);
        }
        levels.KeLowerIrql(oldIrql);
    }

    @RequiresLockHeld("ThreadLock")
    private void renewQuantum(KThread thread, KPrcb prcb) {
        if (Priorities.runsToCompletion(thread)) {
            thread.quantum = Priorities.MAXIMUM_QUANTUM;
            return;
        }
        thread.quantum = thread.quantumReset;
        thread.priority = Priorities.KiComputeNewPriority(thread);
        spinLocks.KeAcquireSpinLockAtDpcLevel(prcb.prcbLock);
        if (prcb.nextThread == null) {
            selectStandby(thread.priority, prcb);
        } else {
            thread.preempted = false; // it has had its turn
        }
        spinLocks.KeReleaseSpinLockFromDpcLevel(prcb.prcbLock);
    }
}
