package pxr.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pxr.query.SearchResult;
import pxr.query.SymbolEntry;

/// The answer to a query, or, without one, the form to ask.
///
/// @param understood the query as it was read
/// @param note why there is nothing, or null
record SearchPage(
        String query,
        String understood,
        String total,
        boolean complete,
        @Nullable String note,
        List<SymbolPage.Member> symbols,
        List<Call> calls,
        List<File> files) {

    /// @param depth how many calls away from what was asked about
    record Call(int depth, Link caller, Link callee, Link place) {}

    /// @param lines HTML; empty where the file's path is what matches
    record File(Link link, String lines) {}

    static View form(Project project, Links links) {
        var model = new SearchPage("", "", "", true, null, List.of(), List.of(), List.of());
        return view(project, links, "Search", model);
    }

    static View answer(Project project, Links links, String query, SearchResult result) {
        Docs docs = new Docs(project, links, new OpenFiles(project, links));
        List<SymbolPage.Member> symbols = new ArrayList<>();
        List<Call> calls = new ArrayList<>();
        Map<String, List<SearchResult.LineHit>> lines = new LinkedHashMap<>();
        for (SearchResult.Hit hit : result.hits()) {
            switch (hit) {
                case SearchResult.SymbolHit(var symbol, _) ->
                        symbols.add(symbol(links, symbol, docs));
                case SearchResult.CallHit call -> calls.add(call(links, call));
                case SearchResult.LineHit line ->
                        lines.computeIfAbsent(line.file(), _ -> new ArrayList<>()).add(line);
                case SearchResult.FileHit(var file) ->
                        lines.computeIfAbsent(file, _ -> new ArrayList<>());
            }
        }
        List<File> files = new ArrayList<>();
        lines.forEach((file, hits) ->
                files.add(new File(new Link(file, links.file(file)), HitLines.html(links, hits))));
        var model =
                new SearchPage(
                        query,
                        result.understood(),
                        (result.counted() ? "" : "over ") + Numbers.count(result.total(), "hit"),
                        result.complete(),
                        result.note(),
                        symbols,
                        calls,
                        files);
        return view(project, links, query, model);
    }

    private static SymbolPage.Member symbol(Links links, SymbolEntry symbol, Docs docs) {
        SymbolPage.Member member = SymbolPage.member(links, symbol, docs);
        Link name = new Link(DisplayName.of(symbol.id()), member.name().href());
        return new SymbolPage.Member(
                name,
                member.modifiers(),
                SymbolModel.kind(symbol.declaration()),
                member.summary(),
                member.uses());
    }

    private static Call call(Links links, SearchResult.CallHit hit) {
        String place = hit.file() + ":" + hit.line();
        return new Call(
                hit.depth(),
                name(links, hit.caller()),
                name(links, hit.callee()),
                new Link(place, links.line(hit.file(), hit.line())));
    }

    private static Link name(Links links, String id) {
        return new Link(DisplayName.of(id), links.anySymbol(id).orElse(null));
    }

    private static View view(Project project, Links links, String title, SearchPage model) {
        List<Link> crumbs = Crumbs.project(project, links);
        crumbs.add(new Link("search", null));
        return new View(title, "search", project, crumbs, model);
    }
}
