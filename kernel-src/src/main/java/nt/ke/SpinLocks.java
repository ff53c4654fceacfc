package nt.ke;

import static nt.rtl.BugCheckCode.SPIN_LOCK_ALREADY_OWNED;
import static nt.rtl.BugCheckCode.SPIN_LOCK_NOT_OWNED;
import static nt.rtl.KIrql.DISPATCH_LEVEL;
import static nt.rtl.KIrql.SYNCH_LEVEL;
import static nt.rtl.VerifierViolation.LOCK_HIERARCHY;
import static nt.rtl.VerifierViolation.MISMATCHED_LOCK;
import static nt.rtl.VerifierViolation.SPIN_LOCK_RELEASED_AT_BAD_LEVEL;
import static nt.rtl.VerifierViolation.SPIN_LOCK_RELEASED_BELOW_DISPATCH;
import static nt.rtl.VerifierViolation.SPIN_LOCK_TAKEN_ABOVE_DISPATCH;
import static nt.rtl.VerifierViolation.SPIN_LOCK_TAKEN_BELOW_DISPATCH;

import machine.Topology;
import nt.hal.Hal;
import nt.hal.InterruptLevels;
import nt.hal.KPcr;
import nt.ke.KSpinLock.Discipline;
import nt.rtl.AcquiresLock;
import nt.rtl.BugCheckRoutine;
import nt.rtl.IrqlRaises;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.IrqlRequiresMin;
import nt.rtl.KIrql;
import nt.rtl.ReleasesLock;
import nt.rtl.VerifierViolation;
import org.jspecify.annotations.Nullable;
import trace.Primitive;
import trace.Recorded;

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
/// Taking a lock that one holds stops the system with `SPIN_LOCK_ALREADY_OWNED`, releasing one that
/// one does not hold with `SPIN_LOCK_NOT_OWNED`, both without parameters. Taking one of the
/// kernel's own locks in another order than that of [LockRank], or any at the wrong level, is a
/// [VerifierViolation].
///
/// @source
///   https://learn.microsoft.com/en-us/windows-hardware/drivers/debugger/bug-check-0xf--spin-lock-already-owned
@Primitive
public sealed class SpinLocks permits MeasuredSpinLocks {

    private static final int DISPATCH = DISPATCH_LEVEL.level();

    private final InterruptLevels levels;
    private final Processors processors;
    private final BugCheckRoutine bugCheck;

    SpinLocks(InterruptLevels levels, Processors processors, BugCheckRoutine bugCheck) {
        this.levels = levels;
        this.processors = processors;
        this.bugCheck = bugCheck;
    }

    /** Those of a machine on which nothing else of the kernel runs: to look at them alone. */
    public static SpinLocks alone(Hal hal, BugChecks bugChecks) {
        return new SpinLocks(hal.levels, new Processors(hal, Topology.FLAT), bugChecks);
    }

    // ---- plain ------------------------------------------------------------------------------

    /// Raises to `DISPATCH_LEVEL` and takes the lock, however long that takes.
    ///
    /// @return the level to give back with the lock
    /// @source WDK, *KeAcquireSpinLock function (wdm.h)*
    @IrqlRequiresMax(DISPATCH_LEVEL)
    @IrqlRaises(DISPATCH_LEVEL)
    @AcquiresLock("lock")
    public KIrql KeAcquireSpinLock(KSpinLock lock) {
        require(
                levels.KeGetCurrentIrql().level() <= DISPATCH,
                SPIN_LOCK_TAKEN_ABOVE_DISPATCH,
                lock);
        KIrql oldIrql = levels.KeRaiseIrqlToDpcLevel();
        KeAcquireSpinLockAtDpcLevel(lock);
        return oldIrql;
    }

    /// Gives the lock back and lowers the level.
    ///
    /// @source WDK, *KeReleaseSpinLock function (wdm.h)*
    @IrqlRequiresMax(DISPATCH_LEVEL)
    @ReleasesLock("lock")
    public void KeReleaseSpinLock(KSpinLock lock, KIrql newIrql) {
        require(
                levels.KeGetCurrentIrql().level() == DISPATCH,
                SPIN_LOCK_RELEASED_AT_BAD_LEVEL,
                lock);
        KeReleaseSpinLockFromDpcLevel(lock);
        levels.KeLowerIrql(newIrql);
    }

    /// Takes the lock; for who is at `DISPATCH_LEVEL` or above already.
    ///
    /// @source WDK, *KeAcquireSpinLockAtDpcLevel function (wdm.h)*
    @IrqlRequiresMin(DISPATCH_LEVEL)
    @AcquiresLock("lock")
    public void KeAcquireSpinLockAtDpcLevel(KSpinLock lock) {
        KPcr pcr = levels.pcr();
        require(pcr.level() >= DISPATCH, SPIN_LOCK_TAKEN_BELOW_DISPATCH, lock);
        pcr.cpu().point();
        requireNotOwned(lock, Discipline.PLAIN, pcr);
        noteAsked(lock, pcr);
        boolean spins = !lock.isFree();
        while (!lock.isFree()) {
            pcr.cpu().spin();
        }
        take(lock, pcr, spins);
    }

    /// Gives the lock back and stays at the level.
    ///
    /// @source WDK, *KeReleaseSpinLockFromDpcLevel function (wdm.h)*
    @IrqlRequiresMin(DISPATCH_LEVEL)
    @ReleasesLock("lock")
    public void KeReleaseSpinLockFromDpcLevel(KSpinLock lock) {
        KPcr pcr = levels.pcr();
        require(pcr.level() >= DISPATCH, SPIN_LOCK_RELEASED_BELOW_DISPATCH, lock);
        giveBack(lock, pcr);
        pcr.cpu().point();
    }

