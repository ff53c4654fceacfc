package nt.ke;

import static nt.rtl.KIrql.DISPATCH_LEVEL;

import nt.rtl.IrqlRequiresMax;
import nt.rtl.IrqlRequiresMin;
import nt.rtl.KIrql;
import nt.rtl.RequiresLockHeld;

/// Keeps no more cores at work than the load needs, so that the others can stay asleep: Windows 7
/// and Server 2008 R2.
///
/// Every so often the load of the last period is looked at. If the cores in use are too busy as
/// many are *unparked* as are missing; if the load would fit one core less, one is *parked*. A
/// parked core is given no threads, except those that may run nowhere else ([Processors#placesOf]);
/// what it had to do is moved. The first core is never parked, and the others from the last on.
///
/// @model The period and the two thresholds are settings whose defaults are not public. NT looks at
///   each node for itself and may give a thread a parked core of its own node; here all is one.
/// @source
///   https://learn.microsoft.com/en-us/previous-versions/windows/hardware/design/dn613899(v=vs.85)
/// @source
///   https://learn.microsoft.com/en-us/windows-hardware/customize/power-settings/static-configuration-options-for-core-parking
public final class CoreParking {

    /** Milliseconds. */
    public static final int PERIOD = 50;

    /** Per cent of the cores in use, above which there shall be more of them. */
    private static final int BUSY = 80;

    /** Per cent that the load may be of one core less, for a core to be parked. */
    private static final int STILL_EASY = 60;

    private static final int PER_CENT = 100;

    private final Processors processors;
    private final SpinLocks spinLocks;
    private final DispatcherDatabase dispatcher;
    private final Placement placement;
    private final ReadyQueues readyQueues;
    private final Ipis ipis;
    private final Timers timers;
    private final Threads threads;

    // Of the last evaluation.
    private final long[] rested;
    private long evaluatedAt;

    CoreParking(
            Processors processors,
            SpinLocks spinLocks,
            DispatcherDatabase dispatcher,
            Placement placement,
            ReadyQueues readyQueues,
            Ipis ipis,
            Timers timers,
            Threads threads) {
        this.processors = processors;
        this.spinLocks = spinLocks;
        this.dispatcher = dispatcher;
        this.placement = placement;
        this.readyQueues = readyQueues;
        this.ipis = ipis;
        this.timers = timers;
        this.threads = threads;
        rested = new long[processors.count()];
    }

    /** Begins to look at the load. */
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public void start() {
        var timer = new KTimer(TimerType.NotificationTimer);
        var look = new KDpc((_, _, _) -> evaluate());
        timers.KeSetTimerEx(timer, Timeout.milliseconds(PERIOD), PERIOD, look);
    }

    @IrqlRequiresMin(DISPATCH_LEVEL)
    @IrqlRequiresMax(DISPATCH_LEVEL)
    private void evaluate() {
        int perCore = processors.topology().threadsPerCore();
        int all = processors.KeQueryActiveProcessors();
        int inUse = coresOf(Integer.bitCount(all & ~processors.parked()), perCore);
        int cores = coresOf(Integer.bitCount(all), perCore);
        int load = load() / perCore;
        int needed = Math.clamp(coresOf(load, BUSY), inUse, cores);
        if (inUse > 1 && load <= (inUse - 1) * STILL_EASY) {
            needed = inUse - 1;
        }
        if (needed != inUse) {
            change(all & -1 << needed * perCore);
        }
    }

    private static int coresOf(int amount, int perCore) {
        return (amount + perCore - 1) / perCore;
    }

    /** What all processors have done since the last look, in per cent of one. */
    private int load() {
        KPrcb own = processors.KeGetCurrentPrcb();
        long now = own.pcr.cpu().timeStamp();
        long period = Math.max(1, now - evaluatedAt);
        evaluatedAt = now;
        long busy = 0;
        for (KPrcb prcb : processors.active()) {
            long rest = prcb.restCycles(now);
            busy += period - (rest - rested[prcb.number]);
            rested[prcb.number] = rest;
        }
        return (int) (busy * PER_CENT / period);
    }

    private void change(int parked) {
        KIrql oldIrql = dispatcher.KiLockDispatcherDatabase();
        int before = processors.parked();
        processors.park(parked);
        for (KPrcb prcb : processors.active()) {
            if ((parked & ~before & prcb.setMember) != 0) {
                clear(prcb);
            } else if ((before & ~parked & prcb.setMember) != 0) {
                prcb.idleSchedule = true; // to take work off the others
                ipis.KiIpiSend(prcb.setMember, Ipis.IPI_DPC);
            }
        }
        dispatcher.KiUnlockDispatcherDatabase(oldIrql);
    }

    /** Has all threads leave a processor that may run elsewhere. */
    @RequiresLockHeld("dispatcher")
    private void clear(KPrcb prcb) {
        spinLocks.KeAcquireSpinLockAtDpcLevel(prcb.prcbLock);
        int others = processors.KeQueryActiveProcessors() & ~prcb.setMember;
        KThread ready = readyQueues.selectFor(others, prcb);
        while (ready != null) {
            placement.KiReadyThread(ready);
            ready = readyQueues.selectFor(others, prcb);
        }
        KThread next = prcb.nextThread;
        if (next != null && mayLeave(next, prcb)) {
            threads.leave(next, prcb);
        }
        if (mayLeave(prcb.currentThread, prcb)) {
            threads.leave(prcb.currentThread, prcb);
        }
        spinLocks.KeReleaseSpinLockFromDpcLevel(prcb.prcbLock);
    }

    private boolean mayLeave(KThread thread, KPrcb prcb) {
        return thread != prcb.idleThread && !processors.isPlaceOf(thread, prcb);
    }
}
