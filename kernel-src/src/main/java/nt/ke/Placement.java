package nt.ke;

import static nt.ke.KThreadState.DeferredReady;
import static nt.ke.KThreadState.Standby;
import static nt.rtl.KIrql.SYNCH_LEVEL;

import java.util.function.Consumer;
import nt.rtl.IrqlRequiresMin;
import nt.rtl.RequiresLockHeld;
import org.jspecify.annotations.Nullable;

/// Gives each thread that may go on a processor to run on or to wait for.
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
/// It is done in two steps because it needs two kinds of locks. Under the dispatcher lock a thread
/// is only noted, on the list of the processor that readies it. When that lock is given back
/// ([Scheduler#KiExitDispatcher]) the thread is placed, under the PRCB lock of one processor.
///
/// **Who looks when.** Every processor picks from its own lists only. It learns that there is
/// something better for it by `nextThread`, which others set under its PRCB lock, followed by an
/// interprocessor interrupt. A processor about to idle first announces that, by its bit in the idle
/// summary, and then looks for ready threads elsewhere ([IdleSchedule]); whoever puts a thread into
/// a ready list does so first and then looks at the idle summary. So one of the two sees the other.
final class Placement {

    private final Processors processors;
    private final SpinLocks spinLocks;
    private final Ipis ipis;
    private final ReadyQueues readyQueues;
    private final ProcessorChoice choice;

    /// Sees to it that a thread's stack comes back. An upcall, of [StackSwapper].
    private Consumer<KThread> stackWanted =
            thread -> {
                throw new IllegalStateException(thread + " has no stack");
            };

    Placement(Processors processors, SpinLocks spinLocks, Ipis ipis, ReadyQueues readyQueues) {
        this.processors = processors;
        this.spinLocks = spinLocks;
        this.ipis = ipis;
        this.readyQueues = readyQueues;
        choice = new ProcessorChoice(processors);
    }

    void connect(Consumer<KThread> stackSwapper) {
        stackWanted = stackSwapper;
    }

    /** Notes a thread as ready. It is placed when the dispatcher lock is given back. */
    @RequiresLockHeld("dispatcher")
    void KiReadyThread(KThread thread) {
        if (!thread.kernelStackResident) {
            stackWanted.accept(thread);
            return;
        }
        thread.state = DeferredReady;
        thread.preempted = false;
        processors.KeGetCurrentPrcb().deferredReadyListHead.InsertHeadList(thread.readyListEntry);
    }

    /** Places the threads that have been noted on this processor, last come, first placed. */
    @IrqlRequiresMin(SYNCH_LEVEL)
    void KiProcessDeferredReadyList(KPrcb prcb) {
        KThread thread = prcb.deferredReadyListHead.RemoveHeadList();
        while (thread != null) {
            KiDeferredReadyThread(thread);
            thread = prcb.deferredReadyListHead.RemoveHeadList();
        }
    }

    /// Places a thread, and then the one that it displaces, and so on.
    @IrqlRequiresMin(SYNCH_LEVEL)
    void KiDeferredReadyThread(KThread thread) {
        KThread homeless = thread;
        while (homeless != null) {
            KThread placed = homeless;
            // It is on no processor, so no PRCB lock guards it, but this one does.
            spinLocks.KeAcquireSpinLockAtDpcLevel(placed.threadLock);
            adjustPriority(placed);
            homeless = place(placed);
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

    /// Makes a thread the next on the processor that is best for it, if what is there gives way to
    /// it; else it waits there for its turn.
    ///
    /// @return the thread that was to be next there, and is homeless now; null if none was
    @RequiresLockHeld("ThreadLock")
    private @Nullable KThread place(KThread thread) {
        KPrcb prcb = lockBestFor(thread);
        KThread rival = prcb.nextThread != null ? prcb.nextThread : prcb.currentThread;
        KThread displaced = null;
        boolean wins = givesWay(rival, thread, prcb);
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

    private KPrcb lockBestFor(KThread thread) {
        while (true) {
            int idleSet = processors.idleSummary() & processors.placesOf(thread);
            KPrcb prcb = processors.prcb(choice.bestFor(thread, idleSet));
            spinLocks.KeAcquireSpinLockAtDpcLevel(prcb.prcbLock);
            boolean asChosen = idleSet == 0 || processors.isIdle(prcb);
            if (asChosen && processors.isPlaceOf(thread, prcb)) {
                return prcb;
            }
            // It has found something to do, or was parked, before we had the lock.
            spinLocks.KeReleaseSpinLockFromDpcLevel(prcb.prcbLock);
        }
    }

    /// Whether the thread that is at a processor, or next there, gives way to another one. One that
    /// is about to leave does not: the processor will choose among all that are ready then.
    @RequiresLockHeld("PrcbLock")
    private static boolean givesWay(KThread rival, KThread thread, KPrcb prcb) {
        if (rival == prcb.idleThread) {
            return true;
        }
        boolean stays = rival.nextProcessor == prcb.number;
        return switch (rival.state) {
            case Running, Standby -> stays && thread.priority > rival.priority;
            default -> false;
        };
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
}
