package pxr.render;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pxr.query.SearchResult;

/// A search result as JSON has it, the same on the command line and over HTTP; see [SearchResult]
/// for what its components mean. Every `url` is relative to the site's root.
///
/// It is a published interface: scripts read it, so a component may be added but not renamed.
public record SearchView(
        String understood,
        long total,
        boolean counted,
        boolean complete,
        @Nullable String note,
        List<HitView> hits) {

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = SymbolHit.class, name = "symbol"),
        @JsonSubTypes.Type(value = CallHit.class, name = "call"),
        @JsonSubTypes.Type(value = LineHit.class, name = "line"),
        @JsonSubTypes.Type(value = FileHit.class, name = "file")
    })
    public sealed interface HitView {}

    public record SymbolHit(
            SymbolView symbol, String file, int line, List<SearchResult.Reason> reasons)
            implements HitView {}

    /// @param ranges what matched: pairs of start and end column in `text`, from 0, end exclusive
    public record CallHit(
            String project,
            String file,
            int line,
            String text,
            List<int[]> ranges,
            String caller,
            String callee,
            int depth,
            String url)
            implements HitView {}

    /// @param ranges as in [CallHit]
    /// @param enclosingUrl of the page of the declaration that holds the line, or empty
    public record LineHit(
            String project,
            String file,
            int line,
            String text,
            List<int[]> ranges,
            List<String> before,
            List<String> after,
            String enclosing,
            String enclosingUrl,
            String url)
            implements HitView {}

    public record FileHit(String project, String file, String url) implements HitView {}

    public static SearchView of(String project, SearchResult result) {
        return new SearchView(
                result.understood(),
                result.total(),
                result.counted(),
                result.complete(),
                result.note(),
                result.hits().stream().map(hit -> view(project, hit)).toList());
    }

    /// The answers of several projects as one: each one's best before any one's second best.
    public static SearchView merged(List<SearchView> answers, int limit) {
        List<HitView> hits = new ArrayList<>();
        for (int rank = 0; rank < limit; rank++) {
            for (SearchView answer : answers) {
                if (rank < answer.hits.size() && hits.size() < limit)
                    hits.add(answer.hits.get(rank));
            }
        }
        // Why one of them has nothing does not matter where another has something.
        String note =
                answers.stream()
                        .filter(answer -> hits.isEmpty() || answer.total > 0)
                        .map(SearchView::note)
                        .filter(n -> n != null)
                        .findFirst()
                        .orElse(null);
        return new SearchView(
                answers.isEmpty() ? "" : answers.getFirst().understood,
                answers.stream().mapToLong(SearchView::total).sum(),
                answers.stream().allMatch(SearchView::counted),
                answers.stream().allMatch(SearchView::complete),
                note,
                List.copyOf(hits));
    }

    private static HitView view(String project, SearchResult.Hit hit) {
        return switch (hit) {
            case SearchResult.SymbolHit(var symbol, var reasons) ->
                    new SymbolHit(
                            SymbolView.of(project, symbol), symbol.file(), symbol.line(), reasons);
            case SearchResult.CallHit call ->
                    new CallHit(
                            project,
                            call.file(),
                            call.line(),
                            call.text(),
                            pairs(call.ranges()),
                            call.caller(),
                            call.callee(),
                            call.depth(),
                            line(project, call.file(), call.line()));
            case SearchResult.LineHit line ->
                    new LineHit(
                            project,
                            line.file(),
                            line.line(),
                            line.text(),
                            pairs(line.ranges()),
                            line.before(),
                            line.after(),
                            line.enclosing(),
                            line.enclosing().isEmpty()
                                    ? ""
                                    : Site.symbolPath(project, line.enclosing()),
                            line(project, line.file(), line.line()));
            case SearchResult.FileHit(var file) ->
                    new FileHit(project, file, Site.sourcePath(project, file));
        };
    }

    private static String line(String project, String file, int line) {
        return Site.sourcePath(project, file) + "#L" + line;
    }

    private static List<int[]> pairs(List<SearchResult.Range> ranges) {
        return ranges.stream().map(r -> new int[] {r.start(), r.end()}).toList();
    }
}
