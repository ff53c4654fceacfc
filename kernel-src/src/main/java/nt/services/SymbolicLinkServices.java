package nt.services;

import static nt.rtl.NtStatus.STATUS_SUCCESS;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import nt.ke.SystemTime;
import nt.ob.ObjectManager;
import nt.ob.SymbolicLink;
import nt.rtl.NtStatus;

/** Symbolic links. */
final class SymbolicLinkServices {

    private static final int SYMBOLIC_LINK_QUERY = 1;

    // Where things are in a UNICODE_STRING.
    private static final int MAXIMUM_LENGTH = 2;
    private static final int BUFFER = 4;
    private static final int SIZE = 8;

    private final ObjectCalls calls;
    private final ObjectManager objects;
    private final SystemTime time;

    SymbolicLinkServices(ObjectCalls calls, ObjectManager objects, SystemTime time) {
        this.calls = calls;
        this.objects = objects;
        this.time = time;
    }

    void register(ServiceTable services) {
        services.add(
                "NtCreateSymbolicLinkObject",
                4,
                a -> NtCreateSymbolicLinkObject(a.word(0), a.word(1), a.word(2), a.word(3)));
        services.add(
                "NtOpenSymbolicLinkObject",
                3,
                a -> NtOpenSymbolicLinkObject(a.word(0), a.word(1), a.word(2)));
        services.add(
                "NtQuerySymbolicLinkObject",
                3,
                a -> NtQuerySymbolicLinkObject(a.word(0), a.word(1), a.word(2)));
    }

    /// @param linkTarget need not name anything
    /// @return also `STATUS_INVALID_PARAMETER` if the target is no proper string
    NtStatus NtCreateSymbolicLinkObject(
            int linkHandle, int desiredAccess, int objectAttributes, int linkTarget) {
        calls.probeWord(linkHandle);
        calls.memory.ProbeForRead(linkTarget, SIZE, Integer.BYTES);
        int length = calls.memory.readWord(linkTarget);
        int maximum = calls.memory.readWord(linkTarget + MAXIMUM_LENGTH);
        if (maximum == 0 || length > maximum || length % Character.BYTES != 0) {
            return NtStatus.STATUS_INVALID_PARAMETER;
        }
        String target = calls.memory.readUnicode(calls.memory.readInt(linkTarget + BUFFER), length);
        return calls.create(
                linkHandle,
                desiredAccess,
                objectAttributes,
                objects.symbolicLinkType(),
                header -> new SymbolicLink(header, time.KeQuerySystemTime(), target));
    }

    NtStatus NtOpenSymbolicLinkObject(int linkHandle, int desiredAccess, int objectAttributes) {
        return calls.open(linkHandle, desiredAccess, objectAttributes, objects.symbolicLinkType());
    }

    /// Tells where a link leads.
    ///
    /// @param linkTarget a `UNICODE_STRING` with room for it; if `returnedLength` is given also for
    ///   a null behind
    /// @param returnedLength where the bytes that are needed, with the null, are told; may be left
    ///   out
    /// @return also `STATUS_BUFFER_TOO_SMALL`
    NtStatus NtQuerySymbolicLinkObject(int linkHandle, int linkTarget, int returnedLength) {
        calls.memory.ProbeForWrite(linkTarget, SIZE, Integer.BYTES);
        calls.probeOptionalWord(returnedLength);
        int room = calls.memory.readWord(linkTarget + MAXIMUM_LENGTH);
        int buffer = calls.memory.readInt(linkTarget + BUFFER);
        calls.memory.ProbeForWrite(buffer, room, 1);
        return calls.with(
                linkHandle,
                SYMBOLIC_LINK_QUERY,
                objects.symbolicLinkType(),
                link -> {
                    byte[] target = link.linkTarget().getBytes(StandardCharsets.UTF_16LE);
                    int withNull = target.length + Character.BYTES;
                    calls.tellOptional(returnedLength, withNull);
                    if (room < (returnedLength == 0 ? target.length : withNull)) {
                        return NtStatus.STATUS_BUFFER_TOO_SMALL;
                    }
                    byte[] told = Arrays.copyOf(target, Math.min(room, withNull));
                    ObjectCalls.tellIfPossible(() -> {
                        calls.memory.writeWord(linkTarget, target.length);
                        calls.memory.writeBytes(buffer, told);
                    });
                    return STATUS_SUCCESS;
                });
    }
}
