package nt.ke;

import static nt.ke.KProcessorMode.KernelMode;
import static nt.rtl.KIrql.DISPATCH_LEVEL;
import static nt.rtl.KIrql.PASSIVE_LEVEL;

import nt.rtl.IrqlRequiresMax;
import nt.rtl.IrqlRequiresMin;
import nt.rtl.KIrql;
import nt.rtl.ListHead;
import nt.rtl.Nt;
import nt.rtl.RequiresLockHeld;
import trace.Recorded;

/// Looks after threads that are ready and never get their turn, because others are more urgent.
///
/// Once a second a deferred procedure call goes through the ready lists of *one* processor. A
/// thread that has been ready for 300 clock ticks gets priority 15, the highest that is not real
/// time, and a quantum of two ticks; then it falls back. It may so give back a lock that a more
/// urgent thread waits for: that is all NT does against priority inversion.
///
/// 300 ticks are 3.0 s with a clock of 10 ms and 4.7 s with one of 15.6 ms. There are no seconds in
/// that number, and the texts that speak of *about four* have seen both clocks. Beside it counts
/// how many processors there are, for each is looked at every so many seconds.
///
/// @model NT's manager also trims working sets, which a thread of the memory manager does here.
/// @source https://github.com/reactos/reactos `ntoskrnl/ke/balmgr.c` (the numbers)
public final class BalanceSetManager {

    /** Clock ticks after which a ready thread is taken to starve. */
    public static final int STARVATION_TICKS = 300;

    /** Threads looked at in one go. */
    static final int MOST_SEEN = 16;

    /** Threads rescued in one go. */
    static final int MOST_RESCUED = 10;

    /** Of the manager's own thread. */
    public static final int PRIORITY = Priorities.LOW_REALTIME_PRIORITY;

    private static final int PERIOD = 1000;

    /** Every so many seconds it has stacks taken out of memory. */
    private static final int STACKS_PERIOD = 4;

    private static final int LOWEST = 1;
    private static final int HIGHEST = 14;
    private static final int SCANNED = (1 << HIGHEST + 1) - (1 << LOWEST);

    private final Processors processors;
    private final SpinLocks spinLocks;
    private final DispatcherDatabase dispatcher;
    private final Placement placement;
    private final ReadyQueues readyQueues;
    private final Timers timers;
    private final StackSwapper stackSwapper;
    private final Wait wait;
    private final SystemTime time;

    /** The processor whose turn it is. */
    @Nt("KiReadyScanLast")
    private int nextProcessor;

    // Of the scan that is going on.
    private int seen;
    private int rescued;

    BalanceSetManager(
            Processors processors,
            SpinLocks spinLocks,
            DispatcherDatabase dispatcher,
            Placement placement,
            ReadyQueues readyQueues,
            Timers timers,
            StackSwapper stackSwapper,
            Wait wait,
            SystemTime time) {
        this.processors = processors;
        this.spinLocks = spinLocks;
        this.dispatcher = dispatcher;
        this.placement = placement;
        this.readyQueues = readyQueues;
        this.timers = timers;
        this.stackSwapper = stackSwapper;
        this.wait = wait;
        this.time = time;
    }

    /** What the manager's thread does, for ever. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public void KeBalanceSetManager() {
        var timer = new KTimer(TimerType.SynchronizationTimer);
        var scan = new KDpc((_, _, _) -> KiScanReadyQueues());
        timers.KeSetTimerEx(timer, Timeout.milliseconds(PERIOD), PERIOD, scan);
        for (int second = 1; true; second++) {
            wait.KeWaitForSingleObject(
                    timer, KWaitReason.Executive, KernelMode, false, Timeout.NEVER);
            if (second % STACKS_PERIOD == 0) {
                stackSwapper.requestOutSwap();
            }
        }
    }

    /** Goes through the ready lists of the processor whose turn it is, from where it broke off. */
    @IrqlRequiresMin(DISPATCH_LEVEL)
    @IrqlRequiresMax(DISPATCH_LEVEL)
    private void KiScanReadyQueues() {
        KPrcb prcb = processors.prcb(nextProcessor);
        nextProcessor = (nextProcessor + 1) % processors.active().size();
        KIrql oldIrql = dispatcher.KiLockDispatcherDatabase();
        spinLocks.KeAcquireSpinLockAtDpcLevel(prcb.prcbLock);
        seen = 0;
        rescued = 0;
        int priority = prcb.queueIndex;
        for (int left = prcb.readySummary & SCANNED; left != 0 && mayGoOn(); ) {
            if ((left & 1 << priority) != 0) {
                left &= ~(1 << priority);
                scan(prcb.readyList(priority), prcb);
            }
            priority = priority == HIGHEST ? LOWEST : priority + 1;
        }
        prcb.queueIndex = mayGoOn() ? LOWEST : priority;
        spinLocks.KeReleaseSpinLockFromDpcLevel(prcb.prcbLock);
        dispatcher.KiUnlockDispatcherDatabase(oldIrql);
    }

    private boolean mayGoOn() {
        return seen < MOST_SEEN && rescued < MOST_RESCUED;
    }

    @RequiresLockHeld({"dispatcher", "PrcbLock"})
    private void scan(ListHead<KThread> list, KPrcb prcb) {
        KThread thread = list.first();
        while (thread != null && mayGoOn()) {
            KThread following = thread.readyListEntry.next();
            seen++;
            if (time.KeQueryTickCount() - thread.waitTime >= STARVATION_TICKS) {
                rescue(thread, prcb);
            }
            thread = following;
        }
    }

    // The ThreadLock is not needed: a ready thread's priority changes under these two only.
    @RequiresLockHeld({"dispatcher", "PrcbLock"})
    @Recorded("who is rescued")
    private void rescue(KThread thread, KPrcb prcb) {
        rescued++;
        readyQueues.remove(thread, prcb);
        Priorities.rescue(thread);
        placement.KiReadyThread(thread);
    }
}
