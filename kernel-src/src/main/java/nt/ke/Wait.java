package nt.ke;

import static nt.ke.KProcessorMode.KernelMode;
import static nt.ke.KProcessorMode.UserMode;
import static nt.ke.KThreadState.Waiting;
import static nt.rtl.BugCheckCode.ATTEMPTED_SWITCH_FROM_DPC;
import static nt.rtl.BugCheckCode.MAXIMUM_WAIT_OBJECTS_EXCEEDED;
import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.KIrql.DISPATCH_LEVEL;
import static nt.rtl.KIrql.PASSIVE_LEVEL;
import static nt.rtl.NtStatus.STATUS_ALERTED;
import static nt.rtl.NtStatus.STATUS_KERNEL_APC;
import static nt.rtl.NtStatus.STATUS_MUTANT_LIMIT_EXCEEDED;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static nt.rtl.NtStatus.STATUS_TIMEOUT;
import static nt.rtl.NtStatus.STATUS_USER_APC;
import static nt.rtl.VerifierViolation.ENDLESS_WAIT_AT_DISPATCH;
import static nt.rtl.VerifierViolation.WAIT_AT_DISPATCH;

import java.util.List;
import nt.rtl.BugCheckRoutine;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;
import nt.rtl.NtStatus;
import nt.rtl.RaisedStatus;
import nt.rtl.RequiresLockHeld;
import org.jspecify.annotations.Nullable;

/// Waiting for dispatcher objects.
///
/// A thread that waits has put one wait block on the list of each object, and, if its wait is
/// limited, one on that of its own timer. Whoever signals an object walks that list
/// ([WaitEnd#KiWaitTest]), satisfies waits as long as the object stays signaled, and readies their
/// threads ([WaitEnd#KiUnwaitThread]). The dispatcher lock makes *test and begin to wait* one step,
/// and *signal and end waits* another: so no signal falls between.
///
/// Every wait is a loop, for one that ends with `STATUS_KERNEL_APC` is begun again: the thread has
/// been called away, or is to test again whether all objects of a wait for all are signaled.
public sealed class Wait permits ObjectLockWait {

    private final BugCheckRoutine bugCheck;
    private final Processors processors;
    final DispatcherDatabase dispatcher;
    final Scheduler scheduler;
    final TimerTable timerTable;
    private final SystemTime time;
    private final PriorityInheritance inheritance;
    final QueueTurns queueTurns;

    Wait(
            BugCheckRoutine bugCheck,
            Processors processors,
            DispatcherDatabase dispatcher,
            Scheduler scheduler,
            TimerTable timerTable,
            SystemTime time,
            PriorityInheritance inheritance,
            QueueTurns queueTurns) {
        this.bugCheck = bugCheck;
        this.processors = processors;
        this.dispatcher = dispatcher;
        this.scheduler = scheduler;
        this.timerTable = timerTable;
        this.time = time;
        this.inheritance = inheritance;
        this.queueTurns = queueTurns;
    }

