package nt.services;

import static nt.ob.ObjectAttributes.OBJ_CASE_INSENSITIVE;
import static nt.ob.ObjectAttributes.OBJ_OPENIF;
import static nt.ob.ObjectAttributes.OBJ_PERMANENT;
import static nt.rtl.NtStatus.STATUS_BUFFER_TOO_SMALL;
import static nt.rtl.NtStatus.STATUS_INVALID_HANDLE;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER;
import static nt.rtl.NtStatus.STATUS_NAME_TOO_LONG;
import static nt.rtl.NtStatus.STATUS_NO_MORE_ENTRIES;
import static nt.rtl.NtStatus.STATUS_OBJECT_NAME_COLLISION;
import static nt.rtl.NtStatus.STATUS_OBJECT_NAME_EXISTS;
import static nt.rtl.NtStatus.STATUS_OBJECT_NAME_INVALID;
import static nt.rtl.NtStatus.STATUS_OBJECT_NAME_NOT_FOUND;
import static nt.rtl.NtStatus.STATUS_OBJECT_PATH_NOT_FOUND;
import static nt.rtl.NtStatus.STATUS_OBJECT_PATH_SYNTAX_BAD;
import static nt.rtl.NtStatus.STATUS_OBJECT_TYPE_MISMATCH;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static nt.services.UserCalls.GENERIC_ALL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.TreeMap;
import nt.rtl.NtStatus;
import org.junit.jupiter.api.Test;

/// Which status a name ends with; the facts are from Wine's `dlls/ntdll/tests/om.c`, which is run
/// on Windows.
class NamespaceTest {

    private static NtStatus create(UserCalls user, int attributes) {
        return user.call("NtCreateMutant", user.word(0), GENERIC_ALL, attributes, 0);
    }

    private static NtStatus open(UserCalls user, int attributes) {
        return user.call("NtOpenMutant", user.word(0), GENERIC_ALL, attributes);
    }

    private static void check(UserCalls user, NtStatus created, NtStatus opened, int attributes) {
        int place = user.word(0);
        assertEquals(created, user.call("NtCreateMutant", place, GENERIC_ALL, attributes, 0));
        assertEquals(opened, open(user, attributes));
        if (created == STATUS_SUCCESS) {
            user.succeed("NtClose", user.read(place));
        }
    }

    @Test
    void attributes_are_checked() {
        UserCalls.run(user -> {
            int unnamed = user.attributes(0, 0, 0);
            check(user, STATUS_SUCCESS, STATUS_OBJECT_PATH_SYNTAX_BAD, unnamed);
            check(user, STATUS_SUCCESS, STATUS_INVALID_PARAMETER, 0);
            for (int length = 0; length <= 48; length++) {
                int wrong = user.words(length, 0, 0, 0, 0, 0);
                if (length != 24) {
                    check(user, STATUS_INVALID_PARAMETER, STATUS_INVALID_PARAMETER, wrong);
                }
            }
            int unknown = user.attributes(0, 0, 0x800);
            check(user, STATUS_INVALID_PARAMETER, STATUS_INVALID_PARAMETER, unknown);
            int nothingInDirectory = user.attributes(0xdeadbeec, 0, 0);
            check(user, STATUS_OBJECT_NAME_INVALID, STATUS_OBJECT_NAME_INVALID, nothingInDirectory);
        });
    }

    @Test
    void a_name_has_whole_characters_and_room_for_a_null() {
        UserCalls.run(user -> {
            int directory =
                    user.make(
                            "NtOpenDirectoryObject",
                            GENERIC_ALL,
                            user.attributes("\\BaseNamedObjects", 0));
            int text = user.characters("a".repeat(0x8000));
            int odd = user.attributes(directory, user.words(67 | 0xFFFE << 16, text), 0);
            check(user, STATUS_OBJECT_NAME_INVALID, STATUS_OBJECT_NAME_INVALID, odd);
            int longest = user.attributes(directory, user.words(65532 | 0xFFFE << 16, text), 0);
            check(user, STATUS_SUCCESS, STATUS_SUCCESS, longest);
            int tooLong = user.attributes(directory, user.words(65534 | 0xFFFE << 16, text), 0);
            check(user, STATUS_OBJECT_NAME_INVALID, STATUS_OBJECT_NAME_INVALID, tooLong);
        });
    }

