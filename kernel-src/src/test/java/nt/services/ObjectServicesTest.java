package nt.services;

import static nt.rtl.NtStatus.STATUS_ACCESS_DENIED;
import static nt.rtl.NtStatus.STATUS_HANDLE_NOT_CLOSABLE;
import static nt.rtl.NtStatus.STATUS_INFO_LENGTH_MISMATCH;
import static nt.rtl.NtStatus.STATUS_INVALID_HANDLE;
import static nt.rtl.NtStatus.STATUS_INVALID_INFO_CLASS;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_1;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_MIX;
import static nt.rtl.NtStatus.STATUS_MUTANT_NOT_OWNED;
import static nt.rtl.NtStatus.STATUS_OBJECT_TYPE_MISMATCH;
import static nt.rtl.NtStatus.STATUS_SEMAPHORE_LIMIT_EXCEEDED;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static nt.rtl.NtStatus.STATUS_TIMEOUT;
import static nt.services.UserCalls.GENERIC_ALL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import nt.Lab;
import nt.rtl.NtStatus;
import org.junit.jupiter.api.Test;

class ObjectServicesTest {

    private static final int SYNCHRONIZE = 0x10_0000;
    private static final int CURRENT_PROCESS = -1;
    private static final int SAME_ACCESS = 2;

    private static int event(UserCalls user, int type, int signaled) {
        return user.make("NtCreateEvent", GENERIC_ALL, 0, type, signaled);
    }

    private static NtStatus poll(UserCalls user, int handle) {
        return user.call("NtWaitForSingleObject", handle, 0, user.quad(0));
    }

    @Test
    void events_are_set_and_waited_for() {
        UserCalls.run(user -> {
            int event = event(user, 1, 0);
            int state = user.word(-1);
            assertEquals(STATUS_TIMEOUT, poll(user, event));
            user.succeed("NtSetEvent", event, state);
            assertEquals(0, user.read(state));
            user.succeed("NtSetEvent", event, state);
            assertEquals(1, user.read(state));
            int information = user.space(8);
            user.succeed("NtQueryEvent", event, 0, information, 8, 0);
            assertEquals(1, user.read(information));
            assertEquals(1, user.read(information + 4));
            assertEquals(STATUS_SUCCESS, poll(user, event));
            assertEquals(STATUS_TIMEOUT, poll(user, event));
            assertEquals(
                    STATUS_INVALID_INFO_CLASS,
                    user.call("NtQueryEvent", event, 1, information, 8, 0));
            assertEquals(
                    STATUS_INFO_LENGTH_MISMATCH,
                    user.call("NtQueryEvent", event, 0, information, 4, 0));
            assertEquals(
                    STATUS_INVALID_PARAMETER,
                    user.call("NtCreateEvent", user.word(0), GENERIC_ALL, 0, 2, 0));
        });
    }

    @Test
    void semaphores_count_up_to_their_limit() {
        UserCalls.run(user -> {
            int semaphore = user.make("NtCreateSemaphore", GENERIC_ALL, 0, 1, 3);
            int count = user.word(-1);
            assertEquals(
                    STATUS_SEMAPHORE_LIMIT_EXCEEDED,
                    user.call("NtReleaseSemaphore", semaphore, 3, count));
            user.succeed("NtReleaseSemaphore", semaphore, 2, count);
            assertEquals(1, user.read(count));
            assertEquals(
                    STATUS_INVALID_PARAMETER, user.call("NtReleaseSemaphore", semaphore, 0, count));
            int information = user.space(8);
            user.succeed("NtQuerySemaphore", semaphore, 0, information, 8, 0);
            assertEquals(3, user.read(information));
            assertEquals(3, user.read(information + 4));
            for (int[] wrong : new int[][] {{-1, 3}, {4, 3}, {0, 0}, {0, -1}}) {
                assertEquals(
                        STATUS_INVALID_PARAMETER,
                        user.call(
                                "NtCreateSemaphore",
                                user.word(0),
                                GENERIC_ALL,
                                0,
                                wrong[0],
                                wrong[1]));
            }
        });
    }

