package server.view;

/// A declared symbol, as the search box shows it.
///
/// @param kind in lower case, such as `method`
/// @param owner id of the enclosing type or package
/// @param url of the symbol's page
public record SymbolView(
        String project,
        String id,
        String name,
        String kind,
        String owner,
        String signature,
        String url) {}
