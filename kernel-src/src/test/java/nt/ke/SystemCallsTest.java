package nt.ke;

import static nt.rtl.NtStatus.STATUS_ACCESS_VIOLATION;
import static nt.rtl.NtStatus.STATUS_INVALID_SYSTEM_SERVICE;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import nt.Lab;
import nt.ke.FlatProgram.Note;
import org.junit.jupiter.api.Test;

class SystemCallsTest {

    @Test
    void a_program_calls_the_kernel_in_both_ways() {
        Lab.explore(
                20,
                lab -> {
                    List<Note> notes = new FlatProgram(lab, "calls.lst").run();
                    assertEquals(
                            List.of(
                                    new Note(1, STATUS_SUCCESS.code()),
                                    new Note(2, STATUS_SUCCESS.code()),
                                    new Note(3, 0x005F_FFE8),
                                    new Note(4, 0x6666_6666),
                                    new Note(5, STATUS_INVALID_SYSTEM_SERVICE.code()),
                                    new Note(6, STATUS_INVALID_SYSTEM_SERVICE.code()),
                                    new Note(7, STATUS_ACCESS_VIOLATION.code()),
                                    new Note(8, STATUS_ACCESS_VIOLATION.code()),
                                    new Note(9, STATUS_ACCESS_VIOLATION.code()),
                                    new Note(10, 0xAAAA_AAAA),
                                    new Note(11, 0)),
                            notes);
                    int counted = 0;
                    for (int number = 0; number < lab.processors(); number++) {
                        counted += lab.kernel.ke.processors.prcb(number).systemCalls();
                    }
                    // Those above, the eleven notes of them, and the thread's last.
                    assertEquals(2 + 5 + 11 + 1, counted);
                });
    }
}
