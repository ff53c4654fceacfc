package nt.services;

import static nt.ke.Priorities.SEMAPHORE_INCREMENT;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import nt.ex.object.ExecutiveTypes;
import nt.ex.object.SemaphoreObject;
import nt.ke.KSemaphore;
import nt.ke.Semaphores;
import nt.rtl.NtStatus;

/** Semaphores. */
final class SemaphoreServices {

    static final int SEMAPHORE_QUERY_STATE = 1;
    static final int SEMAPHORE_MODIFY_STATE = 2;

    private static final int INFORMATION_SIZE = 8;
    private static final int MAXIMUM_COUNT = 4;

    private final ObjectCalls calls;
    private final ExecutiveTypes types;
    private final Semaphores semaphores;

    SemaphoreServices(ObjectCalls calls, ExecutiveTypes types, Semaphores semaphores) {
        this.calls = calls;
        this.types = types;
        this.semaphores = semaphores;
    }

    void register(ServiceTable services) {
        services.add(
                "NtCreateSemaphore",
                5,
                a -> NtCreateSemaphore(a.word(0), a.word(1), a.word(2), a.word(3), a.word(4)));
        services.add("NtOpenSemaphore", 3, a -> NtOpenSemaphore(a.word(0), a.word(1), a.word(2)));
        services.add(
                "NtReleaseSemaphore", 3, a -> NtReleaseSemaphore(a.word(0), a.word(1), a.word(2)));
        services.add(
                "NtQuerySemaphore",
                5,
                a -> NtQuerySemaphore(a.word(0), a.word(1), a.word(2), a.word(3), a.word(4)));
    }

    /// @param initialCount 0 to `maximumCount`
    /// @param maximumCount 1 or more
    NtStatus NtCreateSemaphore(
            int semaphoreHandle,
            int desiredAccess,
            int objectAttributes,
            int initialCount,
            int maximumCount) {
        calls.probeWord(semaphoreHandle);
        if (maximumCount <= 0 || initialCount < 0 || initialCount > maximumCount) {
            return STATUS_INVALID_PARAMETER;
        }
        return calls.create(
                semaphoreHandle,
                desiredAccess,
                objectAttributes,
                types.semaphore,
                header -> new SemaphoreObject(header, new KSemaphore(initialCount, maximumCount)));
    }

    NtStatus NtOpenSemaphore(int semaphoreHandle, int desiredAccess, int objectAttributes) {
        return calls.open(semaphoreHandle, desiredAccess, objectAttributes, types.semaphore);
    }

    /// @param releaseCount above 0
    /// @return also `STATUS_SEMAPHORE_LIMIT_EXCEEDED`
    NtStatus NtReleaseSemaphore(int semaphoreHandle, int releaseCount, int previousCount) {
        calls.probeOptionalWord(previousCount);
        if (releaseCount <= 0) {
            return STATUS_INVALID_PARAMETER;
        }
        return calls.with(
                semaphoreHandle,
                SEMAPHORE_MODIFY_STATE,
                types.semaphore,
                object -> {
                    int count =
                            semaphores.KeReleaseSemaphore(
                                    object.semaphore(), SEMAPHORE_INCREMENT, releaseCount);
                    calls.tellOptional(previousCount, count);
                    return STATUS_SUCCESS;
                });
    }

    /** Tells the count and the limit. */
    NtStatus NtQuerySemaphore(
            int semaphoreHandle, int informationClass, int buffer, int length, int returnLength) {
        NtStatus wrong =
                calls.checkQuery(informationClass, buffer, length, returnLength, INFORMATION_SIZE);
        if (!wrong.isSuccess()) {
            return wrong;
        }
        return calls.with(
                semaphoreHandle,
                SEMAPHORE_QUERY_STATE,
                types.semaphore,
                object -> {
                    KSemaphore semaphore = object.semaphore();
                    calls.tell(buffer, semaphores.KeReadStateSemaphore(semaphore));
                    calls.tell(buffer + MAXIMUM_COUNT, semaphore.limit());
                    calls.tellOptional(returnLength, INFORMATION_SIZE);
                    return STATUS_SUCCESS;
                });
    }
}
