package nt.ex;

import static nt.rtl.KIrql.PASSIVE_LEVEL;

import nt.ke.Ke;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;

/// Numbers that nobody else has: on this system since boot (LUIDs), or anywhere ever (UUIDs).
///
/// A UUID is a time, in 100-ns units since 1582, with a number that tells machines apart and one
/// that tells clocks of the same machine apart that have been set back. The system hands out
/// stretches of time, each once; whoever gets one makes UUIDs of it.
///
/// @source https://github.com/reactos/reactos `ntoskrnl/ex/uuid.c` (the numbers)
public final class Identifiers {

    /** Those below are given by NT itself to its own services. */
    private static final long FIRST_LUID = 1001;

    /** From the fifteenth of October 1582 to the first of January 1601, in 100-ns units. */
    private static final long GREGORIAN_TO_1601 = 0x14_6BF3_3E42_C000L;

    /** So much time at most is kept for later: a second. */
    private static final long MOST_SAVED = 10_000_000;

    private static final int MOST_AT_ONCE = 10_000;

    private static final int SEED_LENGTH = 6;

    /// A stretch of time that is now the caller's.
    ///
    /// @param time where it begins, in 100-ns units since 1582
    /// @param range how long it is, in the same
    public record UuidRange(long time, int range, int sequence, byte[] seed) {}

    private final Ke ke;
    private final FastMutexes fastMutexes;

    private long nextLuid = FIRST_LUID;

    private final FastMutex uuidLock = new FastMutex();
    private long lastTimeAllocated;
    private int sequenceNumber = 1;
    private byte[] seed = new byte[SEED_LENGTH];

    Identifiers(Ke ke, FastMutexes fastMutexes) {
        this.ke = ke;
        this.fastMutexes = fastMutexes;
    }

    /** A number that has not been given before. */
    public long ExAllocateLocallyUniqueId() {
        ke.interlocked();
        return nextLuid++;
    }

    /// A stretch of time for UUIDs.
    ///
    /// @return `STATUS_RETRY` if no time has passed since the last one
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public Outcome<UuidRange> ExpAllocateUuids() {
        fastMutexes.ExAcquireFastMutex(uuidLock);
        Outcome<UuidRange> range = allocate(ke.time.KeQuerySystemTime());
        fastMutexes.ExReleaseFastMutex(uuidLock);
        return range;
    }

    private Outcome<UuidRange> allocate(long now) {
        if (now < lastTimeAllocated) {
            sequenceNumber++; // the clock has been set back
            lastTimeAllocated = now - MOST_AT_ONCE;
        }
        if (now == lastTimeAllocated) {
            return Outcome.failed(NtStatus.STATUS_RETRY);
        }
        long start = Math.max(lastTimeAllocated, now - MOST_SAVED);
        int range = (int) Math.min(now - start, MOST_AT_ONCE);
        lastTimeAllocated = start + range;
        return Outcome.of(
                new UuidRange(start + GREGORIAN_TO_1601, range, sequenceNumber, seed.clone()));
    }

    /** Tells the system what tells it apart from others: six bytes. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public void setUuidSeed(byte[] newSeed) {
        fastMutexes.ExAcquireFastMutex(uuidLock);
        seed = newSeed.clone();
        fastMutexes.ExReleaseFastMutex(uuidLock);
    }
}
