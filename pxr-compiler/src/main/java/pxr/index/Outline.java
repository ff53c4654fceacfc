package pxr.index;

import java.util.List;
import pxr.symbol.Declaration;
import pxr.symbol.SymbolKind;

/// Which part of a file declares what.
///
/// @param spans of the declarations that are written, anonymous classes among them, in source order
public record Outline(List<Span> spans) {

    /// Where a symbol is declared: as much of its declaration as can be told without reading the
    /// symbol's own document.
    ///
    /// @param start first char of the declaration
    /// @param end the char after it
    public record Span(String symbol, SymbolKind kind, int start, int end) {
        boolean holds(int offset) {
            return start <= offset && offset < end;
        }

        /** Whether it is a type or member; a package holds all of its file. */
        boolean mayEnclose() {
            return kind != SymbolKind.PACKAGE && kind != SymbolKind.MODULE;
        }
    }

    static Outline of(List<Declaration> declarations) {
        return new Outline(
                declarations.stream()
                        .filter(d -> !d.implied() || d.kind().isType())
                        .map(d -> new Span(d.id(), d.kind(), d.start(), d.end()))
                        .toList());
    }

    /** The id of the innermost type or member whose declaration holds the offset, or empty. */
    public String enclosing(int offset) {
        // Declarations nest, so of those that hold the offset the innermost begins last.
        Span innermost = null;
        for (Span span : spans) {
            if (!span.mayEnclose() || !span.holds(offset)) continue;
            if (innermost == null || span.start >= innermost.start) innermost = span;
        }
        return innermost == null ? "" : innermost.symbol;
    }

    /** The id of what a doc comment is about: of what is declared next; or empty. */
    public String documented(int offset) {
        for (Span span : spans) if (span.start > offset) return span.symbol;
        return "";
    }
}
