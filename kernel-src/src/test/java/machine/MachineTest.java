package machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import machine.cpu.ExecutionStack;
import machine.cpu.Processor;
import machine.cpu.StackFailure;
import org.junit.jupiter.api.Test;
import trace.KernelOptions;

class MachineTest {

    private static final int VECTOR = 0x51;

    private static Machine machine(int processors, long seed) {
        return new Machine(
                KernelOptions.defaults()
                        .withProcessors(processors)
                        .withSeed(seed)
                        .withMeanSlice(3));
    }

    /** Has every processor pass points for ever, and notes whose turn it was. */
    private static List<Integer> turns(int processors, long seed, long[] pauses) {
        Machine machine = machine(processors, seed);
        List<Integer> turns = new ArrayList<>();
        for (int number = 0; number < processors; number++) {
            Processor processor = machine.processor(number);
            machine.start(
                    number,
                    ExecutionStack.startingWith(() -> {
                        while (true) {
                            processor.point();
                            turns.add(processor.number());
                        }
                    }));
        }
        for (long pause : pauses) {
            machine.runUntil(pause);
        }
        return turns;
    }

    @Test
    void the_same_seed_gives_the_same_run() {
        assertEquals(turns(4, 7, new long[] {2000}), turns(4, 7, new long[] {2000}));
    }

    @Test
    void another_seed_gives_another_run() {
        assertNotEquals(turns(4, 7, new long[] {2000}), turns(4, 8, new long[] {2000}));
    }

    @Test
    void where_a_run_is_divided_makes_no_difference() {
        for (long seed = 1; seed <= 50; seed++) {
            assertEquals(
                    turns(3, seed, new long[] {1000}),
                    turns(3, seed, new long[] {1, 2, 3, 57, 58, 300, 301, 999, 1000}));
        }
    }

    @Test
    void no_processor_is_forgotten() {
        List<Integer> turns = turns(32, 1, new long[] {5000});
        for (int processor = 0; processor < 32; processor++) {
            int own = processor;
            long share = turns.stream().filter(turn -> turn == own).count();
            assertTrue(share > turns.size() / 64, () -> own + " has had " + share);
        }
    }

    @Test
    void processors_compute_side_by_side() {
        Machine machine = machine(4, 1);
        Set<Integer> done = new HashSet<>();
        for (int number = 0; number < 4; number++) {
            int own = number;
            machine.start(
                    number,
                    ExecutionStack.startingWith(() -> {
                        machine.execute(200_000);
                        done.add(own);
                        machine.execute(Long.MAX_VALUE / 2);
                    }));
        }
        machine.runUntil(999);
        assertEquals(Set.of(), done);
        machine.runUntil(1100);
        assertEquals(Set.of(0, 1, 2, 3), done);
    }

    @Test
    void an_interrupt_breaks_computing_off_and_computing_goes_on_where_it_was() {
        Machine machine = machine(1, 1);
        List<Long> times = new ArrayList<>();
        Processor processor = machine.processor(0);
        processor.setInterruptService(
                VECTOR,
                () -> {
                    times.add(machine.time());
                    processor.enableInterrupts();
                    machine.apic(0).endOfInterrupt();
                });
        machine.start(
                0,
                ExecutionStack.startingWith(() -> {
                    processor.enableInterrupts();
                    machine.startTimer(0, VECTOR, 20_000);
                    machine.execute(90_000);
                    times.add(machine.time());
                    while (true) {
                        processor.halt();
                    }
                }));
        machine.runUntil(600);
        assertEquals(6, times.size());
        assertEquals(List.of(100L, 200L, 300L, 400L), times.subList(0, 4));
        assertTrue(times.get(4) >= 450 && times.get(4) < 460, times::toString);
        assertTrue(times.get(5) >= 500, times::toString);
    }

    @Test
    void a_halted_processor_costs_nothing_but_its_interrupts() {
        Machine machine = machine(1, 1);
        Processor processor = machine.processor(0);
        processor.setInterruptService(
                VECTOR,
                () -> {
                    processor.enableInterrupts();
                    machine.apic(0).endOfInterrupt();
                });
        machine.start(
                0,
                ExecutionStack.startingWith(() -> {
                    machine.startTimer(0, VECTOR, 2_000_000_000);
                    while (true) {
                        processor.halt();
                    }
                }));
        machine.runUntil(1_000_000_005);
        assertEquals(100, machine.interrupts());
        assertTrue(machine.slices() < 250, () -> "slices: " + machine.slices());
    }

    @Test
    void two_processors_can_exchange_their_stacks() {
        for (long seed = 1; seed <= 200; seed++) {
            Machine machine = machine(2, seed);
            List<String> order = new ArrayList<>();
            var stacks = new ExecutionStack[2];
            for (int number = 0; number < 2; number++) {
                int own = number;
                stacks[number] =
                        ExecutionStack.startingWith(() -> {
                            machine.currentProcessor().point();
                            machine.currentProcessor().switchTo(stacks[1 - own]);
                            order.add("back on " + own);
                            machine.stop("done");
                        });
                machine.start(number, stacks[number]);
            }
            machine.runUntil(1000);
            assertEquals("done", machine.stopReason().orElse("hangs with seed " + seed));
        }
    }

    @Test
    void what_a_stack_throws_comes_out_of_the_run() {
        Machine machine = machine(1, 1);
        machine.start(
                0,
                ExecutionStack.startingWith(() -> {
                    throw new IllegalStateException("broken model");
                }));
        StackFailure failure = assertThrows(StackFailure.class, () -> machine.runUntil(10));
        assertTrue(String.valueOf(failure.getCause()).contains("broken model"));
    }

    @Test
    void one_to_32_processors_and_no_other_number() {
        for (int wrong : new int[] {-1, 0, 33}) {
            assertThrows(IllegalArgumentException.class, () -> machine(wrong, 1));
        }
    }
}
