package nt.services;

import static nt.rtl.NtStatus.STATUS_INFO_LENGTH_MISMATCH;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nt.ex.HandleTableEntry;
import nt.ob.HandleInformation;
import nt.ob.ObjectAttributes;
import nt.ob.ObjectBody;
import nt.ob.ObjectHeader;
import nt.ob.ObjectManager;
import nt.ob.ObjectType;
import nt.ob.SecurityDescriptor;
import nt.ob.SymbolicLink;
import nt.rtl.NtStatus;

/// What is known of an object, its type and its handle.
///
/// | class | | bytes |
/// |---|---|---|
/// | 0 | rights, attributes, counts | 56 |
/// | 1 | the name | 8 and the name |
/// | 2 | the type | 96 and its name |
/// | 3 | all types | 4 and those of each type |
/// | 4 | whether the handle is inherited and protected | 2 |
///
/// @source https://github.com/winsiderss/phnt `ntobapi.h` (the structures)
final class ObjectQueryServices {

    private static final int BASIC = 0;
    private static final int NAME = 1;
    private static final int TYPE = 2;
    private static final int TYPES = 3;
    private static final int HANDLE_FLAGS = 4;

    private static final int BASIC_SIZE = 0x38;
    private static final int UNICODE_STRING_SIZE = 8;
    private static final int TYPE_SIZE = 0x60;
    private static final int HANDLE_FLAGS_SIZE = 2;

    private final ObjectCalls calls;
    private final ObjectManager objects;

    ObjectQueryServices(ObjectCalls calls, ObjectManager objects) {
        this.calls = calls;
        this.objects = objects;
    }

    void register(ServiceTable services) {
        services.add(
                "NtQueryObject",
                5,
                a -> NtQueryObject(a.word(0), a.word(1), a.word(2), a.word(3), a.word(4)));
    }

    /// Tells about an object.
    ///
    /// @param returnLength where the bytes that there are, or would be, are told; may be left out
    /// @return also `STATUS_INVALID_INFO_CLASS` or `STATUS_INFO_LENGTH_MISMATCH`
    NtStatus NtQueryObject(
            int handle, int informationClass, int buffer, int length, int returnLength) {
        calls.memory.ProbeForWrite(buffer, length, informationClass == HANDLE_FLAGS ? 1 : 4);
        calls.probeOptionalWord(returnLength);
        if (informationClass == TYPES) {
            return answer(types(buffer), buffer, length, returnLength);
        }
        return objects.ObReferenceObjectByHandle(handle, 0, calls.previousMode())
                .use(found -> {
                    try {
                        return query(found, informationClass, buffer, length, returnLength);
                    } finally {
                        objects.ObfDereferenceObject(found.object());
                    }
                });
    }

    private NtStatus query(
            HandleInformation<ObjectBody> found,
            int informationClass,
            int buffer,
            int length,
            int returnLength) {
        return switch (informationClass) {
            case BASIC -> exactly(basic(found), buffer, length, returnLength);
            case NAME ->
                    objects.ObQueryNameString(found.object())
                            .use(name ->
                                    answer(
                                            nameInformation(name, buffer),
                                            buffer,
                                            length,
                                            returnLength));
            case TYPE ->
                    answer(
                            type(found.object().objectHeader().type(), buffer),
                            buffer,
                            length,
                            returnLength);
            case HANDLE_FLAGS -> exactly(handleFlags(found), buffer, length, returnLength);
            default -> NtStatus.STATUS_INVALID_INFO_CLASS;
        };
    }

    private NtStatus exactly(ByteBuffer answer, int buffer, int length, int returnLength) {
        return length == answer.capacity()
                ? answer(answer, buffer, length, returnLength)
                : STATUS_INFO_LENGTH_MISMATCH;
    }

    private NtStatus answer(ByteBuffer answer, int buffer, int length, int returnLength) {
        calls.tellOptional(returnLength, answer.capacity());
        if (Integer.compareUnsigned(length, answer.capacity()) < 0) {
            return STATUS_INFO_LENGTH_MISMATCH;
        }
        ObjectCalls.tellIfPossible(() -> calls.memory.writeBytes(buffer, answer.array()));
        return STATUS_SUCCESS;
    }

