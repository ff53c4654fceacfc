package pxr.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import pxr.index.Schema;
import pxr.symbol.Role;
import pxr.symbol.SymbolKind;

/// Finds the symbols that someone named to start from: by their id, else all of that very name,
/// else the one that it most likely stands for. What is chosen among several, a note says.
final class NamedSymbols {

    private static final int SHOWN = 5;

    private static final List<String> CALLED =
            Role.CALLING.stream().map(Schema::use).sorted().toList();

    private final Snapshot snapshot;
    private final SymbolLookup lookup;
    private final Documents documents;
    private final boolean matchCase;
    private final List<String> notes;

    NamedSymbols(Snapshot snapshot, boolean matchCase, List<String> notes) throws IOException {
        this.snapshot = snapshot;
        this.lookup = new SymbolLookup(snapshot);
        this.documents = snapshot.documents();
        this.matchCase = matchCase;
        this.notes = notes;
    }

    /**
     * The ids of the methods and constructors that a name stands for, also of called ones
     * elsewhere.
     */
    Set<String> methods(String name) throws IOException {
        return of(name, "method", SymbolKinds.METHODS, CALLED);
    }

    /**
     * The ids of the types that a name stands for, also of types elsewhere that have subtypes here.
     */
    Set<String> types(String name) throws IOException {
        return of(name, "type", SymbolKinds.TYPES, List.of(Schema.SUPERTYPE));
    }

    private Set<String> of(
            String name, String kind, Set<SymbolKind> kinds, List<String> fieldsOfOthers)
            throws IOException {
        for (String field : Stream.concat(Stream.of(Schema.ID), fieldsOfOthers.stream()).toList()) {
            if (!snapshot.documentsWith(field, name).isEmpty()) return Set.of(name);
        }
        Set<String> exact =
                ids(lookup.rank(name, kinds, new SymbolLookup.Options(true, matchCase, false)));
        if (exact.isEmpty()) exact = elsewhere(name, fieldsOfOthers);
        if (exact.size() > 1) notes.add(name + " stands for " + count(exact) + ".");
        if (!exact.isEmpty()) return exact;
        List<SymbolLookup.Found> like =
                lookup.rank(name, kinds, new SymbolLookup.Options(false, matchCase, !matchCase));
        if (like.isEmpty()) {
            notes.add("No " + kind + " is named " + name + ".");
            return Set.of();
        }
        String best = id(like.getFirst());
        notes.add("No " + kind + " is named " + name + "; taken for " + best + ".");
        return Set.of(best);
    }

    private static String count(Set<String> ids) {
        String first = String.join(", ", ids.stream().limit(SHOWN).toList());
        return ids.size() + " symbols: " + first + (ids.size() > SHOWN ? ", …" : "");
    }

    private Set<String> ids(List<SymbolLookup.Found> found) throws IOException {
        int best = found.stream().mapToInt(f -> f.score().qualifiers()).max().orElse(0);
        Set<String> ids = new LinkedHashSet<>();
        for (SymbolLookup.Found symbol : found) {
            // `HashMap.put` is that of `HashMap`, where there is one, and not of `WeakHashMap` too.
            if (symbol.score().qualifiers() == best) ids.add(id(symbol));
        }
        return ids;
    }

    private String id(SymbolLookup.Found symbol) throws IOException {
        return documents.value(Schema.ID, symbol.document());
    }

    /** The ids among the terms of those fields that have exactly this name. */
    private Set<String> elsewhere(String name, List<String> fields) throws IOException {
        Abbreviation wanted = Abbreviation.of(name);
        if (wanted.name().isEmpty()) return Set.of();
        List<String> found = new ArrayList<>();
        for (String field : fields) {
            snapshot.forEachTerm(
                    field,
                    id -> {
                        if (!SymbolName.simple(id).equals(wanted.name())) return;
                        SymbolName symbol = SymbolName.of(id);
                        boolean endsSo =
                                wanted.qualifiers().isEmpty()
                                        || !symbol.qualifiers().isEmpty()
                                                && wanted.qualifiers()
                                                        .getLast()
                                                        .isWhole(symbol.qualifiers().getLast());
                        if (endsSo && wanted.qualifies(symbol)) found.add(id);
                    });
        }
        return new LinkedHashSet<>(found.stream().sorted().toList());
    }
}
