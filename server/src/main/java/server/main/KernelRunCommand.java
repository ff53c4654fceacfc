package server.main;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import pxr.diagnostic.InputException;
import scenario.HeadlessRun;
import scenario.ProgramRun;
import scenario.Scenario;
import trace.KernelOptions;
import trace.RunStatistics;

/** `pxr kernel run`. */
@Command(
        name = "run",
        description = {
            "Boots the kernel model and runs a scenario, or a program: a PE32 image for IA-32 that",
            "needs no library but ntdll, in a file whose name ends with .exe.",
            "The same options give the same run, and the same trace, bit for bit.",
            "Exits with 1 if the kernel stopped by itself, the scenario's claim fails, or the",
            "program ends without success."
        })
final class KernelRunCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private MachineOptions machine = new MachineOptions();

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description = "Write every call and return to a table of tab-separated values.")
    private @Nullable Path trace;

    @Option(
            names = "--routines",
            description = {
                "Leave locks, interrupt levels and clocks out of the trace: a third of the",
                "records, and faster. What the scenario claims is not judged then."
            })
    private boolean routines;

    @Option(
            names = "--plain",
            description = "Record nothing: faster, but what the scenario claims is not judged.")
    private boolean plain;

    @Option(
            names = "--locks",
            description =
                    "Say what every spin lock has cost: how often it was taken, spun for, held.")
    private boolean locks;

    @Option(
            names = "--arguments",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "What follows the program's name on its command line.")
    private String arguments = "";

    @Override
    public Integer call() throws IOException {
        if (plain && trace != null) {
            throw machine.wrong("--plain records nothing, so there is no --trace");
        }
        if (routines && trace == null) {
            throw machine.wrong("--routines says what is in a trace, so it needs --trace FILE");
        }
        Optional<Path> program = machine.program();
        if (program.isPresent()) {
            return runProgram(program.get());
        }
        Scenario scenario = machine.scenario();
        KernelOptions options = machine.kernel().withMeasuredLocks(locks);
        HeadlessRun.Result result = run(scenario.name(), options);
        print(scenario, options, result);
        return result.failed() ? 1 : 0;
    }

    private int runProgram(Path file) throws IOException {
        if (trace != null || locks) {
            throw machine.wrong("a program of one's own is run without --trace and --locks");
        }
        String name = file.getFileName().toString();
        PrintWriter out = spec.commandLine().getOut();
        ProgramRun.Result result =
                ProgramRun.run(
                        name,
                        Files.readAllBytes(file),
                        (name + ' ' + arguments).strip(),
                        machine.kernel(),
                        machine.until().orElse(Long.MAX_VALUE),
                        shown -> {
                            out.print(shown);
                            out.flush();
                        });
        String end =
                result.refused()
                        .map(why -> "cannot be run: " + why)
                        .or(() -> result.exitStatus().map(status -> "ended with " + status))
                        .or(() -> result.stopped().map(reason -> "did not end: " + reason))
                        .orElse("has not ended");
        out.printf(Locale.ROOT, "%s %s, after %.7f simulated s%n", name, end, result.time() / 1e7);
        return result.succeeded() ? 0 : 1;
    }

    private HeadlessRun.Result run(String scenario, KernelOptions options) throws IOException {
        if (trace == null) {
            return plain
                    ? HeadlessRun.run(scenario, options, machine.until())
                    : HeadlessRun.judge(scenario, options, machine.until());
        }
        try (Writer table = Files.newBufferedWriter(trace)) {
            return routines
                    ? HeadlessRun.traceRoutines(scenario, options, machine.until(), table)
                    : HeadlessRun.judge(scenario, options, machine.until(), table);
        } catch (IOException e) {
            throw new InputException(
                    "Cannot write the trace to " + trace + ": " + Explanation.of(e), e);
        }
    }

    private void print(Scenario scenario, KernelOptions options, HeadlessRun.Result result) {
        RunStatistics statistics = result.statistics();
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%s: %d processors, seed %d%n"
                        + "simulated %.7f s in %.3f s%n"
                        + "%,d context switches (%,.0f a second of wall time)%n"
                        + "%,d interrupts, %,d of them between processors; %,d slices%n",
                scenario.name(),
                options.processors(),
                options.seed(),
                statistics.time() / 1e7,
                result.nanoseconds() / 1e9,
                statistics.contextSwitches(),
                result.switchesPerSecond(),
                statistics.interrupts(),
                statistics.interprocessorInterrupts(),
                statistics.slices());
        out.print(result.display());
        if (trace != null) out.printf(Locale.ROOT, "%,d records in %s%n", result.records(), trace);
        result.verdict().ifPresent(out::println);
        result.stopped()
                .ifPresent(reason -> {
                    out.println("stopped: " + reason);
                    result.lastCalls().forEach(call -> out.println("  " + call));
                });
        if (locks) LockTable.print(result.lockUses(), out);
    }
}
