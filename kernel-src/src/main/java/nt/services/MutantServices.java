package nt.services;

import static nt.ke.KProcessorMode.KernelMode;
import static nt.ke.Priorities.MUTANT_INCREMENT;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import nt.ex.object.ExecutiveTypes;
import nt.ex.object.MutantObject;
import nt.ke.KMutant;
import nt.ke.KWaitReason;
import nt.ke.Ke;
import nt.ke.Timeout;
import nt.ob.ObjectHeader;
import nt.rtl.NtStatus;

/** Mutants. */
final class MutantServices {

    static final int MUTANT_QUERY_STATE = 1;

    private static final int INFORMATION_SIZE = 8;
    private static final int OWNED_BY_CALLER = 4;
    private static final int ABANDONED_STATE = 5;

    private final ObjectCalls calls;
    private final ExecutiveTypes types;
    private final Ke ke;

    MutantServices(ObjectCalls calls, ExecutiveTypes types, Ke ke) {
        this.calls = calls;
        this.types = types;
        this.ke = ke;
    }

    void register(ServiceTable services) {
        services.add(
                "NtCreateMutant",
                4,
                a -> NtCreateMutant(a.word(0), a.word(1), a.word(2), a.flag(3)));
        services.add("NtOpenMutant", 3, a -> NtOpenMutant(a.word(0), a.word(1), a.word(2)));
        services.add("NtReleaseMutant", 2, a -> NtReleaseMutant(a.word(0), a.word(1)));
        services.add(
                "NtQueryMutant",
                5,
                a -> NtQueryMutant(a.word(0), a.word(1), a.word(2), a.word(3), a.word(4)));
    }

    NtStatus NtCreateMutant(
            int mutantHandle, int desiredAccess, int objectAttributes, boolean initialOwner) {
        return calls.create(
                mutantHandle,
                desiredAccess,
                objectAttributes,
                types.mutant,
                header -> newMutant(header, initialOwner));
    }

    private MutantObject newMutant(ObjectHeader header, boolean initialOwner) {
        var mutant = new KMutant();
        if (initialOwner) {
            // Nobody else knows it yet, so this is over at once.
            ke.wait.KeWaitForSingleObject(
                    mutant, KWaitReason.Executive, KernelMode, false, Timeout.ZERO);
        }
        return new MutantObject(header, mutant);
    }

    NtStatus NtOpenMutant(int mutantHandle, int desiredAccess, int objectAttributes) {
        return calls.open(mutantHandle, desiredAccess, objectAttributes, types.mutant);
    }

    /// @return also `STATUS_MUTANT_NOT_OWNED`
    NtStatus NtReleaseMutant(int mutantHandle, int previousCount) {
        calls.probeOptionalWord(previousCount);
        return calls.with(
                mutantHandle,
                0,
                types.mutant,
                object -> {
                    int count = ke.mutants.KeReleaseMutant(object.mutant(), MUTANT_INCREMENT);
                    calls.tellOptional(previousCount, count);
                    return STATUS_SUCCESS;
                });
    }

    /** Tells the signal state, whether the caller owns it, and whether it was abandoned. */
    NtStatus NtQueryMutant(
            int mutantHandle, int informationClass, int buffer, int length, int returnLength) {
        NtStatus wrong =
                calls.checkQuery(informationClass, buffer, length, returnLength, INFORMATION_SIZE);
        if (!wrong.isSuccess()) {
            return wrong;
        }
        return calls.with(
                mutantHandle,
                MUTANT_QUERY_STATE,
                types.mutant,
                object -> {
                    KMutant mutant = object.mutant();
                    boolean owned = mutant.isOwnedBy(ke.processors.KeGetCurrentThread());
                    calls.tell(buffer, ke.mutants.KeReadStateMutant(mutant));
                    ObjectCalls.tellIfPossible(() -> {
                        calls.memory.writeByte(buffer + OWNED_BY_CALLER, owned ? 1 : 0);
                        calls.memory.writeByte(
                                buffer + ABANDONED_STATE, mutant.isAbandoned() ? 1 : 0);
                    });
                    calls.tellOptional(returnLength, INFORMATION_SIZE);
                    return STATUS_SUCCESS;
                });
    }
}
