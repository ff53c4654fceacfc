package nt.ke;

import static nt.rtl.KIrql.DISPATCH_LEVEL;
import static nt.rtl.NtStatus.STATUS_KERNEL_APC;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static nt.rtl.NtStatus.STATUS_TIMEOUT;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;
import nt.rtl.ListEntry;
import nt.rtl.NtStatus;
import nt.rtl.RequiresLockHeld;

/** Putting entries into queues and taking them out. */
public final class Queues {

    private final Processors processors;
    private final DispatcherDatabase dispatcher;
    private final QueueTurns turns;
    private final Wait wait;
    private final SystemTime time;

    Queues(
            Processors processors,
            DispatcherDatabase dispatcher,
            QueueTurns turns,
            Wait wait,
            SystemTime time) {
        this.processors = processors;
        this.dispatcher = dispatcher;
        this.turns = turns;
        this.wait = wait;
        this.time = time;
    }

    /** What comes of asking a queue for an entry. */
    public sealed interface Removal<E> {}

    /** An entry. */
    public record Removed<E>(E entry) implements Removal<E> {}

    /** None: the wait ended with `STATUS_TIMEOUT`, `STATUS_ALERTED` or `STATUS_USER_APC`. */
    public record NotRemoved<E>(NtStatus status) implements Removal<E> {}

    /// Makes a queue.
    ///
    /// @param count how many of its threads run at most; 0: as many as there are processors
    /// @source WDK, *KeInitializeQueue function (ntifs.h)*
    public <E> KQueue<E> KeInitializeQueue(int count) {
        return new KQueue<>(
                count == 0 ? Integer.bitCount(processors.KeQueryActiveProcessors()) : count);
    }

    /// Puts an entry at the end of the queue, or gives it at once to the thread that has begun to
    /// wait last, if one more may run.
    ///
    /// @return how many entries were in the queue before
    /// @source WDK, *KeInsertQueue function (ntifs.h)*
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public <E> int KeInsertQueue(KQueue<E> queue, ListEntry<E> entry) {
        KIrql oldIrql = dispatcher.KiLockDispatcherDatabase(queue);
        int before = KiInsertQueue(queue, entry, false);
        dispatcher.KiUnlockDispatcherDatabase(queue, oldIrql);
        return before;
    }

    /// The same, at the head of the queue.
    ///
    /// @source WDK, *KeInsertHeadQueue function (ntifs.h)*
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public <E> int KeInsertHeadQueue(KQueue<E> queue, ListEntry<E> entry) {
        KIrql oldIrql = dispatcher.KiLockDispatcherDatabase(queue);
        int before = KiInsertQueue(queue, entry, true);
        dispatcher.KiUnlockDispatcherDatabase(queue, oldIrql);
        return before;
    }

    @RequiresLockHeld("dispatcher")
    private <E> int KiInsertQueue(KQueue<E> queue, ListEntry<E> entry, boolean head) {
        int before = queue.signalState;
        queue.signalState++;
        if (head) {
            queue.entryListHead.InsertHeadList(entry);
        } else {
            queue.entryListHead.InsertTailList(entry);
        }
        turns.handOutEntry(queue);
        return before;
    }

    /// Takes the first entry, or waits for one. The thread belongs to this queue from here on.
    ///
    /// @source WDK, *KeRemoveQueue function (ntifs.h)*
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public <E> Removal<E> KeRemoveQueue(KQueue<E> queue, KProcessorMode waitMode, Timeout timeout) {
        KThread thread = processors.KeGetCurrentThread();
        NtStatus status = waitForEntry(queue, waitMode, timeout);
        if (status != STATUS_SUCCESS) {
            return new NotRemoved<>(status);
        }
        Object taken = Objects.requireNonNull(thread.queueEntry);
        thread.queueEntry = null;
        @SuppressWarnings("unchecked") // it comes from this queue
        E entry = (E) taken;
        return new Removed<>(entry);
    }

    /// Waits for an entry and leaves it in the thread.
    private NtStatus waitForEntry(KQueue<?> queue, KProcessorMode waitMode, Timeout timeout) {
        KThread thread = processors.KeGetCurrentThread();
        Deadline deadline = time.deadlineOf(timeout);
        KIrql oldIrql = wait.lockForWait(thread, timeout);
        turns.join(thread, queue);
        while (true) {
            if (queue.signalState > 0 && queue.currentCount < queue.maximumCount) {
                queue.signalState--;
                queue.currentCount++;
                thread.queueEntry = queue.entryListHead.RemoveHeadList();
                dispatcher.KiUnlockDispatcherDatabase(queue, oldIrql);
                return STATUS_SUCCESS;
            }
            NtStatus interruption = Wait.testAlert(thread, waitMode, false);
            if (interruption != null || time.isOver(deadline)) {
                queue.currentCount++; // it runs on, without an entry
                dispatcher.KiUnlockDispatcherDatabase(queue, oldIrql);
                return interruption != null ? interruption : STATUS_TIMEOUT;
            }
            thread.waitBlockList = thread.waitBlock;
            thread.waitBlockCount = 1;
            thread.waitBlock[0].enqueue(queue, WaitType.WaitAny, STATUS_SUCCESS);
            Wait.describeWait(thread, KWaitReason.WrQueue, waitMode, false);
            NtStatus status = wait.swapAway(thread, null, deadline, oldIrql);
            if (status != STATUS_KERNEL_APC) {
                return status;
            }
            oldIrql = wait.lockForWait(thread, timeout);
            dispatcher.lock(queue);
            queue.currentCount--; // the broken wait has counted it in
        }
    }

    /// Ends the queue: its threads belong to none.
    ///
    /// @return the entries that were left
    /// @source WDK, *KeRundownQueue function (ntifs.h)*
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public <E> List<E> KeRundownQueue(KQueue<E> queue) {
        KIrql oldIrql = dispatcher.KiLockDispatcherDatabase(queue);
        for (KThread thread = queue.threadListHead.RemoveHeadList();
                thread != null;
                thread = queue.threadListHead.RemoveHeadList()) {
            thread.queue = null;
        }
        var left = new ArrayList<E>();
        while (true) {
            E entry = queue.entryListHead.RemoveHeadList();
            if (entry == null) break;
            left.add(entry);
        }
        queue.signalState = 0;
        dispatcher.KiUnlockDispatcherDatabase(queue, oldIrql);
        return left;
    }

    /// The number of entries, which may be another when this returns.
    ///
    /// @source WDK, *KeReadStateQueue function (ntifs.h)*
    public int KeReadStateQueue(KQueue<?> queue) {
        return queue.signalState;
    }
}
