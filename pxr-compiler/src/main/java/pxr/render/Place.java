package pxr.render;

import pxr.query.SymbolEntry;
import pxr.symbol.SymbolKind;

/** Where a symbol is declared: what a link to it needs to know. */
record Place(String file, int line, SymbolKind kind) {

    static Place of(SymbolEntry symbol) {
        return new Place(symbol.file(), symbol.line(), symbol.declaration().kind());
    }
}
