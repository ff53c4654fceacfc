package pxr.main;

import java.util.function.Consumer;
import pxr.diagnostic.Diagnostics;
import pxr.diagnostic.InputException;
import pxr.source.SourceWatcher;

/// Keeps an index current while its sources are edited, until it is closed or the process ends; the
/// last commit stays whatever happens.
final class Watch implements AutoCloseable {

    private final CompileOptions options;
    private final SourceWatcher watcher;
    private final Progress progress;
    private final Consumer<Object> reports;

    /// @param reports gets what is wrong with single files, and after each update what was done, or
    ///   why nothing could be
    Watch(CompileOptions options, Progress progress, Consumer<Object> reports) {
        this.options = options;
        this.watcher = SourceWatcher.open(options.sources(), options.index());
        this.progress = progress;
        this.reports = reports;
    }

    void run() {
        try (OpenLibraries libraries = new OpenLibraries()) {
            // Before we began to watch something may have changed.
            do update(libraries);
            while (watcher.await());
        }
    }

    /// Ends [#run] after the update that it is at. To interrupt its thread would break that off,
    /// for an interrupt closes files.
    @Override
    public void close() {
        watcher.close();
    }

    private void update(OpenLibraries libraries) {
        Diagnostics diagnostics = new Diagnostics(reports::accept);
        try {
            CompileReport report =
                    new Compilation(options, libraries, _ -> {}, diagnostics, progress).run();
            if (!report.isNothing()) reports.accept(report);
        } catch (InputException e) {
            reports.accept(e.getMessage()); // the next change may heal it
        }
    }
}
