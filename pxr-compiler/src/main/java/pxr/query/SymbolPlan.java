package pxr.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pxr.symbol.SymbolKind;

/// Makes the parts of a query ready that look for declared symbols, and remembers which symbols
/// they found, so that a rank is enough to name one.
final class SymbolPlan {

    /// A symbol that a part of the query found.
    ///
    /// @param score why it stands where it does, or null where the order says it
    record Ranked(int document, @Nullable SymbolScore score) {}

    /** So many symbols are shown for a word that may be meant as text. */
    private static final int BEST = 10;

    private final Snapshot snapshot;
    private final SymbolLookup lookup;
    private final boolean matchCase;
    private final List<Ranked> ranked = new ArrayList<>();

    SymbolPlan(Snapshot snapshot, boolean matchCase) throws IOException {
        this.snapshot = snapshot;
        this.lookup = new SymbolLookup(snapshot);
        this.matchCase = matchCase;
    }

    /** The symbols that were found, by rank. */
    List<Ranked> ranked() {
        return ranked;
    }

    /** The symbols of those kinds. */
    SearchNode ofKinds(Set<SymbolKind> kinds) {
        return found(lookup.ofKinds(kinds));
    }

    /** The symbols of those kinds that a text may stand for. */
    SearchNode named(String text, Set<SymbolKind> kinds, boolean exact) throws IOException {
        return found(
                lookup.rank(text, kinds, new SymbolLookup.Options(exact, matchCase, !matchCase)));
    }

    /** The symbols that come to mind first at a word. */
    SearchNode best(String word) throws IOException {
        var options = new SymbolLookup.Options(false, matchCase, false);
        return found(lookup.best(word, SymbolKinds.ALL, options, BEST));
    }

    /** The symbols of these documents, in this order. */
    SearchNode these(Collection<Integer> symbols) {
        return node(symbols.stream().map(document -> new Ranked(document, null)).toList());
    }

    private SearchNode found(List<SymbolLookup.Found> symbols) {
        return node(symbols.stream().map(f -> new Ranked(f.document(), f.score())).toList());
    }

    private SearchNode node(List<Ranked> symbols) {
        Map<String, List<Integer>> ranks = new HashMap<>();
        BitSet candidates = new BitSet();
        for (Ranked symbol : symbols) {
            ProjectFiles.Entry file = snapshot.files().declaring(symbol.document());
            candidates.set(file.document());
            ranks.computeIfAbsent(file.path(), _ -> new ArrayList<>()).add(ranked.size());
            ranked.add(symbol);
        }
        return new SearchNode.Declarations(candidates, ranks);
    }
}
