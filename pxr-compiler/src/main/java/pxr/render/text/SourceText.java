package pxr.render.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pxr.render.html.Escape;
import pxr.source.LineMap;
import pxr.symbol.Occurrence;
import pxr.syntax.JavaLexer;

/// Writes source text as lists of lines, with its names as links.
///
/// An element never crosses the end of a line, so that each line is complete by itself.
public final class SourceText {

    /** Lines that a browser lays out, or skips, together. */
    private static final int SECTION = 100;

    private final String text;
    private final LineMap lines;
    private final List<Occurrence> occurrences;
    private final Names names;
    private final StringBuilder out;
    private boolean isWholeFile;
    private int nextOccurrence;
    private int line;

    private SourceText(
            String text,
            LineMap lines,
            List<Occurrence> occurrences,
            Names names,
            StringBuilder out) {
        this.text = text;
        this.lines = lines;
        this.occurrences = occurrences;
        this.names = names;
        this.out = out;
    }

    /// Writes a whole file: a section per hundred lines, an anchor `L10` per line.
    ///
    /// @param occurrences of the file, by offset
    public static void writeFile(
            String text,
            LineMap lines,
            List<Occurrence> occurrences,
            Names names,
            StringBuilder out) {
        var writer = new SourceText(text, lines, occurrences, names, out);
        writer.isWholeFile = true;
        int last = lines.count();
        if (last > 1 && lines.start(last) == text.length()) last--;
        writer.write(1, last);
    }

    /// Writes some lines, without anchors.
    ///
    /// @param first from 1; must not begin within a comment or literal
    /// @param last inclusive
    public static void writeLines(
            String text,
            LineMap lines,
            int first,
            int last,
            List<Occurrence> occurrences,
            Names names,
            StringBuilder out) {
        new SourceText(text, lines, occurrences, names, out).write(first, last);
    }

    private void write(int first, int last) {
        int from = lines.start(first);
        int to = withoutLineEnd(lines.end(last));
        nextOccurrence = firstOccurrenceFrom(from);
        line = first;
        openSection();
        openLine();
        var lexer = new JavaLexer(text, from, to);
        while (lexer.next()) token(lexer);
        closeSection();
    }

    private void token(JavaLexer lexer) {
        int start = lexer.start();
        int end = lexer.end();
        switch (lexer.kind()) {
            case WORD -> word(start, end);
            case NUMBER -> lines("<u>", start, end, "</u>");
            case STRING -> lines("<q>", start, end, "</q>");
            case COMMENT -> lines("<i>", start, end, "</i>");
            case DOC_COMMENT -> lines("<em>", start, end, "</em>");
            case REST -> lines("", start, end, "");
        }
    }

    private void word(int start, int end) {
        List<Occurrence> here = occurrencesAt(start);
        @Nullable NameTag tag = here.isEmpty() ? null : names.tag(here);
        if (tag != null) out.append(tag.open());
        if (isKeyword(text.substring(start, end), here)) {
            out.append("<b>").append(text, start, end).append("</b>");
        } else {
            Escape.text(text, start, end, out);
        }
        if (tag != null) out.append(tag.close());
    }

    private static boolean isKeyword(String word, List<Occurrence> here) {
        return JavaLexer.isKeyword(word) || here.isEmpty() && JavaLexer.isContextualKeyword(word);
    }

    /** Writes a token that may have several lines, each in an element of its own. */
    private void lines(String open, int start, int end, String close) {
        int from = start;
        while (line < lines.count() && lines.end(line) <= end) {
            int next = lines.end(line);
            element(open, from, withoutLineEnd(next), close);
            line++;
            nextLine();
            from = next;
        }
        element(open, from, end, close);
    }

    private void element(String open, int start, int end, String close) {
        if (start >= end) return;
        out.append(open);
        words(start, end);
        out.append(close);
    }

    /** Text in which there may be names: doc comments have some. */
    private void words(int start, int end) {
        int from = start;
        while (hasOccurrenceIn(from, end)) {
            int name = occurrences.get(nextOccurrence).offset();
            Escape.text(text, from, name, out);
            List<Occurrence> here = occurrencesAt(name);
            from = Math.min(end, here.getFirst().end());
            NameTag tag = names.tag(here);
            if (tag != null) out.append(tag.open());
            Escape.text(text, name, from, out);
            if (tag != null) out.append(tag.close());
        }
        Escape.text(text, from, end, out);
    }

    private boolean hasOccurrenceIn(int from, int end) {
        while (nextOccurrence < occurrences.size()
                && occurrences.get(nextOccurrence).offset() < from) nextOccurrence++;
        return nextOccurrence < occurrences.size()
                && occurrences.get(nextOccurrence).offset() < end;
    }

    private void nextLine() {
        out.append('\n');
        if (isWholeFile && (line - 1) % SECTION == 0) {
            closeSection();
            openSection();
        }
        openLine();
    }

    private void openSection() {
        // Containment ends counters at its element, so that the list must begin inside of it.
        if (isWholeFile) out.append("<section>");
        out.append("<ol start=").append(line).append('>');
    }

    private void closeSection() {
        out.append("</ol>");
        if (isWholeFile) out.append("</section>");
    }

    private void openLine() {
        out.append("<li");
        if (isWholeFile) out.append(" id=L").append(line);
        out.append('>');
    }

    private int withoutLineEnd(int end) {
        int i = end;
        if (i > 0 && text.charAt(i - 1) == '\n') i--;
        if (i > 0 && i <= end && text.charAt(i - 1) == '\r') i--;
        return i;
    }

    private List<Occurrence> occurrencesAt(int offset) {
        while (nextOccurrence < occurrences.size()
                && occurrences.get(nextOccurrence).offset() < offset) {
            nextOccurrence++;
        }
        int from = nextOccurrence;
        while (nextOccurrence < occurrences.size()
                && occurrences.get(nextOccurrence).offset() == offset) {
            nextOccurrence++;
        }
        return occurrences.subList(from, nextOccurrence);
    }

    private int firstOccurrenceFrom(int offset) {
        int low = 0;
        int high = occurrences.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (occurrences.get(middle).offset() < offset) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
