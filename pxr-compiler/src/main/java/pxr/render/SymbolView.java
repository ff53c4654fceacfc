package pxr.render;

import pxr.query.SymbolEntry;
import pxr.symbol.Declaration;

/// A declared symbol as JSON has it: on the command line, over HTTP and in the search box.
///
/// @param kind in lower case, such as `method`
/// @param owner id of the enclosing type or package
/// @param url of the symbol's page, relative to the site's root
public record SymbolView(
        String project,
        String id,
        String name,
        String kind,
        String owner,
        String signature,
        String url) {

    public static SymbolView of(String project, SymbolEntry symbol) {
        Declaration d = symbol.declaration();
        return new SymbolView(
                project,
                d.id(),
                d.name(),
                d.kind().label(),
                d.owner(),
                d.signature(),
                Site.symbolPath(project, d.id()));
    }
}
