package pxr.main;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pxr.query.SearchResult;
import pxr.symbol.Declaration;

/** A search result as JSON has it; the server's has the same form, with addresses. */
record SearchView(
        String understood,
        long total,
        boolean complete,
        @Nullable String note,
        List<HitView> hits) {

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = SymbolHit.class, name = "symbol"),
        @JsonSubTypes.Type(value = LineHit.class, name = "line"),
        @JsonSubTypes.Type(value = FileHit.class, name = "file")
    })
    sealed interface HitView {}

    record SymbolHit(SymbolView symbol, String file, int line) implements HitView {}

    record SymbolView(String id, String name, String kind, String owner, String signature) {}

    /// @param ranges what matched: pairs of start and end column in `text`, from 0, end exclusive
    record LineHit(String file, int line, String text, List<int[]> ranges, String enclosing)
            implements HitView {}

    record FileHit(String file) implements HitView {}

    static SearchView of(SearchResult result) {
        return new SearchView(
                result.understood(),
                result.total(),
                result.complete(),
                result.note(),
                result.hits().stream().map(SearchView::view).toList());
    }

    private static HitView view(SearchResult.Hit hit) {
        return switch (hit) {
            case SearchResult.SymbolHit(var symbol) -> {
                Declaration d = symbol.declaration();
                String kind = d.kind().label();
                SymbolView view = new SymbolView(d.id(), d.name(), kind, d.owner(), d.signature());
                yield new SymbolHit(view, symbol.file(), symbol.line());
            }
            case SearchResult.LineHit(var file, var line, var text, var found, var enclosing) -> {
                List<int[]> ranges =
                        found.stream().map(r -> new int[] {r.start(), r.end()}).toList();
                yield new LineHit(file, line, text, ranges, enclosing);
            }
            case SearchResult.FileHit(var file) -> new FileHit(file);
        };
    }
}