    // ---- queued, numbered -------------------------------------------------------------------

    /// Raises to `SYNCH_LEVEL` and takes a numbered lock, in turn.
    ///
    /// @return the level to give back with the lock
    @IrqlRaises(SYNCH_LEVEL)
    @AcquiresLock("number")
    public KIrql KeAcquireQueuedSpinLockRaiseToSynch(LockQueueNumber number) {
        KIrql oldIrql = levels.KeRaiseIrqlToSynchLevel();
        enter(processors.KeGetCurrentPrcb().lockQueue[number.number()]);
        return oldIrql;
    }

    /** Takes a numbered lock, in turn, at the present level. */
    @IrqlRequiresMin(DISPATCH_LEVEL)
    @AcquiresLock("number")
    public void KeAcquireQueuedSpinLockAtDpcLevel(int number) {
        enter(processors.KeGetCurrentPrcb().lockQueue[number]);
    }

    /** Hands a numbered lock to the next, and stays at the level. */
    @IrqlRequiresMin(DISPATCH_LEVEL)
    @ReleasesLock("number")
    public void KeReleaseQueuedSpinLockFromDpcLevel(int number) {
        leave(processors.KeGetCurrentPrcb().lockQueue[number]);
    }

    // ---- queued, on the caller's stack ------------------------------------------------------

    /// Raises to `DISPATCH_LEVEL` and takes the lock, in turn. The handle is the place in the
    /// queue.
    ///
    /// @source WDK, *KeAcquireInStackQueuedSpinLock function (wdm.h)*
    @IrqlRequiresMax(DISPATCH_LEVEL)
    @IrqlRaises(DISPATCH_LEVEL)
    @AcquiresLock("lockHandle")
    public void KeAcquireInStackQueuedSpinLock(KLockQueueHandle lockHandle) {
        lockHandle.oldIrql = levels.KeRaiseIrqlToDpcLevel();
        enter(lockHandle.lockQueue);
    }

    /** The same at `SYNCH_LEVEL`. */
    @IrqlRaises(SYNCH_LEVEL)
    @AcquiresLock("lockHandle")
    public void KeAcquireInStackQueuedSpinLockRaiseToSynch(KLockQueueHandle lockHandle) {
        lockHandle.oldIrql = levels.KeRaiseIrqlToSynchLevel();
        enter(lockHandle.lockQueue);
    }

    /// The same at the present level.
    ///
    /// @source WDK, *KeAcquireInStackQueuedSpinLockAtDpcLevel function (wdm.h)*
    @IrqlRequiresMin(DISPATCH_LEVEL)
    @AcquiresLock("lockHandle")
    public void KeAcquireInStackQueuedSpinLockAtDpcLevel(KLockQueueHandle lockHandle) {
        enter(lockHandle.lockQueue);
    }

    /// Hands the lock to the next, and stays at the level.
    ///
    /// @source WDK, *KeReleaseInStackQueuedSpinLockFromDpcLevel function (wdm.h)*
    @IrqlRequiresMin(DISPATCH_LEVEL)
    @ReleasesLock("lockHandle")
    public void KeReleaseInStackQueuedSpinLockFromDpcLevel(KLockQueueHandle lockHandle) {
        leave(lockHandle.lockQueue);
    }

    /// Hands the lock to the next, and lowers the level.
    ///
    /// @source WDK, *KeReleaseInStackQueuedSpinLock function (wdm.h)*
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
    @Recorded("the order in which places are taken")
    private @Nullable KSpinLockQueue join(KSpinLockQueue place, KPcr pcr) {
        pcr.cpu().point();
        requireNotOwned(place.lock, Discipline.QUEUED, pcr);
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

    private void take(KSpinLock lock, KPcr pcr, boolean spun) {
        lock.setOwner(pcr.processor);
        pcr.noteAcquired(lock.rank.bit);
        noteTaken(lock, pcr, spun);
    }

    private void giveBack(KSpinLock lock, KPcr pcr) {
        requireOwned(lock, pcr);
        pcr.noteReleased(lock.rank.bit);
        lock.setFree();
        noteGivenBack(lock, pcr);
    }

    // ---- for who measures -------------------------------------------------------------------

    /** A processor wants a lock from here on. */
    void noteAsked(KSpinLock lock, KPcr pcr) {}

    /// A processor has got a lock.
    ///
    /// @param spun whether it had to wait
    void noteTaken(KSpinLock lock, KPcr pcr, boolean spun) {}

    void noteGivenBack(KSpinLock lock, KPcr pcr) {}

    // ---- misuse -----------------------------------------------------------------------------

    private void require(boolean holds, VerifierViolation violation, KSpinLock lock) {
        if (!holds) {
            int irql = levels.KeGetCurrentIrql().level();
            bugCheck.violation(violation, irql, lock.rank.ordinal(), 0);
        }
    }

    private void requireNotOwned(KSpinLock lock, Discipline discipline, KPcr pcr) {
        if (!lock.admits(discipline)) {
            bugCheck.violation(MISMATCHED_LOCK, lock.rank.ordinal(), 0, 0);
        }
        if ((pcr.lockKinds() & lock.rank.notBefore) != 0 && !lock.isOwnedBy(pcr.processor)) {
            bugCheck.violation(LOCK_HIERARCHY, lock.rank.ordinal(), 0, 0);
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
