package nt.ke;

import static nt.ke.KProcessorMode.KernelMode;
import static nt.ke.KProcessorMode.UserMode;
import static nt.ke.KThreadState.Waiting;
import static nt.rtl.BugCheckCode.ATTEMPTED_SWITCH_FROM_DPC;
import static nt.rtl.BugCheckCode.IRQL_NOT_LESS_OR_EQUAL;
import static nt.rtl.BugCheckCode.MAXIMUM_WAIT_OBJECTS_EXCEEDED;
import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.KIrql.DISPATCH_LEVEL;
import static nt.rtl.KIrql.PASSIVE_LEVEL;
import static nt.rtl.KIrql.SYNCH_LEVEL;
import static nt.rtl.NtStatus.STATUS_ALERTED;
import static nt.rtl.NtStatus.STATUS_KERNEL_APC;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static nt.rtl.NtStatus.STATUS_TIMEOUT;
import static nt.rtl.NtStatus.STATUS_USER_APC;

import java.util.List;
import nt.rtl.BugCheckRoutine;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.IrqlRequiresMin;
import nt.rtl.KIrql;
import nt.rtl.NtStatus;
import nt.rtl.RequiresLockHeld;
import org.jspecify.annotations.Nullable;

/// Waiting for dispatcher objects, and the end of it.
///
/// A thread that waits has put one wait block on the list of each object, and, if its wait is
/// limited, one on that of its own timer. Whoever signals an object walks that list
/// ([#KiWaitTest]), satisfies waits as long as the object stays signaled, and readies their threads
/// ([#KiUnwaitThread]). The dispatcher lock makes *test and begin to wait* one step, and *signal
/// and end waits* another: so no signal falls between.
///
/// A thread that waits for several objects at once must find all of them signaled in one step. The
/// signaller does not look at the other objects; it ends the wait with the internal status
/// `STATUS_KERNEL_APC`, and the thread itself tests again.
public sealed class Wait permits ObjectLockWait {

    private final BugCheckRoutine bugCheck;
    private final Processors processors;
    final DispatcherDatabase dispatcher;
    final Scheduler scheduler;
    final TimerTable timerTable;
    private final SystemTime time;
    private final PriorityInheritance inheritance;

    Wait(
            BugCheckRoutine bugCheck,
            Processors processors,
            DispatcherDatabase dispatcher,
            Scheduler scheduler,
            TimerTable timerTable,
            SystemTime time,
            PriorityInheritance inheritance) {
        this.bugCheck = bugCheck;
        this.processors = processors;
        this.dispatcher = dispatcher;
        this.scheduler = scheduler;
        this.timerTable = timerTable;
        this.time = time;
        this.inheritance = inheritance;
    }

    // ---- beginning --------------------------------------------------------------------------

    /// Waits until `object` is signaled, `timeout` expires, or an alert or user call ends the wait.
    ///
    /// @param timeout [Timeout#NEVER] and [Timeout#ZERO] are not the same
    /// @return `STATUS_SUCCESS`, `STATUS_ABANDONED_WAIT_0`, `STATUS_TIMEOUT`, `STATUS_ALERTED` or
    ///   `STATUS_USER_APC`
    /// @source WDK, *KeWaitForSingleObject function (wdm.h)*
    @IrqlRequiresMax(APC_LEVEL)
    @IrqlRequiresMax(value = DISPATCH_LEVEL, when = "timeout is zero")
    public NtStatus KeWaitForSingleObject(
            DispatcherObject object,
            KWaitReason waitReason,
            KProcessorMode waitMode,
            boolean alertable,
            Timeout timeout) {
        KThread thread = processors.KeGetCurrentThread();
        // Fixed once: a wait that is begun again must not last longer than asked.
        long deadline = time.deadlineOf(timeout);
        while (true) {
            KIrql oldIrql = lockForWait(thread, timeout);
            dispatcher.lock(object);
            if (object.isSignaledFor(thread)) {
                NtStatus status = object.satisfyWait(thread, STATUS_SUCCESS);
                dispatcher.KiUnlockDispatcherDatabase(object, oldIrql);
                return status;
            }
            NtStatus interruption = testAlert(thread, waitMode, alertable);
            if (interruption != null || isOver(deadline)) {
                dispatcher.KiUnlockDispatcherDatabase(object, oldIrql);
                return interruption != null ? interruption : STATUS_TIMEOUT;
            }
            thread.waitBlockList = thread.waitBlock;
            thread.waitBlockCount = 1;
            thread.waitBlock[0].enqueue(object, WaitType.WaitAny, STATUS_SUCCESS);
            inheritance.lend(thread, object);
            describeWait(thread, waitReason, waitMode, alertable);
            NtStatus status = block(thread, deadline, oldIrql);
            if (status != STATUS_KERNEL_APC) {
                return status;
            }
        }
    }

