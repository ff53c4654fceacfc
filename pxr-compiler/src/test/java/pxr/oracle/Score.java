package pxr.oracle;

import java.util.Map;
import java.util.TreeMap;
import pxr.symbol.Role;
import pxr.symbol.SymbolKind;

/// Tallies of a comparison: of declarations, of references to what the sources declare (inside) and
/// of references to class files (outside); inside ones also by role and by kind.
final class Score {

    private Tally declarations = Tally.NONE;
    private Tally inside = Tally.NONE;
    private Tally outside = Tally.NONE;
    private final Map<Role, Tally> byRole = new TreeMap<>();
    private final Map<SymbolKind, Tally> byKind = new TreeMap<>();

    void add(Role role, SymbolKind kind, boolean isInside, Tally one) {
        if (role == Role.DEF) {
            declarations = declarations.plus(one);
        } else if (isInside) {
            inside = inside.plus(one);
            byRole.merge(role, one, Tally::plus);
            byKind.merge(kind, one, Tally::plus);
        } else {
            outside = outside.plus(one);
        }
    }

    Tally declarations() {
        return declarations;
    }

    Tally inside() {
        return inside;
    }

    Tally outside() {
        return outside;
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder();
        table.append("                   expected    recall   claimed precision\n");
        row(table, "declarations", declarations);
        row(table, "outside", outside);
        row(table, "inside", inside);
        byRole.forEach((role, tally) -> row(table, "  " + role.label(), tally));
        byKind.forEach((kind, tally) -> row(table, "  " + kind.label(), tally));
        return table.toString();
    }

    private static void row(StringBuilder table, String name, Tally tally) {
        table.append("%-17s %s%n".formatted(name, tally));
    }
}
