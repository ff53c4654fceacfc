package nt.ke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import machine.Machine;
import machine.RecordedSchedule;
import machine.Schedule;
import machine.Topology;
import machine.Turn;
import machine.cpu.ExecutionStack;
import machine.cpu.StackFailure;
import nt.hal.Hal;
import nt.rtl.KIrql;
import org.junit.jupiter.api.Test;
import trace.KernelOptions;

/// Locks on a bare machine, in *every* schedule of two processors with at most three preemptions. A
/// processor that is not preempted goes on until it spins or is done.
class EveryScheduleTest {

    private static final int PREEMPTIONS = 3;
    private static final int VISITS = 2;

    /** Enough for both processors; a schedule that needs more hangs. */
    private static final long LONG_ENOUGH = 100_000;

    /** Takes and gives back, again and again; tells what it sees. */
    private interface Visitor {
        void visit(SpinLocks locks, Runnable inside);
    }

    /// Preempts after so many points each; otherwise lets the processor go on.
    private static final class Preempting implements Schedule {
        private static final int UNDISTURBED = 10_000;
        private final List<Integer> after;
        private int next;
        private int last;

        Preempting(List<Integer> after) {
            this.after = after;
        }

        @Override
        public int processor(int candidates) {
            int other = 1 - last;
            if ((candidates & 1 << other) != 0 && (next > 0 || candidates != 3)) {
                last = other;
            } else if ((candidates & 1 << last) == 0) {
                last = Integer.numberOfTrailingZeros(candidates);
            }
            return last;
        }

        @Override
        public int points() {
            return next < after.size() ? after.get(next++) : UNDISTURBED;
        }
    }

    private static Optional<String> run(Schedule schedule, boolean queued, Visitor visitor) {
        var machine = new Machine(KernelOptions.defaults().withProcessors(2), schedule);
        var bugChecks = new BugChecks(machine);
        var hal = new Hal(machine, bugChecks, BootOptions.MULTIPROCESSOR_CLOCK);
        var processors = new Processors(hal, Topology.FLAT);
        var locks = new SpinLocks(hal.levels, processors, bugChecks, null);
        var inside = new int[1];
        var done = new int[1];
        for (int number = 0; number < 2; number++) {
            int self = number;
            machine.start(
                    number,
                    ExecutionStack.startingWith(() -> {
                        hal.HalInitializeProcessor(self);
                        hal.levels.KeLowerIrql(KIrql.PASSIVE_LEVEL);
                        for (int visit = 0; visit < VISITS; visit++) {
                            visitor.visit(
                                    locks,
                                    () -> {
                                        inside[0]++;
                                        machine.currentProcessor().point();
                                        if (inside[0]-- != 1) {
                                            throw new AssertionError("two are inside");
                                        }
                                    });
                        }
                        done[0]++;
                        while (true) {
                            machine.currentProcessor().halt();
                        }
                    }));
        }
        try {
            machine.runUntil(LONG_ENOUGH);
        } catch (StackFailure failure) {
            return Optional.of("" + failure.getCause());
        }
        return done[0] == 2 ? machine.stopReason() : Optional.of("it hangs; queued: " + queued);
    }

    /** All schedules; gives how many there were and fails with the first that is wrong. */
    private static int explore(boolean queued, Supplier<Visitor> visitors) {
        var undisturbed = new RecordedSchedule(new Preempting(List.of()));
        assertEquals(Optional.empty(), run(undisturbed, queued, visitors.get()));
        int longest = 40; // points that one processor passes, at most
        var runs = new int[1];
        var seen = new ArrayList<Integer>();
        descend(queued, visitors, longest, seen, runs);
        return runs[0];
    }

    private static void descend(
            boolean queued,
            Supplier<Visitor> visitors,
            int longest,
            List<Integer> after,
            int[] runs) {
        if (after.size() == PREEMPTIONS) {
            return;
        }
        for (int points = 1; points <= longest; points++) {
            after.add(points);
            runs[0]++;
            Optional<String> wrong =
                    run(new Preempting(List.copyOf(after)), queued, visitors.get());
            assertEquals(Optional.empty(), wrong, () -> "preempted after " + after);
            descend(queued, visitors, longest, after, runs);
            after.removeLast();
        }
    }

    @Test
    void a_queued_lock_lets_one_in_at_a_time_and_everybody_in_the_end() {
        int runs =
                explore(
                        true,
                        () -> {
                            var lock = new KSpinLock();
                            return (locks, inside) -> {
                                var place = new KLockQueueHandle(lock);
                                locks.KeAcquireInStackQueuedSpinLock(place);
                                inside.run();
                                locks.KeReleaseInStackQueuedSpinLock(place);
                            };
                        });
        assertTrue(runs > 60_000, "runs: " + runs);
    }

    @Test
    void so_does_a_plain_lock() {
        explore(
                false,
                () -> {
                    var lock = new KSpinLock();
                    return (locks, inside) -> {
                        KIrql oldIrql = locks.KeAcquireSpinLock(lock);
                        inside.run();
                        locks.KeReleaseSpinLock(lock, oldIrql);
                    };
                });
    }

    @Test
    void without_a_lock_two_are_inside_in_some_schedule() {
        boolean found = false;
        for (int points = 1; points < 40 && !found; points++) {
            found =
                    run(new Preempting(List.of(points)), false, (_, inside) -> inside.run())
                            .isPresent();
        }
        assertTrue(found);
    }

    @Test
    void turns_are_written_as_processor_and_points() {
        assertEquals("P1×12", new Turn(1, 12).toString());
    }
}
