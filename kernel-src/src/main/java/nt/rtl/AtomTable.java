package nt.rtl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Numbers for strings. A string has the same number as long as somebody who has added it has not
/// deleted it again; upper and lower case are the same.
///
/// | atom | |
/// |---|---|
/// | 1 to 0xBFFF | stands for itself, and for `#` with that number in decimal; always there |
/// | 0xC000 to 0xFFFF | stands for another string |
///
/// Whoever uses the table keeps others out.
///
/// @source https://github.com/wine-mirror/wine `dlls/ntdll/tests/atom.c` (a test that is run on
///   Windows)
@Nt("RTL_ATOM_TABLE")
public final class AtomTable {

    /** Characters of a string at most. */
    public static final int RTL_ATOM_MAXIMUM_NAME_LENGTH = 255;

    private static final int FIRST_STRING_ATOM = 0xC000;
    private static final int LAST_ATOM = 0xFFFF;
    private static final int NO_INTEGER = -1;

    /** A string and its users. */
    private static final class Entry {
        final String name;
        final int atom;
        int referenceCount = 1;
        boolean pinned;

        Entry(String name, int atom) {
            this.name = name;
            this.atom = atom;
        }
    }

    /// What is known of an atom.
    ///
    /// @param referenceCount how often it has been added and not deleted
    /// @param pinned whether it stays all the same
    public record AtomInformation(String name, int referenceCount, boolean pinned) {}

    private final Map<String, Entry> byName = new LinkedHashMap<>();
    // By the distance from the first; null where one has been deleted.
    private final List<@Nullable Entry> byAtom = new ArrayList<>();

    /// Adds a string, once more if it is there already.
    ///
    /// @return its atom; `STATUS_OBJECT_NAME_INVALID` if it is empty, `STATUS_INVALID_PARAMETER` if
    ///   it is too long or a number that is no atom, `STATUS_NO_MEMORY` if the table is full
    public Outcome<Integer> RtlAddAtomToAtomTable(String name) {
        return find(name, true);
    }

    /// Finds the atom of a string.
    ///
    /// @return as [#RtlAddAtomToAtomTable], and `STATUS_OBJECT_NAME_NOT_FOUND`
    public Outcome<Integer> RtlLookupAtomInAtomTable(String name) {
        return find(name, false);
    }

    private Outcome<Integer> find(String name, boolean add) {
        int integer = integerAtom(name);
        if (integer != NO_INTEGER) {
            return isIntegerAtom(integer)
                    ? Outcome.of(integer)
                    : Outcome.failed(NtStatus.STATUS_INVALID_PARAMETER);
        }
        if (name.isEmpty()) {
            return Outcome.failed(NtStatus.STATUS_OBJECT_NAME_INVALID);
        }
        if (name.length() > RTL_ATOM_MAXIMUM_NAME_LENGTH) {
            return Outcome.failed(NtStatus.STATUS_INVALID_PARAMETER);
        }
        Entry entry = byName.get(key(name));
        if (entry == null) {
            return add ? enter(name) : Outcome.failed(NtStatus.STATUS_OBJECT_NAME_NOT_FOUND);
        }
        entry.referenceCount += add ? 1 : 0;
        return Outcome.of(entry.atom);
    }

    private Outcome<Integer> enter(String name) {
        int index = 0;
        while (index < byAtom.size() && byAtom.get(index) != null) {
            index++;
        }
        int atom = FIRST_STRING_ATOM + index;
        if (atom > LAST_ATOM) {
            return Outcome.failed(NtStatus.STATUS_NO_MEMORY);
        }
        if (index == byAtom.size()) {
            byAtom.add(null);
        }
        var entry = new Entry(name, atom);
        byAtom.set(index, entry);
        byName.put(key(name), entry);
        return Outcome.of(atom);
    }

    private static String key(String name) {
        var key = new StringBuilder(name);
        for (int index = 0; index < name.length(); index++) {
            key.setCharAt(index, UnicodeCase.RtlUpcaseUnicodeChar(name.charAt(index)));
        }
        return key.toString();
    }

    /** What number a string like `#123` is, however long; below 0: it is another kind of string. */
    private static int integerAtom(String name) {
        if (name.length() < 2 || name.charAt(0) != '#') {
            return NO_INTEGER;
        }
        int value = 0;
        for (int index = 1; index < name.length(); index++) {
            int digit = name.charAt(index) - '0';
            if (digit < 0 || digit > 9) {
                return NO_INTEGER;
            }
            value = Math.min(value * 10 + digit, LAST_ATOM);
        }
        return value;
    }

    private static boolean isIntegerAtom(int atom) {
        return atom > 0 && atom < FIRST_STRING_ATOM;
    }

    /// Deletes a string that has been added once more.
    ///
    /// @return `STATUS_SUCCESS`, `STATUS_WAS_LOCKED` if it stays all the same, or
    ///   `STATUS_INVALID_HANDLE` if there is no such atom
    public NtStatus RtlDeleteAtomFromAtomTable(int atom) {
        if (isIntegerAtom(atom)) {
            return NtStatus.STATUS_SUCCESS;
        }
        Entry entry = entry(atom);
        if (entry == null) {
            return NtStatus.STATUS_INVALID_HANDLE;
        }
        if (entry.pinned) {
            return NtStatus.STATUS_WAS_LOCKED;
        }
        if (--entry.referenceCount == 0) {
            byAtom.set(atom - FIRST_STRING_ATOM, null);
            byName.remove(key(entry.name));
        }
        return NtStatus.STATUS_SUCCESS;
    }

    /// Makes a string stay, however often it is deleted.
    ///
    /// @return `STATUS_SUCCESS` or `STATUS_INVALID_HANDLE`
    public NtStatus RtlPinAtomInAtomTable(int atom) {
        Entry entry = entry(atom);
        if (entry != null) {
            entry.pinned = true;
        }
        return entry != null || isIntegerAtom(atom)
                ? NtStatus.STATUS_SUCCESS
                : NtStatus.STATUS_INVALID_HANDLE;
    }

    /// Tells about an atom.
    ///
    /// @return `STATUS_INVALID_PARAMETER` if it is 0, `STATUS_INVALID_HANDLE` if there is none
    public Outcome<AtomInformation> RtlQueryAtomInAtomTable(int atom) {
        if (atom == 0) {
            return Outcome.failed(NtStatus.STATUS_INVALID_PARAMETER);
        }
        if (isIntegerAtom(atom)) {
            String name = String.format(Locale.ROOT, "#%d", atom);
            return Outcome.of(new AtomInformation(name, 1, true));
        }
        Entry entry = entry(atom);
        return entry == null
                ? Outcome.failed(NtStatus.STATUS_INVALID_HANDLE)
                : Outcome.of(new AtomInformation(entry.name, entry.referenceCount, entry.pinned));
    }

    /** The atoms of all strings. */
    public List<Integer> atoms() {
        var atoms = new ArrayList<Integer>();
        byName.values().forEach(entry -> atoms.add(entry.atom));
        return atoms;
    }

    private @Nullable Entry entry(int atom) {
        return atom >= FIRST_STRING_ATOM && atom < FIRST_STRING_ATOM + byAtom.size()
                ? byAtom.get(atom - FIRST_STRING_ATOM)
                : null;
    }
}
