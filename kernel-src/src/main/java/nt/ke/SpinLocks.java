package nt.ke;

import static nt.rtl.BugCheckCode.DRIVER_VERIFIER_DETECTED_VIOLATION;
import static nt.rtl.BugCheckCode.SPIN_LOCK_ALREADY_OWNED;
import static nt.rtl.BugCheckCode.SPIN_LOCK_NOT_OWNED;
import static nt.rtl.KIrql.DISPATCH_LEVEL;
import static nt.rtl.KIrql.SYNCH_LEVEL;

import nt.hal.InterruptLevels;
import nt.hal.KPcr;
import nt.rtl.AcquiresLock;
import nt.rtl.BugCheckRoutine;
import nt.rtl.IrqlRaises;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.IrqlRequiresMin;
import nt.rtl.KIrql;
import nt.rtl.ReleasesLock;
import org.jspecify.annotations.Nullable;
import trace.Untraced;

/// Locks between processors.
///
/// **Plain.** Whoever finds the lock free takes it; under contention a processor can be passed over
/// any number of times.
///
/// **Queued.** Each processor that wants the lock puts its place ([KSpinLockQueue]) at the end of a
/// queue and spins on that place alone; the owner, when it leaves, hands the lock to the next. So
/// the lock goes round first come, first served. The system's great locks are *numbered*: every
/// processor has a place for each of them in its control block. For other locks the caller brings
/// the place along, on its stack ([KLockQueueHandle]).
///
/// Taking a lock that one holds, or releasing one that one does not hold, stops the system; so does
/// taking one of the kernel's own locks in another order than that of [LockRank], which NT notices
/// with Driver Verifier only.
public final class SpinLocks {

    /** What the verifier says of locks that are taken in the wrong order. */
    private static final int LOCK_HIERARCHY_VIOLATION = 0x1001;

    private static final String PART = "part of the routine that calls it";

    private final InterruptLevels levels;
    private final Processors processors;
    private final BugCheckRoutine bugCheck;
    private final @Nullable LockMeters meters;

    /// @param meters null if nobody wants to know what locks cost
    SpinLocks(
            InterruptLevels levels,
            Processors processors,
            BugCheckRoutine bugCheck,
            @Nullable LockMeters meters) {
        this.levels = levels;
        this.processors = processors;
        this.bugCheck = bugCheck;
        this.meters = meters;
    }

    // ---- plain ------------------------------------------------------------------------------

    /// @return the level to give back with the lock
    @IrqlRequiresMax(DISPATCH_LEVEL)
    @IrqlRaises(DISPATCH_LEVEL)
    @AcquiresLock("lock")
    public KIrql KeAcquireSpinLock(KSpinLock lock) {
        KIrql oldIrql = levels.KeRaiseIrqlToDpcLevel();
        KeAcquireSpinLockAtDpcLevel(lock);
        return oldIrql;
    }

    @IrqlRequiresMax(DISPATCH_LEVEL)
    @ReleasesLock("lock")
    public void KeReleaseSpinLock(KSpinLock lock, KIrql newIrql) {
        KeReleaseSpinLockFromDpcLevel(lock);
        levels.KeLowerIrql(newIrql);
    }

    @IrqlRequiresMin(DISPATCH_LEVEL)
    @AcquiresLock("lock")
    public void KeAcquireSpinLockAtDpcLevel(KSpinLock lock) {
        KPcr pcr = levels.pcr();
        pcr.cpu().point();
        requireNotOwned(lock, pcr);
        noteAsked(lock, pcr);
        boolean spins = !lock.isFree();
        while (!lock.isFree()) {
            pcr.cpu().spin();
        }
        take(lock, pcr, spins);
    }

    @IrqlRequiresMin(DISPATCH_LEVEL)
    @ReleasesLock("lock")
    public void KeReleaseSpinLockFromDpcLevel(KSpinLock lock) {
        KPcr pcr = levels.pcr();
        giveBack(lock, pcr);
        pcr.cpu().point();
    }

    // ---- queued, numbered -------------------------------------------------------------------

    /// @return the level to give back with the lock
    @IrqlRaises(SYNCH_LEVEL)
    @AcquiresLock("number")
    public KIrql KeAcquireQueuedSpinLockRaiseToSynch(LockQueueNumber number) {
        KIrql oldIrql = levels.KeRaiseIrqlToSynchLevel();
        enter(processors.KeGetCurrentPrcb().lockQueue[number.number()]);
        return oldIrql;
    }

    @IrqlRequiresMin(DISPATCH_LEVEL)
    @AcquiresLock("number")
    public void KeAcquireQueuedSpinLockAtDpcLevel(int number) {
        enter(processors.KeGetCurrentPrcb().lockQueue[number]);
    }

    @IrqlRequiresMin(DISPATCH_LEVEL)
    @ReleasesLock("number")
    public void KeReleaseQueuedSpinLockFromDpcLevel(int number) {
        leave(processors.KeGetCurrentPrcb().lockQueue[number]);
    }

