package nt.ke;

import static nt.rtl.KIrql.DISPATCH_LEVEL;
import static nt.rtl.NtStatus.STATUS_SEMAPHORE_LIMIT_EXCEEDED;

import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;
import nt.rtl.RaisedStatus;

/** Releasing semaphores. */
public final class Semaphores {

    private final Processors processors;
    private final DispatcherDatabase dispatcher;
    private final WaitEnd waitEnd;

    Semaphores(Processors processors, DispatcherDatabase dispatcher, WaitEnd waitEnd) {
        this.processors = processors;
        this.dispatcher = dispatcher;
        this.waitEnd = waitEnd;
    }

    /// Adds to the count, and ends as many waits.
    ///
    /// @param increment the boost for the threads
    /// @param adjustment above 0; if the count would exceed the limit it stays as it is and
    ///   `STATUS_SEMAPHORE_LIMIT_EXCEEDED` is raised
    /// @return the count before
    /// @source WDK, *KeReleaseSemaphore function (wdm.h)*
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public int KeReleaseSemaphore(KSemaphore semaphore, int increment, int adjustment) {
        return KeReleaseSemaphore(semaphore, increment, adjustment, false);
    }

    /// The same for who waits next.
    ///
    /// @param waitNext as with [Events#KeSetEvent]
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public int KeReleaseSemaphore(
            KSemaphore semaphore, int increment, int adjustment, boolean waitNext) {
        KIrql oldIrql = dispatcher.KiLockDispatcherDatabase(semaphore);
        int oldCount = semaphore.signalState;
        if (adjustment > semaphore.limit - oldCount) {
            dispatcher.KiUnlockDispatcherDatabase(semaphore, oldIrql);
            throw RaisedStatus.ExRaiseStatus(STATUS_SEMAPHORE_LIMIT_EXCEEDED);
        }
        semaphore.signalState += adjustment;
        if (oldCount == 0) {
            waitEnd.KiWaitTest(semaphore, increment);
        }
        if (waitNext) {
            dispatcher.leaveToNextWait(processors.KeGetCurrentThread(), semaphore, oldIrql);
        } else {
            dispatcher.KiUnlockDispatcherDatabase(semaphore, oldIrql);
        }
        return oldCount;
    }

    /// The count, which may be another when this returns.
    ///
    /// @source WDK, *KeReadStateSemaphore function (wdm.h)*
    public int KeReadStateSemaphore(KSemaphore semaphore) {
        return semaphore.signalState;
    }
}
