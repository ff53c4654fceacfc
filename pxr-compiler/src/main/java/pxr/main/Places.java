package pxr.main;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import pxr.query.CrossReference;
import pxr.query.IndexedFile;
import pxr.symbol.Declaration;
import pxr.symbol.Dispatch;
import pxr.symbol.Occurrence;
import pxr.symbol.Role;
import pxr.symbol.SymbolId;
import pxr.symbol.SymbolKind;

/// Knows where every symbol of a project is declared.
///
/// Types and members are gathered once; type parameters, which only one file can use, when that
/// file is entered. A local's id says where it is declared.
final class Places {

    private record Declared(Place place, SymbolKind kind, Dispatch dispatch) {}

    private final Map<String, Declared> declared = new HashMap<>();
    private final Map<String, Place> typeParameters = new HashMap<>();
    private final Set<String> packages = new HashSet<>();

    Places(CrossReference project) {
        for (String path : project.files()) project.file(path).ifPresent(this::gather);
    }

    private void gather(IndexedFile file) {
        addPackage(file.packageName());
        for (Declaration d : file.declarations()) {
            Place place = new Place(file.source().path(), d.nameOffset());
            // The type stands before its members.
            SymbolKind owner = kind(d.owner());
            declared.putIfAbsent(d.id(), new Declared(place, d.kind(), Dispatch.of(d, owner)));
        }
    }

    /** The packages around one that has files are the project's, too. */
    private void addPackage(String name) {
        String rest = name;
        while (packages.add(rest) && rest.contains(".")) {
            rest = rest.substring(0, rest.lastIndexOf('.'));
        }
    }

    /** Goes on to a file, whose type parameters are known from then on. */
    void enter(IndexedFile file) {
        typeParameters.clear();
        for (Occurrence o : file.occurrences()) {
            if (o.role() != Role.DEF || o.kind() != SymbolKind.TYPE_PARAM) continue;
            typeParameters.putIfAbsent(o.symbol(), new Place(file.source().path(), o.offset()));
        }
    }

    /** Where what is named there is declared. */
    Place of(Occurrence use) {
        boolean isLocal = use.kind().isLocal() && use.isResolved();
        return isLocal ? Place.ofLocal(use.symbol()) : of(use.symbol());
    }

    Place of(String symbol) {
        if (SymbolId.isUnresolved(symbol)) return Place.UNRESOLVED;
        Place place = typeParameters.get(symbol);
        if (place != null) return place;
        Declared known = declared.get(symbol);
        if (known != null) return known.place;
        return packages.contains(symbol) ? Place.PACKAGE : Place.EXTERNAL;
    }

    /** The kind of a declared symbol; unknown of one that is not. */
    SymbolKind kind(String symbol) {
        Declared known = declared.get(symbol);
        return known == null ? SymbolKind.UNKNOWN : known.kind;
    }

    Dispatch dispatch(String method) {
        Declared known = declared.get(method);
        return known == null ? Dispatch.UNKNOWN : known.dispatch;
    }
}
