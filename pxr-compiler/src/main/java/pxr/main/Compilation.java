package pxr.main;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import pxr.binding.Binder;
import pxr.binding.BinderOptions;
import pxr.binding.Rebinding;
import pxr.binding.classfile.Libraries;
import pxr.diagnostic.Diagnostics;
import pxr.diagnostic.InputException;
import pxr.index.IndexBuilder;
import pxr.index.IndexMetadata;
import pxr.index.LastCommit;
import pxr.source.FileVersion;
import pxr.source.SourceSet;
import pxr.symbol.FileFacts;

/// The compiler: sources in, index out.
///
/// An index that exists is updated. When no file changed, looking is all that is done. Else the
/// files that changed are bound, and those that their changes affect ([Update]); where there is no
/// index yet, or its options were others, all files are.
///
/// All is written in one commit at the end, so a compilation that fails or is killed leaves the
/// index as it was.
public final class Compilation {

    /** To read so many files anew at every look costs more than to note that they are the same. */
    private static final int WORTH_A_COMMIT = 100;

    private static final int SAMPLES = 300;

    private final CompileOptions options;
    private final BinderOptions binderOptions;
    private final OpenLibraries libraries;
    private final Consumer<FileFacts> tap;
    private final Diagnostics diagnostics;
    private final Progress progress;
    private final String fingerprint;

    /// @param libraries may hold the class path of the compilation before
    /// @param tap sees the facts of each file when they have been written, from several threads
    Compilation(
            CompileOptions options,
            OpenLibraries libraries,
            Consumer<FileFacts> tap,
            Diagnostics diagnostics,
            Progress progress) {
        this.options = options;
        this.binderOptions =
                new BinderOptions(options.classpath(), options.release(), options.threads());
        this.libraries = libraries;
        this.tap = tap;
        this.diagnostics = diagnostics;
        this.progress = progress;
        this.fingerprint = Fingerprint.of(options);
    }

    /**
     * Compiles; what is wrong with single files is reported, and the rest is compiled.
     *
     * @throws InputException when nothing could be compiled; the index is as it was
     */
    public static CompileReport run(
            CompileOptions options, Diagnostics diagnostics, Progress progress) {
        try (OpenLibraries libraries = new OpenLibraries()) {
            return new Compilation(options, libraries, _ -> {}, diagnostics, progress).run();
        }
    }

    private record Work(IndexMetadata index, int compiled, int removed) {}

    CompileReport run() {
        long start = System.nanoTime();
        Work work = work();
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        return new CompileReport(
                work.index, work.compiled, work.removed, time, size(options.index()));
    }

    private Work work() {
        try (LastCommit last = LastCommit.open(options.index()).orElse(null)) {
            Map<String, FileVersion> seen = last == null ? Map.of() : last.versions();
            try (SourceSet sources = SourceSet.open(options.sources(), seen, diagnostics)) {
                SourceChanges changes = SourceChanges.between(seen, sources);
                boolean isSame = changes.isNone() && changes.touched().size() < WORTH_A_COMMIT;
                return last != null && isSame && isAsWanted(last.metadata())
                        ? new Work(last.metadata(), 0, 0)
                        : write(sources, Optional.ofNullable(last));
            }
        }
    }

    private boolean isAsWanted(IndexMetadata index) {
        return index.options().equals(fingerprint)
                && index.name().equals(options.projectName())
                && index.sources().equals(givenSources());
    }

    private List<String> givenSources() {
        return options.sources().stream().map(Path::toString).toList();
    }

    private Work write(SourceSet sources, Optional<LastCommit> last) {
        try (IndexBuilder index = IndexBuilder.open(options.index(), last)) {
            Optional<LastCommit> before = index.before();
            SourceChanges changes =
                    SourceChanges.between(
                            before.map(LastCommit::versions).orElse(Map.of()), sources);
            int compiled =
                    before.filter(b -> b.metadata().options().equals(fingerprint))
                            .map(b -> update(b, changes, sources, index))
                            .orElseGet(() -> bindAll(sources, index));
            IndexMetadata now = index.commit(options.projectName(), givenSources(), fingerprint);
            return new Work(now, compiled, changes.gone().size());
        }
    }

    private int update(
            LastCommit before, SourceChanges changes, SourceSet sources, IndexBuilder index) {
        changes.gone().forEach(index::remove);
        changes.touched().forEach(path -> index.restamp(path, sources.version(path).stamp()));
        if (changes.isNone()) return 0;
        Libraries open = libraries.get(binderOptions, fingerprint, diagnostics);
        Rebinding binding = new Rebinding(binderOptions, open, sources, diagnostics);
        Update update = new Update(before, changes, binding);
        return bind(update.declare(), update::bind, sources, index);
    }

    private int bindAll(SourceSet sources, IndexBuilder index) {
        index.clear(samples(sources));
        Binder binder = new Binder(binderOptions, diagnostics);
        Set<String> all = Set.copyOf(sources.paths());
        int compiled = bind(all, sink -> binder.bind(sources, _ -> true, sink), sources, index);
        if (compiled > 0) return compiled;
        throw new InputException(
                "Nothing could be compiled: there are errors in all files. The index is as it was.");
    }

    /** Some of the texts, from everywhere, to tell what they have in common. */
    private static List<String> samples(SourceSet sources) {
        List<String> paths = sources.paths();
        int step = Math.max(1, paths.size() / SAMPLES);
        List<String> samples = new ArrayList<>();
        for (int i = 0; i < paths.size(); i += step) {
            try {
                samples.add(sources.read(paths.get(i)).text());
            } catch (IOException _) {
                // Whoever compiles it reports that.
            }
        }
        return samples;
    }

    /** What gives facts to a sink, from several threads. */
    private interface Binding {
        void bind(Consumer<FileFacts> sink);
    }

    /** Binds files and removes those that could not be bound; returns how many could. */
    private int bind(Set<String> paths, Binding binding, SourceSet sources, IndexBuilder index) {
        Set<String> bound = ConcurrentHashMap.newKeySet();
        progress.done(0, paths.size());
        binding.bind(facts -> {
            String path = facts.file().path();
            index.put(facts, sources.version(path).stamp());
            bound.add(path);
            progress.done(bound.size(), paths.size());
            tap.accept(facts);
        });
        paths.stream().filter(path -> !bound.contains(path)).forEach(index::remove);
        return bound.size();
    }

    private static long size(Path index) {
        try (Stream<Path> files = Files.list(index)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
