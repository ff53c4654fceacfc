package pxr.render;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pxr.render.doc.Documentation;
import pxr.symbol.Declaration;

/// All that a page says about one symbol that has a declaration.
///
/// @param anchor names the symbol on the page of its type
/// @param modifiers as written, `implied` among them where no token declares the symbol
/// @param annotations as written
/// @param signature HTML
/// @param constant the value of a constant, or null
/// @param inheritedFrom where the documentation was written, or null for here
/// @param excerpt the declaration as HTML lines, or null
/// @param excerptLeft how many lines the excerpt leaves out; empty for none
/// @param callers null for what cannot be called
/// @param live whether its calls are shown as they happen
record SymbolModel(
        String id,
        String anchor,
        String name,
        String kind,
        String modifiers,
        List<String> annotations,
        String signature,
        @Nullable String constant,
        Link place,
        Documentation documentation,
        @Nullable Link inheritedFrom,
        List<Relation> relations,
        @Nullable String excerpt,
        String excerptLeft,
        UseGroups uses,
        @Nullable Calls callers,
        @Nullable Calls callees,
        boolean live) {

    /// Symbols that stand in one relation to the symbol.
    ///
    /// @param links the first of them
    /// @param folded those that come after
    record Relation(String label, List<Link> links, List<Link> folded, String foldedCount) {}

    static String kind(Declaration d) {
        return d.kind().label().replace('_', ' ');
    }
}
