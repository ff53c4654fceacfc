package nt.ke;

import static nt.rtl.KIrql.DISPATCH_LEVEL;

import java.util.List;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;
import nt.rtl.RequiresLockHeld;
import org.jspecify.annotations.Nullable;
import trace.Recorded;

/// Setting timers, and what happens when they are due.
public final class Timers {

    /// Deferred procedure calls of timers that are made in one go, between two holds of the lock.
    static final int MAX_TIMER_DPCS = 16;

    private static final int UNITS_PER_MILLISECOND = 10_000;

    /** At multiples of so many milliseconds timers are due that may be late. Longest first. */
    private static final int[] RHYTHMS = {1000, 500, 250, 100, 50};

    private final Processors processors;
    private final DispatcherDatabase dispatcher;
    private final WaitEnd waitEnd;
    private final TimerTable timerTable;
    private final SystemTime time;
    private final Dpcs dpcs;

    Timers(
            Processors processors,
            DispatcherDatabase dispatcher,
            WaitEnd waitEnd,
            TimerTable timerTable,
            SystemTime time,
            Dpcs dpcs) {
        this.processors = processors;
        this.dispatcher = dispatcher;
        this.waitEnd = waitEnd;
        this.timerTable = timerTable;
        this.time = time;
        this.dpcs = dpcs;
    }

    /// Sets the timer, anew if it is set already, and makes it not signaled. It becomes signaled at
    /// the first clock tick at or after the due time.
    ///
    /// @param period milliseconds until it is due again, and again; 0: once
    /// @param dpc made whenever it is due
    /// @return whether it was set already
    /// @source WDK, *KeSetTimerEx function (wdm.h)*
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public boolean KeSetTimerEx(KTimer timer, Timeout dueTime, int period, @Nullable KDpc dpc) {
        return KeSetCoalescableTimer(timer, dueTime, period, 0, dpc);
    }

    /// Sets the timer, and allows it to be late: so that the processor wakes once for several
    /// timers.
    ///
    /// @param tolerableDelay milliseconds
    /// @return whether it was set already
    /// @model Delays below 50 ms are of no use; the others are rounded down to 50, 100, 250, 500 or
    ///   1000 ms, and the timer is due at a multiple of that. New in Windows 7.
    /// @source WDK, *KeSetCoalescableTimer function (wdm.h)*
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public boolean KeSetCoalescableTimer(
            KTimer timer, Timeout dueTime, int period, int tolerableDelay, @Nullable KDpc dpc) {
        KIrql oldIrql = dispatcher.KiLockDispatcherDatabase(timer);
        boolean wasSet = timerTable.withdraw(timer);
        timer.signalState = 0;
        timer.period = period;
        timer.tolerableDelay = tolerableDelay * (long) UNITS_PER_MILLISECOND;
        timer.dpc = dpc;
        timer.absolute = dueTime.kind() == Timeout.Kind.ABSOLUTE;
        timer.dueTime = coalesced(time.dueTime(time.deadlineOf(dueTime)), timer.tolerableDelay);
        start(timer);
        dispatcher.KiUnlockDispatcherDatabase(timer, oldIrql);
        return wasSet;
    }

    /** Enters a timer whose due time is set, or expires it if that has passed. */
    @RequiresLockHeld("dispatcher")
    private void start(KTimer timer) {
        if (timer.dueTime > time.KeQueryInterruptTime()) {
            timerTable.insert(timer);
            return;
        }
        KDpc dpc = timer.dpc;
        expire(timer);
        if (dpc != null) {
            dpcs.KeInsertQueueDpc(dpc, null, null);
        }
    }

    /// The system time has been set: timers that are due at a system time are due so much sooner.
    ///
    /// @param change 100-ns units, below 0 if the time was set back
    @RequiresLockHeld("dispatcher")
    void moveAbsolute(long change) {
        List<KTimer> moved = timerTable.absoluteTimers();
        moved.forEach(timer -> move(timer, change));
    }

    @RequiresLockHeld("dispatcher")
    private void move(KTimer timer, long change) {
        dispatcher.lock(timer);
        if (timer.absolute && timerTable.withdraw(timer)) {
            timer.dueTime -= change;
            start(timer);
        }
        dispatcher.unlock(timer);
    }

    /** The time at which a timer is best due, that is due at `dueTime` and may be late. */
    static long coalesced(long dueTime, long tolerableDelay) {
        for (int rhythm : RHYTHMS) {
            long units = rhythm * (long) UNITS_PER_MILLISECOND;
            if (units <= tolerableDelay) {
                return (dueTime + units - 1) / units * units;
            }
        }
        return dueTime;
    }