    /// Waits until one of the objects is signaled, or all of them at once, or `timeout` expires.
    ///
    /// @param objects at most 64, or `MAXIMUM_WAIT_OBJECTS_EXCEEDED` stops the system; all
    ///   different if all are waited for
    /// @return `STATUS_WAIT_0` or `STATUS_ABANDONED_WAIT_0`, plus the index of the object that
    ///   ended a wait for any; or `STATUS_TIMEOUT`, `STATUS_ALERTED` or `STATUS_USER_APC`
    /// @source WDK, *KeWaitForMultipleObjects function (wdm.h)*
    @IrqlRequiresMax(APC_LEVEL)
    @IrqlRequiresMax(value = DISPATCH_LEVEL, when = "timeout is zero")
    public NtStatus KeWaitForMultipleObjects(
            List<? extends DispatcherObject> objects,
            WaitType waitType,
            KWaitReason waitReason,
            KProcessorMode waitMode,
            boolean alertable,
            Timeout timeout) {
        KThread thread = processors.KeGetCurrentThread();
        if (objects.isEmpty() || objects.size() > NtStatus.MAXIMUM_WAIT_OBJECTS) {
            bugCheck.KeBugCheckEx(MAXIMUM_WAIT_OBJECTS_EXCEEDED, 0, 0, 0, 0);
        }
        KWaitBlock[] blocks = waitBlocksFor(thread, objects.size());
        long deadline = time.deadlineOf(timeout);
        while (true) {
            KIrql oldIrql = lockForWait(thread, timeout);
            dispatcher.lockAll(objects);
            NtStatus satisfied =
                    switch (waitType) {
                        case WaitAny -> satisfyAny(thread, objects);
                        case WaitAll -> satisfyAll(thread, objects);
                    };
            if (satisfied == null) {
                satisfied = testAlert(thread, waitMode, alertable);
            }
            if (satisfied != null || isOver(deadline)) {
                dispatcher.unlockAll(objects);
                dispatcher.KiUnlockDispatcherDatabase(oldIrql);
                return satisfied != null ? satisfied : STATUS_TIMEOUT;
            }
            thread.waitBlockList = blocks;
            thread.waitBlockCount = objects.size();
            for (int index = 0; index < objects.size(); index++) {
                blocks[index].enqueue(objects.get(index), waitType, NtStatus.waited(index));
                inheritance.lend(thread, objects.get(index));
            }
            describeWait(thread, waitReason, waitMode, alertable);
            NtStatus status = block(thread, deadline, oldIrql);
            if (status != STATUS_KERNEL_APC) {
                return status;
            }
        }
    }

    /** The built-in wait blocks if they suffice, as they mostly do. */
    private static KWaitBlock[] waitBlocksFor(KThread thread, int count) {
        if (count <= KThread.THREAD_WAIT_OBJECTS) {
            return thread.waitBlock;
        }
        var blocks = new KWaitBlock[count];
        for (int index = 0; index < count; index++) {
            blocks[index] = new KWaitBlock(thread);
        }
        return blocks;
    }

