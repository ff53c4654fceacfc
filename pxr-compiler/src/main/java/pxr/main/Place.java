package pxr.main;

import java.util.Comparator;

/// Where a symbol is declared, as tables have it.
///
/// @param file the declaring file; or `external`, `package` (one of the project's, without a file
///   of its own) or `unresolved`
/// @param offset of the declaration's name, or -1
record Place(String file, int offset) implements Comparable<Place> {

    static final Place EXTERNAL = new Place("external", -1);
    static final Place PACKAGE = new Place("package", -1);
    static final Place UNRESOLVED = new Place("unresolved", -1);

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::file).thenComparingInt(Place::offset);

    /** The place that the id of a local names; see [pxr.symbol.SymbolId]. */
    static Place ofLocal(String id) {
        int colon = id.lastIndexOf(':');
        return new Place(id.substring(0, colon), Integer.parseInt(id, colon + 1, id.length(), 10));
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