    /// Waits until `object` is signaled, `timeout` expires, or an alert or user call ends the wait.
    ///
    /// Who waits at `DISPATCH_LEVEL` is stopped with `ATTEMPTED_SWITCH_FROM_DPC`, or, if that is no
    /// deferred procedure call, as a [VerifierViolation].
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
        Deadline deadline = time.deadlineOf(timeout);
        while (true) {
            KIrql oldIrql = lockForWait(thread, timeout);
            dispatcher.lock(object);
            if (object.isSignaledFor(thread)) {
                raiseIfAtLimit(List.of(object), oldIrql);
                NtStatus status = object.satisfyWait(thread, STATUS_SUCCESS);
                dispatcher.KiUnlockDispatcherDatabase(object, oldIrql);
                return status;
            }
            NtStatus interruption = testAlert(thread, waitMode, alertable);
            if (interruption != null || time.isOver(deadline)) {
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
    /// @param objects at most 64, or `MAXIMUM_WAIT_OBJECTS_EXCEEDED` (without parameters) stops the
    ///   system; all different if all are waited for
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
        Deadline deadline = time.deadlineOf(timeout);
        while (true) {
            KIrql oldIrql = lockForWait(thread, timeout);
            dispatcher.lockAll(objects);
            raiseIfAtLimit(objects, oldIrql);
            NtStatus satisfied =
                    switch (waitType) {
                        case WaitAny -> satisfyAny(thread, objects);
                        case WaitAll -> satisfyAll(thread, objects);
                    };
            if (satisfied == null) {
                satisfied = testAlert(thread, waitMode, alertable);
            }
            if (satisfied != null || time.isOver(deadline)) {
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
        Deadline deadline = time.deadlineOf(interval);
        NtStatus status = STATUS_KERNEL_APC;
        while (status == STATUS_KERNEL_APC) {
            KIrql oldIrql = lockForWait(thread, interval);
            NtStatus interruption = testAlert(thread, waitMode, alertable);
            if (interruption != null || time.isOver(deadline)) {
                dispatcher.KiUnlockDispatcherDatabase(oldIrql);
                return interruption != null ? interruption : STATUS_SUCCESS;
            }
            thread.waitBlockCount = 0;
            describeWait(thread, KWaitReason.DelayExecution, waitMode, alertable);
            status = block(thread, deadline, oldIrql);
        }
        return status == STATUS_TIMEOUT ? STATUS_SUCCESS : status;
    }

    /// Raises `STATUS_MUTANT_LIMIT_EXCEEDED` for a mutant that is owned as often as can be counted.
    ///
    /// @source WDK, *KeReleaseMutex function (wdm.h)*
    @RequiresLockHeld("dispatcher")
    private void raiseIfAtLimit(List<? extends DispatcherObject> objects, KIrql oldIrql) {
        for (DispatcherObject object : objects) {
            if (object.isAtLimit()) {
                dispatcher.unlockAll(objects);
                dispatcher.KiUnlockDispatcherDatabase(oldIrql);
                throw RaisedStatus.ExRaiseStatus(STATUS_MUTANT_LIMIT_EXCEEDED);
            }
        }
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
                ApcDelivery.testForUserCalls(thread);
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
    KIrql lockForWait(KThread thread, Timeout timeout) {
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
            refuse(thread, oldIrql, timeout);
        }
        return oldIrql;
    }

    /// Stops the system, for a thread cannot wait at this level.
    ///
    /// @source
    ///   https://learn.microsoft.com/en-us/windows-hardware/drivers/debugger/bug-check-0xb8--attempted-switch-from-dpc
    private void refuse(KThread thread, KIrql irql, Timeout timeout) {
        KPrcb prcb = processors.KeGetCurrentPrcb();
        if (prcb.dpcRoutineActive) {
            long next = prcb.nextThread == null ? prcb.idleThread.id : prcb.nextThread.id;
            bugCheck.KeBugCheckEx(ATTEMPTED_SWITCH_FROM_DPC, thread.id, next, 0, 0);
        }
        bugCheck.violation(
                timeout == Timeout.NEVER ? ENDLESS_WAIT_AT_DISPATCH : WAIT_AT_DISPATCH,
                irql.level(),
                0,
                0);
    }

    static boolean isCalled(KThread thread, KIrql waitIrql) {
        return thread.hasDeliverableApc() && waitIrql == PASSIVE_LEVEL;
    }

    static void describeWait(
            KThread thread, KWaitReason reason, KProcessorMode mode, boolean alertable) {
        thread.waitReason = reason;
        thread.waitMode = mode;
        thread.alertable = alertable;
    }

    /** Lets another thread of the same queue run, if the thread is one's, and blocks it. */
    @RequiresLockHeld("dispatcher")
    private NtStatus block(KThread thread, Deadline deadline, KIrql oldIrql) {
        return swapAway(thread, thread.queue, deadline, oldIrql);
    }

    /// Gives the processor away until the wait ends. Comes back unlocked, at the old level.
    ///
    /// @param leftQueue of which another thread may run meanwhile; null: none
    @RequiresLockHeld("dispatcher")
    NtStatus swapAway(
            KThread thread, @Nullable KQueue<?> leftQueue, Deadline deadline, KIrql oldIrql) {
        if (leftQueue != null) {
            queueTurns.KiActivateWaiterQueue(leftQueue);
        }
        if (deadline != Deadline.NEVER) {
            startTimer(thread, deadline);
        }
        if (thread.waitMode == UserMode && thread.enableStackSwap) {
            thread.waitTime = time.KeQueryTickCount();
            processors.KeGetCurrentPrcb().waitListHead.InsertTailList(thread.waitListEntry);
        }
        thread.waitIrql = oldIrql;
        thread.state = Waiting;
        dispatcher.KiUnlockDispatcherDatabaseFromSynchLevel();
        return scheduler.KiSwapThread(thread);
    }

    @RequiresLockHeld("dispatcher")
    final void startTimer(KThread thread, Deadline deadline) {
        thread.timer.signalState = 0;
        thread.timer.dueTime = time.dueTime(deadline);
        thread.timer.absolute = deadline.absolute();
        thread.timerWaitBlock.enqueue(thread.timer, WaitType.WaitAny, STATUS_TIMEOUT);
        timerTable.insert(thread.timer);
    }
}
