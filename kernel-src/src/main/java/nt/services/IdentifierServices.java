package nt.services;

import static nt.rtl.NtStatus.STATUS_SUCCESS;

import nt.ex.Identifiers;
import nt.rtl.NtStatus;

/** Numbers that nobody else has. */
final class IdentifierServices {

    private static final int SEED_LENGTH = 6;

    private final ObjectCalls calls;
    private final Identifiers identifiers;

    IdentifierServices(ObjectCalls calls, Identifiers identifiers) {
        this.calls = calls;
        this.identifiers = identifiers;
    }

    void register(ServiceTable services) {
        services.add("NtAllocateLocallyUniqueId", 1, a -> NtAllocateLocallyUniqueId(a.word(0)));
        services.add(
                "NtAllocateUuids",
                4,
                a -> NtAllocateUuids(a.word(0), a.word(1), a.word(2), a.word(3)));
        services.add("NtSetUuidSeed", 1, a -> NtSetUuidSeed(a.word(0)));
    }

    NtStatus NtAllocateLocallyUniqueId(int luid) {
        calls.memory.ProbeForWrite(luid, Long.BYTES, Integer.BYTES);
        calls.memory.writeLong(luid, identifiers.ExAllocateLocallyUniqueId());
        return STATUS_SUCCESS;
    }

    /// Hands out a stretch of time for UUIDs.
    ///
    /// @return also `STATUS_RETRY` if no time has passed since the last one
    NtStatus NtAllocateUuids(int time, int range, int sequence, int seed) {
        calls.memory.ProbeForWrite(time, Long.BYTES, Integer.BYTES);
        calls.probeWord(range);
        calls.probeWord(sequence);
        calls.memory.ProbeForWrite(seed, SEED_LENGTH, 1);
        return identifiers.ExpAllocateUuids()
                .use(found -> {
                    ObjectCalls.tellIfPossible(() -> {
                        calls.memory.writeLong(time, found.time());
                        calls.memory.writeInt(range, found.range());
                        calls.memory.writeInt(sequence, found.sequence());
                        calls.memory.writeBytes(seed, found.seed());
                    });
                    return STATUS_SUCCESS;
                });
    }

    /// @model Everybody may; in NT one account.
    NtStatus NtSetUuidSeed(int seed) {
        calls.memory.ProbeForRead(seed, SEED_LENGTH, 1);
        identifiers.setUuidSeed(calls.memory.readBytes(seed, SEED_LENGTH));
        return STATUS_SUCCESS;
    }
}
