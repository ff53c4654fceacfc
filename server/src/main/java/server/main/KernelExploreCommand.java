package server.main;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import scenario.Explorer;
import scenario.Scenario;
import scenario.Scenarios;
import trace.KernelOptions;

/** `pxr kernel explore`. */
@Command(
        name = "explore",
        description = {
            "Runs a scenario with one seed after the other, and looks whether the kernel stops itself"
                    + " or one of its invariants is broken.",
            "Also judges what the scenario is there to show.",
            "Prints the first seed that fails, and the shortest schedule that still does."
        })
final class KernelExploreCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SCENARIO", description = "One of those that 'pxr kernel list' lists.")
    private String scenario = "";

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many (${DEFAULT-VALUE}).")
    private long seeds;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "The first of them (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--processors",
            paramLabel = "N",
            defaultValue = "4",
            description = "1 to " + KernelOptions.MAXIMUM_PROCESSORS + " (${DEFAULT-VALUE}).")
    private int processors;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many seeds to run at once (as many as there are processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--until",
            paramLabel = "T",
            converter = SimulatedTime.Converter.class,
            description =
                    "End each run at that simulated time, such as 2s or 300us; else when the"
                            + " scenario has shown what it has to show, or after 20,000 turns.")
    private @Nullable SimulatedTime until;

    @Override
    public Integer call() {
        Scenario chosen = Scenarios.named(scenario).orElseThrow(() -> wrong(unknown()));
        if (processors < 1 || processors > KernelOptions.MAXIMUM_PROCESSORS) {
            throw wrong("--processors: 1 to " + KernelOptions.MAXIMUM_PROCESSORS);
        }
        if (seeds < 1) {
            throw wrong("--seeds: 1 or more");
        }
        if (threads < 1) {
            throw wrong("--threads: 1 or more");
        }
        long end = until == null ? chosen.duration() : until.units();
        var explorer =
                new Explorer(chosen, KernelOptions.defaults().withProcessors(processors), end);
        long begun = System.nanoTime();
        Progress progress = new Progress(seeds, spec.commandLine().getErr());
        Explorer.Result result =
                explorer.judgingClaims().explore(seed, seeds, threads, progress::step);
        progress.end();
        print(result, (System.nanoTime() - begun) / 1e9);
        return result.failure().isPresent() ? 1 : 0;
    }

    /** Tells now and then how far the search is. */
    private static final class Progress {
        private static final long INTERVAL = 1_000_000_000;

        private final long seeds;
        private final PrintWriter err;
        private final AtomicLong done = new AtomicLong();
        private final AtomicLong told = new AtomicLong(System.nanoTime());
        private final AtomicBoolean anything = new AtomicBoolean();

        Progress(long seeds, PrintWriter err) {
            this.seeds = seeds;
            this.err = err;
        }

        void step() {
            long count = done.incrementAndGet();
            long now = System.nanoTime();
            long then = told.get();
            if (now - then > INTERVAL && told.compareAndSet(then, now)) {
                anything.set(true);
                err.printf(Locale.ROOT, "\r%,d of %,d seeds", count, seeds);
                err.flush();
            }
        }

        void end() {
            if (anything.getAndSet(false)) {
                err.println();
                err.flush();
            }
        }
    }

    private void print(Explorer.Result result, double seconds) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%s: %d processors, %,d seeds from %d in %.1f s (%,.0f a second)%n",
                scenario,
                processors,
                result.runs(),
                seed,
                seconds,
                result.runs() / seconds);
        if (result.failure().isEmpty()) {
            out.println("no invariant was broken, and no claim failed");
        }
        result.failure().ifPresent(failure -> print(failure, out));
    }

    private static void print(Explorer.Failure failure, PrintWriter out) {
        out.println("seed " + failure.seed() + ": " + failure.what());
        out.printf(
                Locale.ROOT,
                "shortest schedule, processor × points: %s%n",
                failure.schedule().stream().map(Object::toString).collect(Collectors.joining(" ")));
        out.println("with it: " + failure.shrunkWhat());
    }

    private String unknown() {
        return "No scenario is called '"
                + scenario
                + "'; there are "
                + Scenarios.all().stream().map(Scenario::name).collect(Collectors.joining(", "));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
