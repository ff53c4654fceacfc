package nt.services;

import static nt.rtl.NtStatus.STATUS_ACCESS_VIOLATION;
import static nt.rtl.NtStatus.STATUS_DATATYPE_MISALIGNMENT;
import static nt.services.UserCalls.GENERIC_ALL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import nt.ob.ObjectType;
import nt.rtl.NtStatus;
import org.junit.jupiter.api.Test;

/// An address that the caller must not name, in the place of each address that a service takes: the
/// service says so, and nothing has changed.
class BadPointersTest {

    /// A call that would succeed.
    ///
    /// @param pointers which of the arguments are addresses
    private record Call(String name, int[] arguments, int... pointers) {}

    private static Call call(String name, int[] arguments, int... pointers) {
        return new Call(name, arguments, pointers);
    }

    private static int[] of(int... arguments) {
        return arguments;
    }

    private static List<Call> calls(UserCalls user) {
        int place = user.space(64);
        int attributes = user.attributes("\\BaseNamedObjects\\bad", 0);
        int event = user.make("NtCreateEvent", GENERIC_ALL, 0, 0, 0);
        int semaphore = user.make("NtCreateSemaphore", GENERIC_ALL, 0, 1, 9);
        int mutant = user.make("NtCreateMutant", GENERIC_ALL, 0, 1);
        int timer = user.make("NtCreateTimer", GENERIC_ALL, 0, 0);
        int keyed = user.make("NtCreateKeyedEvent", GENERIC_ALL, 0, 0);
        int directory = user.make("NtOpenDirectoryObject", GENERIC_ALL, user.attributes("\\", 0));
        int link =
                user.make("NtCreateSymbolicLinkObject", GENERIC_ALL, 0, user.string("\\nowhere"));
        int zero = user.quad(0);
        int buffer = user.space(4096);
        int string = user.words(100 << 16, user.space(100));
        int length = user.word(0);
        var calls = new ArrayList<Call>();
        calls.add(call("NtCreateEvent", of(place, GENERIC_ALL, attributes, 0, 0), 0, 2));
        calls.add(call("NtOpenEvent", of(place, GENERIC_ALL, attributes), 0, 2));
        calls.add(call("NtSetEvent", of(event, place), 1));
        calls.add(call("NtResetEvent", of(event, place), 1));
        calls.add(call("NtPulseEvent", of(event, place), 1));
        calls.add(call("NtQueryEvent", of(event, 0, buffer, 8, length), 2, 4));
        calls.add(call("NtCreateEventPair", of(place, GENERIC_ALL, attributes), 0, 2));
        calls.add(call("NtOpenEventPair", of(place, GENERIC_ALL, attributes), 0, 2));
        calls.add(call("NtCreateSemaphore", of(place, GENERIC_ALL, attributes, 0, 1), 0, 2));
        calls.add(call("NtOpenSemaphore", of(place, GENERIC_ALL, attributes), 0, 2));
        calls.add(call("NtReleaseSemaphore", of(semaphore, 1, place), 2));
        calls.add(call("NtQuerySemaphore", of(semaphore, 0, buffer, 8, length), 2, 4));
        calls.add(call("NtCreateMutant", of(place, GENERIC_ALL, attributes, 0), 0, 2));
        calls.add(call("NtOpenMutant", of(place, GENERIC_ALL, attributes), 0, 2));
        calls.add(call("NtReleaseMutant", of(mutant, place), 1));
        calls.add(call("NtQueryMutant", of(mutant, 0, buffer, 8, length), 2, 4));
        calls.add(call("NtCreateTimer", of(place, GENERIC_ALL, attributes, 0), 0, 2));
        calls.add(call("NtOpenTimer", of(place, GENERIC_ALL, attributes), 0, 2));
        calls.add(call("NtSetTimer", of(timer, zero, 0, 0, 0, 0, place), 1, 6));
        calls.add(call("NtCancelTimer", of(timer, place), 1));
        calls.add(call("NtQueryTimer", of(timer, 0, buffer, 16, length), 2, 4));
        calls.add(call("NtCreateKeyedEvent", of(place, GENERIC_ALL, attributes, 0), 0, 2));
        calls.add(call("NtOpenKeyedEvent", of(place, GENERIC_ALL, attributes), 0, 2));
        calls.add(call("NtWaitForKeyedEvent", of(keyed, 8, 0, zero), 3));
        calls.add(call("NtReleaseKeyedEvent", of(keyed, 8, 0, zero), 3));
        calls.add(call("NtWaitForSingleObject", of(semaphore, 0, zero), 2));
        calls.add(call("NtWaitForMultipleObjects", of(1, user.words(semaphore), 1, 0, zero), 1, 4));
        calls.add(call("NtSignalAndWaitForSingleObject", of(event, semaphore, 0, zero), 3));
        calls.add(call("NtDuplicateObject", of(-1, event, -1, place, 0, 0, 2), 3));
        calls.add(call("NtQueryObject", of(event, 0, buffer, 0x38, length), 2, 4));
        calls.add(call("NtQueryObject", of(event, 1, buffer, 100, length), 2, 4));
        calls.add(call("NtQueryObject", of(event, 2, buffer, 200, length), 2, 4));
        calls.add(call("NtQueryObject", of(event, 3, buffer, 4096, length), 2, 4));
        calls.add(call("NtSetInformationObject", of(event, 4, buffer, 2), 2));
        calls.add(call("NtCreateDirectoryObject", of(place, GENERIC_ALL, attributes), 0, 2));
        calls.add(call("NtOpenDirectoryObject", of(place, GENERIC_ALL, attributes), 0, 2));
        calls.add(
                call(
                        "NtQueryDirectoryObject",
                        of(directory, buffer, 4096, 0, 1, place, length),
                        1,
                        5,
                        6));
        calls.add(
                call(
                        "NtCreateSymbolicLinkObject",
                        of(place, GENERIC_ALL, attributes, user.string("\\x")),
                        0,
                        2,
                        3));
        calls.add(call("NtOpenSymbolicLinkObject", of(place, GENERIC_ALL, attributes), 0, 2));
        calls.add(call("NtQuerySymbolicLinkObject", of(link, string, length), 1, 2));
        calls.add(call("NtQuerySecurityObject", of(event, 7, buffer, 100, length), 2, 4));
        calls.add(call("NtSetSecurityObject", of(event, 0, user.words(1, 0, 0, 0, 0)), 2));
        calls.add(call("NtAddAtom", of(user.characters("atom"), 8, place), 0, 2));
        calls.add(call("NtFindAtom", of(user.characters("#5"), 4, place), 0, 2));
        calls.add(call("NtQueryInformationAtom", of(5, 0, buffer, 100, length), 2, 4));
        calls.add(call("NtQuerySystemTime", of(place), 0));
        calls.add(call("NtSetSystemTime", of(user.quad(1L << 56), place), 0, 1));
        calls.add(call("NtQueryPerformanceCounter", of(place, buffer), 0, 1));
        calls.add(call("NtQueryTimerResolution", of(place, buffer, length), 0, 1, 2));
        calls.add(call("NtSetTimerResolution", of(10_000, 1, place), 2));
        calls.add(call("NtAllocateLocallyUniqueId", of(place), 0));
        calls.add(call("NtAllocateUuids", of(place, buffer, length, string), 0, 1, 2, 3));
        calls.add(call("NtSetUuidSeed", of(place), 0));
        calls.add(call("NtQueryDefaultLocale", of(0, place), 1));
        calls.add(call("NtQueryDefaultUILanguage", of(place), 0));
        calls.add(call("NtQueryInstallUILanguage", of(place), 0));
        return calls;
    }