    @Test
    void a_path_has_components_between_single_separators() {
        UserCalls.run(user -> {
            var statuses = new TreeMap<String, NtStatus>();
            statuses.put("BaseNamedObjects", STATUS_OBJECT_PATH_SYNTAX_BAD);
            statuses.put("\\BaseNamedObjects\\", STATUS_OBJECT_NAME_INVALID);
            statuses.put("\\\\BaseNamedObjects", STATUS_OBJECT_NAME_INVALID);
            statuses.put("\\BaseNamedObjects\\\\x", STATUS_OBJECT_NAME_INVALID);
            statuses.put("\\BaseNamedObjects\\x\\", STATUS_OBJECT_PATH_NOT_FOUND);
            statuses.put("\\Nowhere\\x", STATUS_OBJECT_PATH_NOT_FOUND);
            statuses.forEach(
                    (name, status) -> check(user, status, status, user.attributes(name, 0)));
            int root = user.make("NtOpenDirectoryObject", GENERIC_ALL, user.attributes("\\", 0));
            for (String name : new String[] {"\\", "\\x", "\\x\\"}) {
                int attributes = user.attributes(root, user.string(name), 0);
                check(
                        user,
                        STATUS_OBJECT_PATH_SYNTAX_BAD,
                        STATUS_OBJECT_PATH_SYNTAX_BAD,
                        attributes);
            }
            int empty = user.attributes(root, user.string(""), 0);
            check(user, STATUS_SUCCESS, STATUS_OBJECT_TYPE_MISMATCH, empty);
        });
    }

    @Test
    void a_name_can_be_used_once_in_a_directory() {
        UserCalls.run(user -> {
            int name = user.attributes("\\BaseNamedObjects\\once", 0);
            int openIf = user.attributes("\\BaseNamedObjects\\once", OBJ_OPENIF);
            int first = user.make("NtCreateMutant", GENERIC_ALL, name, 0);
            assertEquals(STATUS_OBJECT_NAME_COLLISION, create(user, name));
            int again = user.word(0);
            assertEquals(
                    STATUS_OBJECT_NAME_EXISTS,
                    user.call("NtCreateMutant", again, GENERIC_ALL, openIf, 0));
            int place = user.word(0);
            assertEquals(
                    STATUS_OBJECT_NAME_COLLISION,
                    user.call("NtCreateEvent", place, GENERIC_ALL, name, 0, 0));
            assertEquals(
                    STATUS_OBJECT_TYPE_MISMATCH,
                    user.call("NtCreateEvent", place, GENERIC_ALL, openIf, 0, 0));
            assertEquals(0, user.read(place));
            user.succeed("NtClose", first);
            assertEquals(STATUS_SUCCESS, open(user, name));
            user.succeed("NtClose", user.read(again));
        });
    }

    @Test
    void the_root_is_there_already() {
        UserCalls.run(user -> {
            int place = user.word(0);
            assertEquals(
                    STATUS_OBJECT_NAME_COLLISION,
                    user.call(
                            "NtCreateDirectoryObject",
                            place,
                            GENERIC_ALL,
                            user.attributes("\\", 0)));
            assertEquals(
                    STATUS_OBJECT_NAME_EXISTS,
                    user.call(
                            "NtCreateDirectoryObject",
                            place,
                            GENERIC_ALL,
                            user.attributes("\\", OBJ_OPENIF)));
            user.succeed("NtClose", user.read(place));
            assertEquals(
                    STATUS_OBJECT_TYPE_MISMATCH, create(user, user.attributes("\\", OBJ_OPENIF)));
        });
    }

    @Test
    void case_matters_unless_the_caller_or_the_type_says_otherwise() {
        UserCalls.run(user -> {
            user.make("NtCreateMutant", GENERIC_ALL, user.attributes(named("test"), 0), 0);
            user.make("NtCreateEvent", GENERIC_ALL, user.attributes(named("Test"), 0), 0, 0);
            assertEquals(
                    STATUS_OBJECT_TYPE_MISMATCH,
                    open(user, user.attributes(named("TEst"), OBJ_CASE_INSENSITIVE)));
            assertEquals(
                    STATUS_OBJECT_NAME_COLLISION,
                    create(user, user.attributes(named("TEST"), OBJ_CASE_INSENSITIVE)));
            assertEquals(
                    STATUS_OBJECT_NAME_NOT_FOUND, open(user, user.attributes(named("TEST"), 0)));
            assertEquals(
                    STATUS_OBJECT_PATH_NOT_FOUND,
                    create(user, user.attributes("\\BASENamedObjects\\test", 0)));
            // Directories are looked up in any case.
            user.make(
                    "NtOpenDirectoryObject", GENERIC_ALL, user.attributes("\\BASENamedObjects", 0));
        });
    }

