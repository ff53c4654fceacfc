package pxr.binding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pxr.symbol.Occurrence;
import pxr.symbol.Role;
import pxr.symbol.SymbolKind;
import pxr.syntax.Id;

/** Collects the occurrences of one file. */
final class OccurrenceTable implements Marks {

    private final Map<Long, Occurrence> first = new HashMap<>();
    private final List<Occurrence> further = new ArrayList<>(0);

    @Override
    public void put(Id token, Role role, SymbolKind kind, String symbol) {
        if (token.offset() >= 0) first.put(key(token, role), occurrence(token, role, kind, symbol));
    }

    /** Notes one more symbol of a token that stands for several, as a static import's does. */
    void putAlso(Id token, Role role, SymbolKind kind, String symbol) {
        if (token.offset() >= 0) further.add(occurrence(token, role, kind, symbol));
    }

    void remove(Id token, Role role) {
        first.remove(key(token, role));
    }

    private static Occurrence occurrence(Id token, Role role, SymbolKind kind, String symbol) {
        return new Occurrence(token.offset(), token.length(), role, kind, symbol);
    }

    private static long key(Id token, Role role) {
        return (long) token.offset() * Role.values().length + role.ordinal();
    }

    /** All of them, by offset, then role. */
    List<Occurrence> sorted() {
        List<Occurrence> all = new ArrayList<>(first.values());
        all.addAll(further);
        all.sort(
                Comparator.comparingInt(Occurrence::offset)
                        .thenComparing(Occurrence::role)
                        .thenComparing(Occurrence::symbol));
        return List.copyOf(all);
    }
}
