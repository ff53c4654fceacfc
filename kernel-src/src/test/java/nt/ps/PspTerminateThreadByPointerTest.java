package nt.ps;

import static nt.rtl.KIrql.PASSIVE_LEVEL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import nt.Lab;
import nt.Rule;
import nt.ke.EventType;
import nt.ke.KApc;
import nt.ke.KEvent;
import nt.ke.KProcessorMode;
import nt.ke.KThreadState;
import nt.ke.KWaitReason;
import nt.ke.Timeout;
import nt.rtl.NtStatus;
import org.junit.jupiter.api.Test;

class PspTerminateThreadByPointerTest {

    private static final NtStatus KILLED = NtStatus.STATUS_ALERTED;

    private static EThread program(Lab lab, Runnable program) {
        return lab.start("program", () -> lab.kernel.ke.traps.enterUserMode(program));
    }

    private static NtStatus wait(Lab lab, KEvent event, KProcessorMode mode) {
        return lab.kernel.ke.traps.KiSystemService(() ->
                lab.kernel.ke.wait.KeWaitForSingleObject(
                        event, KWaitReason.UserRequest, mode, false, Timeout.NEVER));
    }

    private static NtStatus terminate(Lab lab, EThread thread) {
        return lab.kernel.processes.termination.PspTerminateThreadByPointer(thread, KILLED);
    }

    @Test
    @Rule("termination apc")
    void a_thread_that_computes_in_user_mode_ends_wherever_it_is() {
        Lab.explore(
                300,
                lab -> {
                    EThread thread =
                            program(
                                    lab,
                                    () -> {
                                        while (true) {
                                            lab.loiter(10);
                                        }
                                    });
                    lab.sleep(20);
                    assertEquals(NtStatus.STATUS_SUCCESS, terminate(lab, thread));
                    lab.waitFor(thread);
                    assertEquals(KILLED, thread.exitStatus());
                    assertEquals(NtStatus.STATUS_THREAD_IS_TERMINATING, terminate(lab, thread));
                });
    }

    @Test
    @Rule({"termination apc", "user wait"})
    void it_ends_a_wait_for_user_mode_though_that_is_not_alertable() {
        Lab.explore(
                200,
                lab -> {
                    var never = new KEvent(EventType.NotificationEvent, false);
                    EThread thread = program(lab, () -> wait(lab, never, KProcessorMode.UserMode));
                    lab.loiter(50);
                    terminate(lab, thread);
                    lab.waitFor(thread);
                    assertEquals(KILLED, thread.exitStatus());
                });
    }

    @Test
    @Rule({"termination apc", "kernel wait"})
    void it_does_not_end_a_wait_for_kernel_mode_but_the_thread_ends_after_it() {
        Lab.explore(
                200,
                lab -> {
                    var event = new KEvent(EventType.NotificationEvent, false);
                    var wentOn = new boolean[1];
                    EThread thread =
                            program(
                                    lab,
                                    () -> {
                                        wait(lab, event, KProcessorMode.KernelMode);
                                        wentOn[0] = true;
                                    });
                    lab.sleep(20);
                    terminate(lab, thread);
                    lab.sleep(50);
                    assertEquals(KThreadState.Waiting, thread.state());
                    lab.kernel.ke.events.KeSetEvent(event, 0, false);
                    lab.waitFor(thread);
                    assertEquals(KILLED, thread.exitStatus());
                    assertFalse(wentOn[0]);
                });
    }

    @Test
    @Rule({"termination apc", "apc order"})
    void it_goes_before_the_user_calls_that_wait_which_are_run_down() {
        Lab.explore(
                100,
                lab -> {
                    var event = new KEvent(EventType.NotificationEvent, false);
                    List<String> done = new ArrayList<>();
                    EThread thread = program(lab, () -> wait(lab, event, KProcessorMode.UserMode));
                    lab.sleep(20);
                    var apc =
                            new KApc(
                                    thread,
                                    (_, normal) -> normal,
                                    _ -> done.add("run down"),
                                    (_, _, _) -> done.add("made"),
                                    KProcessorMode.UserMode,
                                    null);
                    assertTrue(lab.kernel.ke.apcs.KeInsertQueueApc(apc, null, null, 0));
                    terminate(lab, thread);
                    lab.waitFor(thread);
                    assertEquals(List.of("run down"), done);
                });
    }

    @Test
    void a_suspended_thread_is_resumed_to_end() {
        Lab.explore(
                200,
                lab -> {
                    EThread thread =
                            program(
                                    lab,
                                    () -> {
                                        while (true) {
                                            lab.loiter(10);
                                        }
                                    });
                    lab.kernel.ke.suspension.KeSuspendThread(thread);
                    lab.loiter(100);
                    terminate(lab, thread);
                    lab.waitFor(thread);
                    assertEquals(KILLED, thread.exitStatus());
                });
    }

    @Test
    void the_current_thread_ends_at_once() {
        Lab.run(
                1,
                1,
                lab -> {
                    EThread thread =
                            lab.start(
                                    "own end",
                                    () -> {
                                        assertEquals(
                                                PASSIVE_LEVEL,
                                                lab.kernel.hal.levels.KeGetCurrentIrql());
                                        terminate(lab, lab.kernel.processes.PsGetCurrentThread());
                                    });
                    lab.waitFor(thread);
                    assertEquals(KILLED, thread.exitStatus());
                });
    }
}
