package scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import machine.Machine;
import machine.RecordedSchedule;
import machine.Schedule;
import machine.ScriptedSchedule;
import machine.SeededSchedule;
import machine.Turn;
import machine.cpu.StackFailure;
import nt.hal.ClockSource;
import nt.init.Kernel;
import nt.ke.Invariants;
import org.jspecify.annotations.Nullable;
import trace.KernelOptions;
import trace.Untraced;

/// Runs a scenario with one seed after the other and looks whether anything is ever broken: the
/// kernel stops itself, an exception comes out of it, one of its invariants does not hold, or, if
/// claims are judged, the scenario does not show what it is there to show.
///
/// A failing run is then *shrunk*: its schedule is written down as a list of turns, and turns are
/// left out for as long as what remains still fails. What is left is about what matters.
@Untraced("seen from outside the machine")
public final class Explorer {

    /** Turns after which the invariants have been looked at enough, however long a run goes on. */
    private static final int MOST_TURNS = 20_000;

    private final Scenario scenario;
    private final KernelOptions options;
    private final long until;
    private final boolean judging;

    /// @param until simulated time at which each run ends, in 100-ns units, if it has not had its
    ///   20,000 turns before
    public Explorer(Scenario scenario, KernelOptions options, long until) {
        this(scenario, options, until, false);
    }

    private Explorer(Scenario scenario, KernelOptions options, long until, boolean judging) {
        this.scenario = scenario;
        this.options = options;
        this.until = until;
        this.judging = judging;
    }

    /** One that also judges the claim of each run, over its whole time. */
    public Explorer judgingClaims() {
        return new Explorer(scenario, options, until, true);
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
    /// @param runs seeds that were tried
    /// @param failure the lowest seed that fails
    public record Result(long runs, Optional<Failure> failure) {}

    /// Runs seeds `first` to `first + count - 1`, or up to the first that fails.
    public Result explore(long first, long count) {
        return explore(first, count, 1, () -> {});
    }

    /// The same by several threads at once. What is found does not depend on their number.
    ///
    /// @param afterEach called after each seed, by any of the threads
    public Result explore(long first, long count, int threads, Runnable afterEach) {
        var workers = new ArrayList<SeedWorker>();
        for (int number = 0; number < threads; number++) {
            workers.add(
                    new SeedWorker(
                            first + number,
                            first + count,
                            threads,
                            new Trial()::run,
                            afterEach,
                            workers));
        }
        List<Thread> started =
                workers.stream().map(worker -> Thread.ofPlatform().start(worker)).toList();
        started.forEach(Explorer::await);
        workers.forEach(SeedWorker::rethrow);
        long runs = workers.stream().mapToLong(SeedWorker::tried).sum();
        long failing = SeedWorker.lowest(workers);
        return new Result(
                runs,
                workers.stream()
                        .flatMap(worker -> worker.whatFailedWith(failing).stream())
                        .findFirst()
                        .map(what -> shrink(failing, what)));
    }

    private static void await(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What is looked at in each run, by one thread.
    private final class Trial {

        private @Nullable ClaimTrial claims;

        /** What goes wrong with the seed. */
        Optional<String> run(long seed) {
            Optional<String> broken = Explorer.this.run(schedule(seed));
            return broken.isPresent() || !judging ? broken : claims().run(seed, meanSlice(seed));
        }

        Optional<String> run(List<Turn> turns) {
            Optional<String> broken = Explorer.this.run(new ScriptedSchedule(turns));
            return broken.isPresent() || !judging ? broken : claims().run(turns);
        }

        private ClaimTrial claims() {
            if (claims == null) {
                claims = new ClaimTrial(scenario, options, until);
            }
            return claims;
        }
    }

    private Failure shrink(long seed, String what) {
        var trial = new Trial();
        List<Turn> turns = turnsOf(seed);
        List<Turn> shrunk =
                new Shrinker(candidate -> trial.run(candidate).isPresent()).shrink(turns);
        return new Failure(seed, what, shrunk, trial.run(shrunk).orElse(""));
    }

    /** The turns that the seed gives, up to the failure or the end. */
    private List<Turn> turnsOf(long seed) {
        var recorded = new RecordedSchedule(schedule(seed));
        if (run(recorded).isEmpty() && judging) {
            recorded = new RecordedSchedule(schedule(seed));
            var machine = new Machine(options, recorded);
            boot(machine);
            machine.runUntil(until);
        }
        return recorded.turns();
    }

    private Kernel boot(Machine machine) {
        return Kernel.boot(
                machine,
                scenario.bootOptions(),
                ClockSource.LOCAL_TIMERS,
                scenario.files(),
                scenario::run);
    }

    private static Schedule schedule(long seed) {
        return new SeededSchedule(seed, meanSlice(seed));
    }

    /** Short slices and long ones: each finds what the other does not. */
    private static int meanSlice(long seed) {
        return 1 << Math.floorMod(seed, 5);
    }

    /** One run; what went wrong with it. */
    Optional<String> run(Schedule schedule) {
        Kernel kernel = boot(new Machine(options, schedule));
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
