package server.main;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import pxr.diagnostic.InputException;
import scenario.HeadlessRun;
import scenario.Scenario;
import scenario.Scenarios;
import trace.KernelOptions;
import trace.RunStatistics;

/** `pxr kernel run`. */
@Command(
        name = "run",
        description = {
            "Boots the kernel model and runs a scenario.",
            "The same options give the same run, and the same trace, bit for bit.",
            "Exits with 1 if the kernel stopped by itself or the scenario's claim fails."
        })
final class KernelRunCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SCENARIO", description = "One of those that 'pxr kernel list' lists.")
    private String scenario = "";

    @Option(
            names = "--processors",
            paramLabel = "N",
            defaultValue = "4",
            description = "1 to " + KernelOptions.MAXIMUM_PROCESSORS + " (${DEFAULT-VALUE}).")
    private int processors;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Decides how the processors interleave (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description = "Write every call and return to a table of tab-separated values.")
    private @Nullable Path trace;

    @Option(
            names = "--plain",
            description = "Record nothing: faster, but what the scenario claims is not judged.")
    private boolean plain;

    @Option(
            names = "--until",
            paramLabel = "T",
            converter = SimulatedTime.Converter.class,
            description =
                    "Stop at that simulated time, such as 2s or 300us; else when the"
                            + " scenario has shown what it has to show.")
    private @Nullable SimulatedTime until;

    @Override
    public Integer call() throws IOException {
        if (processors < 1 || processors > KernelOptions.MAXIMUM_PROCESSORS) {
            throw wrong("--processors: 1 to " + KernelOptions.MAXIMUM_PROCESSORS);
        }
        if (plain && trace != null) {
            throw wrong("--plain records nothing, so there is no --trace");
        }
        if (Scenarios.named(scenario).isEmpty()) {
            throw wrong(
                    "No scenario is called '"
                            + scenario
                            + "'; there are "
                            + String.join(
                                    ", ", Scenarios.all().stream().map(Scenario::name).toList()));
        }
        HeadlessRun.Result result = run();
        print(result);
        return result.failed() ? 1 : 0;
    }

    private HeadlessRun.Result run() throws IOException {
        KernelOptions options = KernelOptions.defaults().withProcessors(processors).withSeed(seed);
        OptionalLong end = until == null ? OptionalLong.empty() : OptionalLong.of(until.units());
        if (trace == null) {
            return plain
                    ? HeadlessRun.run(scenario, options, end)
                    : HeadlessRun.judge(scenario, options, end);
        }
        try (Writer table = Files.newBufferedWriter(trace)) {
            return HeadlessRun.judge(scenario, options, end, table);
        } catch (IOException e) {
            throw new InputException(
                    "Cannot write the trace to " + trace + ": " + Explanation.of(e), e);
        }
    }

    private void print(HeadlessRun.Result result) {
        RunStatistics statistics = result.statistics();
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%s: %d processors, seed %d%n"
                        + "simulated %.7f s in %.3f s%n"
                        + "%,d context switches (%,.0f a second of wall time)%n"
                        + "%,d interrupts, %,d of them between processors; %,d slices%n",
                scenario,
                processors,
                seed,
                statistics.time() / 1e7,
                result.nanoseconds() / 1e9,
                statistics.contextSwitches(),
                result.switchesPerSecond(),
                statistics.interrupts(),
                statistics.interprocessorInterrupts(),
                statistics.slices());
        if (trace != null) out.printf(Locale.ROOT, "%,d records in %s%n", result.records(), trace);
        result.verdict().ifPresent(out::println);
        result.stopped()
                .ifPresent(reason -> {
                    out.println("stopped: " + reason);
                    result.lastCalls().forEach(call -> out.println("  " + call));
                });
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
