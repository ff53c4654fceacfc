package server.main;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import scenario.Explorer;
import scenario.Scenario;
import trace.KernelOptions;

/** `pxr kernel explore`. */
@Command(
        name = "explore",
        description = {
            "Runs a scenario with one seed after the other, and looks whether the kernel stops itself"
                    + " or one of its invariants is broken.",
            "The invariants are looked at for 20,000 turns; the claim is judged at the end.",
            "Prints the first seed that fails, and the shortest schedule that still does."
        })
final class KernelExploreCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private MachineOptions machine = new MachineOptions();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many, from --seed on (${DEFAULT-VALUE}).")
    private long seeds;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many to run at once (as many as there are processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() {
        if (seeds < 1) {
            throw machine.wrong("--seeds: 1 or more");
        }
        if (threads < 1) {
            throw machine.wrong("--threads: 1 or more");
        }
        Scenario scenario = machine.scenario();
        KernelOptions options = machine.kernel();
        long until = machine.until().orElse(scenario.duration());
        Explorer explorer = new Explorer(scenario, options, until).judgingClaims();
        var progress = new SeedProgress(seeds, spec.commandLine().getErr());
        long begun = System.nanoTime();
        Explorer.Result result = explorer.explore(options.seed(), seeds, threads, progress::step);
        progress.end();
        print(scenario, options, result, (System.nanoTime() - begun) / 1e9);
        return result.failure().isPresent() ? 1 : 0;
    }

    private void print(
            Scenario scenario, KernelOptions options, Explorer.Result result, double seconds) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%s: %d processors, %,d seeds from %d in %.1f s (%,.0f a second)%n",
                scenario.name(),
                options.processors(),
                result.runs(),
                options.seed(),
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
}
