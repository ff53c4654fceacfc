package nt.services;

import static nt.rtl.NtStatus.STATUS_ACCESS_DENIED;
import static nt.rtl.NtStatus.STATUS_INVALID_CID;
import static nt.rtl.NtStatus.STATUS_INVALID_HANDLE;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static nt.rtl.NtStatus.STATUS_SUSPEND_COUNT_EXCEEDED;
import static nt.services.UserCalls.GENERIC_ALL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import nt.ke.KThreadState;
import nt.ps.EThread;
import nt.ps.ThreadAccess;
import nt.rtl.NtStatus;
import org.junit.jupiter.api.Test;

class ThreadServicesTest {

    private static final int BASIC = 0;
    private static final int PRIORITY = 2;
    private static final int BASE_PRIORITY = 3;
    private static final int AFFINITY = 4;
    private static final int LAST_THREAD = 12;

    private static int open(UserCalls user, EThread thread) {
        return user.make(
                "NtOpenThread",
                ThreadAccess.THREAD_ALL_ACCESS,
                user.attributes(0, 0, 0),
                user.words(0, thread.id()));
    }

    @Test
    void a_thread_is_opened_by_its_number() {
        UserCalls.run(user -> {
            EThread thread = EndlessPrograms.thread(user);
            int nameless = user.attributes(0, 0, 0);
            int both = user.words(thread.cid().uniqueProcess(), thread.id());
            user.succeed("NtOpenThread", user.word(0), GENERIC_ALL, nameless, both);
            int wrong = user.words(thread.cid().uniqueProcess() + 400, thread.id());
            assertEquals(
                    STATUS_INVALID_CID,
                    user.call("NtOpenThread", user.word(0), GENERIC_ALL, nameless, wrong));
        });
    }

    @Test
    void suspends_are_counted() {
        UserCalls.run(user -> {
            EThread thread = EndlessPrograms.thread(user);
            int handle = open(user, thread);
            int count = user.word(-1);
            user.succeed("NtSuspendThread", handle, count);
            assertEquals(0, user.read(count));
            EndlessPrograms.sleep(user, 50);
            assertEquals(KThreadState.Waiting, thread.state());
            for (int times = 1; times < 127; times++) {
                user.succeed("NtSuspendThread", handle, 0);
            }
            assertEquals(
                    STATUS_SUSPEND_COUNT_EXCEEDED, user.call("NtSuspendThread", handle, count));
            user.succeed("NtResumeThread", handle, count);
            assertEquals(127, user.read(count));
            user.succeed("NtAlertResumeThread", handle, count);
            assertEquals(126, user.read(count));
        });
    }

    @Test
    void priority_and_processors_are_set_and_told() {
        UserCalls.run(user -> {
            EThread thread = EndlessPrograms.thread(user);
            int handle = open(user, thread);
            user.succeed("NtSetInformationThread", handle, PRIORITY, user.word(12), 4);
            assertEquals(
                    STATUS_INVALID_PARAMETER,
                    user.call("NtSetInformationThread", handle, PRIORITY, user.word(32), 4));
            user.succeed("NtSetInformationThread", handle, BASE_PRIORITY, user.word(-2), 4);
            assertEquals(6, thread.basePriority());
            assertEquals(
                    STATUS_INVALID_PARAMETER,
                    user.call("NtSetInformationThread", handle, BASE_PRIORITY, user.word(3), 4));
            user.succeed("NtSetInformationThread", handle, BASE_PRIORITY, user.word(16), 4);
            assertEquals(15, thread.basePriority());
            assertEquals(
                    STATUS_INVALID_PARAMETER,
                    user.call("NtSetInformationThread", handle, AFFINITY, user.word(2), 4));
            int basic = user.space(28);
            user.succeed("NtQueryInformationThread", handle, BASIC, basic, 28, 0);
            assertEquals(NtStatus.STATUS_PENDING.code(), user.read(basic));
            assertEquals(thread.id(), user.read(basic + 12));
            assertEquals(7, user.read(basic + 24));
            int last = user.word(-1);
            user.succeed("NtQueryInformationThread", handle, LAST_THREAD, last, 4, 0);
            assertEquals(0, user.read(last));
        });
    }

    @Test
    void threads_of_the_system_are_not_ended_and_make_no_calls_of_programs() {
        UserCalls.run(user -> {
            EThread thread = EndlessPrograms.thread(user);
            int handle = open(user, thread);
            assertEquals(STATUS_ACCESS_DENIED, user.call("NtTerminateThread", handle, 0));
            assertEquals(
                    STATUS_INVALID_HANDLE, user.call("NtQueueApcThread", handle, 0x1000, 0, 0, 0));
            assertEquals(
                    STATUS_INVALID_HANDLE,
                    user.call("NtGetContextThread", handle, user.space(0x2CC)));
            assertEquals(STATUS_SUCCESS, user.call("NtAlertThread", handle));
        });
    }

    @Test
    void every_class_and_length_gets_a_status() {
        UserCalls.run(user -> {
            int handle = open(user, EndlessPrograms.thread(user));
            int buffer = user.space(64);
            for (int number = -1; number <= 40; number++) {
                for (int length : new int[] {0, 1, 4, 8, 12, 28, 32, 64}) {
                    user.call("NtQueryInformationThread", handle, number, buffer, length, 0);
                    user.call(
                            "NtSetInformationThread",
                            handle,
                            number,
                            UserCalls.KERNEL_ADDRESS,
                            length);
                }
            }
        });
    }
}
