package nt.ke;

import static nt.rtl.NtStatus.STATUS_NO_CALLBACK_ACTIVE;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static nt.rtl.NtStatus.STATUS_USER_APC;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import nt.Lab;
import nt.ke.FlatProgram.Note;
import nt.ps.EThread;
import nt.rtl.NtStatus;
import org.junit.jupiter.api.Test;

/** Calls into a program: those that wait for it, and those that the kernel waits for. */
class UserCallsTest {

    private static final int FROM_CALLBACK = 0x4000_0077;

    @Test
    void a_program_is_called_where_it_waits_and_by_services_that_call_back() {
        Lab.explore(
                20,
                lab -> {
                    var program = new FlatProgram(lab, "usercalls.lst");
                    int routine = lab.kernel.machine.memory().readInt(FlatProgram.FRAMES + 16);
                    lab.kernel.services.add(
                            "NtSetSystemPowerState",
                            3,
                            a -> {
                                byte[] input = {(byte) a.word(1), 0, 0, 0};
                                UserCallbacks.Result result =
                                        lab.kernel.ke.callbacks.KeUserModeCallback(
                                                a.word(0), input);
                                return result.status();
                            });
                    EThread thread = program.start();
                    while (thread.state() != KThreadState.Waiting) {
                        lab.sleep(1);
                    }
                    lab.kernel.ke.apcs.KeInsertQueueApc(call(thread, routine, 11), 12, 13, 0);
                    lab.kernel.ke.apcs.KeInsertQueueApc(call(thread, routine, 21), 22, 23, 0);
                    lab.waitFor(thread);
                    assertEquals(
                            List.of(
                                    new Note(101, 11),
                                    new Note(102, 12),
                                    new Note(103, 13),
                                    new Note(101, 21),
                                    new Note(102, 22),
                                    new Note(103, 23),
                                    new Note(1, STATUS_USER_APC.code()),
                                    new Note(2, STATUS_SUCCESS.code()),
                                    new Note(201, 3),
                                    new Note(202, 4),
                                    new Note(203, 3),
                                    new Note(201, 4),
                                    new Note(202, 4),
                                    new Note(203, 2),
                                    new Note(201, 4),
                                    new Note(202, 4),
                                    new Note(203, 1),
                                    new Note(201, 4),
                                    new Note(202, 4),
                                    new Note(203, 0),
                                    new Note(3, FROM_CALLBACK),
                                    new Note(4, STATUS_NO_CALLBACK_ACTIVE.code())),
                            program.notes);
                });
    }

    private static KApc call(EThread thread, int routine, int argument) {
        return new KApc(
                thread,
                (_, normal) -> normal,
                _ -> {},
                new UserRoutine(routine),
                KProcessorMode.UserMode,
                argument);
    }

    @Test
    void a_call_into_a_stack_without_room_becomes_an_exception() {
        Lab.run(
                1,
                1,
                lab -> {
                    var program = new FlatProgram(lab, "usercalls.lst");
                    int routine = lab.kernel.machine.memory().readInt(FlatProgram.FRAMES + 16);
                    lab.kernel.ke.exceptions.connect(code -> {
                        program.notes.add(new Note(0, code.code()));
                        lab.kernel.processes.PsTerminateSystemThread(code);
                    });
                    EThread thread = program.start(FlatProgram.STACK + 64, _ -> {});
                    while (thread.state() != KThreadState.Waiting) {
                        lab.sleep(1);
                    }
                    lab.kernel.ke.apcs.KeInsertQueueApc(call(thread, routine, 11), 12, 13, 0);
                    lab.waitFor(thread);
                    assertEquals(
                            List.of(new Note(0, NtStatus.STATUS_ACCESS_VIOLATION.code())),
                            program.notes);
                });
    }
}
