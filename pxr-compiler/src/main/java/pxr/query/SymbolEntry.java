package pxr.query;

import pxr.symbol.Declaration;

/// A declared symbol with its place.
///
/// @param line of the name token, from 1
/// @param column of the name token, from 1
/// @param uses how many occurrences there are besides the declaration
public record SymbolEntry(Declaration declaration, String file, int line, int column, long uses) {

    public String id() {
        return declaration.id();
    }
}
