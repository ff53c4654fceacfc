package pxr.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pxr.query.SearchResult;
import pxr.query.SymbolEntry;
import pxr.render.text.LineText;

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
        List<File> files) {

    /// @param lines HTML; empty where the file's path is what matches
    record File(Link link, String lines) {}

    static View form(Project project, Links links) {
        var model = new SearchPage("", "", "", true, null, List.of(), List.of());
        return view(project, links, "Search", model);
    }

    static View answer(Project project, Links links, String query, SearchResult result) {
        Docs docs = new Docs(project, links, new OpenFiles(project, links));
        List<SymbolPage.Member> symbols = new ArrayList<>();
        Map<String, StringBuilder> lines = new LinkedHashMap<>();
        for (SearchResult.Hit hit : result.hits()) {
            switch (hit) {
                case SearchResult.SymbolHit(var symbol) -> symbols.add(symbol(links, symbol, docs));
                case SearchResult.LineHit line ->
                        write(
                                links,
                                line,
                                lines.computeIfAbsent(line.file(), _ -> new StringBuilder()));
                case SearchResult.FileHit(var file) ->
                        lines.computeIfAbsent(file, _ -> new StringBuilder());
            }
        }
        List<File> files = new ArrayList<>();
        lines.forEach((file, html) ->
                files.add(new File(new Link(file, links.file(file)), html.toString())));
        var model =
                new SearchPage(
                        query,
                        result.understood(),
                        Numbers.count(result.total(), "hit"),
                        result.complete(),
                        result.note(),
                        symbols,
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

    private static void write(Links links, SearchResult.LineHit hit, StringBuilder out) {
        out.append("<li><a href=").append(links.line(hit.file(), hit.line())).append('>');
        out.append(hit.line()).append("</a><code>");
        LineText.write(hit.text(), hit.ranges(), out);
        out.append("</code>\n");
    }

    private static View view(Project project, Links links, String title, SearchPage model) {
        List<Link> crumbs = Crumbs.project(project, links);
        crumbs.add(new Link("search", null));
        return new View(title, "search", project, crumbs, model);
    }
}