    @Test
    void each_address_in_each_place_is_refused_and_nothing_has_changed() {
        UserCalls.run(user -> {
            for (Call call : calls(user)) {
                for (int pointer : call.pointers) {
                    refuses(user, call, pointer, UserCalls.KERNEL_ADDRESS);
                    refuses(user, call, pointer, 0x7FFF_0000);
                    refuses(user, call, pointer, -4);
                }
            }
        });
    }

    private static void refuses(UserCalls user, Call call, int pointer, int address) {
        int[] arguments = call.arguments.clone();
        arguments[pointer] = address;
        String before = counts(user);
        NtStatus status = user.call(call.name, arguments);
        String what = call.name + ", argument " + pointer;
        boolean unaligned = (address & 3) != 0 && status == STATUS_DATATYPE_MISALIGNMENT;
        assertTrue(unaligned || status == STATUS_ACCESS_VIOLATION, what + ": " + status);
        assertEquals(before, counts(user), what);
    }

    @Test
    void with_good_addresses_all_of_them_succeed() {
        UserCalls.run(user -> {
            for (Call call : calls(user)) {
                NtStatus status = user.call(call.name, call.arguments);
                boolean isOpen = call.name.startsWith("NtOpen");
                boolean isKeyed = call.name.endsWith("ForKeyedEvent");
                boolean mayFail = isOpen || isKeyed || call.name.endsWith("ReleaseKeyedEvent");
                assertTrue(mayFail || status.isSuccess(), call.name + ": " + status);
                if (status.isSuccess() && call.name.startsWith("NtCreate")) {
                    user.succeed("NtClose", user.read(call.arguments[0]));
                }
            }
        });
    }

    @Test
    void what_attributes_point_to_is_checked_too() {
        UserCalls.run(user -> {
            int place = user.word(0);
            int bad = UserCalls.KERNEL_ADDRESS;
            int badName = user.attributes(0, bad, 0);
            int badCharacters = user.attributes(0, user.words(8 | 8 << 16, bad), 0);
            int badSecurity = user.words(24, 0, 0, 0, bad, 0);
            int badOwner = user.words(24, 0, 0, 0, user.words(1, bad, 0, 0, 0), 0);
            for (int attributes : new int[] {badName, badCharacters, badSecurity, badOwner}) {
                String before = counts(user);
                assertEquals(
                        STATUS_ACCESS_VIOLATION,
                        user.call("NtCreateEvent", place, GENERIC_ALL, attributes, 0, 0));
                assertEquals(before, counts(user));
            }
        });
    }

    private static String counts(UserCalls user) {
        var counts = new StringBuilder();
        for (ObjectType<?> type : user.kernel.objects.types()) {
            counts.append(type).append(' ').append(type.totalNumberOfObjects());
            counts.append(' ').append(type.totalNumberOfHandles()).append('\n');
        }
        return counts.toString();
    }
}
