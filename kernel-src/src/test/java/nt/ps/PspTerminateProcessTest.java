package nt.ps;

import static nt.rtl.NtStatus.STATUS_PENDING;
import static nt.rtl.NtStatus.STATUS_PROCESS_IS_TERMINATING;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import nt.Lab;
import nt.ke.EventType;
import nt.ke.KEvent;
import nt.ke.KProcessorMode;
import nt.ke.KWaitReason;
import nt.ke.Timeout;
import nt.rtl.NtStatus;
import nt.rtl.RaisedStatus;
import org.junit.jupiter.api.Test;

class PspTerminateProcessTest {

    private static final NtStatus KILLED = NtStatus.STATUS_CONTROL_C_EXIT;

    private static EThread program(Lab lab, EProcess process, Runnable program) {
        return lab.kernel.processes.PsCreateSystemThread(
                process,
                "program",
                8,
                lab.kernel.ke.allProcessors(),
                () -> lab.kernel.ke.traps.enterUserMode(program));
    }

    private static Runnable compute(Lab lab) {
        return () -> {
            while (true) {
                lab.loiter(10);
            }
        };
    }

    private static Runnable waitForever(Lab lab) {
        var never = new KEvent(EventType.NotificationEvent, false);
        return () ->
                lab.kernel.ke.traps.KiSystemService(() ->
                        lab.kernel.ke.wait.KeWaitForSingleObject(
                                never,
                                KWaitReason.UserRequest,
                                KProcessorMode.UserMode,
                                false,
                                Timeout.NEVER));
    }

    @Test
    void it_ends_all_threads_and_the_process_is_signaled_when_all_are() {
        Lab.explore(
                100,
                lab -> {
                    EProcess process = lab.kernel.processes.PspCreateProcess("victim", 8);
                    List<EThread> threads = new ArrayList<>();
                    for (int number = 0; number < 4; number++) {
                        threads.add(
                                program(
                                        lab,
                                        process,
                                        number % 2 == 0 ? compute(lab) : waitForever(lab)));
                    }
                    lab.loiter(20);
                    assertEquals(STATUS_PENDING, process.exitStatus());
                    lab.kernel.processes.termination.PspTerminateProcess(process, KILLED);
                    lab.waitFor(process);
                    for (EThread thread : threads) {
                        assertEquals(STATUS_SUCCESS, lab.waitFor(thread, Timeout.ZERO));
                        assertEquals(KILLED, thread.exitStatus());
                    }
                    assertEquals(KILLED, process.exitStatus());
                    assertEquals(0, process.activeThreads());
                    assertTrue(process.exitTime() >= process.createTime());
                    assertEquals(
                            STATUS_PROCESS_IS_TERMINATING,
                            lab.kernel.processes.termination.PspTerminateProcess(process, KILLED));
                });
    }

    @Test
    void a_thread_created_meanwhile_is_refused_or_ends_with_the_others() {
        Lab.explore(
                100,
                lab -> {
                    EProcess process = lab.kernel.processes.PspCreateProcess("victim", 8);
                    program(lab, process, compute(lab));
                    EThread creator =
                            lab.start(
                                    "creator",
                                    () -> {
                                        try {
                                            while (true) {
                                                lab.kernel.processes.PsCreateSystemThread(
                                                        process, "more", 8, 1, () -> {});
                                                lab.sleep(1);
                                            }
                                        } catch (RaisedStatus refused) {
                                            assertEquals(
                                                    STATUS_PROCESS_IS_TERMINATING,
                                                    refused.status());
                                        }
                                    });
                    lab.sleep(100);
                    lab.kernel.processes.termination.PspTerminateProcess(process, KILLED);
                    lab.waitFor(process);
                    lab.waitFor(creator);
                    assertEquals(0, process.activeThreads());
                });
    }

    @Test
    void a_process_ends_with_its_last_thread_and_has_its_status() {
        Lab.explore(
                100,
                lab -> {
                    EProcess process = lab.kernel.processes.PspCreateProcess("short", 8);
                    EThread first =
                            lab.kernel.processes.PsCreateSystemThread(
                                    process,
                                    "first",
                                    8,
                                    1,
                                    () -> {
                                        lab.sleep(30);
                                        lab.kernel.processes.PsTerminateSystemThread(KILLED);
                                    });
                    lab.kernel.processes.PsCreateSystemThread(process, "second", 8, 1, () -> {});
                    lab.waitFor(process);
                    assertEquals(KILLED, first.exitStatus());
                    assertEquals(KILLED, process.exitStatus());
                    var refused =
                            assertThrows(
                                    RaisedStatus.class,
                                    () ->
                                            lab.kernel.processes.PsCreateSystemThread(
                                                    process, "late", 8, 1, () -> {}));
                    assertEquals(STATUS_PROCESS_IS_TERMINATING, refused.status());
                });
    }

    @Test
    void a_process_is_deleted_with_the_last_reference_and_leaves_nothing() {
        Lab.run(
                2,
                1,
                lab -> {
                    int before = lab.kernel.processes.processes().size();
                    EProcess process = lab.kernel.processes.PspCreateProcess("short", 8);
                    EThread thread =
                            lab.kernel.processes.PsCreateSystemThread(process, "t", 8, 1, () -> {});
                    lab.waitFor(process);
                    assertEquals(before + 1, lab.kernel.processes.processes().size());
                    lab.kernel.objects.ObfDereferenceObject(thread);
                    lab.kernel.objects.ObfDereferenceObject(process);
                    lab.sleep(100);
                    assertEquals(before, lab.kernel.processes.processes().size());
                    assertTrue(
                            lab.kernel
                                    .processes
                                    .clientIds
                                    .lookup(process.uniqueProcessId())
                                    .isEmpty());
                });
    }
}
