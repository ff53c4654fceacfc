package nt.ke;

import nt.rtl.RequiresLockHeld;

/// Gives threads other priorities, and puts them where these belong: a ready thread into another
/// list, a running one off its processor if another is more urgent now.
final class PriorityControl {

    private final Processors processors;
    private final SpinLocks spinLocks;
    private final Ipis ipis;
    private final Placement placement;
    private final Scheduler scheduler;
    private final ReadyQueues readyQueues;

    PriorityControl(
            Processors processors,
            SpinLocks spinLocks,
            Ipis ipis,
            Placement placement,
            Scheduler scheduler,
            ReadyQueues readyQueues) {
        this.processors = processors;
        this.spinLocks = spinLocks;
        this.ipis = ipis;
        this.placement = placement;
        this.scheduler = scheduler;
        this.readyQueues = readyQueues;
    }

    @RequiresLockHeld({"dispatcher", "ThreadLock"})
    void KiSetPriorityThread(KThread thread, int priority) {
        KPrcb prcb = lockPlace(thread);
        switch (thread.state) {
            case Ready -> {
                readyQueues.remove(thread, prcb);
                thread.priority = priority;
                placement.KiReadyThread(thread);
            }
            case Standby, Running -> {
                boolean lowered = priority < thread.priority;
                thread.priority = priority;
                if (lowered) {
                    yieldToMoreUrgent(thread, prcb);
                }
            }
            default -> thread.priority = priority;
        }
        spinLocks.KeReleaseSpinLockFromDpcLevel(prcb.prcbLock);
    }

    /** Lets a thread that is ready on this processor go before one that has become less urgent. */
    @RequiresLockHeld("PrcbLock")
    private void yieldToMoreUrgent(KThread thread, KPrcb prcb) {
        if (prcb.nextThread == thread) {
            prcb.nextThread = null;
            scheduler.selectStandby(thread.priority + 1, prcb);
            if (prcb.nextThread == null) {
                prcb.nextThread = thread;
            } else {
                placement.KiReadyThread(thread);
            }
        } else if (prcb.nextThread == null) {
            scheduler.selectStandby(thread.priority + 1, prcb);
        }
        requestSwitch(prcb);
    }

    /** Locks the processor that a thread belongs to, if it belongs to one; it cannot move then. */
    KPrcb lockPlace(KThread thread) {
        while (true) {
            KPrcb prcb = processors.prcb(thread.nextProcessor);
            spinLocks.KeAcquireSpinLockAtDpcLevel(prcb.prcbLock);
            if (prcb.number == thread.nextProcessor) {
                return prcb;
            }
            spinLocks.KeReleaseSpinLockFromDpcLevel(prcb.prcbLock);
        }
    }

    /// Has the processor switch to its next thread; this one does so when it leaves the dispatcher.
    void requestSwitch(KPrcb prcb) {
        if (prcb.nextThread != null && prcb != processors.KeGetCurrentPrcb()) {
            ipis.KiIpiSend(prcb.setMember, Ipis.IPI_DPC);
        }
    }
}
