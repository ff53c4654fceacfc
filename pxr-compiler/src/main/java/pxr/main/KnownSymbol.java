package pxr.main;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import pxr.diagnostic.InputException;
import pxr.query.CrossReference;
import pxr.query.SymbolEntry;
import pxr.symbol.Role;

/**
 * Makes sure that a symbol that was asked for exists, and says which there are when it does not.
 */
final class KnownSymbol {

    private static final int NEAREST = 5;

    private KnownSymbol() {}

    /** Throws unless the project declares or uses a symbol with that id. */
    static void require(CrossReference project, String id) {
        boolean known =
                project.symbol(id).isPresent()
                        || project.useCount(id, EnumSet.allOf(Role.class)) > 0;
        if (known) return;
        List<SymbolEntry> nearest = project.lookup(id, Set.of(), NEAREST);
        throw new InputException(
                "No symbol "
                        + id
                        + " in "
                        + project.info().name()
                        + (nearest.isEmpty()
                                ? ". `pxr search` finds symbols by name."
                                : ". Did you mean: ")
                        + nearest.stream().map(SymbolEntry::id).collect(Collectors.joining("  ")));
    }
}
