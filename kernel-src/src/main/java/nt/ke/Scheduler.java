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

/// Has a processor leave one thread for another: because the thread must wait, because its turn is
/// over, because it yields, or because a more urgent one has been placed here.
///
/// What comes next has been decided by others, who have set `nextThread` ([Placement]), or is
/// decided here, among the ready threads of this processor alone. Every switch ends in
/// [#KiSwapContext], which returns when the thread that was left runs again.
public final class Scheduler {

    private final InterruptLevels levels;
    private final Interrupts interrupts;
    private final Processors processors;
    private final SpinLocks spinLocks;
    private final ReadyQueues readyQueues;
    private final Placement placement;
    private final AddressSpaces addressSpaces;
    private @Nullable FairShares fairShares;

    Scheduler(
            Hal hal,
            Processors processors,
            SpinLocks spinLocks,
            ReadyQueues readyQueues,
            Placement placement,
            AddressSpaces addressSpaces) {
        levels = hal.levels;
        interrupts = hal.interrupts;
        this.processors = processors;
        this.spinLocks = spinLocks;
        this.readyQueues = readyQueues;
        this.placement = placement;
        this.addressSpaces = addressSpaces;
    }

    /** Has threads stopped that come out of a switch and whose session has no time left. */
    void limitBy(FairShares shares) {
        fairShares = shares;
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
        placement.KiProcessDeferredReadyList(prcb);
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
            placement.KiDeferredReadyThread(oldThread);
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
        prcb.pcr.setThread(newThread.id);
        addressSpaces.enter(newThread.currentProcess());
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
            // Whoever asks again and again lets time pass by it.
            processors.KeGetCurrentPrcb().pcr.cpu().point();
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
        placement.KiProcessDeferredReadyList(prcb);
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