    /// Takes the timer back. Its deferred procedure call may be on its way already.
    ///
    /// @return whether it was set
    /// @source WDK, *KeCancelTimer function (wdm.h)*
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public boolean KeCancelTimer(KTimer timer) {
        KIrql oldIrql = dispatcher.KiLockDispatcherDatabase(timer);
        boolean wasSet = timerTable.withdraw(timer);
        dispatcher.KiUnlockDispatcherDatabase(timer, oldIrql);
        return wasSet;
    }

    /// Whether the timer is signaled, which may be otherwise when this returns.
    ///
    /// @source WDK, *KeReadStateTimer function (wdm.h)*
    public boolean KeReadStateTimer(KTimer timer) {
        return timer.signalState > 0;
    }

    /** Signals a timer that is due and, if it is periodic, sets it again. */
    @RequiresLockHeld("dispatcher")
    @Recorded("the timer that is due")
    private void expire(KTimer timer) {
        timer.signalState = 1;
        waitEnd.KiWaitTest(timer, Priorities.TIMER_INCREMENT);
        if (timer.period != 0) {
            timer.absolute = false; // a period is a span of time
            // From the due time, not from now: periods do not drift. Those missed are left out.
            long period = timer.period * (long) UNITS_PER_MILLISECOND;
            long missed = (time.KeQueryInterruptTime() - timer.dueTime) / period;
            timer.dueTime = coalesced(timer.dueTime + period * (missed + 1), timer.tolerableDelay);
            timerTable.insert(timer);
        }
    }

    /// Expires the timers of all slots from the one in which the clock has found something due to
    /// that of the present tick. Their deferred procedure calls are made here, without the lock.
    @IrqlRequiresMax(DISPATCH_LEVEL)
    void KiTimerExpiration(int hand) {
        KPrcb prcb = processors.KeGetCurrentPrcb();
        int table = timerTable.tableOf(prcb);
        boolean spurious = true;
        var due = new KDpc[MAX_TIMER_DPCS];
        int count;
        do {
            count = 0;
            KIrql oldIrql = dispatcher.KiLockDispatcherDatabase();
            KTimer timer = takeFirstDue(table, hand);
            while (timer != null) {
                spurious = false;
                if (expireTaken(timer) && timer.dpc != null) {
                    due[count++] = timer.dpc;
                }
                timer = count < MAX_TIMER_DPCS ? takeFirstDue(table, hand) : null;
            }
            dispatcher.KiUnlockDispatcherDatabase(oldIrql);
            make(due, count);
        } while (count == MAX_TIMER_DPCS);
        prcb.timerExpirations++;
        prcb.spuriousExpirations += spurious ? 1 : 0;
    }

    /// Signals a timer that has been taken out of the table, unless somebody has set it anew or
    /// taken it back since then.
    @RequiresLockHeld("dispatcher")
    private boolean expireTaken(KTimer timer) {
        dispatcher.lock(timer);
        boolean expires = timer.expiring;
        if (expires) {
            timer.expiring = false;
            expire(timer);
        }
        dispatcher.unlock(timer);
        return expires;
    }

    /** Takes out the first timer that is due in the slots from `hand` to the present tick's. */
    @RequiresLockHeld("dispatcher")
    private @Nullable KTimer takeFirstDue(int table, int hand) {
        long now = time.KeQueryInterruptTime();
        int last = timerTable.KiComputeTimerTableIndex(now);
        int slots = timerTable.slotAfter(last, -hand) + 1;
        for (int index = 0; index < slots; index++) {
            KTimer timer = timerTable.takeFirstDue(table, timerTable.slotAfter(hand, index), now);
            if (timer != null) {
                return timer;
            }
        }
        return null;
    }

    private static void make(KDpc[] due, int count) {
        for (int index = 0; index < count; index++) {
            due[index].deferredRoutine.call(due[index], null, null);
        }
    }

    /** Called by the clock: asks for the expiration of timers if some may be due. */
    boolean KiCheckForTimerExpiration(KPrcb prcb) {
        if (!timerTable.isServedBy(prcb)) {
            return false;
        }
        int table = timerTable.tableOf(prcb);
        long interruptTime = time.KeQueryInterruptTime();
        int hand = timerTable.KiComputeTimerTableIndex(interruptTime);
        int before = timerTable.slotAfter(hand, -1);
        // A timer due between the last tick and this one is in the slot of the last.
        boolean due = timerTable.mayBeDue(table, before, interruptTime);
        if (!due && !timerTable.mayBeDue(table, hand, interruptTime)) {
            return false;
        }
        if (!prcb.timerRequest) {
            prcb.timerRequest = true;
            prcb.timerHand = due ? before : hand;
        }
        return true;
    }
}
