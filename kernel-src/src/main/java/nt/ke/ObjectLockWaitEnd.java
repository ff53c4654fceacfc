package nt.ke;

import nt.ke.ObjectLockWait.State;
import nt.rtl.NtStatus;

/// The end of waits without a lock over all: see [ObjectLockWait].
final class ObjectLockWaitEnd extends WaitEnd {

    private final Processors processors;

    ObjectLockWaitEnd(Processors processors, Placement placement, TimerTable timerTable) {
        super(processors, placement, timerTable);
        this.processors = processors;
    }

    /// Whether the wait can be ended now: the first half of an interlocked step, the second of
    /// which is [#end].
    @Override
    boolean isWaiting(KThread thread) {
        processors.KeGetCurrentPrcb().pcr.cpu().point();
        return thread.wait == State.IN_PROGRESS || thread.wait == State.COMMITTED;
    }

    /** The thread takes itself off the lists. */
    @Override
    boolean end(KThread thread, NtStatus waitStatus) {
        boolean sleeps = thread.wait == State.COMMITTED;
        thread.wait = sleeps ? State.NONE : State.ABORTED;
        thread.waitStatus = waitStatus;
        QueueTurns.countIn(thread);
        return sleeps;
    }
}
