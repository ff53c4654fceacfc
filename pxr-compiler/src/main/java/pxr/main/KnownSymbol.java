package pxr.main;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import pxr.diagnostic.InputException;
import pxr.query.CrossReference;
import pxr.query.SymbolEntry;
import pxr.symbol.Role;
import pxr.symbol.SymbolKind;

/// The symbol that someone means: by its id, or by a name or abbreviation that no other has. Says
/// which there are when there is none.
final class KnownSymbol {

    private static final int NEAREST = 5;

    /** How well an id fits what was typed, best first; one that alone fits so is meant. */
    private static final List<BiPredicate<String, String>> FITTING =
            List.of(KnownSymbol::endsSo, KnownSymbol::isNamedSo, (_, _) -> true);

    private KnownSymbol() {}

    /** The id of a symbol that the project declares or uses. */
    static String of(CrossReference project, String typed) {
        return find(project, typed, Set.of());
    }

    /** The same for a method or constructor. */
    static String method(CrossReference project, String typed) {
        return find(project, typed, EnumSet.of(SymbolKind.METHOD, SymbolKind.CONSTRUCTOR));
    }

    private static String find(CrossReference project, String typed, Set<SymbolKind> kinds) {
        boolean isId =
                project.symbol(typed).isPresent()
                        || project.useCount(typed, EnumSet.allOf(Role.class)) > 0;
        if (isId) return typed;
        List<SymbolEntry> nearest = project.lookup(typed, kinds, NEAREST);
        for (BiPredicate<String, String> fits : FITTING) {
            List<String> fitting =
                    nearest.stream()
                            .map(SymbolEntry::id)
                            .filter(id -> fits.test(id, typed))
                            .toList();
            if (fitting.size() == 1) return fitting.getFirst();
        }
        throw new InputException(
                "No symbol "
                        + typed
                        + " in "
                        + project.info().name()
                        + (nearest.isEmpty()
                                ? ". `pxr search` finds symbols by name."
                                : ". Did you mean: ")
                        + nearest.stream().map(SymbolEntry::id).collect(Collectors.joining("  ")));
    }

    /** Whether the names typed are the last of the symbol's. */
    private static boolean endsSo(String id, String typed) {
        return ('.' + path(id)).endsWith('.' + path(typed));
    }

    private static boolean isNamedSo(String id, String typed) {
        return lastName(path(id)).equals(lastName(path(typed)));
    }

    private static String path(String name) {
        int parenthesis = name.indexOf('(');
        String path = parenthesis < 0 ? name : name.substring(0, parenthesis);
        return path.replace('#', '.').replace('$', '.');
    }

    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
