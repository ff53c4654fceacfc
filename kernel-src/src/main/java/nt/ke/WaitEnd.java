package nt.ke;

import static nt.rtl.NtStatus.STATUS_KERNEL_APC;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import nt.rtl.NtStatus;
import nt.rtl.RequiresLockHeld;

/// The end of waits: who is let go when an object is signaled, and what that does to the object.
///
/// The only thing that happens to an object here is that its waits are satisfied, one by one
/// ([DispatcherObject#satisfyWait]); the only thing that happens to a thread is that it is taken
/// off all lists and readied.
final class WaitEnd {

    private final Processors processors;
    private final Placement placement;
    private final TimerTable timerTable;

    WaitEnd(Processors processors, Placement placement, TimerTable timerTable) {
        this.processors = processors;
        this.placement = placement;
        this.timerTable = timerTable;
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
            NtStatus status =
                    switch (block.waitType) {
                        case WaitAny -> object.satisfyWait(block.thread, block.waitKey);
                        case WaitAll -> STATUS_KERNEL_APC;
                    };
            // The same thread can stand in the list again, if it waits for the object twice.
            while (following != null && following.thread == block.thread) {
                following = following.waitListEntry.next();
            }
            KiUnwaitThread(block.thread, status, increment);
            block = following;
        }
    }

    /** Takes a thread off everything that it waits for, and readies it. */
    @RequiresLockHeld("dispatcher")
    void KiUnwaitThread(KThread thread, NtStatus waitStatus, int increment) {
        KiUnlinkThread(thread, waitStatus);
        thread.adjustReason = AdjustReason.AdjustUnwait;
        thread.adjustIncrement = increment;
        placement.KiReadyThread(thread);
    }

    /// Ends the wait of a thread that an event has been handed to by another one.
    ///
    /// @param giverPriority of that one, which the thread shall be above
    @RequiresLockHeld("dispatcher")
    void unwaitBoosted(KThread thread, int giverPriority) {
        KiUnlinkThread(thread, STATUS_SUCCESS);
        thread.adjustReason = AdjustReason.AdjustBoost;
        thread.adjustIncrement = giverPriority;
        placement.KiReadyThread(thread);
    }

    /** Takes a thread off everything that it waits for. */
    @RequiresLockHeld("dispatcher")
    private void KiUnlinkThread(KThread thread, NtStatus waitStatus) {
        for (int index = 0; index < thread.waitBlockCount; index++) {
            thread.waitBlockList[index].dequeue();
        }
        thread.timerWaitBlock.dequeue();
        if (thread.timer.inserted) {
            timerTable.KiRemoveEntryTimer(thread.timer);
        }
        if (thread.waitListEntry.isInList()) {
            KPrcb prcb = processors.prcb(thread.nextProcessor);
            prcb.waitListHead.RemoveEntryList(thread.waitListEntry);
        }
        QueueTurns.countIn(thread);
        thread.waitStatus = waitStatus;
    }
}
