package nt.services;

import static nt.rtl.NtStatus.STATUS_ACCESS_DENIED;
import static nt.rtl.NtStatus.STATUS_ACCESS_VIOLATION;
import static nt.rtl.NtStatus.STATUS_INFO_LENGTH_MISMATCH;
import static nt.rtl.NtStatus.STATUS_INVALID_CID;
import static nt.rtl.NtStatus.STATUS_INVALID_HANDLE;
import static nt.rtl.NtStatus.STATUS_INVALID_INFO_CLASS;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_MIX;
import static nt.rtl.NtStatus.STATUS_OBJECT_TYPE_MISMATCH;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static nt.services.UserCalls.GENERIC_ALL;
import static nt.services.UserCalls.KERNEL_ADDRESS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import nt.Lab;
import nt.ps.EProcess;
import nt.ps.PriorityClass;
import nt.ps.ProcessAccess;
import nt.rtl.NtStatus;
import org.junit.jupiter.api.Test;

class ProcessServicesTest {

    private static final int BASIC = 0;
    private static final int TIMES = 4;
    private static final int BASE_PRIORITY = 5;
    private static final int PRIORITY_CLASS = 18;
    private static final int HANDLE_COUNT = 20;
    private static final int AFFINITY = 21;
    private static final int PRIORITY_BOOST = 22;
    private static final int IMAGE_FILE_NAME = 27;

    private static int open(UserCalls user, EProcess process, int access) {
        return user.make(
                "NtOpenProcess",
                access,
                user.attributes(0, 0, 0),
                user.words(process.uniqueProcessId(), 0));
    }

    private static NtStatus tryToOpen(UserCalls user, int clientId, int attributes) {
        return user.call("NtOpenProcess", user.word(0), GENERIC_ALL, attributes, clientId);
    }

    @Test
    void a_process_is_opened_by_its_number_or_that_of_a_thread() {
        UserCalls.run(user -> {
            EProcess process = EndlessPrograms.process(user);
            int nameless = user.attributes(0, 0, 0);
            int id = process.uniqueProcessId();
            int threadId = id + 4;
            assertEquals(STATUS_SUCCESS, tryToOpen(user, user.words(id, 0), nameless));
            assertEquals(STATUS_SUCCESS, tryToOpen(user, user.words(id, threadId), nameless));
            assertEquals(STATUS_INVALID_CID, tryToOpen(user, user.words(4, threadId), nameless));
            assertEquals(
                    STATUS_INVALID_PARAMETER, tryToOpen(user, user.words(0xFFFC, 0), nameless));
            assertEquals(STATUS_INVALID_PARAMETER_MIX, tryToOpen(user, 0, nameless));
            int named = user.attributes("\\program", 0);
            assertEquals(STATUS_INVALID_PARAMETER_MIX, tryToOpen(user, user.words(id, 0), named));
            assertEquals(STATUS_ACCESS_VIOLATION, tryToOpen(user, KERNEL_ADDRESS, nameless));
        });
    }

    @Test
    void a_handle_allows_what_it_was_opened_for() {
        UserCalls.run(user -> {
            EProcess process = EndlessPrograms.process(user);
            int query = open(user, process, ProcessAccess.PROCESS_QUERY_INFORMATION);
            int information = user.space(24);
            user.succeed("NtQueryInformationProcess", query, BASIC, information, 24, 0);
            assertEquals(STATUS_ACCESS_DENIED, user.call("NtTerminateProcess", query, 0));
            assertEquals(STATUS_ACCESS_DENIED, user.call("NtSuspendProcess", query));
            int event = user.make("NtCreateEvent", GENERIC_ALL, 0, 1, 0);
            assertEquals(STATUS_OBJECT_TYPE_MISMATCH, user.call("NtTerminateProcess", event, 0));
            assertEquals(STATUS_INVALID_HANDLE, user.call("NtTerminateProcess", 0x4444, 0));
        });
    }

    @Test
    void a_process_is_ended_and_tells_with_what() {
        UserCalls.run(user -> {
            EProcess process = EndlessPrograms.process(user);
            int handle = open(user, process, ProcessAccess.PROCESS_ALL_ACCESS);
            int information = user.space(24);
            user.succeed("NtQueryInformationProcess", handle, BASIC, information, 24, 0);
            assertEquals(NtStatus.STATUS_PENDING.code(), user.read(information));
            user.succeed("NtTerminateProcess", handle, 77);
            user.succeed("NtWaitForSingleObject", handle, 0, 0);
            int length = user.word(0);
            user.succeed("NtQueryInformationProcess", handle, BASIC, information, 24, length);
            assertEquals(24, user.read(length));
            assertEquals(77, user.read(information));
            assertEquals(process.uniqueProcessId(), user.read(information + 16));
            assertEquals(4, user.read(information + 20));
        });
    }

