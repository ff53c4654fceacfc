package pxr.binding;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import pxr.binding.type.ClassType;
import pxr.binding.type.TypeSymbol;
import pxr.diagnostic.Diagnostic;
import pxr.diagnostic.Diagnostics;
import pxr.source.LineMap;
import pxr.syntax.Id;

/// Reports what is wrong with the types of a file as other files see them. Binding gets along with
/// it: of two types with one name it takes one, and a circle of supertypes it goes round once.
final class HeaderChecks {

    private final Program program;
    private final Diagnostics diagnostics;

    HeaderChecks(Program program, Diagnostics diagnostics) {
        this.program = program;
        this.diagnostics = diagnostics;
    }

    void check(DeclaredUnit unit) {
        LineMap lines = unit.syntax().file().lines();
        for (SourceType top : unit.types()) {
            if (program.find(top.id()) != top) {
                report(lines, top, "is declared elsewhere too, which is what counts; rename one");
            }
            top.forEachNested(type -> {
                if (inheritsItself(type)) {
                    report(lines, type, "inherits from itself; break the circle of its supertypes");
                }
            });
        }
    }

    /** Whether the type is among its supertypes (JLS 8.1.4, 9.1.3). */
    private static boolean inheritsItself(SourceType type) {
        Set<TypeSymbol> seen = new HashSet<>();
        addSupertypes(type, seen);
        return seen.contains(type);
    }

    private static void addSupertypes(TypeSymbol type, Set<TypeSymbol> seen) {
        Stream.concat(Stream.ofNullable(type.superclass()), type.interfaces().stream())
                .map(ClassType::symbol)
                // A class file knows nothing of the sources.
                .filter(Program::isOfSources)
                .filter(seen::add)
                .toList()
                .forEach(supertype -> addSupertypes(supertype, seen));
    }

    private void report(LineMap lines, SourceType type, String problem) {
        Id name = type.tree().name();
        int offset = name == null ? 0 : name.offset();
        diagnostics.report(
                Diagnostic.warning(
                        type.path(),
                        lines.line(offset),
                        lines.column(offset),
                        "the type " + type.name() + ' ' + problem));
    }
}
