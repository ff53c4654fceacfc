package pxr.query;

import java.util.Comparator;
import pxr.index.Standing;
import pxr.symbol.SymbolKind;

/// The symbols of one commit in memory, as far as it takes to find and rank them by name: some 60
/// bytes for each. A short name stands for tens of thousands, and asking the index about each would
/// take longer than a reader waits between two keys.
///
/// @param uses how much each document's symbol is used
/// @param kinds ordinals of their kinds
/// @param standings as [Standing] decodes them
/// @param prominences see [SymbolScore#prominence]
/// @param places in the order of those that are as likely: by what is around them, by length of the
///   id, by id
/// @param around the nodes of what is around them
/// @param ranked the documents, most prominent first
/// @param names of the symbols
/// @param surroundings the packages and types
record SymbolTable(
        int[] uses,
        byte[] kinds,
        byte[] standings,
        byte[] prominences,
        int[] places,
        int[] around,
        int[] ranked,
        SymbolNames names,
        Surroundings surroundings) {

    static final SymbolKind[] KINDS = SymbolKind.values();

    /// How much the symbol is used. Files that were replaced count until their segment is merged,
    /// which ranks by the same order of magnitude.
    int uses(int document) {
        return uses[document];
    }

    SymbolKind kind(int document) {
        return KINDS[kinds[document]];
    }

    Standing standing(int document) {
        return Standing.decode(standings[document]);
    }

    Comparator<Integer> mostProminentFirst() {
        return Comparator.comparingInt((Integer document) -> -prominences[document])
                .thenComparingInt(document -> places[document]);
    }

    /// What speaks for a symbol.
    ///
    /// @param qualifiers see [SymbolScore]
    /// @param longer see [SymbolScore]
    SymbolScore score(int document, NameMatch match, int qualifiers, int longer) {
        return new SymbolScore(
                match, qualifiers, kind(document), uses(document), standing(document), longer);
    }
}
