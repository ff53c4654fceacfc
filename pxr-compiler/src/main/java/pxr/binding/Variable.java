package pxr.binding;

import pxr.binding.type.FieldSymbol;
import pxr.binding.type.Type;
import pxr.symbol.SymbolKind;

/** What a name of an expression can stand for when it is a variable. */
sealed interface Variable {

    /// A local variable of any sort.
    ///
    /// @param id see [pxr.symbol.SymbolId]
    record Local(String id, SymbolKind kind, Type type) implements Variable {}

    /// A field that is in scope.
    ///
    /// @param type as a member of the class that is meant
    record Field(FieldSymbol symbol, Type type) implements Variable {}
}