    private static String named(String name) {
        return "\\BaseNamedObjects\\" + name;
    }

    @Test
    void a_name_goes_with_the_last_handle_unless_it_is_permanent() {
        UserCalls.run(user -> {
            int name = user.attributes(named("gone"), 0);
            int one = user.make("NtCreateMutant", GENERIC_ALL, name, 0);
            int two = user.make("NtOpenMutant", GENERIC_ALL, name);
            user.succeed("NtClose", one);
            assertEquals(STATUS_OBJECT_NAME_COLLISION, create(user, name));
            user.succeed("NtClose", two);
            assertEquals(STATUS_OBJECT_NAME_NOT_FOUND, open(user, name));
            int permanent = user.attributes(named("kept"), OBJ_PERMANENT);
            user.succeed("NtClose", user.make("NtCreateMutant", GENERIC_ALL, permanent, 0));
            int kept = user.make("NtOpenMutant", GENERIC_ALL, user.attributes(named("kept"), 0));
            user.succeed("NtMakeTemporaryObject", kept);
            user.succeed("NtClose", kept);
            assertEquals(
                    STATUS_OBJECT_NAME_NOT_FOUND, open(user, user.attributes(named("kept"), 0)));
        });
    }

    @Test
    void a_link_leads_elsewhere() {
        UserCalls.run(user -> {
            int target =
                    user.make("NtCreateMutant", GENERIC_ALL, user.attributes(named("m"), 0), 0);
            link(user, named("there"), "\\BaseNamedObjects");
            assertEquals(STATUS_SUCCESS, open(user, user.attributes(named("there\\m"), 0)));
            assertEquals(
                    STATUS_OBJECT_TYPE_MISMATCH, open(user, user.attributes(named("there"), 0)));
            assertEquals(
                    STATUS_OBJECT_TYPE_MISMATCH, open(user, user.attributes(named("m\\x"), 0)));
            user.make("NtOpenSymbolicLinkObject", GENERIC_ALL, user.attributes(named("there"), 0));
            // An object is created where the link leads.
            int made =
                    user.make(
                            "NtCreateMutant",
                            GENERIC_ALL,
                            user.attributes(named("there\\n"), 0),
                            0);
            assertEquals("\\BaseNamedObjects\\n", nameOf(user, made));
            user.succeed("NtClose", target);
            link(user, named("slash"), "\\BaseNamedObjects\\");
            assertEquals(STATUS_SUCCESS, open(user, user.attributes(named("slash\\n"), 0)));
        });
    }

    private static int link(UserCalls user, String name, String target) {
        return user.make(
                "NtCreateSymbolicLinkObject",
                GENERIC_ALL,
                user.attributes(name, 0),
                user.string(target));
    }

    private static String nameOf(UserCalls user, int handle) {
        int buffer = user.space(1000);
        user.succeed("NtQueryObject", handle, 1, buffer, 1000, 0);
        return user.readString(buffer);
    }

    @Test
    void a_link_cannot_be_a_root_directory() {
        UserCalls.run(user -> {
            int link = link(user, named("link"), "\\BaseNamedObjects");
            int below = user.attributes(link, user.string("x"), 0);
            check(user, STATUS_OBJECT_TYPE_MISMATCH, STATUS_OBJECT_TYPE_MISMATCH, below);
            int mutant = user.make("NtCreateMutant", GENERIC_ALL, 0, 0);
            int itself = user.attributes(mutant, user.string(""), 0);
            assertEquals(STATUS_INVALID_HANDLE, open(user, itself));
            int linkItself = user.attributes(link, user.string(""), 0);
            user.make("NtOpenSymbolicLinkObject", GENERIC_ALL, linkItself);
        });
    }

