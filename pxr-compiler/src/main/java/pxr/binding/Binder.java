package pxr.binding;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import pxr.binding.classfile.Libraries;
import pxr.diagnostic.Diagnostics;
import pxr.source.SourceSet;
import pxr.symbol.FileFacts;
import pxr.symbol.Headers;

/// Binds whole programs, in passes:
///
/// ```
/// SourceSet ── parse ──► SyntaxUnit ── declare ──► SourceType, FileScope      several threads
///                                                       │
///                                                 resolve headers              one thread
///                                                       │
///              FileFacts ◄── relate ◄── bind bodies ◄───┘                      several threads
/// ```
///
/// A [Rebinding] does the same for a few files, behind which the others are known by their headers.
/// Syntax trees live until the program is bound; ours take a tenth of the parser's memory.
public final class Binder {

    private final BinderOptions options;
    private final Diagnostics diagnostics;

    public Binder(BinderOptions options, Diagnostics diagnostics) {
        this.options = options;
        this.diagnostics = diagnostics;
    }

    /// Binds the sources and gives the facts of each file for which `wanted` holds to the sink.
    ///
    /// The sink is called from several threads at once, files in any order; what it is given is
    /// complete for that file.
    public void bind(SourceSet sources, Predicate<String> wanted, Consumer<FileFacts> sink) {
        try (Libraries libraries = options.open(diagnostics)) {
            Program program = new Program(Headers.NONE, libraries);
            List<DeclaredUnit> units =
                    new Parsing(sources, options, diagnostics)
                            .run(sources.paths(), unit -> DeclaredUnit.of(unit, program));
            DeclaredUnit.resolveHeaders(units, program);
            List<DeclaredUnit> bound =
                    units.stream().filter(unit -> wanted.test(unit.path())).toList();
            BindNames.runAll(bound, program, options.threads(), diagnostics, sink);
        }
    }
}