    // ---- queued, on the caller's stack ------------------------------------------------------

    @IrqlRequiresMax(DISPATCH_LEVEL)
    @IrqlRaises(DISPATCH_LEVEL)
    @AcquiresLock("lockHandle")
    public void KeAcquireInStackQueuedSpinLock(KLockQueueHandle lockHandle) {
        lockHandle.oldIrql = levels.KeRaiseIrqlToDpcLevel();
        enter(lockHandle.lockQueue);
    }

    @IrqlRaises(SYNCH_LEVEL)
    @AcquiresLock("lockHandle")
    public void KeAcquireInStackQueuedSpinLockRaiseToSynch(KLockQueueHandle lockHandle) {
        lockHandle.oldIrql = levels.KeRaiseIrqlToSynchLevel();
        enter(lockHandle.lockQueue);
    }

    @IrqlRequiresMin(DISPATCH_LEVEL)
    @AcquiresLock("lockHandle")
    public void KeAcquireInStackQueuedSpinLockAtDpcLevel(KLockQueueHandle lockHandle) {
        enter(lockHandle.lockQueue);
    }

    @IrqlRequiresMin(DISPATCH_LEVEL)
    @ReleasesLock("lockHandle")
    public void KeReleaseInStackQueuedSpinLockFromDpcLevel(KLockQueueHandle lockHandle) {
        leave(lockHandle.lockQueue);
    }

    @ReleasesLock("lockHandle")
    public void KeReleaseInStackQueuedSpinLock(KLockQueueHandle lockHandle) {
        leave(lockHandle.lockQueue);
        levels.KeLowerIrql(lockHandle.oldIrql);
    }

    // ---- the queue --------------------------------------------------------------------------

    private void enter(KSpinLockQueue place) {
        KPcr pcr = levels.pcr();
        KSpinLockQueue before = join(place, pcr);
        if (before != null) {
            place.waits = true;
            // The exchange above and the link below are two steps: in between the one before us
            // can leave, and must wait for the link.
            pcr.cpu().point();
            before.next = place;
            while (place.waits) {
                pcr.cpu().spin();
            }
        }
        take(place.lock, pcr, before != null);
    }

    /** Exchanges the end of the queue for a new place; gives the place before it. */
    private @Nullable KSpinLockQueue join(KSpinLockQueue place, KPcr pcr) {
        pcr.cpu().point();
        requireNotOwned(place.lock, pcr);
        noteAsked(place.lock, pcr);
        KSpinLockQueue before = place.lock.tail;
        place.lock.tail = place;
        return before;
    }

    private void leave(KSpinLockQueue place) {
        KSpinLock lock = place.lock;
        KPcr pcr = levels.pcr();
        giveBack(lock, pcr);
        if (lock.tail == place) {
            lock.tail = null;
        } else {
            handOver(place, pcr);
        }
        pcr.cpu().point();
    }

    /** Gives the lock to the next in the queue, who may have come but not said so yet. */
    private static void handOver(KSpinLockQueue place, KPcr pcr) {
        while (place.next == null) {
            pcr.cpu().spin();
        }
        place.next.waits = false;
        place.next = null;
    }

    // ---- both -------------------------------------------------------------------------------

    @Untraced(PART)
    private void take(KSpinLock lock, KPcr pcr, boolean spun) {
        lock.setOwner(pcr.processor);
        pcr.noteAcquired(lock.rank.bit);
        if (meters != null) {
            meters.gets(lock, pcr.processor, spun, pcr.cpu().timeStamp());
        }
    }

    @Untraced(PART)
    private void giveBack(KSpinLock lock, KPcr pcr) {
        requireOwned(lock, pcr);
        pcr.noteReleased(lock.rank.bit);
        lock.setFree();
        if (meters != null) {
            meters.givesBack(lock, pcr.cpu().timeStamp());
        }
    }

    @Untraced(PART)
    private void noteAsked(KSpinLock lock, KPcr pcr) {
        if (meters != null) {
            meters.asks(lock, pcr.processor, pcr.cpu().timeStamp());
        }
    }

    private void requireNotOwned(KSpinLock lock, KPcr pcr) {
        if ((pcr.lockKinds() & lock.rank.notBefore) != 0 && !lock.isOwnedBy(pcr.processor)) {
            bugCheck.KeBugCheckEx(
                    DRIVER_VERIFIER_DETECTED_VIOLATION,
                    LOCK_HIERARCHY_VIOLATION,
                    lock.rank.ordinal(),
                    pcr.lockKinds(),
                    0);
        }
        if (lock.isOwnedBy(pcr.processor)) {
            bugCheck.KeBugCheckEx(SPIN_LOCK_ALREADY_OWNED, 0, 0, 0, 0);
        }
    }

    private void requireOwned(KSpinLock lock, KPcr pcr) {
        if (!lock.isOwnedBy(pcr.processor)) {
            bugCheck.KeBugCheckEx(SPIN_LOCK_NOT_OWNED, 0, 0, 0, 0);
        }
    }
}
