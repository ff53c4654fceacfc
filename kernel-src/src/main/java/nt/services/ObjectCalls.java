package nt.services;

import java.util.function.Function;
import nt.ke.KProcessorMode;
import nt.ke.Ke;
import nt.ke.Timeout;
import nt.ke.UserMemory;
import nt.ob.ObjectAttributes;
import nt.ob.ObjectBody;
import nt.ob.ObjectHeader;
import nt.ob.ObjectManager;
import nt.ob.ObjectType;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;
import nt.rtl.RaisedStatus;

/// What the services on objects have in common: creating, opening, getting at the object of a
/// handle, and telling the caller.
///
/// Each service first captures its arguments and probes where it will write; that may raise, and
/// nothing has happened yet. Then it does what it is for. What it writes at the end the caller may
/// have unmapped meanwhile; then the caller does not get to know, but what was done stays done, as
/// in NT.
final class ObjectCalls {

    private final Ke ke;
    private final ObjectManager objects;
    final UserMemory memory;

    ObjectCalls(Ke ke, ObjectManager objects) {
        this.ke = ke;
        this.objects = objects;
        memory = ke.userMemory;
    }

    KProcessorMode previousMode() {
        return ke.processors.KeGetPreviousMode();
    }

    // ---- creating and opening ---------------------------------------------------------------

    /// Creates an object and tells its handle.
    ///
    /// @param attributesAddress 0: no name, nothing in particular
    /// @param make makes the body
    NtStatus create(
            int handleAddress,
            int desiredAccess,
            int attributesAddress,
            ObjectType<?> type,
            Function<ObjectHeader, ? extends ObjectBody> make) {
        probeWord(handleAddress);
        Outcome<ObjectAttributes> attributes =
                attributesAddress == 0
                        ? Outcome.of(ObjectAttributes.NONE)
                        : objects.captureAttributes(attributesAddress, previousMode());
        Outcome<Integer> handle =
                attributes
                        .then(wanted -> objects.ObCreateObject(type, wanted, previousMode()))
                        .then(header -> objects.ObInsertObject(make.apply(header), desiredAccess));
        return tellHandle(handleAddress, handle);
    }

    /** Opens an object by its name and tells the handle. */
    NtStatus open(int handleAddress, int desiredAccess, int attributesAddress, ObjectType<?> type) {
        probeWord(handleAddress);
        if (attributesAddress == 0) {
            return NtStatus.STATUS_INVALID_PARAMETER;
        }
        Outcome<Integer> handle =
                objects.captureAttributes(attributesAddress, previousMode())
                        .then(wanted ->
                                objects.ObOpenObjectByName(
                                        wanted, type, previousMode(), desiredAccess, null));
        return tellHandle(handleAddress, handle);
    }

    /** The status of what gave a handle; the handle is written if there is one. */
    NtStatus tellHandle(int handleAddress, Outcome<Integer> outcome) {
        outcome.use(handle -> {
            tell(handleAddress, handle);
            return NtStatus.STATUS_SUCCESS;
        });
        return outcome.status();
    }

    // ---- using ------------------------------------------------------------------------------

    /** Does something with the object of a handle, which is referenced meanwhile. */
    <B extends ObjectBody> NtStatus with(
            int handle, int desiredAccess, ObjectType<B> type, Function<B, NtStatus> use) {
        return objects.ObReferenceObjectByHandle(handle, desiredAccess, type, previousMode())
                .use(object -> {
                    try {
                        return use.apply(object);
                    } finally {
                        objects.ObfDereferenceObject(object);
                    }
                });
    }

    /** The same, whatever type it is of. */
    NtStatus withAny(int handle, int desiredAccess, Function<ObjectBody, NtStatus> use) {
        return objects.ObReferenceObjectByHandle(handle, desiredAccess, previousMode())
                .use(found -> {
                    try {
                        return use.apply(found.object());
                    } finally {
                        objects.ObfDereferenceObject(found.object());
                    }
                });
    }

    // ---- the caller's memory ----------------------------------------------------------------

    /** Raises if the caller cannot be told a word there. */
    void probeWord(int address) {
        memory.ProbeForWrite(address, Integer.BYTES, 1);
    }

    /** The same for a place that may be left out. */
    void probeOptionalWord(int address) {
        if (address != 0) {
            probeWord(address);
        }
    }

    /** Tells the caller a word, if it still can be told. */
    void tell(int address, int value) {
        tellIfPossible(() -> memory.writeInt(address, value));
    }

    /** The same, if the caller wants to know. */
    void tellOptional(int address, int value) {
        if (address != 0) {
            tell(address, value);
        }
    }

    /** Writes where it has been probed before. */
    static void tellIfPossible(Runnable write) {
        try {
            write.run();
        } catch (RaisedStatus _) {
            // What was done is done: the caller has taken the memory away since it was probed.
        }
    }

    /// Captures how long to wait.
    ///
    /// @param address of a `LARGE_INTEGER`: below 0 from now, else until then; 0: there is no limit
    Timeout captureTimeout(int address) {
        if (address == 0) {
            return Timeout.NEVER;
        }
        memory.ProbeForRead(address, Long.BYTES, Integer.BYTES);
        return Timeout.of(memory.readLong(address));
    }

    /// Checks the arguments of a query that has one class of information, of a fixed length.
    ///
    /// @return `STATUS_SUCCESS`, `STATUS_INVALID_INFO_CLASS` or `STATUS_INFO_LENGTH_MISMATCH`
    NtStatus checkQuery(int informationClass, int buffer, int length, int returnLength, int size) {
        memory.ProbeForWrite(buffer, length, Integer.BYTES);
        probeOptionalWord(returnLength);
        if (informationClass != 0) {
            return NtStatus.STATUS_INVALID_INFO_CLASS;
        }
        return length == size ? NtStatus.STATUS_SUCCESS : NtStatus.STATUS_INFO_LENGTH_MISMATCH;
    }
}
