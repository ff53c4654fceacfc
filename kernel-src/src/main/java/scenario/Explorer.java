package scenario;

import java.util.List;
import java.util.Optional;
import machine.Machine;
import machine.RecordedSchedule;
import machine.Schedule;
import machine.ScriptedSchedule;
import machine.SeededSchedule;
import machine.Turn;
import machine.cpu.StackFailure;
import nt.init.Kernel;
import nt.ke.Invariants;
import trace.KernelOptions;
import trace.Untraced;

/// Runs a scenario with one seed after the other and looks whether anything is ever broken: the
/// kernel stops itself, an exception comes out of it, or one of its invariants does not hold.
///
/// A failing run is then *shrunk*: its schedule is written down as a list of turns, and turns are
/// left out for as long as what remains still fails. What is left is about what matters.
@Untraced("seen from outside the machine")
public final class Explorer {

    /** Turns after which a run has shown enough, however long it would go on. */
    private static final int MOST_TURNS = 20_000;

    private final Scenario scenario;
    private final KernelOptions options;
    private final long until;

    /// @param until simulated time at which each run ends, in 100-ns units, if it has not had its
    ///   20,000 turns before
    public Explorer(Scenario scenario, KernelOptions options, long until) {
        this.scenario = scenario;
        this.options = options;
        this.until = until;
    }

    /// A run that went wrong.
    ///
    /// @param seed of the first run
    /// @param what went wrong with it
    /// @param schedule the turns that are enough for something to go wrong; after them every
    ///   processor goes on for as long as it can
    /// @param shrunkWhat what goes wrong with that schedule
    public record Failure(long seed, String what, List<Turn> schedule, String shrunkWhat) {}

    /// What was found.
    ///
    /// @param runs that were made, without those of shrinking
    public record Result(long runs, Optional<Failure> failure) {}

    /// Runs seeds `first` to `first + count - 1`, or up to the first that fails.
    public Result explore(long first, long count) {
        for (long seed = first; seed < first + count; seed++) {
            var recorded = new RecordedSchedule(schedule(seed));
            Optional<String> what = run(recorded);
            if (what.isPresent()) {
                List<Turn> shrunk = new Shrinker(this::fails).shrink(recorded.turns());
                String shrunkWhat = run(new ScriptedSchedule(shrunk)).orElse("");
                return new Result(
                        seed - first + 1,
                        Optional.of(new Failure(seed, what.get(), shrunk, shrunkWhat)));
            }
        }
        return new Result(count, Optional.empty());
    }

    /** Runs with short slices and with long ones: each finds what the other does not. */
    private static Schedule schedule(long seed) {
        return new SeededSchedule(seed, 1 << seed % 5);
    }

    private boolean fails(List<Turn> turns) {
        return run(new ScriptedSchedule(turns)).isPresent();
    }

    /** One run; what went wrong with it. */
    Optional<String> run(Schedule schedule) {
        Kernel kernel =
                Kernel.boot(new Machine(options, schedule), scenario.bootOptions(), scenario::run);
        var invariants = new Invariants(kernel.ke);
        try {
            for (var look = new Looks(until); look.time() < until; look.advance()) {
                kernel.machine.runUntil(look.time());
                if (kernel.ke.bugChecks.bugCheckData().isPresent()) {
                    return kernel.machine.stopReason();
                }
                if (kernel.machine.stopReason().isPresent()
                        || kernel.machine.slices() > MOST_TURNS) {
                    return Optional.empty(); // the program has ended, or may
                }
                Optional<String> broken = invariants.broken(kernel.processes.processes());
                if (broken.isPresent()) {
                    return broken;
                }
            }
            return Optional.empty();
        } catch (StackFailure | IllegalStateException e) {
            return Optional.of(String.valueOf(e.getCause() == null ? e : e.getCause()));
        }
    }

    /// When a run is looked at: often in the beginning, where all threads are new and meet for the
    /// first time, and ever more seldom.
    private static final class Looks {

        private static final long FIRST_STEP = 20;

        private final long end;
        private long time;
        private long step = FIRST_STEP;

        Looks(long end) {
            this.end = end;
        }

        long time() {
            return time;
        }

        void advance() {
            time = Math.min(end, time + step);
            step += 1 + step / 20;
        }
    }
}
