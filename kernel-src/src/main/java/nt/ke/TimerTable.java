package nt.ke;

import static nt.ke.LockQueueNumber.LockQueueTimerTableLock;
import static nt.ke.LockQueueNumber.TIMER_TABLE_LOCKS;

import java.util.ArrayList;
import java.util.List;
import nt.rtl.GuardedBy;
import nt.rtl.ListHead;
import nt.rtl.Nt;
import nt.rtl.RequiresLockHeld;
import org.jspecify.annotations.Nullable;

/// All timers that are set, in slots: a timer is in the slot of the clock tick at which it is due,
/// modulo their number, so at each tick the clock looks at one slot.
///
/// To look is to compare one number: each slot keeps the due time of its first timer, so the clock
/// interrupt takes no lock. That number must be put out of reach when the last timer leaves the
/// slot. But the timer remembers its slot in one byte of its header, its *hand*, and NT 5.2 has 512
/// slots: when the last timer leaves slot 256 or above, the code looks at the slot 256 below, and
/// the slot that was left keeps a time that is past. The clock finds it due at every round from
/// then on, and has timers expired of which there are none. Windows 7 has 256 slots, for each
/// processor. [TimerTableKind] lists what can be chosen.
///
/// @source https://osm.hpi.de/wrk/2007/08/a-performance-issue-in-windows-timer-management/
/// @source https://osm.hpi.de/wrk/2009/10/resolved-a-performance-issue-in-windows-timer-management/
final class TimerTable {

    private static final long NEVER = Long.MAX_VALUE;

    /** A slot. */
    @Nt("KTIMER_TABLE_ENTRY")
    private static final class Slot {

        /** Windows 7's; in NT 5.2 a numbered lock guards sixteen neighbours. */
        final KSpinLock lock = new KSpinLock(LockRank.TIMER_TABLE);

        /** Sorted by due time. */
        @GuardedBy("the timer table lock of the slot")
        final ListHead<KTimer> entry = new ListHead<>();

        /** When the first timer is due, or a time that is past. */
        long time = NEVER;
    }

    private final Processors processors;
    private final SpinLocks spinLocks;
    private final SystemTime time;
    private final TimerTableKind kind;

    // One table, or one for each processor.
    private final Slot[][] KiTimerTableListHead;

    TimerTable(TimerTableKind kind, Processors processors, SpinLocks spinLocks, SystemTime time) {
        this.kind = kind;
        this.processors = processors;
        this.spinLocks = spinLocks;
        this.time = time;
        int tables = kind.perProcessor ? processors.count() : 1;
        KiTimerTableListHead = new Slot[tables][kind.slots];
        for (Slot[] table : KiTimerTableListHead) {
            for (int hand = 0; hand < table.length; hand++) {
                table[hand] = new Slot();
            }
        }
    }

    /** Whether the clock of this processor looks after a table. */
    boolean isServedBy(KPrcb prcb) {
        return kind.perProcessor || prcb.number == 0;
    }

    /** The table that a processor uses. */
    int tableOf(KPrcb prcb) {
        return kind.perProcessor ? prcb.number : 0;
    }

    /** The slot for something due at that interrupt time. */
    int KiComputeTimerTableIndex(long dueTime) {
        return (int) (dueTime / time.KeQueryTimeIncrement() % kind.slots);
    }

    /** The slot so many after another one, going round; before it if negative. */
    int slotAfter(int hand, int count) {
        return hand + count & kind.slots - 1;
    }

    /** Enters a timer whose due time is set. */
    @RequiresLockHeld("dispatcher")
    void insert(KTimer timer) {
        int index = KiComputeTimerTableIndex(timer.dueTime);
        timer.table = tableOf(processors.KeGetCurrentPrcb());
        timer.hand = index & kind.handMask;
        timer.inserted = true;
        Slot slot = KiTimerTableListHead[timer.table][index];
        acquire(timer.hand, slot);
        KTimer later = slot.entry.first();
        while (later != null && later.dueTime <= timer.dueTime) {
            later = later.timerListEntry.next();
        }
        if (later == null) {
            slot.entry.InsertTailList(timer.timerListEntry);
        } else {
            slot.entry.insertBefore(later.timerListEntry, timer.timerListEntry);
        }
        slot.time = firstDue(slot);
        release(timer.hand, slot);
    }

