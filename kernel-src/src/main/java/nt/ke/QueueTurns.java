package nt.ke;

import static nt.rtl.KIrql.SYNCH_LEVEL;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import nt.rtl.IrqlRequiresMin;
import nt.rtl.RequiresLockHeld;

/// Which of a queue's threads run. A thread that begins any wait gives its turn to another of the
/// same queue, and one whose wait ends is counted in again, even if that makes one too many.
final class QueueTurns {

    private final DispatcherDatabase dispatcher;
    private final WaitEnd waitEnd;

    QueueTurns(DispatcherDatabase dispatcher, WaitEnd waitEnd) {
        this.dispatcher = dispatcher;
        this.waitEnd = waitEnd;
    }

    /// Makes a thread one of a queue that does not run, for it comes for an entry. Locks the queue.
    @RequiresLockHeld("dispatcher")
    void join(KThread thread, KQueue<?> queue) {
        if (thread.queue != queue) {
            quit(thread);
        }
        dispatcher.lock(queue);
        if (thread.queue == queue) {
            queue.currentCount--;
        } else {
            thread.queue = queue;
            queue.threadListHead.InsertTailList(thread.queueListEntry);
        }
    }

    /** Makes a thread, which runs, one of no queue. */
    @RequiresLockHeld("dispatcher")
    void quit(KThread thread) {
        KQueue<?> queue = thread.queue;
        if (queue != null) {
            dispatcher.lock(queue);
            thread.queue = null;
            queue.threadListHead.RemoveEntryList(thread.queueListEntry);
            KiActivateWaiterQueue(queue);
            dispatcher.unlock(queue);
        }
    }

    /** One thread of a queue does not run any more: another may. */
    @RequiresLockHeld("dispatcher")
    void KiActivateWaiterQueue(KQueue<?> queue) {
        queue.currentCount--;
        handOutEntry(queue);
    }

    /// Gives the first entry to the thread that began to wait last, if there is, and may be, one.
    @RequiresLockHeld("dispatcher")
    void handOutEntry(KQueue<?> queue) {
        if (queue.signalState == 0 || queue.currentCount >= queue.maximumCount) {
            return;
        }
        KWaitBlock block = queue.waitListHead.last();
        while (block != null && !waitEnd.isWaiting(block.thread)) {
            block = block.waitListEntry.previous();
        }
        if (block == null) {
            return;
        }
        queue.signalState--;
        block.thread.queueEntry = queue.entryListHead.RemoveHeadList();
        waitEnd.KiUnwaitThread(block.thread, STATUS_SUCCESS, 0);
    }

    /** A thread begins to wait at a gate, which takes no dispatcher lock. */
    @IrqlRequiresMin(SYNCH_LEVEL)
    void leaveForGate(KThread thread) {
        KQueue<?> queue = thread.queue;
        if (queue != null) {
            dispatcher.KiLockDispatcherDatabaseAtSynchLevel(queue);
            if (thread.queue == queue) {
                KiActivateWaiterQueue(queue);
            }
            dispatcher.KiUnlockDispatcherDatabaseFromSynchLevel(queue);
        }
    }

    /** A thread's wait at a gate has ended. */
    @IrqlRequiresMin(SYNCH_LEVEL)
    void returnFromGate(KThread thread) {
        KQueue<?> queue = thread.queue;
        if (queue != null) {
            dispatcher.KiLockDispatcherDatabaseAtSynchLevel(queue);
            countIn(thread);
            dispatcher.KiUnlockDispatcherDatabaseFromSynchLevel(queue);
        }
    }

    /** A thread runs again. */
    @RequiresLockHeld("dispatcher")
    static void countIn(KThread thread) {
        if (thread.queue != null) {
            thread.queue.currentCount++;
        }
    }
}
