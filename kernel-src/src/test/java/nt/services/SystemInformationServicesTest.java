package nt.services;

import static nt.rtl.NtStatus.STATUS_ACCESS_VIOLATION;
import static nt.rtl.NtStatus.STATUS_INFO_LENGTH_MISMATCH;
import static nt.rtl.NtStatus.STATUS_INVALID_INFO_CLASS;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import nt.Lab;
import nt.ke.SystemTime;
import nt.rtl.NtStatus;
import org.junit.jupiter.api.Test;

class SystemInformationServicesTest {

    private static final int BASIC = 0;
    private static final int PERFORMANCE = 2;
    private static final int TIME_OF_DAY = 3;
    private static final int PROCESSES = 5;
    private static final int PROCESSOR_PERFORMANCE = 8;
    private static final int HANDLES = 16;

    private static NtStatus query(UserCalls user, int number, int buffer, int length, int told) {
        return user.call("NtQuerySystemInformation", number, buffer, length, told);
    }

    @Test
    void the_basic_class_wants_its_length_exactly() {
        UserCalls.run(user -> {
            int buffer = user.space(48);
            assertEquals(STATUS_INFO_LENGTH_MISMATCH, query(user, BASIC, buffer, 48, 0));
            assertEquals(STATUS_SUCCESS, query(user, BASIC, buffer, 44, 0));
            assertEquals(156_250, user.read(buffer + 4));
            assertEquals(4096, user.read(buffer + 8));
            assertEquals(0x7FFE_FFFF, user.read(buffer + 32));
            assertEquals(1, user.readByte(buffer + 40));
        });
    }

    @Test
    void the_time_of_day_is_told_as_far_as_there_is_room() {
        UserCalls.run(user -> {
            int buffer = user.space(56);
            int told = user.word(0);
            assertEquals(STATUS_SUCCESS, query(user, TIME_OF_DAY, buffer, 8, told));
            assertEquals((int) SystemTime.BOOT_TIME, user.read(buffer));
            assertEquals(0, user.read(buffer + 8));
            assertEquals(8, user.read(told));
            assertEquals(STATUS_INFO_LENGTH_MISMATCH, query(user, TIME_OF_DAY, buffer, 56, told));
        });
    }

    @Test
    void the_list_of_processes_says_how_long_it_is_and_links_one_to_the_next() {
        UserCalls.run(user -> {
            user.kernel.processes.PspCreateProcess("another", 8);
            int told = user.word(0);
            assertEquals(
                    STATUS_INFO_LENGTH_MISMATCH, query(user, PROCESSES, user.word(0), 0, told));
            int length = user.read(told);
            int buffer = user.space(length);
            assertEquals(STATUS_SUCCESS, query(user, PROCESSES, buffer, length, told));
            List<String> names = new ArrayList<>();
            int entry = buffer;
            int threads = user.read(entry + 4);
            while (user.read(entry) != 0) {
                entry += user.read(entry);
                names.add(user.readString(entry + 0x38));
                threads += user.read(entry + 4);
            }
            assertEquals(List.of("System", "another"), names);
            assertTrue(threads > 5, "threads " + threads);
            assertTrue(length >= 3 * 184 + threads * 64);
        });
    }

    @Test
    void the_list_of_handles_counts_them() {
        UserCalls.run(user -> {
            int buffer = user.space(0x4000);
            assertEquals(STATUS_SUCCESS, query(user, HANDLES, buffer, 0x4000, 0));
            int before = user.read(buffer);
            int event = user.make("NtCreateEvent", UserCalls.GENERIC_ALL, 0, 1, 0);
            assertEquals(STATUS_SUCCESS, query(user, HANDLES, buffer, 0x4000, 0));
            assertEquals(before + 1, user.read(buffer));
            boolean found = false;
            for (int index = 0; index <= before; index++) {
                found |= user.readWord(buffer + 4 + index * 16 + 6) == event;
            }
            assertTrue(found);
        });
    }

    @Test
    void processors_tell_what_they_spend_their_time_with() {
        UserCalls.run(user -> {
            EndlessPrograms.sleep(user, 1000);
            int buffer = user.space(48);
            assertEquals(STATUS_SUCCESS, query(user, PROCESSOR_PERFORMANCE, buffer, 48, 0));
            assertTrue(user.read(buffer) > 900 * Lab.MILLISECOND);
            assertEquals(
                    STATUS_INFO_LENGTH_MISMATCH, query(user, PERFORMANCE, user.space(312), 311, 0));
        });
    }

    @Test
    void every_class_and_length_gets_a_status() {
        UserCalls.run(user -> {
            int buffer = user.space(512);
            for (int number = -1; number <= 90; number++) {
                for (int length : new int[] {0, 2, 4, 12, 16, 44, 48, 136, 172, 312, 512}) {
                    NtStatus status = query(user, number, buffer, length, 0);
                    if (SystemInfoClass.of(number) == null) {
                        assertEquals(STATUS_INVALID_INFO_CLASS, status);
                    }
                    if (status.isSuccess() && length != 0) {
                        assertEquals(
                                STATUS_ACCESS_VIOLATION,
                                query(user, number, UserCalls.KERNEL_ADDRESS, length, 0));
                    }
                }
            }
        });
    }
}
