package pxr.oracle;

import pxr.symbol.Role;
import pxr.symbol.SymbolKind;

/// A token of which javac and the binder do not say the same.
///
/// @param line from 1
/// @param column from 1
/// @param expected what javac says; `nothing` when it sees no such role there
/// @param got what the binder says
record Difference(
        String file,
        int line,
        int column,
        String name,
        Role role,
        SymbolKind kind,
        String expected,
        String got) {

    static final String NOTHING = "nothing";

    /** Which token differs in which role, whatever the binder says instead. */
    String where() {
        return "%s:%d:%d %s (%s %s)"
                .formatted(file, line, column, name, role.label(), kind.label());
    }

    @Override
    public String toString() {
        return where() + ": expected " + expected + ", got " + got;
    }
}
