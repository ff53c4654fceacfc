package nt.ke;

import static nt.ke.KDpcImportance.HighImportance;
import static nt.ke.KDpcImportance.LowImportance;
import static nt.rtl.KIrql.HIGH_LEVEL;

import nt.hal.Hal;
import nt.hal.InterruptLevels;
import nt.hal.Interrupts;
import nt.hal.Vector;
import nt.rtl.KIrql;
import org.jspecify.annotations.Nullable;

/// The queues of deferred procedure calls, one for each processor. They are emptied by
/// [DispatchInterrupt#KiRetireDpcList].
///
/// @source
///   https://learn.microsoft.com/en-us/windows-hardware/drivers/kernel/organization-of-dpc-queues
/// @source https://github.com/reactos/reactos `ntoskrnl/ke/dpc.c` (the numbers)
public final class Dpcs {

    static final int MAXIMUM_DPC_QUEUE_DEPTH = 4;
    static final int MINIMUM_DPC_RATE = 3;
    static final int IDEAL_DPC_RATE = 20;
    static final int ADJUST_DPC_THRESHOLD = 20;

    private final InterruptLevels levels;
    private final Interrupts interrupts;
    private final Processors processors;
    private final SpinLocks spinLocks;
    private final Ipis ipis;

    Dpcs(Hal hal, Processors processors, SpinLocks spinLocks, Ipis ipis) {
        levels = hal.levels;
        interrupts = hal.interrupts;
        this.processors = processors;
        this.spinLocks = spinLocks;
        this.ipis = ipis;
    }

    /// Queues the call on its target processor, and asks that processor to make it if it is urgent
    /// or enough are waiting.
    ///
    /// @return false if it is queued already
    /// @source WDK, *KeInsertQueueDpc function (wdm.h)*
    public boolean KeInsertQueueDpc(
            KDpc dpc, @Nullable Object systemArgument1, @Nullable Object systemArgument2) {
        KIrql oldIrql = levels.KeRaiseIrql(HIGH_LEVEL);
        KPrcb own = processors.KeGetCurrentPrcb();
        KPrcb target =
                dpc.targetProcessor == KDpc.CURRENT_PROCESSOR
                        ? own
                        : processors.prcb(dpc.targetProcessor);
        KDpcData queue = target.dpcData;
        spinLocks.KeAcquireSpinLockAtDpcLevel(queue.dpcLock);
        boolean inserted = dpc.dpcData == null;
        boolean request = false;
        if (inserted) {
            dpc.dpcData = queue;
            dpc.systemArgument1 = systemArgument1;
            dpc.systemArgument2 = systemArgument2;
            insert(dpc, queue);
            request = isRetirementDue(dpc, target, target == own);
            target.dpcInterruptRequested |= request;
        }
        spinLocks.KeReleaseSpinLockFromDpcLevel(queue.dpcLock);
        if (request) {
            if (target == own) {
                interrupts.HalRequestSoftwareInterrupt(Vector.DPC);
            } else {
                ipis.KiIpiSend(target.setMember, Ipis.IPI_DPC);
            }
        }
        levels.KeLowerIrql(oldIrql);
        return inserted;
    }

    private static void insert(KDpc dpc, KDpcData queue) {
        if (dpc.importance == HighImportance) {
            queue.dpcListHead.InsertHeadList(dpc.dpcListEntry);
        } else {
            queue.dpcListHead.InsertTailList(dpc.dpcListEntry);
        }
        queue.dpcQueueDepth++;
        queue.dpcCount++;
    }

    private static boolean isRetirementDue(KDpc dpc, KPrcb target, boolean own) {
        if (target.dpcRoutineActive || target.dpcInterruptRequested) {
            return false; // it comes to this one as well
        }
        boolean deep = target.dpcData.dpcQueueDepth > target.maximumDpcQueueDepth;
        if (own) {
            return dpc.importance != LowImportance
                    || deep
                    || target.dpcRequestRate < MINIMUM_DPC_RATE;
        }
        return dpc.importance == HighImportance || deep;
    }

    /// Takes a call out of its queue; false if it is in none.
    ///
    /// @source WDK, *KeRemoveQueueDpc function (wdm.h)*
    public boolean KeRemoveQueueDpc(KDpc dpc) {
        KIrql oldIrql = levels.KeRaiseIrql(HIGH_LEVEL);
        boolean removed = false;
        KDpcData queue = dpc.dpcData;
        if (queue != null) {
            spinLocks.KeAcquireSpinLockAtDpcLevel(queue.dpcLock);
            // It may have been taken out for being made while we waited for the lock.
            if (dpc.dpcData == queue) {
                queue.dpcListHead.RemoveEntryList(dpc.dpcListEntry);
                queue.dpcQueueDepth--;
                dpc.dpcData = null;
                removed = true;
            }
            spinLocks.KeReleaseSpinLockFromDpcLevel(queue.dpcLock);
        }
        levels.KeLowerIrql(oldIrql);
        return removed;
    }

    /// From now on the call is queued on this processor.
    ///
    /// @source WDK, *KeSetTargetProcessorDpc function (wdm.h)*
    public void KeSetTargetProcessorDpc(KDpc dpc, int number) {
        dpc.targetProcessor = number;
    }

    /// Says where the call is queued from now on, and how soon its processor is asked to make it.
    ///
    /// @source WDK, *KeSetImportanceDpc function (wdm.h)*
    public void KeSetImportanceDpc(KDpc dpc, KDpcImportance importance) {
        dpc.importance = importance;
    }

    /// Once a clock tick: asks for calls that have waited, and lets the queue grow deeper before an
    /// interrupt is requested the more calls come anyway.
    void updateRequestRate(KPrcb prcb) {
        KDpcData queue = prcb.dpcData;
        prcb.dpcRequestRate = (queue.dpcCount - prcb.dpcLastCount + prcb.dpcRequestRate) / 2;
        prcb.dpcLastCount = queue.dpcCount;
        if (queue.dpcQueueDepth != 0 && !prcb.dpcRoutineActive && !prcb.dpcInterruptRequested) {
            prcb.adjustDpcThreshold = ADJUST_DPC_THRESHOLD;
            interrupts.HalRequestSoftwareInterrupt(Vector.DPC);
            if (prcb.dpcRequestRate < IDEAL_DPC_RATE && prcb.maximumDpcQueueDepth > 1) {
                prcb.maximumDpcQueueDepth--;
            }
        } else if (--prcb.adjustDpcThreshold == 0) {
            prcb.adjustDpcThreshold = ADJUST_DPC_THRESHOLD;
            if (prcb.maximumDpcQueueDepth < MAXIMUM_DPC_QUEUE_DEPTH) {
                prcb.maximumDpcQueueDepth++;
            }
        }
    }
}
