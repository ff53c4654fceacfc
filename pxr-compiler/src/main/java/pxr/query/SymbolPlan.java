package pxr.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pxr.index.Schema;
import pxr.symbol.SymbolKind;

/// Makes the parts of a query ready that look for declared symbols, and remembers which symbols
/// they found, so that a rank is enough to name one.
final class SymbolPlan {

    /** So many symbols are shown for a word that may be meant as text. */
    private static final int BEST = 10;

    private final SymbolLookup lookup;
    private final Documents documents;
    private final Map<String, Integer> files;
    private final boolean matchCase;
    private final List<Integer> ranked = new ArrayList<>();

    SymbolPlan(Snapshot snapshot, Map<String, Integer> files, boolean matchCase)
            throws IOException {
        this.lookup = new SymbolLookup(snapshot);
        this.documents = snapshot.documents();
        this.files = files;
        this.matchCase = matchCase;
    }

    /** The documents of the symbols that were found, by rank. */
    List<Integer> ranked() {
        return ranked;
    }

    /** The symbols of those kinds. */
    SearchNode ofKinds(Set<SymbolKind> kinds) throws IOException {
        return node(lookup.ofKinds(kinds));
    }

    /** The symbols of those kinds that a text may stand for. */
    SearchNode named(String text, Set<SymbolKind> kinds, boolean exact) throws IOException {
        return node(lookup.rank(text, kinds, new SymbolLookup.Options(exact, matchCase)));
    }

    /** The symbols that come to mind first at a word. */
    SearchNode best(String word) throws IOException {
        List<Integer> all =
                lookup.rank(word, SymbolKinds.ALL, new SymbolLookup.Options(false, matchCase));
        return node(all.subList(0, Math.min(BEST, all.size())));
    }

    private SearchNode node(List<Integer> symbols) throws IOException {
        Map<String, List<Integer>> ranks = new HashMap<>();
        BitSet candidates = new BitSet();
        for (int symbol : symbols) {
            String path = documents.value(Schema.FILE, symbol);
            Integer file = files.get(path);
            if (file == null) continue; // then the symbol would not be in the index either
            candidates.set(file);
            ranks.computeIfAbsent(path, _ -> new ArrayList<>()).add(ranked.size());
            ranked.add(symbol);
        }
        return new SearchNode.Declarations(candidates, ranks);
    }
}