    @RequiresLockHeld("dispatcher")
    private static @Nullable NtStatus satisfyAny(
            KThread thread, List<? extends DispatcherObject> objects) {
        for (int index = 0; index < objects.size(); index++) {
            if (objects.get(index).isSignaledFor(thread)) {
                return objects.get(index).satisfyWait(thread, NtStatus.waited(index));
            }
        }
        return null;
    }

    @RequiresLockHeld("dispatcher")
    private static @Nullable NtStatus satisfyAll(
            KThread thread, List<? extends DispatcherObject> objects) {
        for (DispatcherObject object : objects) {
            if (!object.isSignaledFor(thread)) {
                return null;
            }
        }
        NtStatus status = STATUS_SUCCESS;
        for (DispatcherObject object : objects) {
            NtStatus own = object.satisfyWait(thread, STATUS_SUCCESS);
            if (own != STATUS_SUCCESS) {
                status = own;
            }
        }
        return status;
    }

    /// Does nothing until `interval` has passed.
    ///
    /// @return `STATUS_SUCCESS`, `STATUS_ALERTED` or `STATUS_USER_APC`
    /// @source WDK, *KeDelayExecutionThread function (wdm.h)*
    @IrqlRequiresMax(APC_LEVEL)
    public NtStatus KeDelayExecutionThread(
            KProcessorMode waitMode, boolean alertable, Timeout interval) {
        KThread thread = processors.KeGetCurrentThread();
        long deadline = time.deadlineOf(interval);
        NtStatus status = STATUS_KERNEL_APC;
        while (status == STATUS_KERNEL_APC) {
            KIrql oldIrql = lockForWait(thread, interval);
            NtStatus interruption = testAlert(thread, waitMode, alertable);
            if (interruption != null || isOver(deadline)) {
                dispatcher.KiUnlockDispatcherDatabase(oldIrql);
                return interruption != null ? interruption : STATUS_SUCCESS;
            }
            thread.waitBlockCount = 0;
            describeWait(thread, KWaitReason.DelayExecution, waitMode, alertable);
            status = block(thread, deadline, oldIrql);
        }
        return status == STATUS_TIMEOUT ? STATUS_SUCCESS : status;
    }

    /// Whether a wait that is about to begin is over at once, because of an alert or a user call;
    /// null if not.
    @RequiresLockHeld("dispatcher")
    static @Nullable NtStatus testAlert(
            KThread thread, KProcessorMode waitMode, boolean alertable) {
        if (alertable) {
            if (thread.isAlerted(waitMode)) {
                thread.setAlerted(waitMode, false);
                return STATUS_ALERTED;
            }
            if (waitMode == UserMode) {
                Apcs.testForUserCalls(thread);
                if (!thread.apcState.userApcPending && thread.isAlerted(KernelMode)) {
                    thread.setAlerted(KernelMode, false);
                    return STATUS_ALERTED;
                }
            }
        }
        return waitMode == UserMode && thread.apcState.userApcPending ? STATUS_USER_APC : null;
    }

    /// Takes the dispatcher lock, unless a signal that announced this wait has left it to us.
    /// Kernel calls that wait for the thread are made first: from here on others find it waiting.
    private KIrql lockForWait(KThread thread, Timeout timeout) {
        if (thread.waitNext) {
            thread.waitNext = false;
            if (!isCalled(thread, thread.waitIrql)) {
                return thread.waitIrql;
            }
            dispatcher.KiUnlockDispatcherDatabase(thread.waitIrql);
        }
        KIrql oldIrql = dispatcher.KiLockDispatcherDatabase();
        while (isCalled(thread, oldIrql)) {
            dispatcher.KiUnlockDispatcherDatabase(oldIrql); // the interrupt is on its way
            oldIrql = dispatcher.KiLockDispatcherDatabase();
        }
        if (oldIrql.isAbove(APC_LEVEL) && !timeout.isZero()) {
            boolean inDpc = processors.KeGetCurrentPrcb().dpcRoutineActive;
            bugCheck.KeBugCheckEx(
                    inDpc ? ATTEMPTED_SWITCH_FROM_DPC : IRQL_NOT_LESS_OR_EQUAL,
                    thread.id,
                    oldIrql.level(),
                    0,
                    0);
        }
        return oldIrql;
    }

