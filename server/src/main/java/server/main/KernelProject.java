package server.main;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import pxr.diagnostic.Diagnostics;
import pxr.diagnostic.InputException;
import pxr.main.Compilation;
import pxr.main.CompileOptions;
import pxr.main.TerminalProgress;
import pxr.query.CrossReference;
import pxr.query.LuceneCrossReference;
import scenario.TracedRun;
import server.live.Pace;
import server.live.TraceSession;
import server.route.Library;
import trace.KernelOptions;

/// The kernel model that PXR ships with: its source, its index, and the machine that runs it.
///
/// @param sources the directory of the kernel's sources
/// @param index made and brought up to date as needed
record KernelProject(Path sources, Path index) {

    static final String NAME = "kernel-src";

    private static final String SCENARIO = "everyday";

    /** Lets threads be switched some forty times a second: often enough to live, and to be read. */
    private static final Pace PACE = new Pace(0.1);

    /** The one of this installation. */
    static KernelProject find() {
        String home = System.getProperty("pxr.home", System.getenv("PXR_HOME"));
        if (home == null) {
            throw new InputException(
                    "Where PXR lies is not known. Start it by its own ./pxr, set PXR_HOME, or give"
                            + " an INDEX.");
        }
        Path root = Path.of(home);
        return new KernelProject(
                root.resolve("kernel-src/src/main/java"), root.resolve("target/kernel-src.idx"));
    }

    /** Compiles the source and boots the kernel, both at once. */
    Library open(PrintWriter err) {
        CompletableFuture<TraceSession> booting =
                TraceSession.start(
                        NAME,
                        SCENARIO,
                        PACE,
                        () -> TracedRun.boot(SCENARIO, KernelOptions.defaults()));
        CrossReference project = compiled(err);
        Optional<TraceSession> session = Optional.empty();
        try {
            session = Optional.of(booting.join());
        } catch (CompletionException failure) {
            // The pages are worth having without it.
            err.println(
                    "pxr: the kernel did not boot: "
                            + Explanation.of(
                                    Objects.requireNonNullElse(failure.getCause(), failure)));
        }
        return new Library(List.of(project), session, KernelServices.catalogue());
    }

    private CrossReference compiled(PrintWriter err) {
        try {
            compile(err);
        } catch (InputException problem) {
            if (!Files.exists(index)) throw problem;
            err.println("pxr: " + problem.getMessage() + " Serving what was compiled before.");
        }
        return LuceneCrossReference.open(index);
    }

    private void compile(PrintWriter err) {
        CompileOptions options = CompileOptions.of(List.of(sources), index);
        TerminalProgress progress = TerminalProgress.on(err);
        progress.println("Compiling " + sources);
        var report = Compilation.run(options, new Diagnostics(progress::println), progress);
        progress.clear();
        progress.println(report);
    }
}
