package pxr.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to a query.
///
/// @param understood the query as the parser read it, in its canonical spelling
/// @param hits best first
/// @param total number of hits there are; `hits` holds the first of them
/// @param complete false when the time budget ran out before all was looked at
/// @param note why nothing could be found, or null
public record SearchResult(
        String understood, List<Hit> hits, long total, boolean complete, @Nullable String note) {

    public sealed interface Hit {}

    /** A symbol whose declaration matches. */
    public record SymbolHit(SymbolEntry symbol) implements Hit {}

    /// A line of text, or of a use, that matches.
    ///
    /// @param line from 1
    /// @param text the line without its terminator
    /// @param ranges what matched, as pairs of start and end column in `text`, from 0, end
    ///   exclusive
    /// @param enclosing id of the innermost declaration that holds the line, or empty
    public record LineHit(String file, int line, String text, List<Range> ranges, String enclosing)
            implements Hit {}

    public record Range(int start, int end) {}

    /** A file whose path matches. */
    public record FileHit(String file) implements Hit {}
}
