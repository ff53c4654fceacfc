package nt.ke;

import static nt.rtl.BugCheckCode.APC_INDEX_MISMATCH;
import static nt.rtl.BugCheckCode.INVALID_PROCESS_ATTACH_ATTEMPT;
import static nt.rtl.BugCheckCode.INVALID_PROCESS_DETACH_ATTEMPT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import nt.Lab;
import nt.Rule;
import nt.rtl.NtStatus;
import org.junit.jupiter.api.Test;

class KeStackAttachProcessTest {

    private static KProcess process(Lab lab, String name) {
        return lab.kernel.processes.PspCreateProcess(name, 8);
    }

    private static KThread own(Lab lab) {
        return lab.kernel.ke.processors.KeGetCurrentThread();
    }

    private static void call(Lab lab, KThread thread, KApcEnvironment environment, Runnable made) {
        var apc =
                new KApc(
                        thread,
                        environment,
                        (_, _) -> {
                            made.run();
                            return null;
                        },
                        _ -> {},
                        null,
                        KProcessorMode.KernelMode,
                        null);
        lab.kernel.ke.apcs.KeInsertQueueApc(apc, null, null, 0);
    }

    @Test
    @Rule("apc environments")
    void calls_for_its_own_process_wait_until_a_thread_is_back_there() {
        Lab.explore(
                200,
                lab -> {
                    KThread thread = own(lab);
                    KProcess other = process(lab, "other");
                    List<String> made = new ArrayList<>();
                    KApcState before = lab.kernel.ke.attaching.KeStackAttachProcess(other);
                    assertSame(other, thread.currentProcess());
                    assertEquals(1, thread.apcStateIndex());
                    lab.waitFor(
                            lab.start(
                                    "caller",
                                    () -> {
                                        call(
                                                lab,
                                                thread,
                                                KApcEnvironment.OriginalApcEnvironment,
                                                () -> made.add("at home"));
                                        call(
                                                lab,
                                                thread,
                                                KApcEnvironment.AttachedApcEnvironment,
                                                () -> made.add("attached"));
                                        call(
                                                lab,
                                                thread,
                                                KApcEnvironment.InsertApcEnvironment,
                                                () -> made.add("where it is"));
                                    }));
                    lab.loiter(200);
                    assertEquals(List.of("attached", "where it is"), made);
                    lab.kernel.ke.attaching.KeUnstackDetachProcess(before);
                    assertEquals(List.of("attached", "where it is", "at home"), made);
                    assertEquals(0, thread.apcStateIndex());
                });
    }

    @Test
    @Rule("apc environments")
    void a_call_for_the_attached_environment_is_refused_while_there_is_none() {
        Lab.run(
                1,
                1,
                lab -> {
                    var apc =
                            new KApc(
                                    own(lab),
                                    KApcEnvironment.AttachedApcEnvironment,
                                    (_, _) -> null,
                                    _ -> {},
                                    null,
                                    KProcessorMode.KernelMode,
                                    null);
                    assertFalse(lab.kernel.ke.apcs.KeInsertQueueApc(apc, null, null, 0));
                });
    }

    @Test
    void attaching_can_be_stacked_and_to_where_one_is_does_nothing() {
        Lab.run(
                1,
                1,
                lab -> {
                    Attaching attaching = lab.kernel.ke.attaching;
                    KProcess home = own(lab).currentProcess();
                    KProcess first = process(lab, "first");
                    KProcess second = process(lab, "second");
                    KApcState atHome = attaching.KeStackAttachProcess(first);
                    KApcState inFirst = attaching.KeStackAttachProcess(second);
                    KApcState inSecond = attaching.KeStackAttachProcess(second);
                    attaching.KeUnstackDetachProcess(inSecond);
                    assertSame(second, own(lab).currentProcess());
                    attaching.KeUnstackDetachProcess(inFirst);
                    assertSame(first, own(lab).currentProcess());
                    attaching.KeUnstackDetachProcess(atHome);
                    assertSame(home, own(lab).currentProcess());
                });
    }

