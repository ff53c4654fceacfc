package nt.ke;

import static nt.rtl.NtStatus.STATUS_ACCESS_VIOLATION;
import static nt.rtl.NtStatus.STATUS_ARRAY_BOUNDS_EXCEEDED;
import static nt.rtl.NtStatus.STATUS_ASSERTION_FAILURE;
import static nt.rtl.NtStatus.STATUS_BREAKPOINT;
import static nt.rtl.NtStatus.STATUS_ILLEGAL_INSTRUCTION;
import static nt.rtl.NtStatus.STATUS_INTEGER_DIVIDE_BY_ZERO;
import static nt.rtl.NtStatus.STATUS_INTEGER_OVERFLOW;
import static nt.rtl.NtStatus.STATUS_INVALID_LOCK_SEQUENCE;
import static nt.rtl.NtStatus.STATUS_PRIVILEGED_INSTRUCTION;
import static nt.rtl.NtStatus.STATUS_SINGLE_STEP;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import nt.Lab;
import nt.ke.FlatProgram.Note;
import nt.rtl.NtStatus;
import org.junit.jupiter.api.Test;

class KiDispatchExceptionTest {

    private static final int NOWHERE = 0x1234_5678;

    /// What the dispatcher is told.
    ///
    /// @param distance of the exception's address from where the program stands
    private record Told(NtStatus code, int distance, List<Integer> parameters) {

        Told(NtStatus code, Integer... parameters) {
            this(code, 0, List.of(parameters));
        }
    }

    private static final List<Told> EXPECTED =
            List.of(
                    new Told(STATUS_INTEGER_DIVIDE_BY_ZERO),
                    new Told(STATUS_INTEGER_OVERFLOW),
                    new Told(STATUS_INTEGER_DIVIDE_BY_ZERO),
                    new Told(STATUS_BREAKPOINT, 0, 0, 0),
                    new Told(STATUS_BREAKPOINT, 0, 0, 0),
                    new Told(STATUS_INTEGER_OVERFLOW, -1, List.of()),
                    new Told(STATUS_ARRAY_BOUNDS_EXCEEDED),
                    new Told(STATUS_ILLEGAL_INSTRUCTION),
                    new Told(STATUS_INVALID_LOCK_SEQUENCE),
                    new Told(STATUS_PRIVILEGED_INSTRUCTION),
                    new Told(STATUS_PRIVILEGED_INSTRUCTION),
                    new Told(STATUS_PRIVILEGED_INSTRUCTION),
                    new Told(STATUS_ACCESS_VIOLATION, 0, -1),
                    new Told(STATUS_ACCESS_VIOLATION, 0, -1),
                    new Told(STATUS_ACCESS_VIOLATION, 0, NOWHERE),
                    new Told(STATUS_ACCESS_VIOLATION, 1, NOWHERE),
                    new Told(STATUS_ACCESS_VIOLATION, 1, FlatProgram.READ_ONLY),
                    new Told(STATUS_ACCESS_VIOLATION, 0, 0x8000_0000),
                    new Told(STATUS_ACCESS_VIOLATION, 0, NOWHERE),
                    new Told(STATUS_SINGLE_STEP),
                    new Told(STATUS_ASSERTION_FAILURE, -2, List.of()),
                    new Told(STATUS_BREAKPOINT, 1, 2, 3),
                    new Told(NtStatus.of(0xE000_1234), 77, 88));

    private static List<Told> told(List<Note> notes) {
        var told = new ArrayList<Told>();
        for (int index = 0; index < notes.size(); index += 5) {
            assertEquals(1 + index / 5, notes.get(index).number());
            int count = notes.get(index + 2).value();
            var parameters = new ArrayList<Integer>();
            for (int parameter = 0; parameter < Math.min(count, 2); parameter++) {
                parameters.add(notes.get(index + 3 + parameter).value());
            }
            told.add(
                    new Told(
                            NtStatus.of(notes.get(index).value()),
                            notes.get(index + 1).value(),
                            parameters));
        }
        return told;
    }

    @Test
    void each_exception_is_put_to_the_program_and_handled_there() {
        Lab.explore(
                12,
                lab -> {
                    List<Told> told = told(new FlatProgram(lab, "exceptions.lst").run());
                    for (int index = 0; index < Math.min(told.size(), EXPECTED.size()); index++) {
                        Told expected = EXPECTED.get(index);
                        List<Integer> first =
                                expected.parameters.subList(
                                        0, Math.min(2, expected.parameters.size()));
                        assertEquals(
                                new Told(expected.code, expected.distance, first),
                                told.get(index),
                                "exception " + (index + 1));
                    }
                    assertEquals(EXPECTED.size(), told.size());
                });
    }
}
