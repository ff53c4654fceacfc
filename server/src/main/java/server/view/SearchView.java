package server.view;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to a query.
///
/// @param understood the query in its canonical spelling
/// @param total number of hits there are; `hits` holds the first of them
/// @param complete false when the time budget ran out before all was looked at
/// @param note why nothing could be found
public record SearchView(
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
    public sealed interface HitView {}

    public record SymbolHit(SymbolView symbol, String file, int line) implements HitView {}

    /// @param ranges what matched: pairs of start and end column in `text`, from 0, end exclusive
    /// @param enclosing id of the declaration that holds the line, or empty
    public record LineHit(
            String file, int line, String text, List<int[]> ranges, String enclosing, String url)
            implements HitView {}

    public record FileHit(String file, String url) implements HitView {}
}
