package nt.services;

import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_MIX;

import java.util.function.Function;
import nt.ob.ObjectAttributes;
import nt.ob.ObjectBody;
import nt.ob.ObjectManager;
import nt.ob.ObjectType;
import nt.ps.ClientId;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;

/// What the services have in common that open a process or a thread: by a name, or by numbers.
final class ClientIdCalls {

    private final ObjectManager objects;
    private final ObjectCalls calls;

    ClientIdCalls(ObjectManager objects, ObjectCalls calls) {
        this.objects = objects;
        this.calls = calls;
    }

    /// Opens an object and tells the handle.
    ///
    /// @param clientId the address of the numbers; 0: by the name in the attributes
    /// @param reference finds an object by its numbers
    <B extends ObjectBody> NtStatus open(
            int handleAddress,
            int desiredAccess,
            int objectAttributes,
            int clientId,
            ObjectType<B> type,
            Function<ClientId, Outcome<B>> reference) {
        calls.probeWord(handleAddress);
        Outcome<Integer> handle =
                objects.captureAttributes(objectAttributes, calls.previousMode())
                        .then(wanted -> {
                            if (clientId == 0) {
                                return wanted.objectName() == null
                                        ? Outcome.failed(STATUS_INVALID_PARAMETER_MIX)
                                        : objects.ObOpenObjectByName(
                                                wanted,
                                                type,
                                                calls.previousMode(),
                                                desiredAccess,
                                                null);
                            }
                            ClientId cid = captureClientId(clientId);
                            if (wanted.objectName() != null) {
                                return Outcome.failed(STATUS_INVALID_PARAMETER_MIX);
                            }
                            return openFound(reference.apply(cid), type, wanted, desiredAccess);
                        });
        return calls.tellHandle(handleAddress, handle);
    }

    private <B extends ObjectBody> Outcome<Integer> openFound(
            Outcome<B> found, ObjectType<B> type, ObjectAttributes wanted, int desiredAccess) {
        return found.then(object -> {
            Outcome<Integer> handle =
                    objects.ObOpenObjectByPointer(
                            object, wanted.attributes(), desiredAccess, type, calls.previousMode());
            objects.ObfDereferenceObject(object);
            return handle;
        });
    }

    private ClientId captureClientId(int address) {
        calls.memory.ProbeForRead(address, 2 * Integer.BYTES, Integer.BYTES);
        return new ClientId(
                calls.memory.readInt(address), calls.memory.readInt(address + Integer.BYTES));
    }
}
