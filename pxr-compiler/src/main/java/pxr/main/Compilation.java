package pxr.main;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import pxr.binding.Binder;
import pxr.binding.BinderOptions;
import pxr.diagnostic.Diagnostics;
import pxr.diagnostic.InputException;
import pxr.index.Face;
import pxr.index.IndexBuilder;
import pxr.index.IndexMetadata;
import pxr.source.SourceSet;
import pxr.symbol.FileFacts;

/// The compiler: sources in, index out.
///
/// An index that exists is updated. Only the files whose text changed are bound, as long as their
/// [Face], which is what other files can see of them, is as it was: how a file binds depends on its
/// own text and on the faces of the others, on nothing else. When a face changed, or a file went,
/// or the options are others, all files are bound anew.
///
/// All is written in one commit at the end, so a compilation that fails or is killed leaves the
/// index as it was.
public final class Compilation {

    private final CompileOptions options;
    private final Binding binding;
    private final Progress progress;
    private final SourceSet sources;
    private final IndexBuilder index;
    private final String fingerprint;

    private Compilation(
            CompileOptions options,
            Binding binding,
            Progress progress,
            SourceSet sources,
            IndexBuilder index) {
        this.options = options;
        this.binding = binding;
        this.progress = progress;
        this.sources = sources;
        this.index = index;
        this.fingerprint = Fingerprint.of(options);
    }

    /**
     * Compiles; what is wrong with single files is reported, and the rest is compiled.
     *
     * @throws InputException when nothing could be compiled; the index is as it was
     */
    public static CompileReport run(
            CompileOptions options, Diagnostics diagnostics, Progress progress) {
        BinderOptions how =
                new BinderOptions(options.classpath(), options.release(), options.threads());
        return run(options, new Binder(how, diagnostics)::bind, diagnostics, progress);
    }

    /** The same with another binding. */
    static CompileReport run(
            CompileOptions options, Binding binding, Diagnostics diagnostics, Progress progress) {
        long start = System.nanoTime();
        try (SourceSet sources = SourceSet.open(options.sources(), diagnostics);
                IndexBuilder index = IndexBuilder.open(options.index())) {
            Compilation compilation = new Compilation(options, binding, progress, sources, index);
            Work work = compilation.update();
            IndexMetadata metadata = compilation.commit(work);
            Duration time = Duration.ofNanos(System.nanoTime() - start);
            return new CompileReport(
                    metadata, work.compiled, work.removed, time, size(options.index()));
        }
    }

    private record Work(int compiled, int removed) {
        boolean isNothing() {
            return compiled == 0 && removed == 0;
        }
    }

    private Work update() {
        Set<String> paths = Set.copyOf(sources.paths());
        Set<String> gone = new HashSet<>(index.hashes().keySet());
        gone.removeAll(paths);
        gone.forEach(index::remove);
        boolean sameOptions =
                index.before().map(IndexMetadata::options).filter(fingerprint::equals).isPresent();
        if (!gone.isEmpty() || !sameOptions) return new Work(bindAll(paths), gone.size());

        Set<String> changed = new HashSet<>(paths);
        changed.removeIf(path -> sources.hash(path).equals(index.hashes().get(path)));
        if (changed.isEmpty()) return new Work(0, 0);
        Map<String, FileFacts> facts = new ConcurrentHashMap<>();
        bind(changed, file -> facts.put(file.file().path(), file));
        facts.values().forEach(index::put);
        if (keepFaces(changed, facts)) return new Work(facts.size(), 0);
        Set<String> others = new HashSet<>(paths);
        others.removeAll(changed);
        return new Work(facts.size() + bind(others, index::put), 0);
    }

    private int bindAll(Set<String> paths) {
        int compiled = bind(paths, index::put);
        if (compiled == 0) {
            throw new InputException(
                    "Nothing could be compiled: there are errors in all files. The index is as it was.");
        }
        return compiled;
    }

    /**
     * Binds files and removes from the index those that could not be bound; returns how many could.
     */
    private int bind(Set<String> wanted, Consumer<FileFacts> sink) {
        Set<String> bound = ConcurrentHashMap.newKeySet();
        progress.done(0, wanted.size());
        binding.bind(
                sources,
                wanted::contains,
                facts -> {
                    sink.accept(facts);
                    bound.add(facts.file().path());
                    progress.done(bound.size(), wanted.size());
                });
        wanted.stream().filter(path -> !bound.contains(path)).forEach(index::remove);
        return bound.size();
    }

    private boolean keepFaces(Set<String> paths, Map<String, FileFacts> facts) {
        return paths.stream()
                .allMatch(path -> {
                    Optional<String> before = Optional.ofNullable(index.faces().get(path));
                    return before.equals(Optional.ofNullable(facts.get(path)).map(Face::of));
                });
    }

    private IndexMetadata commit(Work work) {
        List<String> given = options.sources().stream().map(Path::toString).toList();
        String name = options.projectName();
        return index.before()
                .filter(before -> work.isNothing())
                .filter(before -> before.name().equals(name) && before.sources().equals(given))
                .orElseGet(() -> index.commit(name, given, fingerprint));
    }

    private static long size(Path index) {
        try (Stream<Path> files = Files.list(index)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