    @Test
    void mutants_are_released_by_their_owner_only() {
        UserCalls.run(user -> {
            int owned = user.make("NtCreateMutant", GENERIC_ALL, 0, 1);
            int free = user.make("NtCreateMutant", GENERIC_ALL, 0, 0);
            assertEquals(STATUS_MUTANT_NOT_OWNED, user.call("NtReleaseMutant", free, 0));
            int information = user.space(8);
            user.succeed("NtQueryMutant", owned, 0, information, 8, 0);
            assertEquals(0, user.read(information));
            assertEquals(1, user.readByte(information + 4));
            int count = user.word(7);
            user.succeed("NtReleaseMutant", owned, count);
            assertEquals(0, user.read(count));
            assertEquals(STATUS_MUTANT_NOT_OWNED, user.call("NtReleaseMutant", owned, 0));
        });
    }

    @Test
    void several_objects_are_waited_for() {
        UserCalls.run(user -> {
            int one = event(user, 1, 0);
            int two = event(user, 1, 1);
            int both = user.words(one, two);
            int zero = user.quad(0);
            assertEquals(
                    NtStatus.waited(1), user.call("NtWaitForMultipleObjects", 2, both, 1, 0, zero));
            user.succeed("NtSetEvent", one, 0);
            assertEquals(
                    STATUS_TIMEOUT, user.call("NtWaitForMultipleObjects", 2, both, 0, 0, zero));
            user.succeed("NtSetEvent", two, 0);
            user.succeed("NtWaitForMultipleObjects32", 2, both, 0, 0, zero);
            assertEquals(
                    STATUS_INVALID_PARAMETER_MIX,
                    user.call("NtWaitForMultipleObjects", 2, user.words(one, one), 0, 0, zero));
            for (int count : new int[] {0, 65, -1, Integer.MIN_VALUE}) {
                assertEquals(
                        STATUS_INVALID_PARAMETER_1,
                        user.call("NtWaitForMultipleObjects", count, both, 1, 0, zero));
            }
            assertEquals(
                    STATUS_INVALID_HANDLE,
                    user.call("NtWaitForMultipleObjects", 2, user.words(one, 0), 1, 0, zero));
        });
    }

    @Test
    void one_object_is_signaled_and_another_waited_for() {
        UserCalls.run(user -> {
            int event = event(user, 0, 0);
            int semaphore = user.make("NtCreateSemaphore", GENERIC_ALL, 0, 0, 1);
            int zero = user.quad(0);
            user.succeed("NtSignalAndWaitForSingleObject", event, event, 0, zero);
            assertEquals(
                    STATUS_TIMEOUT,
                    user.call("NtSignalAndWaitForSingleObject", event, event(user, 1, 0), 0, zero));
            user.succeed("NtSignalAndWaitForSingleObject", semaphore, semaphore, 0, zero);
            int directory =
                    user.make("NtOpenDirectoryObject", GENERIC_ALL, user.attributes("\\", 0));
            assertEquals(
                    STATUS_OBJECT_TYPE_MISMATCH,
                    user.call("NtSignalAndWaitForSingleObject", directory, event, 0, zero));
        });
    }

    @Test
    void handles_of_another_type_or_without_the_right_are_refused() {
        UserCalls.run(user -> {
            int event = user.make("NtCreateEvent", SYNCHRONIZE, 0, 0, 1);
            assertEquals(STATUS_ACCESS_DENIED, user.call("NtSetEvent", event, 0));
            assertEquals(STATUS_OBJECT_TYPE_MISMATCH, user.call("NtReleaseMutant", event, 0));
            assertEquals(STATUS_SUCCESS, poll(user, event));
            int mute = user.make("NtCreateEvent", 2, 0, 0, 1);
            assertEquals(STATUS_ACCESS_DENIED, poll(user, mute));
            for (int handle : new int[] {0, 1, 3, 0x7FFF_FFFC, 0x8000_0004, -3, 0xFFFF_0000}) {
                assertEquals(STATUS_INVALID_HANDLE, user.call("NtSetEvent", handle, 0));
                assertEquals(STATUS_INVALID_HANDLE, user.call("NtClose", handle));
            }
        });
    }

    @Test
    void the_lower_two_bits_of_a_handle_are_the_callers() {
        UserCalls.run(user -> {
            int event = event(user, 0, 0);
            user.succeed("NtSetEvent", event | 3, 0);
            user.succeed("NtClose", event | 1);
            assertEquals(STATUS_INVALID_HANDLE, user.call("NtClose", event));
        });
    }

