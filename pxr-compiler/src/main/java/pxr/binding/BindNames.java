package pxr.binding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import pxr.binding.type.LookupLog;
import pxr.diagnostic.Diagnostic;
import pxr.diagnostic.Diagnostics;
import pxr.symbol.FileFacts;
import pxr.symbol.Occurrence;
import pxr.symbol.TypeHeader;
import pxr.syntax.PackageTree;

/// Binds each name used in a file to its symbol.
///
/// Needs the headers of all types; gives one occurrence per token and role.
final class BindNames {

    private static final Comparator<FileFacts.Override> ROWS =
            Comparator.comparing(FileFacts.Override::method)
                    .thenComparing(FileFacts.Override::overridden)
                    .thenComparing(FileFacts.Override::relation);

    private final Program program;
    private final Diagnostics diagnostics;
    private final ExternalCalls external;

    BindNames(Program program, Diagnostics diagnostics) {
        this.program = program;
        this.diagnostics = diagnostics;
        this.external = new ExternalCalls(program);
    }

    /** Binds files on several threads and gives each one's facts to the sink, in any order. */
    static void runAll(
            List<DeclaredUnit> units,
            Program program,
            int threads,
            Diagnostics diagnostics,
            Consumer<FileFacts> sink) {
        new Workers(threads)
                .forEach(
                        units,
                        () -> {
                            BindNames pass = new BindNames(program, diagnostics);
                            return unit -> sink.accept(pass.run(unit));
                        });
    }

    FileFacts run(DeclaredUnit unit) {
        LookupLog log = new LookupLog();
        Bodies bodies = new Bodies(unit.scope());
        Relations relations = new Relations(program.types());
        Declarations declarations = new Declarations(unit.syntax().file(), relations);
        List<FileFacts.Override> overrides = new ArrayList<>();
        log.record(() -> {
            guarded(unit, () -> new HeaderChecks(program, diagnostics).check(unit));
            guarded(unit, () -> new UnitBinder(bodies).bind(unit.syntax()));
            for (SourceType type : unit.types()) guarded(unit, () -> bodies.classes.bind(type));
            guarded(unit, () -> new Comments(bodies, unit.syntax().file()).bind(unit));
            guarded(unit, () -> declare(unit, bodies, declarations));
            guarded(unit, () -> bodies.forEachType(unit, t -> overrides.addAll(relations.of(t))));
        });
        List<TypeHeader> headers = new ArrayList<>();
        guarded(unit, () -> headers.addAll(unit.headers()));
        List<Occurrence> occurrences = bodies.marks.sorted();
        return new FileFacts(
                unit.syntax().file(),
                unit.scope().packageName(),
                declarations.sorted(),
                occurrences,
                overrides.stream().sorted(ROWS).toList(),
                List.copyOf(headers),
                LookupSummary.of(log, unit.scope()),
                external.of(occurrences));
    }

    private static void declare(DeclaredUnit unit, Bodies bodies, Declarations declarations) {
        if (unit.syntax().module() != null) declarations.addModule(unit.syntax().module());
        PackageTree tree = unit.syntax().packageTree();
        if (tree != null && unit.path().endsWith("package-info.java"))
            declarations.addPackage(tree);
        for (SourceType type : unit.types()) {
            declarations.addType(type, Objects.requireNonNull(type.tree().name()));
        }
        bodies.forEachLocalClass(declarations::addType);
    }

    /** What goes wrong with one class must not cost the others. */
    private void guarded(DeclaredUnit unit, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | StackOverflowError e) {
            if (Boolean.getBoolean("pxr.trace")) e.printStackTrace();
            diagnostics.report(
                    Diagnostic.error(
                            unit.path(), 0, 0, "a class of this file could not be bound: " + e));
        }
    }
}
