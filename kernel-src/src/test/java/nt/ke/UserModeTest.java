package nt.ke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nt.Lab;
import nt.ke.FlatProgram.Note;
import nt.ps.EThread;
import org.junit.jupiter.api.Test;

class UserModeTest {

    private static final int THREADS = 5;
    private static final int STACK_SIZE = 0x2000;

    /** Threads of one program, each with its own stack and numbers; gives what they have noted. */
    private static List<Note> count(Lab lab, int times) {
        var program = new FlatProgram(lab, "counting.lst");
        var threads = new ArrayList<EThread>();
        for (int number = 1; number <= THREADS; number++) {
            int who = number;
            int stack = FlatProgram.STACK + number * STACK_SIZE;
            threads.add(
                    program.start(
                            stack,
                            frame -> {
                                frame.ebx = who;
                                frame.esi = stack - STACK_SIZE;
                                frame.edi = times;
                            }));
        }
        lab.waitForAll(threads);
        return program.notes;
    }

    @Test
    void threads_keep_their_registers_wherever_they_go_on() {
        Lab.explore(
                8,
                lab -> {
                    List<Note> notes = count(lab, 20_000);
                    assertEquals(
                            Stream.iterate(1, number -> number + 1)
                                    .limit(THREADS)
                                    .map(number -> new Note(number, 0))
                                    .toList(),
                            notes.stream()
                                    .sorted((one, other) -> one.number() - other.number())
                                    .toList());
                });
    }

    @Test
    void an_instruction_costs_a_cycle_and_ticks_find_the_program_at_work() {
        Lab.run(
                1,
                1,
                lab -> {
                    var program = new FlatProgram(lab, "counting.lst");
                    long before = lab.kernel.machine.timeline().cycles;
                    EThread thread =
                            program.start(
                                    FlatProgram.STACK + STACK_SIZE,
                                    frame -> {
                                        frame.esi = FlatProgram.STACK;
                                        frame.edi = 20_000_000;
                                    });
                    lab.waitFor(thread);
                    long cycles = lab.kernel.machine.timeline().cycles - before;
                    // Seven instructions each time, and what the kernel takes.
                    assertTrue(cycles > 140_000_000 && cycles < 141_000_000, "cycles: " + cycles);
                    int ticks = (int) (cycles / (200L * lab.kernel.hal.clockPeriod()));
                    assertTrue(
                            thread.userTime() >= ticks - 1 && thread.userTime() <= ticks + 1,
                            thread.userTime() + " of " + ticks);
                });
    }

    @Test
    void the_same_seed_gives_the_same_run() {
        for (int seed = 1; seed <= 4; seed++) {
            var ends = new ArrayList<Long>();
            for (int run = 0; run < 2; run++) {
                Lab.run(
                        3,
                        seed,
                        lab -> {
                            count(lab, 5_000);
                            ends.add(lab.kernel.machine.timeline().cycles);
                        });
            }
            assertEquals(ends.get(0), ends.get(1), "seed " + seed);
        }
    }
}