    @Test
    void a_protected_handle_is_not_closed() {
        UserCalls.run(user -> {
            int event = event(user, 0, 0);
            int flags = user.space(2);
            user.kernel.machine.memory().writeByte(flags + 1, (byte) 1);
            user.succeed("NtSetInformationObject", event, 4, flags, 2);
            assertEquals(STATUS_HANDLE_NOT_CLOSABLE, user.call("NtClose", event));
            int told = user.space(2);
            user.succeed("NtQueryObject", event, 4, told, 2, 0);
            assertEquals(0x100, user.readWord(told));
            user.kernel.machine.memory().writeByte(flags + 1, (byte) 0);
            user.succeed("NtSetInformationObject", event, 4, flags, 2);
            user.succeed("NtClose", event);
        });
    }

    @Test
    void handles_are_duplicated_with_less_and_never_with_more_than_is_granted() {
        UserCalls.run(user -> {
            int event = event(user, 0, 0);
            int place = user.word(0);
            user.succeed(
                    "NtDuplicateObject",
                    CURRENT_PROCESS,
                    event,
                    CURRENT_PROCESS,
                    place,
                    SYNCHRONIZE,
                    0,
                    0);
            int weak = user.read(place);
            assertNotEquals(event, weak);
            assertEquals(STATUS_ACCESS_DENIED, user.call("NtSetEvent", weak, 0));
            user.succeed(
                    "NtDuplicateObject",
                    CURRENT_PROCESS,
                    event,
                    CURRENT_PROCESS,
                    place,
                    0,
                    0,
                    SAME_ACCESS | 1);
            // The source is closed first, and its number is the next to be given out.
            assertEquals(event, user.read(place));
            user.succeed("NtSetEvent", user.read(place), 0);
            assertEquals(STATUS_SUCCESS, poll(user, weak));
            user.succeed("NtClose", event);
            assertEquals(
                    STATUS_INVALID_HANDLE,
                    user.call(
                            "NtDuplicateObject",
                            CURRENT_PROCESS,
                            event,
                            CURRENT_PROCESS,
                            place,
                            0,
                            0,
                            SAME_ACCESS));
            assertEquals(
                    STATUS_OBJECT_TYPE_MISMATCH,
                    user.call("NtDuplicateObject", weak, weak, CURRENT_PROCESS, place, 0, 0, 2));
        });
    }

    @Test
    void pseudo_handles_stand_for_the_caller() {
        UserCalls.run(user -> {
            assertEquals(STATUS_TIMEOUT, poll(user, -1));
            assertEquals(STATUS_TIMEOUT, poll(user, -2));
            int place = user.word(0);
            user.succeed("NtDuplicateObject", -1, -2, -1, place, 0, 0, SAME_ACCESS);
            assertEquals(STATUS_TIMEOUT, poll(user, user.read(place)));
            user.succeed("NtClose", user.read(place));
        });
    }

    @Test
    void what_is_known_of_an_object_is_told() {
        UserCalls.run(user -> {
            int event =
                    user.make(
                            "NtCreateEvent",
                            GENERIC_ALL,
                            user.attributes("\\BaseNamedObjects\\e", 0),
                            0,
                            0);
            int basic = user.space(0x38);
            int length = user.word(0);
            user.succeed("NtQueryObject", event, 0, basic, 0x38, length);
            assertEquals(0x1F_0003, user.read(basic + 4));
            assertEquals(1, user.read(basic + 8));
            assertEquals(2, user.read(basic + 12)); // the handle and the name
            assertEquals(
                    STATUS_INFO_LENGTH_MISMATCH,
                    user.call("NtQueryObject", event, 0, basic, 0x34, length));
            assertEquals(
                    STATUS_INFO_LENGTH_MISMATCH,
                    user.call("NtQueryObject", event, 1, basic, 8, length));
            assertEquals(8 + 2 * "\\BaseNamedObjects\\e".length() + 2, user.read(length));
            int type = user.space(200);
            user.succeed("NtQueryObject", event, 2, type, 200, length);
            assertEquals("Event", user.readString(type));
            assertEquals(0x60 + 12, user.read(length));
            int types = user.space(4000);
            user.succeed("NtQueryObject", 0, 3, types, 4000, length);
            assertEquals(user.kernel.objects.types().size(), user.read(types));
            assertEquals("Type", user.readString(types + 4));
            assertEquals(
                    STATUS_INVALID_INFO_CLASS,
                    user.call("NtQueryObject", event, 9, types, 4000, length));
            int unnamed = event(user, 0, 0);
            user.succeed("NtQueryObject", unnamed, 1, types, 4000, length);
            assertEquals(8, user.read(length));
            assertEquals(0, user.read(types));
        });
    }

