package server.route;

import pxr.query.SearchResult;
import pxr.query.SymbolEntry;
import pxr.render.Site;
import server.view.SearchView;
import server.view.SymbolView;

/** What the index says, in the words of the JSON interface, with links. */
final class Views {

    private Views() {}

    static SymbolView symbol(String project, SymbolEntry entry) {
        var declaration = entry.declaration();
        return new SymbolView(
                project,
                entry.id(),
                declaration.name(),
                declaration.kind().label(),
                declaration.owner(),
                declaration.signature(),
                Site.symbolPath(project, entry.id()));
    }

    static SearchView search(String project, SearchResult result) {
        return new SearchView(
                result.understood(),
                result.total(),
                result.complete(),
                result.note(),
                result.hits().stream().map(hit -> hit(project, hit)).toList());
    }

    private static SearchView.HitView hit(String project, SearchResult.Hit hit) {
        return switch (hit) {
            case SearchResult.SymbolHit(SymbolEntry entry) ->
                    new SearchView.SymbolHit(symbol(project, entry), entry.file(), entry.line());
            case SearchResult.LineHit line ->
                    new SearchView.LineHit(
                            line.file(),
                            line.line(),
                            line.text(),
                            line.ranges().stream()
                                    .map(range -> new int[] {range.start(), range.end()})
                                    .toList(),
                            line.enclosing(),
                            Site.sourcePath(project, line.file()) + "#L" + line.line());
            case SearchResult.FileHit(String file) ->
                    new SearchView.FileHit(file, Site.sourcePath(project, file));
        };
    }
}
