package nt.ke;

import static nt.rtl.KIrql.DISPATCH_LEVEL;
import static nt.rtl.KIrql.HIGH_LEVEL;

import nt.hal.Hal;
import nt.hal.InterruptLevels;
import nt.hal.Vector;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;

/// The software interrupt of `DISPATCH_LEVEL`: deferred procedure calls, timers that are due, the
/// end of the quantum, and the switch to a thread that shall run here.
public final class DispatchInterrupt {

    private final InterruptLevels levels;
    private final Processors processors;
    private final SpinLocks spinLocks;
    private final Scheduler scheduler;
    private final Timers timers;

    DispatchInterrupt(
            Hal hal,
            Processors processors,
            SpinLocks spinLocks,
            Scheduler scheduler,
            Timers timers) {
        levels = hal.levels;
        this.processors = processors;
        this.spinLocks = spinLocks;
        this.scheduler = scheduler;
        this.timers = timers;
        hal.interrupts.connectSoftware(Vector.DPC, this::KiDispatchInterrupt);
    }

    /// Serves the interrupt, on the stack of the interrupted thread; which may go on only much
    /// later, and on another processor.
    @IrqlRequiresMax(DISPATCH_LEVEL)
    private void KiDispatchInterrupt() {
        KPrcb prcb = processors.KeGetCurrentPrcb();
        if (isRetirementDue(prcb)) {
            KiRetireDpcList(prcb);
        }
        if (prcb.quantumEnd) {
            prcb.quantumEnd = false;
            scheduler.KiQuantumEnd();
        } else if (prcb.nextThread != null) {
            KIrql oldIrql = levels.KeRaiseIrqlToSynchLevel();
            scheduler.swapToNext(prcb, KWaitReason.WrDispatchInt);
            levels.KeLowerIrql(oldIrql);
        }
    }

    /** Whether deferred procedure calls wait or timers may be due. */
    static boolean isRetirementDue(KPrcb prcb) {
        return prcb.timerRequest || !prcb.dpcData.dpcListHead.IsListEmpty();
    }

    /** Expires timers and makes deferred procedure calls until none is left. */
    @IrqlRequiresMax(DISPATCH_LEVEL)
    void KiRetireDpcList(KPrcb prcb) {
        prcb.dpcRoutineActive = true;
        do {
            if (prcb.timerRequest) {
                int hand = prcb.timerHand;
                prcb.timerRequest = false;
                timers.KiTimerExpiration(hand);
            }
        } while (makeFirst(prcb.dpcData) || stillDue(prcb));
    }

    /** Takes the first call out of the queue and makes it; false if there is none. */
    private boolean makeFirst(KDpcData queue) {
        KIrql oldIrql = levels.KeRaiseIrql(HIGH_LEVEL);
        spinLocks.KeAcquireSpinLockAtDpcLevel(queue.dpcLock);
        KDpc dpc = queue.dpcListHead.RemoveHeadList();
        Object argument1 = null;
        Object argument2 = null;
        if (dpc != null) {
            argument1 = dpc.systemArgument1;
            argument2 = dpc.systemArgument2;
            dpc.dpcData = null; // from here on it can be queued again, even by itself
            queue.dpcQueueDepth--;
        }
        spinLocks.KeReleaseSpinLockFromDpcLevel(queue.dpcLock);
        levels.KeLowerIrql(oldIrql);
        if (dpc == null) {
            return false;
        }
        dpc.deferredRoutine.call(dpc, argument1, argument2);
        return true;
    }

    /** Ends the retirement, unless something has come in since the queue was found empty. */
    private boolean stillDue(KPrcb prcb) {
        KIrql oldIrql = levels.KeRaiseIrql(HIGH_LEVEL);
        spinLocks.KeAcquireSpinLockAtDpcLevel(prcb.dpcData.dpcLock);
        boolean due = isRetirementDue(prcb);
        if (!due) {
            prcb.dpcRoutineActive = false;
            prcb.dpcInterruptRequested = false;
        }
        spinLocks.KeReleaseSpinLockFromDpcLevel(prcb.dpcData.dpcLock);
        levels.KeLowerIrql(oldIrql);
        return due;
    }
}
