package nt.services;

import static nt.rtl.NtStatus.STATUS_BUFFER_TOO_SMALL;
import static nt.rtl.NtStatus.STATUS_INVALID_HANDLE;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER;
import static nt.rtl.NtStatus.STATUS_OBJECT_NAME_INVALID;
import static nt.rtl.NtStatus.STATUS_OBJECT_NAME_NOT_FOUND;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.TreeMap;
import nt.rtl.AtomTable;
import nt.rtl.NtStatus;
import org.junit.jupiter.api.Test;

/** Facts from Wine's `dlls/ntdll/tests/atom.c`, which is run on Windows. */
class AtomServicesTest {

    private static NtStatus add(UserCalls user, String name, int atom) {
        return user.call("NtAddAtom", user.characters(name), 2 * name.length(), atom);
    }

    @Test
    void a_string_has_one_atom_in_any_case_until_it_is_deleted_as_often_as_added() {
        UserCalls.run(user -> {
            int atom = user.word(0);
            assertEquals(STATUS_SUCCESS, add(user, "Hello World", atom));
            assertEquals(0xC000, user.read(atom));
            assertEquals(STATUS_SUCCESS, add(user, "HELLO world", atom));
            assertEquals(0xC000, user.read(atom));
            user.succeed("NtDeleteAtom", 0xC000);
            user.succeed("NtFindAtom", user.characters("hello world"), 22, atom);
            user.succeed("NtDeleteAtom", 0xC000);
            assertEquals(
                    STATUS_OBJECT_NAME_NOT_FOUND,
                    user.call("NtFindAtom", user.characters("hello world"), 22, atom));
            assertEquals(STATUS_INVALID_HANDLE, user.call("NtDeleteAtom", 0xC000));
        });
    }

    @Test
    void as_much_of_the_name_is_told_as_there_is_room_for() {
        UserCalls.run(user -> {
            add(user, "Hello World", 0);
            int buffer = user.space(100);
            user.succeed("NtQueryInformationAtom", 0xC000, 0, buffer, 100, 0);
            assertEquals(22, user.readWord(buffer + 4));
            assertEquals('H', user.readWord(buffer + 6));
            assertEquals(0, user.readWord(buffer + 28));
            assertEquals(
                    STATUS_BUFFER_TOO_SMALL,
                    user.call("NtQueryInformationAtom", 0xC000, 0, buffer, 8, 0));
            assertEquals(22, user.readWord(buffer + 4));
            user.succeed("NtQueryInformationAtom", 0xC000, 0, buffer, 16, 0);
            assertEquals(8, user.readWord(buffer + 4));
        });
    }

    @Test
    void strings_that_are_numbers_are_atoms_already() {
        var table = new AtomTable();
        Map<String, Integer> atoms = new TreeMap<>();
        atoms.put("#1", 1);
        atoms.put("#00001", 1);
        atoms.put("#" + "0".repeat(276) + "1", 1);
        atoms.put("#49151", 49151);
        for (String string : new String[] {"#", "0", "1", "#7b", "# 123", "#+123", "#c000"}) {
            atoms.put(string, 0xC000);
        }
        atoms.forEach((name, atom) -> {
            var added = table.RtlAddAtomToAtomTable(name);
            assertEquals(STATUS_SUCCESS, added.status(), name);
            added.use(found -> {
                assertEquals(atom, found, name);
                return table.RtlDeleteAtomFromAtomTable(found);
            });
        });
        for (String name :
                new String[] {"#0", "#0000", "#49152", "#99999999999", "x".repeat(256)}) {
            assertEquals(STATUS_INVALID_PARAMETER, table.RtlAddAtomToAtomTable(name).status());
        }
        assertEquals(STATUS_OBJECT_NAME_INVALID, table.RtlAddAtomToAtomTable("").status());
    }

    @Test
    void a_pinned_atom_stays() {
        var table = new AtomTable();
        table.RtlAddAtomToAtomTable("pinned");
        assertEquals(STATUS_SUCCESS, table.RtlPinAtomInAtomTable(0xC000));
        assertEquals(NtStatus.STATUS_WAS_LOCKED, table.RtlDeleteAtomFromAtomTable(0xC000));
        assertEquals(STATUS_INVALID_HANDLE, table.RtlPinAtomInAtomTable(0xC001));
    }

    @Test
    void a_table_has_sixteen_thousand_strings() {
        var table = new AtomTable();
        for (int count = 0; count < 0x4000; count++) {
            assertEquals(STATUS_SUCCESS, table.RtlAddAtomToAtomTable("string " + count).status());
        }
        assertEquals(NtStatus.STATUS_NO_MEMORY, table.RtlAddAtomToAtomTable("one more").status());
    }
}