    /// Takes a timer out, if it is in and not just about to be signaled.
    ///
    /// @return whether it was still to come
    @RequiresLockHeld("dispatcher")
    boolean withdraw(KTimer timer) {
        if (timer.inserted) {
            KiRemoveEntryTimer(timer);
        }
        boolean wasSet = timer.expiring;
        timer.expiring = false;
        return wasSet;
    }

    @RequiresLockHeld("dispatcher")
    void KiRemoveEntryTimer(KTimer timer) {
        Slot slot = KiTimerTableListHead[timer.table][KiComputeTimerTableIndex(timer.dueTime)];
        acquire(timer.hand, slot);
        if (timer.inserted) {
            remove(timer, slot);
        }
        release(timer.hand, slot);
    }

    /** Takes a timer out of its slot; it is not signaled yet. */
    @RequiresLockHeld("the timer table lock of the slot")
    private void remove(KTimer timer, Slot slot) {
        timer.inserted = false;
        timer.expiring = true;
        slot.entry.RemoveEntryList(timer.timerListEntry);
        // What the timer remembers of its slot: in NT 5.2 below 256 also for one of the upper half.
        Slot remembered = KiTimerTableListHead[timer.table][timer.hand];
        if (remembered.entry.IsListEmpty()) {
            remembered.time = NEVER;
        }
    }

    /** All timers that are due at a system time. */
    @RequiresLockHeld("dispatcher")
    List<KTimer> absoluteTimers() {
        var absolute = new ArrayList<KTimer>();
        for (Slot[] table : KiTimerTableListHead) {
            for (Slot slot : table) {
                KTimer timer = slot.entry.first();
                while (timer != null) {
                    if (timer.absolute) {
                        absolute.add(timer);
                    }
                    timer = timer.timerListEntry.next();
                }
            }
        }
        return absolute;
    }

    private static long firstDue(Slot slot) {
        KTimer first = slot.entry.first();
        return first == null ? NEVER : first.dueTime;
    }

    private void acquire(int hand, Slot slot) {
        if (kind.perProcessor) {
            spinLocks.KeAcquireSpinLockAtDpcLevel(slot.lock);
        } else {
            spinLocks.KeAcquireQueuedSpinLockAtDpcLevel(lockOf(hand));
        }
    }

    private void release(int hand, Slot slot) {
        if (kind.perProcessor) {
            spinLocks.KeReleaseSpinLockFromDpcLevel(slot.lock);
        } else {
            spinLocks.KeReleaseQueuedSpinLockFromDpcLevel(lockOf(hand));
        }
    }

    /** The lock of a slot: one for sixteen slots next to each other, by what a timer remembers. */
    private static int lockOf(int hand) {
        return LockQueueTimerTableLock.number() + (hand >> 4 & TIMER_TABLE_LOCKS - 1);
    }

    /** Whether a timer may be due in a slot. Without a lock: for the clock interrupt. */
    boolean mayBeDue(int table, int hand, long interruptTime) {
        return KiTimerTableListHead[table][hand].time <= interruptTime;
    }

    /** Takes the first timer of a slot out, if it is due. */
    @RequiresLockHeld("dispatcher")
    @Nullable KTimer takeFirstDue(int table, int index, long interruptTime) {
        Slot slot = KiTimerTableListHead[table][index];
        if (slot.entry.IsListEmpty()) {
            return null;
        }
        acquire(index & kind.handMask, slot);
        KTimer first = slot.entry.first();
        boolean due = first != null && first.dueTime <= interruptTime;
        if (first != null && due) {
            remove(first, slot);
        }
        release(index & kind.handMask, slot);
        return due ? first : null;
    }
}