    static boolean isCalled(KThread thread, KIrql waitIrql) {
        return thread.hasDeliverableApc() && waitIrql == PASSIVE_LEVEL;
    }

    // ---- queues -----------------------------------------------------------------------------

    /// Waits for an entry of a queue and leaves it in the thread.
    NtStatus waitForEntry(KQueue<?> queue, KProcessorMode waitMode, Timeout timeout) {
        KThread thread = processors.KeGetCurrentThread();
        long deadline = time.deadlineOf(timeout);
        KIrql oldIrql = lockForWait(thread, timeout);
        join(thread, queue);
        while (true) {
            if (queue.signalState > 0 && queue.currentCount < queue.maximumCount) {
                queue.signalState--;
                queue.currentCount++;
                thread.queueEntry = queue.entryListHead.RemoveHeadList();
                dispatcher.KiUnlockDispatcherDatabase(queue, oldIrql);
                return STATUS_SUCCESS;
            }
            NtStatus interruption = testAlert(thread, waitMode, false);
            if (interruption != null || isOver(deadline)) {
                queue.currentCount++; // it runs on, without an entry
                dispatcher.KiUnlockDispatcherDatabase(queue, oldIrql);
                return interruption != null ? interruption : STATUS_TIMEOUT;
            }
            thread.waitBlockList = thread.waitBlock;
            thread.waitBlockCount = 1;
            thread.waitBlock[0].enqueue(queue, WaitType.WaitAny, STATUS_SUCCESS);
            describeWait(thread, KWaitReason.WrQueue, waitMode, false);
            NtStatus status = swapAway(thread, null, deadline, oldIrql);
            if (status != STATUS_KERNEL_APC) {
                return status;
            }
            oldIrql = lockForWait(thread, timeout);
            dispatcher.lock(queue);
            queue.currentCount--; // the broken wait has counted it in
        }
    }