    private static ByteBuffer space(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private ByteBuffer basic(HandleInformation<ObjectBody> found) {
        ObjectHeader header = found.object().objectHeader();
        SecurityDescriptor security = header.securityDescriptor();
        String name = header.name();
        ByteBuffer out = space(BASIC_SIZE);
        out.putInt(attributes(found)).putInt(found.grantedAccess());
        // Not counting the reference that this very call has.
        out.putInt(header.handleCount()).putInt(header.pointerCount() - 1);
        out.position(out.position() + 5 * Integer.BYTES); // nobody is charged; reserved
        out.putInt(name == null ? 0 : UNICODE_STRING_SIZE + stringSize(name));
        out.putInt(TYPE_SIZE + stringSize(header.type().name()));
        out.putInt(security == null ? 0 : security.length());
        out.putLong(found.object() instanceof SymbolicLink link ? link.creationTime() : 0);
        return out;
    }

    private static int attributes(HandleInformation<ObjectBody> found) {
        ObjectHeader header = found.object().objectHeader();
        return found.handleAttributes()
                | (header.isPermanent() ? ObjectAttributes.OBJ_PERMANENT : 0)
                | (header.isExclusive() ? ObjectAttributes.OBJ_EXCLUSIVE : 0);
    }

    /** A string with its null, in whole words. */
    private static int stringSize(String text) {
        return (text.length() + 1) * Character.BYTES + 3 & ~3;
    }

    private static ByteBuffer nameInformation(String name, int buffer) {
        if (name.isEmpty()) {
            return space(UNICODE_STRING_SIZE);
        }
        int bytes = (name.length() + 1) * Character.BYTES;
        ByteBuffer out = space(UNICODE_STRING_SIZE + bytes);
        string(out, name, buffer + UNICODE_STRING_SIZE);
        out.put(name.getBytes(StandardCharsets.UTF_16LE));
        return out;
    }

    /** A `UNICODE_STRING` whose characters are at an address. */
    private static void string(ByteBuffer out, String text, int address) {
        int bytes = text.length() * Character.BYTES;
        out.putShort((short) bytes).putShort((short) (bytes + Character.BYTES)).putInt(address);
    }

    private static ByteBuffer type(ObjectType<?> type, int buffer) {
        ByteBuffer out = space(TYPE_SIZE + stringSize(type.name()));
        putType(out, type, buffer);
        return out;
    }

    private static void putType(ByteBuffer out, ObjectType<?> type, int buffer) {
        int start = out.position();
        string(out, type.name(), buffer + start + TYPE_SIZE);
        out.putInt(type.totalNumberOfObjects()).putInt(type.totalNumberOfHandles());
        out.position(out.position() + 4 * Integer.BYTES); // pools are not counted
        out.putInt(type.highWaterNumberOfObjects()).putInt(type.highWaterNumberOfHandles());
        out.position(out.position() + 4 * Integer.BYTES);
        out.putInt(type.traits().invalidAttributes());
        out.putInt(type.traits().genericMapping().genericRead());
        out.putInt(type.traits().genericMapping().genericWrite());
        out.putInt(type.traits().genericMapping().genericExecute());
        out.putInt(type.traits().genericMapping().genericAll());
        out.putInt(type.traits().validAccessMask());
        out.put((byte) (type.traits().securityRequired() ? 1 : 0));
        out.put((byte) (type.traits().maintainHandleCount() ? 1 : 0));
        out.putShort((short) 0);
        out.putInt(type.traits().pagedPool() ? 1 : 0);
        out.position(start + TYPE_SIZE);
        out.put(type.name().getBytes(StandardCharsets.UTF_16LE));
        out.position(start + TYPE_SIZE + stringSize(type.name()));
    }

    private ByteBuffer types(int buffer) {
        List<ObjectType<?>> types = objects.types();
        int size = types.stream().mapToInt(type -> TYPE_SIZE + stringSize(type.name())).sum();
        ByteBuffer out = space(Integer.BYTES + size);
        out.putInt(types.size());
        types.forEach(type -> putType(out, type, buffer));
        return out;
    }

    private static ByteBuffer handleFlags(HandleInformation<ObjectBody> found) {
        ByteBuffer out = space(HANDLE_FLAGS_SIZE);
        out.put(flag(found, HandleTableEntry.OBJ_INHERIT));
        out.put(flag(found, HandleTableEntry.OBJ_PROTECT_CLOSE));
        return out;
    }

    private static byte flag(HandleInformation<ObjectBody> found, int attribute) {
        return (byte) ((found.handleAttributes() & attribute) != 0 ? 1 : 0);
    }
}
