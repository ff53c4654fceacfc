package pxr.index;

import pxr.symbol.FileFacts;

/// How much there is in an index, or in one file of it.
record Totals(int files, long symbols, long occurrences, long lines) {

    static final Totals NONE = new Totals(0, 0, 0, 0);

    /// What a file adds.
    ///
    /// @param lines how many it has
    static Totals of(FileFacts facts, int lines) {
        return new Totals(1, facts.declarations().size(), facts.occurrences().size(), lines);
    }

    static Totals of(IndexMetadata index) {
        return new Totals(index.files(), index.symbols(), index.occurrences(), index.lines());
    }

    Totals plus(Totals other) {
        return new Totals(
                files + other.files,
                symbols + other.symbols,
                occurrences + other.occurrences,
                lines + other.lines);
    }

    Totals minus(Totals other) {
        return new Totals(
                files - other.files,
                symbols - other.symbols,
                occurrences - other.occurrences,
                lines - other.lines);
    }
}
