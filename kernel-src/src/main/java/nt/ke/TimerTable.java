package nt.ke;

import static nt.ke.LockQueueNumber.LockQueueTimerTableLock;
import static nt.ke.LockQueueNumber.TIMER_TABLE_LOCKS;

import nt.rtl.GuardedBy;
import nt.rtl.ListHead;
import nt.rtl.Nt;
import nt.rtl.RequiresLockHeld;
import org.jspecify.annotations.Nullable;

/// All timers that are set, in 512 slots: a timer is in the slot of the clock tick at which it is
/// due, modulo 512, so at each tick the clock looks at one slot.
///
/// To look is to compare one number: each slot keeps the due time of its first timer, so the clock
/// interrupt takes no lock. That number must be put out of reach when the last timer leaves the
/// slot. But the timer remembers its slot in one byte of its header, and there are 512 slots: when
/// the last timer leaves slot 256 or above, the code looks at the slot 256 below. If that one is
/// not empty, the left slot keeps a time that is past, and the clock finds it due at every round
/// from then on. This is NT 5.2's behaviour; Windows 7 has 256 slots.
///
/// @source https://osm.hpi.de/wrk/2007/08/a-performance-issue-in-windows-timer-management/
/// @source https://osm.hpi.de/wrk/2009/10/resolved-a-performance-issue-in-windows-timer-management/
final class TimerTable {

    @Nt("TIMER_TABLE_SIZE")
    static final int TIMER_TABLE_SIZE = 512;

    private static final long NEVER = Long.MAX_VALUE;

    /** A slot. */
    @Nt("KTIMER_TABLE_ENTRY")
    private static final class Slot {

        /** Sorted by due time. */
        @GuardedBy("the timer table lock of the slot")
        final ListHead<KTimer> entry = new ListHead<>();

        /** When the first timer is due, or a time that is past. */
        long time = NEVER;
    }

    private final SpinLocks spinLocks;
    private final SystemTime time;
    private final Slot[] KiTimerTableListHead = new Slot[TIMER_TABLE_SIZE];

    TimerTable(SpinLocks spinLocks, SystemTime time) {
        this.spinLocks = spinLocks;
        this.time = time;
        for (int hand = 0; hand < TIMER_TABLE_SIZE; hand++) {
            KiTimerTableListHead[hand] = new Slot();
        }
    }

    /** The slot for something due at that interrupt time. */
    int KiComputeTimerTableIndex(long dueTime) {
        return (int) (dueTime / time.KeQueryTimeIncrement() % TIMER_TABLE_SIZE);
    }

    /** The slot so many after another one, going round; before it if negative. */
    static int slotAfter(int hand, int count) {
        return hand + count & TIMER_TABLE_SIZE - 1;
    }

    /** Enters a timer whose due time is set. */
    @RequiresLockHeld("dispatcher")
    void insert(KTimer timer) {
        int index = KiComputeTimerTableIndex(timer.dueTime);
        Slot slot = KiTimerTableListHead[index];
        timer.hand = (byte) index;
        timer.inserted = true;
        int lock = lockOf(timer);
        spinLocks.KeAcquireQueuedSpinLockAtDpcLevel(lock);
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
        spinLocks.KeReleaseQueuedSpinLockFromDpcLevel(lock);
    }

    @RequiresLockHeld("dispatcher")
    void KiRemoveEntryTimer(KTimer timer) {
        timer.inserted = false;
        int lock = lockOf(timer);
        spinLocks.KeAcquireQueuedSpinLockAtDpcLevel(lock);
        KiTimerTableListHead[KiComputeTimerTableIndex(timer.dueTime)].entry.RemoveEntryList(
                timer.timerListEntry);
        // The byte, not the index: below 256 even for a timer of the upper half.
        Slot slot = KiTimerTableListHead[Byte.toUnsignedInt(timer.hand)];
        if (slot.entry.IsListEmpty()) {
            slot.time = NEVER;
        }
        spinLocks.KeReleaseQueuedSpinLockFromDpcLevel(lock);
    }

    private static long firstDue(Slot slot) {
        KTimer first = slot.entry.first();
        return first == null ? NEVER : first.dueTime;
    }

    /** The lock of the timer's slot: one for sixteen slots next to each other, by the byte. */
    private static int lockOf(KTimer timer) {
        return LockQueueTimerTableLock.number() + (timer.hand >> 4 & TIMER_TABLE_LOCKS - 1);
    }

    /** Whether a timer may be due in a slot. Without a lock: for the clock interrupt. */
    boolean mayBeDue(int hand, long interruptTime) {
        return KiTimerTableListHead[hand].time <= interruptTime;
    }

    /** The first timer of a slot, if it is due. */
    @RequiresLockHeld("dispatcher")
    @Nullable KTimer firstDue(int hand, long interruptTime) {
        KTimer first = KiTimerTableListHead[hand].entry.first();
        return first != null && first.dueTime <= interruptTime ? first : null;
    }
}
