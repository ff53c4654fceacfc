package nt.services;

import static nt.rtl.NtStatus.STATUS_BUFFER_OVERFLOW;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER;
import static nt.rtl.NtStatus.STATUS_PROCESS_IN_JOB;
import static nt.rtl.NtStatus.STATUS_PROCESS_NOT_IN_JOB;
import static nt.services.UserCalls.GENERIC_ALL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import nt.ob.ObjectAttributes;
import nt.ps.EProcess;
import nt.ps.JobLimit;
import nt.ps.ProcessAccess;
import org.junit.jupiter.api.Test;

class JobServicesTest {

    private static final int ACCOUNTING = 1;
    private static final int BASIC_LIMITS = 2;
    private static final int PROCESS_ID_LIST = 3;
    private static final int EXTENDED_LIMITS = 9;

    private static int process(UserCalls user) {
        EProcess process = EndlessPrograms.process(user);
        return user.make(
                "NtOpenProcess",
                ProcessAccess.PROCESS_ALL_ACCESS,
                user.attributes(0, 0, 0),
                user.words(process.uniqueProcessId(), 0));
    }

    @Test
    void a_job_is_made_and_found_by_name_and_its_processes_told() {
        UserCalls.run(user -> {
            int named =
                    user.attributes(
                            "\\BaseNamedObjects\\work", ObjectAttributes.OBJ_CASE_INSENSITIVE);
            int job = user.make("NtCreateJobObject", GENERIC_ALL, named);
            int again = user.make("NtOpenJobObject", GENERIC_ALL, named);
            int first = process(user);
            int second = process(user);
            assertEquals(STATUS_PROCESS_NOT_IN_JOB, user.call("NtIsProcessInJob", first, job));
            user.succeed("NtAssignProcessToJobObject", job, first);
            user.succeed("NtAssignProcessToJobObject", again, second);
            assertEquals(STATUS_PROCESS_IN_JOB, user.call("NtIsProcessInJob", second, job));
            int ids = user.space(16);
            assertEquals(
                    STATUS_BUFFER_OVERFLOW,
                    user.call("NtQueryInformationJobObject", job, PROCESS_ID_LIST, ids, 12, 0));
            assertEquals(2, user.read(ids));
            assertEquals(1, user.read(ids + 4));
            user.succeed("NtQueryInformationJobObject", job, PROCESS_ID_LIST, ids, 16, 0);
            assertEquals(2, user.read(ids + 4));
            user.succeed("NtTerminateJobObject", job, 5);
            user.succeed("NtWaitForSingleObject", first, 0, 0);
            user.succeed("NtWaitForSingleObject", second, 0, 0);
            int accounting = user.space(48);
            user.succeed("NtQueryInformationJobObject", job, ACCOUNTING, accounting, 48, 0);
            assertEquals(2, user.read(accounting + 36));
            assertEquals(0, user.read(accounting + 40));
        });
    }

    @Test
    void limits_are_told_as_they_were_set() {
        UserCalls.run(user -> {
            int job = user.make("NtCreateJobObject", GENERIC_ALL, 0);
            int limits = user.space(112);
            int flags = JobLimit.ACTIVE_PROCESS.flag() | JobLimit.KILL_ON_JOB_CLOSE.flag();
            int set = user.words(0, 0, 0, 0, flags, 0, 0, 7, 0, 0, 0, 0);
            user.space(64); // the rest of the extended limits: zeros
            assertEquals(
                    STATUS_INVALID_PARAMETER,
                    user.call("NtSetInformationJobObject", job, BASIC_LIMITS, set, 48));
            user.succeed("NtSetInformationJobObject", job, EXTENDED_LIMITS, set, 112);
            user.succeed("NtQueryInformationJobObject", job, EXTENDED_LIMITS, limits, 112, 0);
            assertEquals(flags, user.read(limits + 16));
            assertEquals(7, user.read(limits + 28));
        });
    }

    @Test
    void closing_the_last_handle_ends_processes_if_the_job_says_so() {
        UserCalls.run(user -> {
            int job = user.make("NtCreateJobObject", GENERIC_ALL, 0);
            int flags = JobLimit.KILL_ON_JOB_CLOSE.flag();
            int set = user.words(0, 0, 0, 0, flags, 0, 0, 0, 0, 0, 0, 0);
            user.space(64);
            user.succeed("NtSetInformationJobObject", job, EXTENDED_LIMITS, set, 112);
            int process = process(user);
            user.succeed("NtAssignProcessToJobObject", job, process);
            user.succeed("NtClose", job);
            user.succeed("NtWaitForSingleObject", process, 0, 0);
        });
    }

    @Test
    void every_class_and_length_gets_a_status() {
        UserCalls.run(user -> {
            int job = user.make("NtCreateJobObject", GENERIC_ALL, 0);
            int buffer = user.space(128);
            int told = 0;
            for (int number = -1; number <= 15; number++) {
                for (int length : new int[] {0, 4, 8, 12, 20, 48, 96, 112, 128}) {
                    told +=
                            user.call("NtQueryInformationJobObject", job, number, buffer, length, 0)
                                            .isSuccess()
                                    ? 1
                                    : 0;
                    user.call(
                            "NtSetInformationJobObject",
                            job,
                            number,
                            UserCalls.KERNEL_ADDRESS,
                            length);
                }
            }
            assertTrue(told >= 7, "told " + told);
        });
    }
}