    /// Makes a thread one of a queue that does not run, for it comes for an entry. Locks the queue.
    @RequiresLockHeld("dispatcher")
    private void join(KThread thread, KQueue<?> queue) {
        if (thread.queue != queue) {
            quitQueue(thread);
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
    void quitQueue(KThread thread) {
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
    final void KiActivateWaiterQueue(KQueue<?> queue) {
        queue.currentCount--;
        handOutEntry(queue);
    }

    /**
     * Gives the first entry to the thread that began to wait last, if there is, and may be, one.
     */
    @RequiresLockHeld("dispatcher")
    void handOutEntry(KQueue<?> queue) {
        if (queue.signalState == 0 || queue.currentCount >= queue.maximumCount) {
            return;
        }
        KWaitBlock block = queue.waitListHead.last();
        while (block != null && !isWaiting(block.thread)) {
            block = block.waitListEntry.previous();
        }
        if (block == null) {
            return;
        }
        queue.signalState--;
        block.thread.queueEntry = queue.entryListHead.RemoveHeadList();
        KiUnwaitThread(block.thread, STATUS_SUCCESS, 0);
    }

    /** The same for a thread that begins to wait at a gate, without the dispatcher lock. */
    @IrqlRequiresMin(SYNCH_LEVEL)
    void leaveQueue(KThread thread) {
        KQueue<?> queue = thread.queue;
        if (queue != null) {
            dispatcher.KiLockDispatcherDatabaseAtSynchLevel(queue);
            if (thread.queue == queue) {
                KiActivateWaiterQueue(queue);
            }
            dispatcher.KiUnlockDispatcherDatabaseFromSynchLevel(queue);
        }
    }

    /** Counts a thread in again whose wait at a gate has ended. */
    @IrqlRequiresMin(SYNCH_LEVEL)
    void returnToQueue(KThread thread) {
        KQueue<?> queue = thread.queue;
        if (queue != null) {
            dispatcher.KiLockDispatcherDatabaseAtSynchLevel(queue);
            countIn(thread);
            dispatcher.KiUnlockDispatcherDatabaseFromSynchLevel(queue);
        }
    }

    @RequiresLockHeld("dispatcher")
    static void countIn(KThread thread) {
        if (thread.queue != null) {
            thread.queue.currentCount++;
        }
    }

    // ---- both -------------------------------------------------------------------------------

    private boolean isOver(long deadline) {
        return deadline <= time.KeQueryInterruptTime();
    }

    private static void describeWait(
            KThread thread, KWaitReason reason, KProcessorMode mode, boolean alertable) {
        thread.waitReason = reason;
        thread.waitMode = mode;
        thread.alertable = alertable;
    }

    /** Lets another thread of the same queue run, if the thread is one's, and blocks it. */
    @RequiresLockHeld("dispatcher")
    private NtStatus block(KThread thread, long deadline, KIrql oldIrql) {
        return swapAway(thread, thread.queue, deadline, oldIrql);
    }

    /// Gives the processor away until the wait ends. Comes back unlocked, at the old level.
    ///
    /// @param leftQueue of which another thread may run meanwhile; null: none
    @RequiresLockHeld("dispatcher")
    NtStatus swapAway(KThread thread, @Nullable KQueue<?> leftQueue, long deadline, KIrql oldIrql) {
        if (leftQueue != null) {
            KiActivateWaiterQueue(leftQueue);
        }
        if (deadline != SystemTime.NEVER) {
            startTimer(thread, deadline);
        }
        thread.waitIrql = oldIrql;
        thread.state = Waiting;
        dispatcher.KiUnlockDispatcherDatabaseFromSynchLevel();
        return scheduler.KiSwapThread(thread);
    }

    @RequiresLockHeld("dispatcher")
    final void startTimer(KThread thread, long deadline) {
        thread.timer.signalState = 0;
        thread.timer.dueTime = deadline;
        thread.timerWaitBlock.enqueue(thread.timer, WaitType.WaitAny, STATUS_TIMEOUT);
        timerTable.insert(thread.timer);
    }

    // ---- ending -----------------------------------------------------------------------------

    /** Whether a wait of the thread can be ended now. */
    @RequiresLockHeld("dispatcher")
    boolean isWaiting(KThread thread) {
        return thread.state == Waiting;
    }

    /** The first of those who wait for an object. */
    @RequiresLockHeld("dispatcher")
    @Nullable KWaitBlock firstWaiting(DispatcherObject object) {
        KWaitBlock block = object.waitListHead.first();
        while (block != null && !isWaiting(block.thread)) {
            block = block.waitListEntry.next();
        }
        return block;
    }

    /// Ends waits for an object that has become signaled, in the order in which they began, as long
    /// as it stays signaled.
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
            scheduler.KiReadyThread(thread);
        }
    }

    /// Ends the wait of a thread that an event has been handed to by another one.
    ///
    /// @param giverPriority of that one, which the thread shall be above
    @RequiresLockHeld("dispatcher")
    void unwaitBoosted(KThread thread, int giverPriority) {
        if (end(thread, STATUS_SUCCESS)) {
            thread.adjustReason = AdjustReason.AdjustBoost;
            thread.adjustIncrement = giverPriority;
            scheduler.KiReadyThread(thread);
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
        countIn(thread);
        thread.waitStatus = waitStatus;
    }
}
