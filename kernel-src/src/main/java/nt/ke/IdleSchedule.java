package nt.ke;

import static nt.rtl.KIrql.DISPATCH_LEVEL;

import nt.hal.InterruptLevels;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;
import org.jspecify.annotations.Nullable;

/// How a processor with nothing to do takes work off another one.
final class IdleSchedule {

    private final InterruptLevels levels;
    private final Processors processors;
    private final SpinLocks spinLocks;
    private final ReadyQueues readyQueues;
    private final Placement placement;

    IdleSchedule(
            InterruptLevels levels,
            Processors processors,
            SpinLocks spinLocks,
            ReadyQueues readyQueues,
            Placement placement) {
        this.levels = levels;
        this.processors = processors;
        this.spinLocks = spinLocks;
        this.readyQueues = readyQueues;
        this.placement = placement;
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
            placement.KiDeferredReadyThread(found);
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
            thread.state = KThreadState.DeferredReady;
        }
        spinLocks.KeReleaseSpinLockFromDpcLevel(prcb.prcbLock);
        return thread;
    }
}
