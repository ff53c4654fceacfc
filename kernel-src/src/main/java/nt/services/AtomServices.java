package nt.services;

import static nt.rtl.NtStatus.STATUS_SUCCESS;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import nt.ex.FastMutex;
import nt.ex.FastMutexes;
import nt.rtl.AtomTable;
import nt.rtl.AtomTable.AtomInformation;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;

/// The system's table of atoms.
///
/// @model There is one; NT has one for each window station.
final class AtomServices {

    private static final int BASIC = 0;
    private static final int TABLE = 1;

    /** Users, pin, length: two bytes each, before the name. */
    private static final int NAME_OFFSET = 6;

    private static final int COUNT_SIZE = 4;
    private static final int ATOM_SIZE = 2;

    private final ObjectCalls calls;
    private final FastMutexes fastMutexes;
    private final FastMutex lock = new FastMutex();
    private final AtomTable atoms = new AtomTable();

    AtomServices(ObjectCalls calls, FastMutexes fastMutexes) {
        this.calls = calls;
        this.fastMutexes = fastMutexes;
    }

    void register(ServiceTable services) {
        services.add("NtAddAtom", 3, a -> NtAddAtom(a.word(0), a.word(1), a.word(2)));
        services.add("NtFindAtom", 3, a -> NtFindAtom(a.word(0), a.word(1), a.word(2)));
        services.add("NtDeleteAtom", 1, a -> NtDeleteAtom(a.word(0)));
        services.add(
                "NtQueryInformationAtom",
                5,
                a -> NtQueryInformationAtom(a.word(0), a.word(1), a.word(2), a.word(3), a.word(4)));
    }

    /// @param length of the name in bytes; a null before ends it, too
    NtStatus NtAddAtom(int atomName, int length, int atom) {
        return name(atomName, length, atom)
                .then(name -> locked(() -> atoms.RtlAddAtomToAtomTable(name)))
                .use(found -> tell(atom, found));
    }

    NtStatus NtFindAtom(int atomName, int length, int atom) {
        return name(atomName, length, atom)
                .then(name -> locked(() -> atoms.RtlLookupAtomInAtomTable(name)))
                .use(found -> tell(atom, found));
    }

    private Outcome<String> name(int atomName, int length, int atom) {
        if (atom != 0) {
            calls.memory.ProbeForWrite(atom, ATOM_SIZE, 1);
        }
        int most = AtomTable.RTL_ATOM_MAXIMUM_NAME_LENGTH * Character.BYTES;
        if (atomName == 0 || Integer.compareUnsigned(length, most) > 0) {
            return Outcome.failed(NtStatus.STATUS_INVALID_PARAMETER);
        }
        String name = calls.memory.readUnicode(atomName, length);
        int end = name.indexOf(0);
        return Outcome.of(end < 0 ? name : name.substring(0, end));
    }

    private NtStatus tell(int address, int atom) {
        if (address != 0) {
            ObjectCalls.tellIfPossible(() -> calls.memory.writeWord(address, atom));
        }
        return STATUS_SUCCESS;
    }

    NtStatus NtDeleteAtom(int atom) {
        return locked(() -> atoms.RtlDeleteAtomFromAtomTable(atom & 0xFFFF));
    }

    private <R> R locked(Supplier<R> work) {
        fastMutexes.ExAcquireFastMutex(lock);
        R result = work.get();
        fastMutexes.ExReleaseFastMutex(lock);
        return result;
    }

    /// Tells about an atom, or which atoms there are.
    ///
    /// @param informationClass 0: users, pin and name, as much of it as there is room for; 1: all
    ///   atoms
    /// @return also `STATUS_INFO_LENGTH_MISMATCH` if there is no room for the fixed part,
    ///   `STATUS_BUFFER_TOO_SMALL` if there is none for any of the name
    NtStatus NtQueryInformationAtom(
            int atom, int informationClass, int buffer, int length, int returnLength) {
        calls.memory.ProbeForWrite(buffer, length, Integer.BYTES);
        calls.probeOptionalWord(returnLength);
        return switch (informationClass) {
            case BASIC ->
                    locked(() -> atoms.RtlQueryAtomInAtomTable(atom & 0xFFFF))
                            .use(found -> basic(found, buffer, length, returnLength));
            case TABLE -> table(locked(atoms::atoms), buffer, length, returnLength);
            default -> NtStatus.STATUS_INVALID_INFO_CLASS;
        };
    }

    private NtStatus basic(AtomInformation found, int buffer, int length, int returnLength) {
        int whole = NAME_OFFSET + (found.name().length() + 1) * Character.BYTES;
        calls.tellOptional(returnLength, whole);
        int smallest = NAME_OFFSET + Character.BYTES;
        if (Integer.compareUnsigned(length, smallest) < 0) {
            return NtStatus.STATUS_INFO_LENGTH_MISMATCH;
        }
        // The upper half of the lengths a caller can name is more than any name, too.
        int room = length < 0 ? whole : Math.min(length, whole);
        int characters = (room - smallest) / Character.BYTES;
        String name = found.name().substring(0, characters);
        boolean none = characters == 0;
        ByteBuffer out =
                ByteBuffer.allocate(smallest + characters * Character.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) found.referenceCount());
        out.putShort((short) (found.pinned() ? 1 : 0));
        out.putShort((short) ((none ? found.name().length() : characters) * Character.BYTES));
        out.put(name.getBytes(StandardCharsets.UTF_16LE));
        ObjectCalls.tellIfPossible(() -> calls.memory.writeBytes(buffer, out.array()));
        return none ? NtStatus.STATUS_BUFFER_TOO_SMALL : STATUS_SUCCESS;
    }

    private NtStatus table(List<Integer> all, int buffer, int length, int returnLength) {
        int size = COUNT_SIZE + all.size() * ATOM_SIZE;
        calls.tellOptional(returnLength, size);
        if (Integer.compareUnsigned(length, size) < 0) {
            return NtStatus.STATUS_INFO_LENGTH_MISMATCH;
        }
        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(all.size());
        all.forEach(atom -> out.putShort((short) (int) atom));
        ObjectCalls.tellIfPossible(() -> calls.memory.writeBytes(buffer, out.array()));
        return STATUS_SUCCESS;
    }
}
