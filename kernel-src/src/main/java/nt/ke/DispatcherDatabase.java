package nt.ke;

import static nt.ke.LockQueueNumber.LockQueueDispatcherLock;
import static nt.rtl.KIrql.SYNCH_LEVEL;

import nt.rtl.AcquiresLock;
import nt.rtl.IrqlRaises;
import nt.rtl.IrqlRequiresMin;
import nt.rtl.KIrql;
import nt.rtl.ReleasesLock;

/// The lock over all waits and signal states: the queued lock number 0, called *dispatcher*.
///
/// @source
///   https://www.geoffchappell.com/studies/windows/km/ntoskrnl/inc/ntos/ke/kspin_lock_queue_number.htm
public final class DispatcherDatabase {

    private final Processors processors;
    private final SpinLocks spinLocks;
    private final Scheduler scheduler;

    DispatcherDatabase(Processors processors, SpinLocks spinLocks, Scheduler scheduler) {
        this.processors = processors;
        this.spinLocks = spinLocks;
        this.scheduler = scheduler;
    }

    /// @return the level to give back with the lock
    @IrqlRaises(SYNCH_LEVEL)
    @AcquiresLock("dispatcher")
    KIrql KiLockDispatcherDatabase() {
        return spinLocks.KeAcquireQueuedSpinLockRaiseToSynch(LockQueueDispatcherLock);
    }

    /** The same for who is at that level already. */
    @IrqlRequiresMin(SYNCH_LEVEL)
    @AcquiresLock("dispatcher")
    void KiLockDispatcherDatabaseAtSynchLevel() {
        spinLocks.KeAcquireQueuedSpinLockAtDpcLevel(LockQueueDispatcherLock.number());
    }

    /** Gives the lock back, and the threads readied under it their processors. */
    @ReleasesLock("dispatcher")
    void KiUnlockDispatcherDatabase(KIrql oldIrql) {
        KiUnlockDispatcherDatabaseFromSynchLevel();
        scheduler.KiExitDispatcher(oldIrql);
    }

    /// The same, unless the current thread has announced that it waits next: then its wait begins
    /// with the lock still held, so that nothing comes between.
    @ReleasesLock("dispatcher")
    void unlock(KIrql oldIrql, boolean waitNext) {
        if (waitNext) {
            KThread thread = processors.KeGetCurrentThread();
            thread.waitNext = true;
            thread.waitIrql = oldIrql;
        } else {
            KiUnlockDispatcherDatabase(oldIrql);
        }
    }

    /** Gives the lock back and nothing more; readied threads are still to be placed. */
    @IrqlRequiresMin(SYNCH_LEVEL)
    @ReleasesLock("dispatcher")
    void KiUnlockDispatcherDatabaseFromSynchLevel() {
        spinLocks.KeReleaseQueuedSpinLockFromDpcLevel(LockQueueDispatcherLock.number());
    }
}
