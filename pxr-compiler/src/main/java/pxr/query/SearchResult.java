package pxr.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to a query.
///
/// @param understood the query as the parser read it, in its canonical spelling
/// @param hits best first: symbols, then calls, then lines; lines of a file stand together
/// @param total number of hits there are; `hits` holds the first of them
/// @param counted false when counting was stopped at a total that is enough to know, so that there
///   are more; `count:all` counts on
/// @param complete false when the time budget ran out before all was looked at
/// @param note why nothing could be found, or what was not done as asked, or null
public record SearchResult(
        String understood,
        List<Hit> hits,
        long total,
        boolean counted,
        boolean complete,
        @Nullable String note) {

    public sealed interface Hit {}

    /// A symbol whose declaration matches.
    ///
    /// @param reasons why it stands where it does, when the query says `explain:yes`
    public record SymbolHit(SymbolEntry symbol, List<Reason> reasons) implements Hit {}

    /** Something that speaks for or against a symbol. */
    public record Reason(String what, int points) {}

    /// A call that a query about calls found, or the step from a method to one that overrides it.
    ///
    /// @param line from 1; where the call is written
    /// @param text the line without its terminator
    /// @param ranges what names the method that is called, as in [LineHit]
    /// @param caller id of the declaration that the call is written in, or empty
    /// @param callee id of the method that is called
    /// @param depth how many calls it is away from the method that was asked about, from 1
    public record CallHit(
            String file,
            int line,
            String text,
            List<Range> ranges,
            String caller,
            String callee,
            int depth)
            implements Hit {}

    /// A line of text, or of a use, that matches.
    ///
    /// @param line from 1
    /// @param text the line without its terminator
    /// @param ranges what matched, as pairs of start and end column in `text`, from 0, end
    ///   exclusive
    /// @param enclosing id of the innermost declaration that holds the line, or empty
    /// @param before the lines before it, as many as the query's `context:` asks for and there are
    /// @param after the lines after it
    public record LineHit(
            String file,
            int line,
            String text,
            List<Range> ranges,
            String enclosing,
            List<String> before,
            List<String> after)
            implements Hit {}

    public record Range(int start, int end) {}

    /** A file whose path matches. */
    public record FileHit(String file) implements Hit {}
}