    @Test
    void an_exclusive_object_is_of_one_process() {
        UserCalls.run(user -> {
            int exclusive = user.attributes("\\BaseNamedObjects\\x", 0x20);
            int first = user.make("NtCreateEvent", GENERIC_ALL, exclusive, 0, 0);
            user.make("NtOpenEvent", GENERIC_ALL, user.attributes("\\BaseNamedObjects\\x", 0));
            int inherited = user.attributes("\\BaseNamedObjects\\y", 0x22);
            assertEquals(
                    STATUS_INVALID_PARAMETER,
                    user.call("NtCreateEvent", user.word(0), GENERIC_ALL, inherited, 0, 0));
            int shared =
                    user.make(
                            "NtCreateEvent",
                            GENERIC_ALL,
                            user.attributes("\\BaseNamedObjects\\s", 0),
                            0,
                            0);
            assertEquals(
                    STATUS_ACCESS_DENIED,
                    user.call(
                            "NtOpenEvent",
                            user.word(0),
                            GENERIC_ALL,
                            user.attributes("\\BaseNamedObjects\\s", 0x20)));
            user.succeed("NtClose", first);
            user.succeed("NtClose", shared);
        });
    }

    @Test
    void a_timer_is_signaled_when_it_is_due() {
        UserCalls.run(user -> {
            int timer = user.make("NtCreateTimer", GENERIC_ALL, 0, 1);
            int state = user.word(0);
            user.succeed("NtSetTimer", timer, user.quad(-20 * Lab.MILLISECOND), 0, 0, 0, 0, state);
            assertEquals(STATUS_TIMEOUT, poll(user, timer));
            int information = user.space(16);
            user.succeed("NtQueryTimer", timer, 0, information, 16, 0);
            assertTrue(user.read(information) > 0);
            user.succeed("NtWaitForSingleObject", timer, 0, 0);
            user.succeed("NtCancelTimer", timer, state);
            assertEquals(
                    NtStatus.STATUS_INVALID_PARAMETER_6,
                    user.call("NtSetTimer", timer, user.quad(-1), 0, 0, 0, -1, 0));
            for (long never : new long[] {Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE}) {
                user.succeed("NtSetTimer", timer, user.quad(never), 0, 0, 0, 0, 0);
                assertEquals(STATUS_TIMEOUT, poll(user, timer));
            }
            user.succeed("NtSetTimer", timer, user.quad(0), 0, 0, 0, 0, 0);
            user.succeed("NtWaitForSingleObject", timer, 0, 0);
        });
    }

    @Test
    void a_security_descriptor_is_kept_part_by_part() {
        UserCalls.run(user -> {
            int event = event(user, 0, 0);
            int needed = user.word(0);
            int buffer = user.space(200);
            user.succeed("NtQuerySecurityObject", event, 7, buffer, 200, needed);
            assertEquals(20, user.read(needed));
            int owner = user.words(0x0101, 0x05000000, 18); // S-1-5-18
            int descriptor = user.words(1, owner, 0, 0, 0);
            user.succeed("NtSetSecurityObject", event, 1, descriptor);
            assertEquals(
                    NtStatus.STATUS_BUFFER_TOO_SMALL,
                    user.call("NtQuerySecurityObject", event, 1, buffer, 20, needed));
            assertEquals(32, user.read(needed));
            user.succeed("NtQuerySecurityObject", event, 1, buffer, 200, needed);
            assertEquals(20, user.read(buffer + 4));
            assertEquals(18, user.read(buffer + 28));
            user.succeed("NtQuerySecurityObject", event, 2, buffer, 200, needed);
            assertEquals(20, user.read(needed));
            int wrong = user.words(2, 0, 0, 0, 0);
            assertEquals(
                    NtStatus.STATUS_UNKNOWN_REVISION,
                    user.call("NtSetSecurityObject", event, 1, wrong));
        });
    }
}