    @Test
    void priority_processors_and_boost_are_set_and_told() {
        UserCalls.run(user -> {
            EProcess process = EndlessPrograms.process(user);
            int handle = open(user, process, ProcessAccess.PROCESS_ALL_ACCESS);
            int classes = user.word(PriorityClass.HIGH.number() << 8);
            user.succeed("NtSetInformationProcess", handle, PRIORITY_CLASS, classes, 2);
            assertEquals(13, process.basePriority());
            int told = user.word(0);
            user.succeed("NtQueryInformationProcess", handle, PRIORITY_CLASS, told, 2, 0);
            assertEquals(PriorityClass.HIGH.number() << 8, user.read(told));
            user.succeed("NtSetInformationProcess", handle, BASE_PRIORITY, user.word(9), 4);
            assertEquals(9, process.basePriority());
            assertEquals(
                    STATUS_INVALID_PARAMETER,
                    user.call("NtSetInformationProcess", handle, BASE_PRIORITY, user.word(32), 4));
            assertEquals(
                    STATUS_INVALID_PARAMETER,
                    user.call("NtSetInformationProcess", handle, AFFINITY, user.word(6), 4));
            user.succeed("NtSetInformationProcess", handle, AFFINITY, user.word(3), 4);
            assertEquals(1, process.affinity());
            user.succeed("NtSetInformationProcess", handle, PRIORITY_BOOST, user.word(1), 4);
            user.succeed("NtQueryInformationProcess", handle, PRIORITY_BOOST, told, 4, 0);
            assertEquals(1, user.read(told));
        });
    }

    @Test
    void handles_are_counted_and_names_told() {
        UserCalls.run(user -> {
            int told = user.word(0);
            user.succeed("NtQueryInformationProcess", -1, HANDLE_COUNT, told, 4, 0);
            int before = user.read(told);
            user.make("NtCreateEvent", GENERIC_ALL, 0, 1, 0);
            user.succeed("NtQueryInformationProcess", -1, HANDLE_COUNT, told, 4, 0);
            assertEquals(before + 1, user.read(told));
            int name = user.space(64);
            user.succeed("NtQueryInformationProcess", -1, IMAGE_FILE_NAME, name, 64, 0);
            assertEquals("", user.readString(name));
        });
    }

    @Test
    void times_add_up() {
        UserCalls.run(user -> {
            EProcess process = EndlessPrograms.process(user);
            EndlessPrograms.sleep(user, 200);
            int handle = open(user, process, ProcessAccess.PROCESS_ALL_ACCESS);
            int times = user.space(32);
            user.succeed("NtQueryInformationProcess", handle, TIMES, times, 32, 0);
            assertEquals((int) process.createTime(), user.read(times));
            assertEquals(0, user.read(times + 8));
            assertTrue(user.read(times + 24) > 100 * Lab.MILLISECOND);
        });
    }

    @Test
    void every_class_and_length_gets_a_status() {
        UserCalls.run(user -> {
            int buffer = user.space(256);
            int processes = user.kernel.processes.processes().size();
            EProcess process = EndlessPrograms.process(user);
            int handle = open(user, process, ProcessAccess.PROCESS_QUERY_INFORMATION);
            for (int number = -1; number <= 60; number++) {
                ProcessInfoClass known = ProcessInfoClass.of(number);
                for (int length : new int[] {0, 1, 2, 4, 8, 24, 32, 36, 44, 48, 64, 112}) {
                    NtStatus status =
                            user.call(
                                    "NtQueryInformationProcess", handle, number, buffer, length, 0);
                    if (known == null) {
                        assertEquals(STATUS_INVALID_INFO_CLASS, status);
                    } else if (status.isSuccess()) {
                        assertEquals(
                                STATUS_ACCESS_VIOLATION,
                                user.call(
                                        "NtQueryInformationProcess",
                                        handle,
                                        number,
                                        KERNEL_ADDRESS,
                                        length,
                                        0),
                                known.name());
                    }
                    user.call("NtSetInformationProcess", handle, number, KERNEL_ADDRESS, length);
                }
            }
            assertEquals(
                    STATUS_INFO_LENGTH_MISMATCH,
                    user.call("NtQueryInformationProcess", handle, BASIC, buffer, 20, 0));
            assertEquals(processes + 1, user.kernel.processes.processes().size());
        });
    }
}
