package pxr.query;

import java.util.Arrays;
import java.util.List;

/// The different simple names of a commit's symbols, each with the symbols that bear it. Both are
/// in the order of [SymbolScore#prominence], so that who wants the best few can stop early: what
/// comes later has no more of it.
final class SymbolNames {

    private final SimpleName[] names;
    private final long[] letters; // those of the names, side by side: most names are passed over
    private final byte[] prominences;
    private final int[] symbols;
    private final int[] ends;

    private SymbolNames(SimpleName[] names, byte[] prominences, int[] symbols, int[] ends) {
        this.names = names;
        this.letters = Arrays.stream(names).mapToLong(SimpleName::letters).toArray();
        this.prominences = prominences;
        this.symbols = symbols;
        this.ends = ends;
    }

    /// @param names in any order
    /// @param nameOf the number of each document's name
    /// @param ranked the documents of the symbols, most prominent first
    /// @param prominences of each document
    static SymbolNames of(List<String> names, int[] nameOf, int[] ranked, byte[] prominences) {
        SimpleName[] inOrder = new SimpleName[names.size()];
        byte[] best = new byte[inOrder.length];
        int[] counts = new int[inOrder.length];
        int[] places = new int[inOrder.length]; // of each name in the new order, from 1
        int size = 0;
        for (int document : ranked) {
            int name = nameOf[document];
            if (places[name] == 0) {
                inOrder[size] = SimpleName.of(names.get(name));
                best[size] = prominences[document];
                places[name] = ++size;
            }
            counts[places[name] - 1]++;
        }
        int[] ends = new int[size];
        int end = 0;
        for (int i = 0; i < size; i++) {
            ends[i] = end;
            end += counts[i];
        }
        int[] symbols = new int[end];
        for (int document : ranked) symbols[ends[places[nameOf[document]] - 1]++] = document;
        return new SymbolNames(inOrder, best, symbols, ends);
    }

    int size() {
        return names.length;
    }

    SimpleName name(int i) {
        return names[i];
    }

    long letters(int i) {
        return letters[i];
    }

    /** That of the most prominent symbol of the name. */
    int prominence(int i) {
        return prominences[i];
    }

    /** Where the symbols of the name begin, for [#symbol]. */
    int start(int i) {
        return i == 0 ? 0 : ends[i - 1];
    }

    int end(int i) {
        return ends[i];
    }

    /** The document of a symbol. */
    int symbol(int at) {
        return symbols[at];
    }
}
