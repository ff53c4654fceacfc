package pxr.main;

import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import pxr.diagnostic.Diagnostics;

/** `pxr compile`. */
@Command(name = "compile", description = "Compiles Java sources into an index, or updates one.")
public final class CompileCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "SOURCE",
            description = "A directory, a .zip or .jar of sources, or a .java file.")
    private List<Path> sources = new ArrayList<>();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "INDEX",
            description = "The directory of the index; it is updated if it exists.")
    private Path out = Path.of("");

    @Option(names = "--name", paramLabel = "N", description = "The project's name.")
    private @Nullable String name;

    @Option(
            names = "--classpath",
            paramLabel = "CP",
            description = "Jars and directories of the classes that the sources use, as for javac.")
    private String classpath = "";

    @Option(
            names = "--release",
            paramLabel = "N",
            description =
                    "The Java release whose library the sources see; that of the running JDK by default.")
    private int release;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads work; as many as there are cores by default.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--watch",
            description = "Go on after compiling: keep the index current while files change.")
    private boolean watch;

    @Override
    public void run() {
        PrintWriter err = spec.commandLine().getErr();
        TerminalProgress progress = TerminalProgress.on(err);
        Diagnostics diagnostics = new Diagnostics(progress::println);
        CompileOptions options = options();
        CompileReport report = Compilation.run(options, diagnostics, progress);
        progress.println(report);
        if (diagnostics.errors() > 0) progress.println(diagnostics.errors() + " errors");
        if (watch) watch(options, progress);
    }

    private static void watch(CompileOptions options, TerminalProgress progress) {
        progress.println("Watching; Ctrl-C ends it.");
        try (Watch watch = new Watch(options, progress, progress::println)) {
            watch.run();
        }
    }

    private CompileOptions options() {
        if (name != null && !name.equals(ProjectName.sanitize(name))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--name takes letters, digits, '.', '_' and '-', not " + name);
        }
        List<Path> entries =
                Stream.of(classpath.split(File.pathSeparator))
                        .filter(entry -> !entry.isEmpty())
                        .map(Path::of)
                        .toList();
        return new CompileOptions(
                sources, out, Optional.ofNullable(name), entries, release, threads);
    }
}
