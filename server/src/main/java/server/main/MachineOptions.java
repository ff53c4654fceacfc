package server.main;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import scenario.Scenario;
import scenario.Scenarios;
import trace.KernelOptions;

/** What is said to every command that boots the kernel. */
final class MachineOptions {

    private static final String PROGRAM = ".exe";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

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
            names = "--until",
            paramLabel = "T",
            converter = SimulatedTime.Converter.class,
            description =
                    "End at that simulated time, such as 2s or 300us; else when the scenario has"
                            + " shown what it has to show.")
    private @Nullable SimulatedTime until;

    /** A program's own scenario has the program's name without `.exe`, and either is understood. */
    Scenario scenario() {
        String name =
                scenario.endsWith(PROGRAM)
                        ? scenario.substring(0, scenario.length() - PROGRAM.length())
                        : scenario;
        return Scenarios.named(name).orElseThrow(() -> wrong(unknown()));
    }

    /** The file that was named in place of a scenario. */
    Optional<Path> program() {
        return Optional.of(scenario)
                .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(PROGRAM))
                .map(Path::of)
                .filter(Files::isRegularFile);
    }

    KernelOptions kernel() {
        if (processors < 1 || processors > KernelOptions.MAXIMUM_PROCESSORS) {
            throw wrong("--processors: 1 to " + KernelOptions.MAXIMUM_PROCESSORS);
        }
        return KernelOptions.defaults().withProcessors(processors).withSeed(seed);
    }

    /** In 100-ns units; empty if the scenario decides. */
    OptionalLong until() {
        return until == null ? OptionalLong.empty() : OptionalLong.of(until.units());
    }

    ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private String unknown() {
        return "No scenario is called '"
                + scenario
                + "'; there are "
                + Scenarios.all().stream().map(Scenario::name).collect(Collectors.joining(", "));
    }
}
