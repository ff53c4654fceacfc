package nt.services;

import static nt.rtl.NtStatus.STATUS_SUCCESS;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nt.ob.ObjectDirectory;
import nt.ob.ObjectHeader;
import nt.ob.ObjectManager;
import nt.rtl.NtStatus;

/** Directories of the namespace. */
final class DirectoryServices {

    private static final int DIRECTORY_QUERY = 1;

    /** Two `UNICODE_STRING`s: a name and the name of a type. */
    private static final int ENTRY_SIZE = 16;

    private final ObjectCalls calls;
    private final ObjectManager objects;

    /** What a caller is told of an object. */
    private record Entry(String name, String type) {

        /** Bytes of both strings, with a null each. */
        int stringBytes() {
            return (name.length() + 1 + type.length() + 1) * Character.BYTES;
        }
    }

    DirectoryServices(ObjectCalls calls, ObjectManager objects) {
        this.calls = calls;
        this.objects = objects;
    }

    void register(ServiceTable services) {
        services.add(
                "NtCreateDirectoryObject",
                3,
                a -> NtCreateDirectoryObject(a.word(0), a.word(1), a.word(2)));
        services.add(
                "NtOpenDirectoryObject",
                3,
                a -> NtOpenDirectoryObject(a.word(0), a.word(1), a.word(2)));
        services.add(
                "NtQueryDirectoryObject",
                7,
                a ->
                        NtQueryDirectoryObject(
                                a.word(0), a.word(1), a.word(2), a.flag(3), a.flag(4), a.word(5),
                                a.word(6)));
    }

    NtStatus NtCreateDirectoryObject(int directoryHandle, int desiredAccess, int objectAttributes) {
        return calls.create(
                directoryHandle,
                desiredAccess,
                objectAttributes,
                objects.directoryType(),
                ObjectDirectory::new);
    }

    NtStatus NtOpenDirectoryObject(int directoryHandle, int desiredAccess, int objectAttributes) {
        return calls.open(
                directoryHandle, desiredAccess, objectAttributes, objects.directoryType());
    }

    /// Tells names and types of what is in a directory: one entry or as many as there is room for,
    /// then an empty one, then the strings.
    ///
    /// @param context how many entries have been told; goes on from there
    /// @param restart begins with the first
    /// @return `STATUS_MORE_ENTRIES` if some were left out for lack of room,
    ///   `STATUS_NO_MORE_ENTRIES` if there are none, `STATUS_BUFFER_TOO_SMALL` if not even one has
    ///   room: then `returnLength` tells what it needs
    NtStatus NtQueryDirectoryObject(
            int directoryHandle,
            int buffer,
            int length,
            boolean returnSingleEntry,
            boolean restart,
            int context,
            int returnLength) {
        calls.memory.ProbeForWrite(buffer, length, Character.BYTES);
        calls.probeWord(context);
        calls.probeOptionalWord(returnLength);
        int first = restart ? 0 : calls.memory.readInt(context);
        return calls.with(
                directoryHandle,
                DIRECTORY_QUERY,
                objects.directoryType(),
                directory -> {
                    List<Entry> entries = entries(directory);
                    if (Integer.compareUnsigned(first, entries.size()) >= 0) {
                        calls.tellOptional(returnLength, 0);
                        return NtStatus.STATUS_NO_MORE_ENTRIES;
                    }
                    List<Entry> rest = entries.subList(first, entries.size());
                    int count = fitting(rest, length, returnSingleEntry);
                    if (count == 0) {
                        calls.tellOptional(returnLength, bytes(rest.subList(0, 1)));
                        return NtStatus.STATUS_BUFFER_TOO_SMALL;
                    }
                    byte[] told = layOut(rest.subList(0, count), buffer);
                    ObjectCalls.tellIfPossible(() -> calls.memory.writeBytes(buffer, told));
                    calls.tell(context, first + count);
                    calls.tellOptional(returnLength, told.length);
                    return count == rest.size() || returnSingleEntry
                            ? STATUS_SUCCESS
                            : NtStatus.STATUS_MORE_ENTRIES;
                });
    }

    private List<Entry> entries(ObjectDirectory directory) {
        var entries = new ArrayList<Entry>();
        for (ObjectHeader header : objects.referenceAll(directory)) {
            String name = header.name();
            if (name != null) {
                entries.add(new Entry(name, header.type().name()));
            }
            objects.ObfDereferenceObject(header.body());
        }
        return entries;
    }

    private static int fitting(List<Entry> entries, int length, boolean single) {
        int most = single ? 1 : entries.size();
        int count = 0;
        int bytes = ENTRY_SIZE;
        while (count < most) {
            bytes += ENTRY_SIZE + entries.get(count).stringBytes();
            if (Integer.compareUnsigned(bytes, length) > 0) {
                return count;
            }
            count++;
        }
        return count;
    }

    private static int bytes(List<Entry> entries) {
        return ENTRY_SIZE
                + entries.stream().mapToInt(entry -> ENTRY_SIZE + entry.stringBytes()).sum();
    }

    private static byte[] layOut(List<Entry> entries, int buffer) {
        var out = ByteBuffer.allocate(bytes(entries)).order(ByteOrder.LITTLE_ENDIAN);
        int strings = (entries.size() + 1) * ENTRY_SIZE;
        for (Entry entry : entries) {
            for (String text : List.of(entry.name, entry.type)) {
                byte[] characters = text.getBytes(StandardCharsets.UTF_16LE);
                out.putShort((short) characters.length);
                out.putShort((short) (characters.length + Character.BYTES));
                out.putInt(buffer + strings);
                out.put(strings, characters);
                strings += characters.length + Character.BYTES;
            }
        }
        return out.array();
    }
}
