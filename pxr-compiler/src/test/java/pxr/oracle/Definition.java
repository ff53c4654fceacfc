package pxr.oracle;

import pxr.symbol.SymbolKind;

/// Where and as what a symbol is declared in the sources. The kind is that of the declaration:
/// javac itself takes a record's component for a field and a lambda's parameter for any other.
record Definition(Place.Declared place, SymbolKind kind) {}