    @Test
    void links_in_a_circle_lead_nowhere() {
        UserCalls.run(user -> {
            link(user, named("a"), named("b"));
            link(user, named("b"), named("a"));
            assertEquals(STATUS_OBJECT_NAME_NOT_FOUND, open(user, user.attributes(named("a"), 0)));
            assertEquals(
                    STATUS_OBJECT_NAME_NOT_FOUND, open(user, user.attributes(named("a\\x"), 0)));
            link(user, named("grows"), named("grows") + "\\xxxxxxxx".repeat(1000));
            assertEquals(STATUS_NAME_TOO_LONG, open(user, user.attributes(named("grows\\x"), 0)));
            link(user, named("empty"), "");
            assertEquals(
                    STATUS_OBJECT_PATH_SYNTAX_BAD, open(user, user.attributes(named("empty"), 0)));
        });
    }

    @Test
    void a_link_is_told_with_room_for_a_null() {
        UserCalls.run(user -> {
            int link = link(user, named("l"), "\\DosDevices");
            int buffer = user.space(100);
            int needed = user.word(0);
            int string = user.words(100 << 16, buffer);
            user.succeed("NtQuerySymbolicLinkObject", link, string, needed);
            assertEquals("\\DosDevices", user.readString(string));
            assertEquals(24, user.read(needed));
            int tight = user.words(22 << 16, buffer);
            assertEquals(
                    STATUS_BUFFER_TOO_SMALL,
                    user.call("NtQuerySymbolicLinkObject", link, tight, needed));
            user.succeed("NtQuerySymbolicLinkObject", link, tight, 0);
            int none = user.words(0, 0);
            assertEquals(
                    STATUS_INVALID_PARAMETER,
                    user.call(
                            "NtCreateSymbolicLinkObject",
                            needed,
                            GENERIC_ALL,
                            user.attributes(named("no"), 0),
                            none));
        });
    }

    @Test
    void devices_are_found_by_their_DOS_names() {
        UserCalls.run(user -> {
            int drive = link(user, "\\??\\C:", "\\BaseNamedObjects");
            int mutant =
                    user.make("NtCreateMutant", GENERIC_ALL, user.attributes("\\??\\C:\\m", 0), 0);
            assertEquals("\\BaseNamedObjects\\m", nameOf(user, mutant));
            assertEquals("\\GLOBAL??\\C:", nameOf(user, drive));
            assertEquals(STATUS_SUCCESS, open(user, user.attributes("\\DosDevices\\C:\\m", 0)));
            assertEquals(
                    STATUS_SUCCESS,
                    open(user, user.attributes("\\??\\GLOBALROOT\\BaseNamedObjects\\m", 0)));
        });
    }

    @Test
    void a_directory_tells_what_is_in_it_one_by_one_or_all_at_once() {
        UserCalls.run(user -> {
            int root = user.make("NtOpenDirectoryObject", GENERIC_ALL, user.attributes("\\", 0));
            int buffer = user.space(4096);
            int context = user.word(0);
            int length = user.word(0);
            var one = new TreeMap<String, String>();
            NtStatus status;
            int restart = 1;
            while ((status =
                            user.call(
                                    "NtQueryDirectoryObject",
                                    root,
                                    buffer,
                                    200,
                                    1,
                                    restart,
                                    context,
                                    length))
                    == STATUS_SUCCESS) {
                one.put(user.readString(buffer), user.readString(buffer + 8));
                restart = 0;
            }
            assertEquals(STATUS_NO_MORE_ENTRIES, status);
            assertEquals("Directory", one.get("BaseNamedObjects"));
            assertEquals("SymbolicLink", one.get("DosDevices"));
            user.succeed("NtQueryDirectoryObject", root, buffer, 4096, 0, 1, context, length);
            var all = new TreeMap<String, String>();
            for (int entry = buffer; user.read(entry + 4) != 0; entry += 16) {
                all.put(user.readString(entry), user.readString(entry + 8));
            }
            assertEquals(one, all);
            assertEquals(all.size(), user.read(context));
            assertEquals(
                    STATUS_BUFFER_TOO_SMALL,
                    user.call("NtQueryDirectoryObject", root, buffer, 20, 0, 1, context, length));
            assertTrue(user.read(length) > 20);
            assertEquals(
                    NtStatus.STATUS_MORE_ENTRIES,
                    user.call("NtQueryDirectoryObject", root, buffer, 300, 0, 1, context, length));
            assertNotEquals(0, user.read(context));
        });
    }
}
