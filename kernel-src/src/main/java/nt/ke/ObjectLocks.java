package nt.ke;

import static nt.rtl.KIrql.SYNCH_LEVEL;

import java.util.Comparator;
import java.util.List;
import nt.hal.InterruptLevels;
import nt.rtl.IrqlRaises;
import nt.rtl.IrqlRequiresMin;
import nt.rtl.KIrql;
import trace.Primitive;

/// Windows 7's way to guard waits and signal states: there is no lock over all; each object has its
/// own, a bit in its header. So those who wait for and signal different objects on different
/// processors do not meet.
///
/// Nobody takes one object's lock while holding another's, with one exception: who waits for
/// several objects locks all of them, lowest address first, and so in the same order as everybody
/// else. What a thread waits for is no longer guarded by a lock at all, but by the state of its
/// wait: see [ObjectLockWait].
///
/// @model Which locks Windows 7 holds together is not public. Here objects are in the order in
///   which they were first locked together with others, which stands for their addresses. A signal
///   that announces a wait (`KeSetEvent` with `waitNext`) keeps the level, but nothing else: other
///   threads can come between.
/// @source
///   http://blogs.msdn.com/b/philpenn/archive/2009/01/02/fewer-hardware-locks-and-greater-parallelism.aspx
/// @source
///   https://www.geoffchappell.com/studies/windows/km/ntoskrnl/inc/ntos/ke/kspin_lock_queue_number.htm
///   (number 0 is not used from Windows 7 on)
@Primitive
final class ObjectLocks extends DispatcherDatabase {

    private final InterruptLevels levels;
    private int addresses;

    ObjectLocks(InterruptLevels levels, SpinLocks spinLocks, Scheduler scheduler) {
        super(spinLocks, scheduler);
        this.levels = levels;
    }

    @Override
    @IrqlRaises(SYNCH_LEVEL)
    KIrql KiLockDispatcherDatabase() {
        return levels.KeRaiseIrqlToSynchLevel();
    }

    @Override
    @IrqlRequiresMin(SYNCH_LEVEL)
    void KiLockDispatcherDatabaseAtSynchLevel() {}

    @Override
    @IrqlRequiresMin(SYNCH_LEVEL)
    void KiUnlockDispatcherDatabaseFromSynchLevel() {}

    @Override
    void lock(DispatcherObject object) {
        spinLocks.KeAcquireSpinLockAtDpcLevel(lockOf(object));
    }

    @Override
    void unlock(DispatcherObject object) {
        spinLocks.KeReleaseSpinLockFromDpcLevel(lockOf(object));
    }

    @Override
    void lockAll(List<? extends DispatcherObject> objects) {
        inOrder(objects).forEach(this::lock);
    }

    @Override
    void unlockAll(List<? extends DispatcherObject> objects) {
        inOrder(objects).forEach(this::unlock);
    }

    /** Each once, lowest address first. */
    private List<? extends DispatcherObject> inOrder(List<? extends DispatcherObject> objects) {
        return objects.stream()
                .distinct()
                .sorted(Comparator.comparingInt(this::addressOf))
                .toList();
    }

    private int addressOf(DispatcherObject object) {
        if (object.address == 0) {
            object.address = ++addresses;
        }
        return object.address;
    }

    private static KSpinLock lockOf(DispatcherObject object) {
        KSpinLock lock = object.headerLock;
        if (lock == null) {
            lock = new KSpinLock(LockRank.OBJECT);
            object.headerLock = lock;
        }
        return lock;
    }
}
