package pxr.symbol;

/// One identifier token in one role: where it is and what it stands for.
///
/// A token has several occurrences when it has several roles (`new Foo()` refers to the class and
/// calls its constructor) or when the language leaves a choice open. Where the symbol is declared
/// is not part of an occurrence: the declaration may move without the use being touched, so it is
/// looked up by the symbol's id.
///
/// @param offset of the token's first char in its file, from 0, in UTF-16 chars
/// @param length of the token in UTF-16 chars
/// @param symbol the id of the symbol, as [SymbolId] describes; `?name` when it is unresolved
public record Occurrence(int offset, int length, Role role, SymbolKind kind, String symbol) {

    public int end() {
        return offset + length;
    }

    public boolean isResolved() {
        return !SymbolId.isUnresolved(symbol);
    }
}
