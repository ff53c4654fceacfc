package nt.ke;

import nt.rtl.Nt;

/// The numbered queued spin locks. The order is that of NT 5.2 SP1.
///
/// @source
///   https://www.geoffchappell.com/studies/windows/km/ntoskrnl/inc/ntos/ke/kspin_lock_queue_number.htm
@Nt("KSPIN_LOCK_QUEUE_NUMBER")
public enum LockQueueNumber {
    LockQueueDispatcherLock,
    LockQueueUnusedSpare1,
    LockQueuePfnLock,
    LockQueueSystemSpaceLock,
    LockQueueVacbLock,
    LockQueueMasterLock,
    LockQueueNonPagedPoolLock,
    LockQueueIoCancelLock,
    LockQueueWorkQueueLock,
    LockQueueIoVpbLock,
    LockQueueIoDatabaseLock,
    LockQueueIoCompletionLock,
    LockQueueNtfsStructLock,
    LockQueueAfdWorkQueueLock,
    LockQueueBcbLock,
    LockQueueMmNonPagedPoolLock,
    LockQueueUnusedSpare16,
    /** The first of [#TIMER_TABLE_LOCKS] consecutive ones. */
    LockQueueTimerTableLock;

    public static final int TIMER_TABLE_LOCKS = 16;

    /** How many numbers there are, counting those of the timer table. */
    public static final int LOCK_QUEUE_MAXIMUM =
            LockQueueTimerTableLock.ordinal() + TIMER_TABLE_LOCKS;

    public int number() {
        return ordinal();
    }

    /** What the lock of that number is called: each of the timer table has a number of its own. */
    static String nameOf(int number) {
        int first = LockQueueTimerTableLock.number();
        return number < first
                ? values()[number].name()
                : LockQueueTimerTableLock.name() + " " + (number - first);
    }
}
