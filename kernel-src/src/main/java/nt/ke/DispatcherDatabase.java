package nt.ke;

import static nt.ke.LockQueueNumber.LockQueueDispatcherLock;
import static nt.rtl.KIrql.SYNCH_LEVEL;

import java.util.List;
import nt.rtl.AcquiresLock;
import nt.rtl.IrqlRaises;
import nt.rtl.IrqlRequiresMin;
import nt.rtl.KIrql;
import nt.rtl.ReleasesLock;
import trace.Primitive;
import trace.Untraced;

/// The lock over all waits and signal states: the queued lock number 0, called *dispatcher*.
///
/// Who takes it says which object it is about. NT 5.2 has one lock for all and does not ask; with
/// Windows 7's way to lock, in [ObjectLocks], it is that object's lock which is taken.
///
/// @source
///   https://www.geoffchappell.com/studies/windows/km/ntoskrnl/inc/ntos/ke/kspin_lock_queue_number.htm
@Primitive
public sealed class DispatcherDatabase permits ObjectLocks {

    private static final String TWICE = "the routine of this name without an object is recorded";

    final SpinLocks spinLocks;
    private final Scheduler scheduler;

    DispatcherDatabase(SpinLocks spinLocks, Scheduler scheduler) {
        this.spinLocks = spinLocks;
        this.scheduler = scheduler;
    }

    // ---- for one object ---------------------------------------------------------------------

    /// @return the level to give back with the lock
    @IrqlRaises(SYNCH_LEVEL)
    @AcquiresLock("dispatcher")
    @Untraced(TWICE)
    final KIrql KiLockDispatcherDatabase(DispatcherObject object) {
        KIrql oldIrql = KiLockDispatcherDatabase();
        lock(object);
        return oldIrql;
    }

    /** Gives the lock back, and the threads readied under it their processors. */
    @ReleasesLock("dispatcher")
    @Untraced(TWICE)
    final void KiUnlockDispatcherDatabase(DispatcherObject object, KIrql oldIrql) {
        unlock(object);
        KiUnlockDispatcherDatabase(oldIrql);
    }

    /** The same for who is at that level already. */
    @IrqlRequiresMin(SYNCH_LEVEL)
    @AcquiresLock("dispatcher")
    @Untraced(TWICE)
    final void KiLockDispatcherDatabaseAtSynchLevel(DispatcherObject object) {
        KiLockDispatcherDatabaseAtSynchLevel();
        lock(object);
    }

    /** Gives the lock back and nothing more; readied threads are still to be placed. */
    @IrqlRequiresMin(SYNCH_LEVEL)
    @ReleasesLock("dispatcher")
    @Untraced(TWICE)
    final void KiUnlockDispatcherDatabaseFromSynchLevel(DispatcherObject object) {
        unlock(object);
        KiUnlockDispatcherDatabaseFromSynchLevel();
    }

    // ---- for several objects, one after the other -------------------------------------------

    /// Begins what is about several objects, each of which is to be locked while it is its turn.
    ///
    /// @return the level to give back with the lock
    @IrqlRaises(SYNCH_LEVEL)
    @AcquiresLock("dispatcher")
    KIrql KiLockDispatcherDatabase() {
        return spinLocks.KeAcquireQueuedSpinLockRaiseToSynch(LockQueueDispatcherLock);
    }

    @IrqlRequiresMin(SYNCH_LEVEL)
    @AcquiresLock("dispatcher")
    void KiLockDispatcherDatabaseAtSynchLevel() {
        spinLocks.KeAcquireQueuedSpinLockAtDpcLevel(LockQueueDispatcherLock.number());
    }

    @ReleasesLock("dispatcher")
    final void KiUnlockDispatcherDatabase(KIrql oldIrql) {
        KiUnlockDispatcherDatabaseFromSynchLevel();
        scheduler.KiExitDispatcher(oldIrql);
    }

    /// Leaves the lock to the wait that the current thread has announced: nothing comes between.
    @ReleasesLock("dispatcher")
    final void leaveToNextWait(KThread thread, DispatcherObject object, KIrql oldIrql) {
        thread.waitNext = true;
        thread.waitIrql = oldIrql;
        unlock(object);
    }

    @IrqlRequiresMin(SYNCH_LEVEL)
    @ReleasesLock("dispatcher")
    void KiUnlockDispatcherDatabaseFromSynchLevel() {
        spinLocks.KeReleaseQueuedSpinLockFromDpcLevel(LockQueueDispatcherLock.number());
    }

    /** Locks one object, within the others' sight only as far as its turn lasts. */
    void lock(DispatcherObject object) {
        // The lock over all is held.
    }

    void unlock(DispatcherObject object) {
        // And goes on being held.
    }

    /** Locks several at once, in an order that everyone keeps. */
    void lockAll(List<? extends DispatcherObject> objects) {
        // The lock over all is held.
    }

    void unlockAll(List<? extends DispatcherObject> objects) {
        // And goes on being held.
    }
}
