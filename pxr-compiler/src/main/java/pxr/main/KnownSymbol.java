package pxr.main;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
        List<SymbolEntry> named = nearest.stream().filter(s -> isNamed(s, typed)).toList();
        if (named.size() == 1) return named.getFirst().id();
        if (named.isEmpty() && nearest.size() == 1) return nearest.getFirst().id();
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

    /** Whether the last name typed is all of the symbol's. */
    private static boolean isNamed(SymbolEntry symbol, String typed) {
        int parenthesis = typed.indexOf('(');
        String path = parenthesis < 0 ? typed : typed.substring(0, parenthesis);
        String name = symbol.declaration().name();
        return path.endsWith(name)
                && (path.length() == name.length()
                        || !Character.isJavaIdentifierPart(
                                path.charAt(path.length() - name.length() - 1)));
    }
}
