package nt.ke;

import static nt.ke.KThreadState.Waiting;
import static nt.rtl.KIrql.SYNCH_LEVEL;
import static nt.rtl.NtStatus.STATUS_KERNEL_APC;

import java.util.ArrayList;
import java.util.List;
import nt.rtl.BugCheckRoutine;
import nt.rtl.IrqlRequiresMin;
import nt.rtl.KIrql;
import nt.rtl.NtStatus;
import nt.rtl.RequiresLockHeld;
import org.jspecify.annotations.Nullable;

/// Waiting without a lock over all, as in Windows 7.
///
/// Between giving back the locks of the objects and giving away the processor a thread can be
/// signaled, alerted and called. So its wait has a state, which changes in interlocked steps:
///
/// ```
///            announce             commit
///   NONE ──────────▶ IN_PROGRESS ────────▶ COMMITTED ──┐
///    ▲                    │                            │ ended by another thread,
///    │                    │ ended by another thread    │ which readies it
///    │                    ▼                            │
///    └─────────────── ABORTED ◀─ does not go to sleep  │
///    └─────────────────────────────────────────────────┘
/// ```
///
/// Whoever makes the step out of IN_PROGRESS or COMMITTED has ended the wait, with its status; all
/// others come too late and leave the object and the thread as they are: see [ObjectLockWaitEnd].
/// The thread itself takes its wait blocks off the lists, one object after the other, before it
/// goes on; until then those who signal the other objects find a block whose wait has ended, and
/// pass it over.
///
/// @model Stacks of threads that wait stay in memory. The states are those of
///   `KTHREAD.WaitRegister`; those of the wait blocks, by which a signaller that comes upon a wait
///   in progress keeps the waiter from leaving the object, have no counterpart, for no memory is
///   lost here. A thread whose wait ends in progress gets no boost. In Windows 7 the signaller, not
///   the thread, may unlink blocks.
/// @source Russinovich, Solomon, Ionescu: *Windows Internals*, 6th edition, chapter 3, *Data
///   Structures* of *Low-IRQL Synchronization*
final class ObjectLockWait extends Wait {

    /** How far a thread's wait has come. */
    enum State {
        NONE,
        IN_PROGRESS,
        COMMITTED,
        ABORTED
    }

    private final Processors processors;

    ObjectLockWait(
            BugCheckRoutine bugCheck,
            Processors processors,
            DispatcherDatabase dispatcher,
            Scheduler scheduler,
            TimerTable timerTable,
            SystemTime time,
            PriorityInheritance inheritance,
            QueueTurns queueTurns) {
        super(
                bugCheck,
                processors,
                dispatcher,
                scheduler,
                timerTable,
                time,
                inheritance,
                queueTurns);
        this.processors = processors;
    }

    /** What follows, up to the next point, is one step. */
    private void interlocked() {
        processors.KeGetCurrentPrcb().pcr.cpu().point();
    }

    // ---- beginning --------------------------------------------------------------------------

    @Override
    @RequiresLockHeld("the locks of all objects waited for")
    NtStatus swapAway(
            KThread thread, @Nullable KQueue<?> leftQueue, Deadline deadline, KIrql oldIrql) {
        thread.waitIrql = oldIrql;
        NtStatus interruption = announce(thread, oldIrql);
        dispatcher.unlockAll(waitedFor(thread));
        if (interruption == null) {
            if (deadline != Deadline.NEVER) {
                dispatcher.lock(thread.timer);
                startTimer(thread, deadline);
                dispatcher.unlock(thread.timer);
            }
            if (leftQueue != null) {
                dispatcher.lock(leftQueue);
                queueTurns.KiActivateWaiterQueue(leftQueue);
                dispatcher.unlock(leftQueue);
            }
            if (commit(thread)) {
                scheduler.swapOut(thread);
            }
        } else {
            thread.waitStatus = interruption;
            if (leftQueue == null) {
                QueueTurns.countIn(thread); // as any wait that ends does
            }
        }
        unlink(thread);
        NtStatus status = thread.waitStatus;
        scheduler.requestApcDelivery(thread);
        scheduler.KiExitDispatcher(oldIrql);
        return status;
    }

    /// From here on others can end the wait. One interlocked step with the last look at what would
    /// have kept it from beginning.
    ///
    /// @return why it does not begin; null if it does
    private @Nullable NtStatus announce(KThread thread, KIrql oldIrql) {
        interlocked();
        if (isCalled(thread, oldIrql)) {
            return STATUS_KERNEL_APC; // which comes when the level is lowered
        }
        NtStatus interruption = testAlert(thread, thread.waitMode, thread.alertable);
        if (interruption == null) {
            thread.wait = State.IN_PROGRESS;
        }
        return interruption;
    }

    /** Goes to sleep, unless somebody has ended the wait already. */
    private boolean commit(KThread thread) {
        interlocked();
        if (thread.wait == State.ABORTED) {
            thread.wait = State.NONE;
            return false;
        }
        thread.wait = State.COMMITTED;
        thread.state = Waiting;
        return true;
    }

    // ---- ending: see ObjectLockWaitEnd ------------------------------------------------------

    /** The thread takes itself off everything that it has waited for. */
    @IrqlRequiresMin(SYNCH_LEVEL)
    private void unlink(KThread thread) {
        for (int index = 0; index < thread.waitBlockCount; index++) {
            unlink(thread.waitBlockList[index]);
        }
        if (thread.timerWaitBlock.object != null) {
            dispatcher.lock(thread.timer);
            thread.timerWaitBlock.dequeue();
            timerTable.withdraw(thread.timer);
            dispatcher.unlock(thread.timer);
        }
    }

    private void unlink(KWaitBlock block) {
        DispatcherObject object = block.object;
        if (object != null) {
            dispatcher.lock(object);
            block.dequeue();
            dispatcher.unlock(object);
        }
    }

    private static List<DispatcherObject> waitedFor(KThread thread) {
        var objects = new ArrayList<DispatcherObject>();
        for (int index = 0; index < thread.waitBlockCount; index++) {
            DispatcherObject object = thread.waitBlockList[index].object;
            if (object != null) {
                objects.add(object);
            }
        }
        return objects;
    }
}
