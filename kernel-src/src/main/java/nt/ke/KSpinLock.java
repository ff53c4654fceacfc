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

    // ---- statistics, by the lock's own routines: who uses it need not know
    private long acquisitions;
    private long contentions;
    private long spinCycles;
    private long longestSpin;

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
        acquisitions++;
    }

    /** Whether it is taken the way it has been taken before. */
    boolean admits(Discipline wanted) {
        if (discipline == null) {
            discipline = wanted;
        }
        return discipline == wanted;
    }

    /** A processor has got the lock after it has spun for so many cycles. */
    void noteSpin(long cycles) {
        contentions++;
        spinCycles += cycles;
        longestSpin = Math.max(longestSpin, cycles);
    }

    /// What the lock has cost so far.
    ///
    /// @param acquisitions how often it was taken
    /// @param contentions how often somebody had to spin for it
    /// @param spinCycles processor cycles spent spinning
    /// @param longestSpin the longest of these waits, in cycles
    public record Statistics(
            long acquisitions, long contentions, long spinCycles, long longestSpin) {}

    public Statistics statistics() {
        return new Statistics(acquisitions, contentions, spinCycles, longestSpin);
    }

    void setFree() {
        owner = FREE;
    }
}
