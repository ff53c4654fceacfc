package nt.services;

import static nt.rtl.NtStatus.MAXIMUM_WAIT_OBJECTS;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import nt.ex.object.EventObject;
import nt.ex.object.MutantObject;
import nt.ex.object.SemaphoreObject;
import nt.ke.DispatcherObject;
import nt.ke.KProcessorMode;
import nt.ke.KWaitReason;
import nt.ke.Ke;
import nt.ke.Priorities;
import nt.ke.Timeout;
import nt.ke.WaitType;
import nt.ob.AccessMask;
import nt.ob.HandleInformation;
import nt.ob.ObjectBody;
import nt.ob.ObjectManager;
import nt.rtl.NtStatus;

/** Waiting for what handles stand for. */
final class WaitServices {

    /** What `WaitType` is when all objects are waited for; 1: any. */
    private static final int WAIT_ALL = 0;

    private static final int WAIT_ANY = 1;

    private final ObjectCalls calls;
    private final Ke ke;
    private final ObjectManager objects;

    WaitServices(ObjectCalls calls, Ke ke, ObjectManager objects) {
        this.calls = calls;
        this.ke = ke;
        this.objects = objects;
    }

    void register(ServiceTable services) {
        services.add(
                "NtWaitForSingleObject",
                3,
                a -> NtWaitForSingleObject(a.word(0), a.flag(1), a.word(2)));
        services.add(
                "NtWaitForMultipleObjects",
                5,
                a ->
                        NtWaitForMultipleObjects(
                                a.word(0), a.word(1), a.word(2), a.flag(3), a.word(4)));
        services.add(
                "NtWaitForMultipleObjects32",
                5,
                a ->
                        NtWaitForMultipleObjects32(
                                a.word(0), a.word(1), a.word(2), a.flag(3), a.word(4)));
        services.add(
                "NtSignalAndWaitForSingleObject",
                4,
                a -> NtSignalAndWaitForSingleObject(a.word(0), a.word(1), a.flag(2), a.word(3)));
    }

    NtStatus NtWaitForSingleObject(int handle, boolean alertable, int timeoutAddress) {
        Timeout timeout = calls.captureTimeout(timeoutAddress);
        return calls.withAny(
                handle, AccessMask.SYNCHRONIZE, object -> await(object, alertable, timeout));
    }

    private NtStatus await(ObjectBody object, boolean alertable, Timeout timeout) {
        return ke.wait.KeWaitForSingleObject(
                objects.waitObject(object),
                KWaitReason.UserRequest,
                calls.previousMode(),
                alertable,
                timeout);
    }

    /// Waits for some of up to 64 objects.
    ///
    /// @param waitType 0: for all of them at once, 1: for any
    /// @return also `STATUS_INVALID_PARAMETER_1` or `_3`, or `STATUS_INVALID_PARAMETER_MIX` if an
    ///   object is there twice and all are waited for
    NtStatus NtWaitForMultipleObjects(
            int count, int handles, int waitType, boolean alertable, int timeoutAddress) {
        if (count <= 0 || count > MAXIMUM_WAIT_OBJECTS) {
            return NtStatus.STATUS_INVALID_PARAMETER_1;
        }
        if (waitType != WAIT_ALL && waitType != WAIT_ANY) {
            return NtStatus.STATUS_INVALID_PARAMETER_3;
        }
        Timeout timeout = calls.captureTimeout(timeoutAddress);
        calls.memory.ProbeForRead(handles, count * Integer.BYTES, Integer.BYTES);
        var captured = new int[count];
        for (int index = 0; index < count; index++) {
            captured[index] = calls.memory.readInt(handles + index * Integer.BYTES);
        }
        return awaitAll(captured, waitType == WAIT_ALL, alertable, timeout);
    }

    /** The same for 32-bit callers, as all callers here are. */
    NtStatus NtWaitForMultipleObjects32(
            int count, int handles, int waitType, boolean alertable, int timeoutAddress) {
        return NtWaitForMultipleObjects(count, handles, waitType, alertable, timeoutAddress);
    }

    private NtStatus awaitAll(int[] handles, boolean all, boolean alertable, Timeout timeout) {
        var referenced = new ArrayList<ObjectBody>();
        try {
            for (int handle : handles) {
                NtStatus status = reference(handle, referenced);
                if (!status.isSuccess()) {
                    return status;
                }
            }
            List<DispatcherObject> waited = referenced.stream().map(objects::waitObject).toList();
            if (all && new HashSet<>(waited).size() < waited.size()) {
                return NtStatus.STATUS_INVALID_PARAMETER_MIX;
            }
            return ke.wait.KeWaitForMultipleObjects(
                    waited,
                    all ? WaitType.WaitAll : WaitType.WaitAny,
                    KWaitReason.UserRequest,
                    calls.previousMode(),
                    alertable,
                    timeout);
        } finally {
            referenced.forEach(objects::ObfDereferenceObject);
        }
    }

    private NtStatus reference(int handle, List<ObjectBody> referenced) {
        return objects.ObReferenceObjectByHandle(
                        handle, AccessMask.SYNCHRONIZE, calls.previousMode())
                .use(found -> {
                    referenced.add(found.object());
                    return STATUS_SUCCESS;
                });
    }

    /// Sets an event, releases a semaphore or a mutant, and waits, with nothing in between.
    ///
    /// @return also `STATUS_OBJECT_TYPE_MISMATCH` if the first cannot be signaled, or why it was
    ///   not
    NtStatus NtSignalAndWaitForSingleObject(
            int signalHandle, int waitHandle, boolean alertable, int timeoutAddress) {
        Timeout timeout = calls.captureTimeout(timeoutAddress);
        return objects.ObReferenceObjectByHandle(signalHandle, 0, calls.previousMode())
                .use(signal -> {
                    try {
                        return calls.withAny(
                                waitHandle,
                                AccessMask.SYNCHRONIZE,
                                object -> signalAndWait(signal, object, alertable, timeout));
                    } finally {
                        objects.ObfDereferenceObject(signal.object());
                    }
                });
    }

    private NtStatus signalAndWait(
            HandleInformation<ObjectBody> signal,
            ObjectBody awaited,
            boolean alertable,
            Timeout timeout) {
        NtStatus status =
                switch (signal.object()) {
                    case EventObject event when mayNot(signal, EventServices.EVENT_MODIFY_STATE) ->
                            NtStatus.STATUS_ACCESS_DENIED;
                    case EventObject event -> {
                        ke.events.KeSetEvent(event.event(), Priorities.EVENT_INCREMENT, true);
                        yield STATUS_SUCCESS;
                    }
                    case MutantObject mutant -> {
                        ke.mutants.KeReleaseMutant(
                                mutant.mutant(), Priorities.MUTANT_INCREMENT, true);
                        yield STATUS_SUCCESS;
                    }
                    case SemaphoreObject semaphore
                            when mayNot(signal, SemaphoreServices.SEMAPHORE_MODIFY_STATE) ->
                            NtStatus.STATUS_ACCESS_DENIED;
                    case SemaphoreObject semaphore -> {
                        ke.semaphores.KeReleaseSemaphore(
                                semaphore.semaphore(), Priorities.SEMAPHORE_INCREMENT, 1, true);
                        yield STATUS_SUCCESS;
                    }
                    default -> NtStatus.STATUS_OBJECT_TYPE_MISMATCH;
                };
        return status.isSuccess() ? await(awaited, alertable, timeout) : status;
    }

    private boolean mayNot(HandleInformation<ObjectBody> handle, int access) {
        return calls.previousMode() == KProcessorMode.UserMode
                && (handle.grantedAccess() & access) == 0;
    }
}
