package nt.ke;

import static nt.ke.KProcessorMode.KernelMode;
import static nt.rtl.KIrql.DISPATCH_LEVEL;
import static nt.rtl.KIrql.PASSIVE_LEVEL;
import static nt.rtl.NtStatus.STATUS_SUSPEND_COUNT_EXCEEDED;

import nt.rtl.IrqlRequiresMax;
import nt.rtl.Nt;
import nt.rtl.RaisedStatus;
import nt.rtl.RequiresLockHeld;

/// Suspending threads and resuming them.
///
/// A thread suspends itself: it is sent a kernel call that waits for the thread's own semaphore,
/// and resuming releases that semaphore. So *a thread is not yet suspended when* [#KeSuspendThread]
/// *returns*: one that runs on another processor stops when it takes the interrupt there, one in a
/// critical region when it leaves the region. And one that ends is not suspended at all.
///
/// Counts, not states: only the first suspend sends the call, only the last resume releases the
/// semaphore. If the thread is resumed before it has got the call, it waits for a semaphore that is
/// released already, that is not at all; if it is then suspended anew, with the call still under
/// way, that release is taken back.
///
/// @source https://osm.hpi.de/wrk/2009/01/what-does-suspendthread-really-do/
/// @source
///   https://learn.microsoft.com/en-us/windows/win32/api/processthreadsapi/nf-processthreadsapi-suspendthread
public final class Suspension {

    @Nt("MAXIMUM_SUSPEND_COUNT")
    public static final int MAXIMUM_SUSPEND_COUNT = 0x7F;

    private final SpinLocks spinLocks;
    private final DispatcherDatabase dispatcher;
    private final Scheduler scheduler;
    private final Wait wait;
    private final WaitEnd waitEnd;
    private final Apcs apcs;

    Suspension(
            SpinLocks spinLocks,
            DispatcherDatabase dispatcher,
            Scheduler scheduler,
            Wait wait,
            WaitEnd waitEnd,
            Apcs apcs) {
        this.spinLocks = spinLocks;
        this.dispatcher = dispatcher;
        this.scheduler = scheduler;
        this.wait = wait;
        this.waitEnd = waitEnd;
        this.apcs = apcs;
    }

    /// Suspends the thread, soon; immediately only if it is the current one.
    ///
    /// @return how often it had been suspended; beyond 127 times `STATUS_SUSPEND_COUNT_EXCEEDED` is
    ///   raised
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public int KeSuspendThread(KThread thread) {
        var lock = new KLockQueueHandle(thread.apcQueueLock);
        spinLocks.KeAcquireInStackQueuedSpinLockRaiseToSynch(lock);
        int previous = thread.suspendCount;
        if (previous == MAXIMUM_SUSPEND_COUNT) {
            spinLocks.KeReleaseInStackQueuedSpinLock(lock);
            throw RaisedStatus.ExRaiseStatus(STATUS_SUSPEND_COUNT_EXCEEDED);
        }
        if (thread.apcQueueable) {
            thread.suspendCount++;
            if (previous == 0) {
                sendCall(thread);
            }
        }
        spinLocks.KeReleaseInStackQueuedSpinLockFromDpcLevel(lock);
        scheduler.KiExitDispatcher(lock.oldIrql);
        return previous;
    }

    @RequiresLockHeld("ApcQueueLock")
    private void sendCall(KThread thread) {
        KApc apc = suspendApc(thread);
        if (apc.inserted) {
            dispatcher.KiLockDispatcherDatabaseAtSynchLevel(thread.suspendSemaphore);
            thread.suspendSemaphore.signalState--;
            dispatcher.KiUnlockDispatcherDatabaseFromSynchLevel(thread.suspendSemaphore);
        } else {
            apc.inserted = true;
            apcs.KiInsertQueueApc(apc, 0);
        }
    }

    /** The thread's own; made when first needed, for most threads are never suspended. */
    @RequiresLockHeld("ApcQueueLock")
    private KApc suspendApc(KThread thread) {
        KApc apc = thread.suspendApc;
        if (apc == null) {
            apc = KApc.normal(thread, KernelMode, () -> KiSuspendThread(thread));
            thread.suspendApc = apc;
        }
        return apc;
    }

    /** Where a suspended thread is. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    private void KiSuspendThread(KThread thread) {
        wait.KeWaitForSingleObject(
                thread.suspendSemaphore, KWaitReason.Suspended, KernelMode, false, Timeout.NEVER);
    }

    /// Takes one suspend back; with the last the thread goes on.
    ///
    /// @return how often it had been suspended; 0: it was not
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public int KeResumeThread(KThread thread) {
        var lock = new KLockQueueHandle(thread.apcQueueLock);
        spinLocks.KeAcquireInStackQueuedSpinLockRaiseToSynch(lock);
        int previous = thread.suspendCount;
        if (previous != 0 && --thread.suspendCount == 0) {
            release(thread);
        }
        spinLocks.KeReleaseInStackQueuedSpinLockFromDpcLevel(lock);
        scheduler.KiExitDispatcher(lock.oldIrql);
        return previous;
    }

    /// Takes all suspends back: the thread shall end.
    ///
    /// @return how often it had been suspended
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public int KeForceResumeThread(KThread thread) {
        var lock = new KLockQueueHandle(thread.apcQueueLock);
        spinLocks.KeAcquireInStackQueuedSpinLockRaiseToSynch(lock);
        int previous = thread.suspendCount;
        if (previous != 0) {
            thread.suspendCount = 0;
            release(thread);
        }
        spinLocks.KeReleaseInStackQueuedSpinLockFromDpcLevel(lock);
        scheduler.KiExitDispatcher(lock.oldIrql);
        return previous;
    }

    @RequiresLockHeld("ApcQueueLock")
    private void release(KThread thread) {
        dispatcher.KiLockDispatcherDatabaseAtSynchLevel(thread.suspendSemaphore);
        thread.suspendSemaphore.signalState++;
        waitEnd.KiWaitTest(thread.suspendSemaphore, 0);
        dispatcher.KiUnlockDispatcherDatabaseFromSynchLevel(thread.suspendSemaphore);
    }
}