    @Test
    void attaching_again_without_stacking_stops_the_system_and_tells_the_processes() {
        var ids = new int[2];
        BugCheckTest.assertStops(
                lab -> {
                    KProcess first = process(lab, "first");
                    ids[0] = own(lab).process().id();
                    ids[1] = first.id();
                    lab.kernel.ke.attaching.KeAttachProcess(first);
                    lab.kernel.ke.attaching.KeAttachProcess(process(lab, "second"));
                },
                () ->
                        new BugChecks.BugCheckData(
                                INVALID_PROCESS_ATTACH_ATTEMPT, ids[0], ids[1], 1, 0));
    }

    @Test
    void detaching_while_a_call_is_being_made_there_stops_the_system() {
        BugCheckTest.assertStops(
                lab -> {
                    KApcState before =
                            lab.kernel.ke.attaching.KeStackAttachProcess(process(lab, "other"));
                    var apc =
                            new KApc(
                                    own(lab),
                                    KApcEnvironment.CurrentApcEnvironment,
                                    (_, normal) -> normal,
                                    _ -> {},
                                    (_, _, _) ->
                                            lab.kernel.ke.attaching.KeUnstackDetachProcess(before),
                                    KProcessorMode.KernelMode,
                                    null);
                    assertTrue(lab.kernel.ke.apcs.KeInsertQueueApc(apc, null, null, 0));
                },
                () -> new BugChecks.BugCheckData(INVALID_PROCESS_DETACH_ATTEMPT, 0, 0, 0, 0));
    }

    @Test
    void returning_to_user_mode_attached_stops_the_system() {
        BugCheckTest.assertStops(
                lab ->
                        lab.kernel.ke.traps.KiSystemService(() -> {
                            lab.kernel.ke.attaching.KeAttachProcess(process(lab, "other"));
                            return NtStatus.STATUS_SUCCESS;
                        }),
                () -> new BugChecks.BugCheckData(APC_INDEX_MISMATCH, 0, 1, 0, 0));
    }

    @Test
    void a_thread_that_ends_attached_stops_the_system() {
        var ids = new int[2];
        BugCheckTest.assertStops(
                lab -> {
                    KProcess other = process(lab, "other");
                    ids[0] = own(lab).process().id();
                    ids[1] = other.id();
                    lab.waitFor(
                            lab.start(
                                    "guest", () -> lab.kernel.ke.attaching.KeAttachProcess(other)));
                },
                () ->
                        new BugChecks.BugCheckData(
                                INVALID_PROCESS_ATTACH_ATTEMPT, ids[0], ids[1], 1, 0));
    }

    @Test
    @Rule("apc environments")
    void a_thread_is_not_suspended_while_it_is_attached() {
        Lab.explore(
                200,
                lab -> {
                    var steps = new int[1];
                    KProcess other = process(lab, "other");
                    var detach = new boolean[1];
                    KThread guest =
                            lab.start(
                                    "guest",
                                    () -> {
                                        KApcState before =
                                                lab.kernel.ke.attaching.KeStackAttachProcess(other);
                                        while (!detach[0]) {
                                            steps[0]++;
                                            lab.loiter(5);
                                        }
                                        lab.kernel.ke.attaching.KeUnstackDetachProcess(before);
                                        steps[0] = -1;
                                    });
                    lab.sleep(20);
                    lab.kernel.ke.suspension.KeSuspendThread(guest);
                    int before = steps[0];
                    lab.sleep(200);
                    assertTrue(steps[0] > before, "it goes on");
                    detach[0] = true;
                    lab.sleep(200);
                    assertTrue(steps[0] > before, "it has stopped on the way back");
                    lab.kernel.ke.suspension.KeResumeThread(guest);
                    lab.waitFor(guest);
                    assertEquals(-1, steps[0]);
                });
    }
}
