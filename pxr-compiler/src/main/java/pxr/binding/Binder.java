package pxr.binding;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import pxr.diagnostic.Diagnostic;
import pxr.diagnostic.Diagnostics;
import pxr.source.SourceSet;
import pxr.symbol.FileFacts;
import pxr.syntax.SyntaxParser;
import pxr.syntax.SyntaxUnit;

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
        Workers workers = new Workers(options.threads());
        try (Program program = new Program(options, diagnostics)) {
            List<DeclaredUnit> units = declare(sources, program, workers);
            DeclaredUnit.resolveHeaders(units, program);
            workers.forEach(
                    units.stream().filter(u -> wanted.test(u.path())).toList(),
                    () -> {
                        BindNames pass = new BindNames(program, diagnostics);
                        return unit -> sink.accept(pass.run(unit));
                    });
        }
    }

    private List<DeclaredUnit> declare(SourceSet sources, Program program, Workers workers) {
        ConcurrentLinkedQueue<DeclaredUnit> declared = new ConcurrentLinkedQueue<>();
        workers.forEach(
                sources.paths(),
                () -> {
                    SyntaxParser parser = new SyntaxParser(options.release(), diagnostics);
                    return path -> {
                        try {
                            SyntaxUnit unit = parser.parse(sources.read(path));
                            declared.add(DeclaredUnit.of(unit, program));
                        } catch (IOException e) {
                            diagnostics.report(
                                    Diagnostic.error(
                                            path, 0, 0, "cannot be read: " + e.getMessage()));
                        }
                    };
                });
        List<DeclaredUnit> units = new ArrayList<>(declared);
        units.sort((a, b) -> a.path().compareTo(b.path()));
        return units;
    }
}
