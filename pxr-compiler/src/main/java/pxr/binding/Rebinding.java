package pxr.binding;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pxr.binding.classfile.Libraries;
import pxr.diagnostic.Diagnostics;
import pxr.source.SourceSet;
import pxr.symbol.FileFacts;
import pxr.symbol.Headers;
import pxr.symbol.TypeHeader;
import pxr.syntax.SyntaxUnit;

/// Binds some files of a program whose other files are known by their headers.
///
/// Which files must be bound may turn out only when the new headers of some are known; so first
/// files are declared, as often as it takes, and then all of them are bound. A file is parsed once.
public final class Rebinding {

    private final BinderOptions options;
    private final Libraries libraries;
    private final Diagnostics diagnostics;
    private final SourceSet sources;
    private final Map<String, SyntaxUnit> parsed = new TreeMap<>();
    private List<DeclaredUnit> units = List.of();
    private Program program;

    public Rebinding(
            BinderOptions options,
            Libraries libraries,
            SourceSet sources,
            Diagnostics diagnostics) {
        this.options = options;
        this.libraries = libraries;
        this.sources = sources;
        this.diagnostics = diagnostics;
        this.program = new Program(Headers.NONE, libraries);
    }

    /// Declares files in front of those that are known.
    ///
    /// @param paths all that shall be bound, those of earlier calls included
    /// @param others the headers of the files that shall not
    public void declare(Collection<String> paths, Headers others) {
        Set<String> unread = new TreeSet<>(paths);
        unread.removeAll(parsed.keySet());
        for (SyntaxUnit unit :
                new Parsing(sources, options, diagnostics).run(unread, unit -> unit)) {
            parsed.put(unit.file().path(), unit);
        }
        Program next = new Program(others, libraries);
        units = parsed.values().stream().map(unit -> DeclaredUnit.of(unit, next)).toList();
        DeclaredUnit.resolveHeaders(units, next);
        program = next;
    }

    /** What other files can see of the types in the declared files. */
    public List<TypeHeader> headers() {
        return units.stream().flatMap(unit -> unit.headers().stream()).toList();
    }

    /** The header of a type as all files have it now; null where none declares it. */
    public @Nullable TypeHeader header(String id) {
        return program.header(id);
    }

    /** The path of the file in which all files find the type now; null where none declares it. */
    public @Nullable String path(String id) {
        return program.path(id);
    }

    /** Whether there is a file in the package or in one below it. */
    public boolean hasPackage(String name) {
        return program.hasSourcePackage(name);
    }

    /** The packages of the declared files. */
    public List<String> packages() {
        return units.stream().map(unit -> unit.scope().packageName()).distinct().toList();
    }

    /** Binds the declared files; the sink is called from several threads at once. */
    public void bind(Consumer<FileFacts> sink) {
        BindNames.runAll(units, program, options.threads(), diagnostics, sink);
    }
}
