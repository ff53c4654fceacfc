package nt.ke;

import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;
import trace.TracedObject;

/// A lock that a processor spins for. Taken plainly ([SpinLocks#KeAcquireSpinLockAtDpcLevel]) it
/// goes to whoever asks at the right moment, taken through a queue to whoever has waited longest;
/// one lock must always be taken the same way.
@Nt("KSPIN_LOCK")
public final class KSpinLock extends TracedObject {

    private static final int FREE = -1;

    final LockRank rank;
    private int owner = FREE;

    /** How it is taken, as its first taker has done; a lock must always be taken the same way. */
    private @Nullable Discipline discipline;

    /** The two ways to take a lock. */
    enum Discipline {
        PLAIN,
        QUEUED
    }

    /** What measures it, if the locks of this machine are measured. */
    @Nullable LockMeter meter;

    /** The last in the queue for this lock, if it is taken through queues. */
    @Nullable KSpinLockQueue tail;

    public KSpinLock() {
        this(LockRank.UNRANKED);
    }

    KSpinLock(LockRank rank) {
        this.rank = rank;
    }

    boolean isFree() {
        return owner == FREE;
    }

    boolean isOwnedBy(int processor) {
        return owner == processor;
    }

    void setOwner(int processor) {
        owner = processor;
    }

    /** Whether it is taken the way it has been taken before. */
    boolean admits(Discipline wanted) {
        if (discipline == null) {
            discipline = wanted;
        }
        return discipline == wanted;
    }

    void setFree() {
        owner = FREE;
    }
}
