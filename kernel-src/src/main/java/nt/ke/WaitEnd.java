package nt.ke;

import static nt.rtl.NtStatus.STATUS_KERNEL_APC;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import nt.rtl.NtStatus;
import nt.rtl.RequiresLockHeld;
import org.jspecify.annotations.Nullable;

/// The end of waits: who is let go when an object is signaled, and what that does to the object.
///
/// The only thing that happens to an object here is that its waits are satisfied, one by one
/// ([DispatcherObject#satisfyWait]); the only thing that happens to a thread is that it is taken
/// off all lists and readied.
sealed class WaitEnd permits ObjectLockWaitEnd {

    private final Processors processors;
    private final Placement placement;
    private final TimerTable timerTable;

    WaitEnd(Processors processors, Placement placement, TimerTable timerTable) {
        this.processors = processors;
        this.placement = placement;
        this.timerTable = timerTable;
    }

    /** Whether a wait of the thread can be ended now. */
    @RequiresLockHeld("dispatcher")
    boolean isWaiting(KThread thread) {
        return thread.state == KThreadState.Waiting;
    }

    /** The first of those who wait for an object. */
    @RequiresLockHeld("dispatcher")
    final @Nullable KWaitBlock firstWaiting(DispatcherObject object) {
        KWaitBlock block = object.waitListHead.first();
        while (block != null && !isWaiting(block.thread)) {
            block = block.waitListEntry.next();
        }
        return block;
    }

    /// Ends waits for an object that has become signaled, in the order in which they began, as long
    /// as it stays signaled.
    ///
    /// A thread that waits for several objects at once must find all of them signaled in one step.
    /// The other objects are not looked at here; the wait ends with the internal status
    /// `STATUS_KERNEL_APC`, and the thread itself tests all of them again.
    ///
    /// @param increment the boost for the threads
    @RequiresLockHeld("dispatcher")
    void KiWaitTest(DispatcherObject object, int increment) {
        KWaitBlock block = object.waitListHead.first();
        while (block != null && object.signalState > 0) {
            KWaitBlock following = block.waitListEntry.next();
            // The same thread can stand in the list again, if it waits for the object twice.
            while (following != null && following.thread == block.thread) {
                following = following.waitListEntry.next();
            }
            if (isWaiting(block.thread)) {
                NtStatus status =
                        switch (block.waitType) {
                            case WaitAny -> object.satisfyWait(block.thread, block.waitKey);
                            case WaitAll -> STATUS_KERNEL_APC;
                        };
                KiUnwaitThread(block.thread, status, increment);
            }
            block = following;
        }
    }

    /** Takes a thread off everything that it waits for, and readies it. */
    @RequiresLockHeld("dispatcher")
    final void KiUnwaitThread(KThread thread, NtStatus waitStatus, int increment) {
        if (end(thread, waitStatus)) {
            thread.adjustReason = AdjustReason.AdjustUnwait;
            thread.adjustIncrement = increment;
            placement.KiReadyThread(thread);
        }
    }

    /// Ends the wait of a thread that an event has been handed to by another one.
    ///
    /// @param giverPriority of that one, which the thread shall be above
    @RequiresLockHeld("dispatcher")
    final void unwaitBoosted(KThread thread, int giverPriority) {
        if (end(thread, STATUS_SUCCESS)) {
            thread.adjustReason = AdjustReason.AdjustBoost;
            thread.adjustIncrement = giverPriority;
            placement.KiReadyThread(thread);
        }
    }

    /// Ends the wait of a thread.
    ///
    /// @return whether it is to be readied: it has given its processor away
    @RequiresLockHeld("dispatcher")
    boolean end(KThread thread, NtStatus waitStatus) {
        KiUnlinkThread(thread, waitStatus);
        return true;
    }

    /** Takes a thread off everything that it waits for. */
    @RequiresLockHeld("dispatcher")
    private void KiUnlinkThread(KThread thread, NtStatus waitStatus) {
        for (int index = 0; index < thread.waitBlockCount; index++) {
            thread.waitBlockList[index].dequeue();
        }
        thread.timerWaitBlock.dequeue();
        timerTable.withdraw(thread.timer);
        if (thread.waitListEntry.isInList()) {
            KPrcb prcb = processors.prcb(thread.nextProcessor);
            prcb.waitListHead.RemoveEntryList(thread.waitListEntry);
        }
        QueueTurns.countIn(thread);
        thread.waitStatus = waitStatus;
    }
}
