package nt.services;

import static nt.rtl.NtStatus.STATUS_SUCCESS;

import nt.ke.KProcessorMode;
import nt.ob.AccessMask;
import nt.ob.HandleOwner;
import nt.ob.ObjectManager;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;
import org.jspecify.annotations.Nullable;

/** Handles, and what keeps an object's name. */
final class HandleServices {

    private static final int PROCESS_DUP_HANDLE = 0x40;
    private static final int DUPLICATE_CLOSE_SOURCE = 1;

    /** `ObjectHandleFlagInformation`, and its two bytes. */
    private static final int HANDLE_FLAGS = 4;

    private static final int HANDLE_FLAGS_SIZE = 2;

    private final ObjectCalls calls;
    private final ObjectManager objects;

    HandleServices(ObjectCalls calls, ObjectManager objects) {
        this.calls = calls;
        this.objects = objects;
    }

    void register(ServiceTable services) {
        services.add("NtClose", 1, a -> NtClose(a.word(0)));
        services.add(
                "NtDuplicateObject",
                7,
                a ->
                        NtDuplicateObject(
                                a.word(0), a.word(1), a.word(2), a.word(3), a.word(4), a.word(5),
                                a.word(6)));
        services.add(
                "NtSetInformationObject",
                4,
                a -> NtSetInformationObject(a.word(0), a.word(1), a.word(2), a.word(3)));
        services.add("NtMakeTemporaryObject", 1, a -> NtMakeTemporaryObject(a.word(0)));
        services.add("NtMakePermanentObject", 1, a -> NtMakePermanentObject(a.word(0)));
    }

    NtStatus NtClose(int handle) {
        return objects.ObCloseHandle(handle, calls.previousMode());
    }

    /// Gives a process a handle to what one of another process stands for.
    ///
    /// @param targetProcessHandle 0: there is to be no new handle
    /// @param options 1: the source is closed, whatever happens; 2: the rights are the same; 4: the
    ///   attributes are the same
    NtStatus NtDuplicateObject(
            int sourceProcessHandle,
            int sourceHandle,
            int targetProcessHandle,
            int targetHandle,
            int desiredAccess,
            int handleAttributes,
            int options) {
        calls.probeOptionalWord(targetHandle);
        return process(sourceProcessHandle)
                .use(from -> {
                    try {
                        if (targetProcessHandle == 0) {
                            return closeOnly(from, sourceHandle, options);
                        }
                        return toTarget(
                                from,
                                sourceHandle,
                                targetProcessHandle,
                                targetHandle,
                                desiredAccess,
                                handleAttributes,
                                options);
                    } finally {
                        objects.ObfDereferenceObject(from);
                    }
                });
    }

    /** A process that the caller may give handles to and take them from. */
    private Outcome<HandleOwner> process(int handle) {
        return objects.ObReferenceObjectByHandle(handle, 0, calls.previousMode())
                .then(found -> {
                    boolean granted =
                            calls.previousMode() == KProcessorMode.KernelMode
                                    || (found.grantedAccess() & PROCESS_DUP_HANDLE) != 0;
                    if (found.object() instanceof HandleOwner process && granted) {
                        return Outcome.of(process);
                    }
                    objects.ObfDereferenceObject(found.object());
                    return Outcome.failed(
                            found.object() instanceof HandleOwner
                                    ? NtStatus.STATUS_ACCESS_DENIED
                                    : NtStatus.STATUS_OBJECT_TYPE_MISMATCH);
                });
    }

    private NtStatus closeOnly(HandleOwner from, int sourceHandle, int options) {
        return (options & DUPLICATE_CLOSE_SOURCE) == 0
                ? NtStatus.STATUS_INVALID_PARAMETER
                : duplicate(from, sourceHandle, null, 0, 0, options).status();
    }

    private NtStatus toTarget(
            HandleOwner from,
            int sourceHandle,
            int targetProcessHandle,
            int targetHandle,
            int desiredAccess,
            int handleAttributes,
            int options) {
        Outcome<HandleOwner> target = process(targetProcessHandle);
        if (!(target instanceof Outcome.Success(NtStatus _, HandleOwner to))) {
            if ((options & DUPLICATE_CLOSE_SOURCE) != 0) {
                duplicate(from, sourceHandle, null, 0, 0, options);
            }
            return target.status();
        }
        try {
            Outcome<Integer> handle =
                    duplicate(from, sourceHandle, to, desiredAccess, handleAttributes, options);
            return targetHandle == 0 ? handle.status() : calls.tellHandle(targetHandle, handle);
        } finally {
            objects.ObfDereferenceObject(to);
        }
    }

    private Outcome<Integer> duplicate(
            HandleOwner from,
            int sourceHandle,
            @Nullable HandleOwner to,
            int desiredAccess,
            int attributes,
            int options) {
        return objects.ObDuplicateObject(
                from, sourceHandle, to, desiredAccess, attributes, options, calls.previousMode());
    }

    /** Sets whether a handle is inherited and whether it can be closed. */
    NtStatus NtSetInformationObject(int handle, int informationClass, int buffer, int length) {
        calls.memory.ProbeForRead(buffer, length, 1);
        if (informationClass != HANDLE_FLAGS) {
            return NtStatus.STATUS_INVALID_INFO_CLASS;
        }
        if (length != HANDLE_FLAGS_SIZE) {
            return NtStatus.STATUS_INFO_LENGTH_MISMATCH;
        }
        boolean inherit = calls.memory.readByte(buffer) != 0;
        boolean protectFromClose = calls.memory.readByte(buffer + 1) != 0;
        return objects.ObSetHandleAttributes(
                handle, inherit, protectFromClose, calls.previousMode());
    }

    NtStatus NtMakeTemporaryObject(int handle) {
        return calls.withAny(
                handle,
                AccessMask.DELETE,
                object -> {
                    objects.ObMakeTemporaryObject(object);
                    return STATUS_SUCCESS;
                });
    }

    /// @return also `STATUS_PRIVILEGE_NOT_HELD`
    NtStatus NtMakePermanentObject(int handle) {
        return calls.withAny(
                handle, 0, object -> objects.makePermanent(object, calls.previousMode()));
    }
}
