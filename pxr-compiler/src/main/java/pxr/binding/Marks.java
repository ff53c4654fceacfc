package pxr.binding;

import pxr.symbol.Role;
import pxr.symbol.SymbolId;
import pxr.symbol.SymbolKind;
import pxr.syntax.Id;

/// Takes note of what identifier tokens stand for. What is noted of a token in a role replaces what
/// was noted before: lambdas are bound again when more is known of their parameters.
interface Marks {

    /** Takes no note. */
    Marks NONE = (_, _, _, _) -> {};

    void put(Id token, Role role, SymbolKind kind, String symbol);

    default void unresolved(Id token, Role role) {
        put(token, role, SymbolKind.UNKNOWN, SymbolId.unresolved(token.text()));
    }
}
