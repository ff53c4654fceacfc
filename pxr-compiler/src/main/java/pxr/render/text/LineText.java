package pxr.render.text;

import java.util.List;
import pxr.query.SearchResult.Range;
import pxr.render.html.Escape;
import pxr.syntax.JavaLexer;

/** One line of source as lists show it: in colours, with parts of it marked. */
public final class LineText {

    /** A line that is longer is cut where nothing is marked. */
    private static final int LONGEST = 400;

    private LineText() {}

    /// @param line without its terminator
    /// @param marks in ascending order
    public static void write(String line, List<Range> marks, StringBuilder out) {
        int from = indentation(line);
        int end = Math.min(line.stripTrailing().length(), from + LONGEST);
        for (Range mark : marks) {
            int start = Math.clamp(mark.start(), from, Math.max(from, line.length()));
            int stop = Math.clamp(mark.end(), start, Math.max(start, line.length()));
            if (start - from > LONGEST) {
                out.append("… ");
                from = start - LONGEST / 4;
            }
            piece(line, from, start, out);
            out.append("<mark>");
            piece(line, start, stop, out);
            out.append("</mark>");
            from = stop;
            end = Math.min(line.stripTrailing().length(), Math.max(end, stop + LONGEST / 2));
        }
        piece(line, from, end, out);
        if (end < line.stripTrailing().length()) out.append(" …");
    }

    private static int indentation(String line) {
        int i = 0;
        while (i < line.length() && Character.isWhitespace(line.charAt(i))) i++;
        return i;
    }

    private static void piece(String line, int from, int to, StringBuilder out) {
        if (from >= to) return;
        var lexer = new JavaLexer(line, from, to);
        while (lexer.next()) {
            String element = element(line, lexer);
            if (!element.isEmpty()) out.append('<').append(element).append('>');
            Escape.text(line, lexer.start(), lexer.end(), out);
            if (!element.isEmpty()) out.append("</").append(element).append('>');
        }
    }

    private static String element(String line, JavaLexer lexer) {
        return switch (lexer.kind()) {
            case WORD -> JavaLexer.isKeyword(line.substring(lexer.start(), lexer.end())) ? "b" : "";
            case STRING -> "q";
            case COMMENT, DOC_COMMENT -> "i";
            case NUMBER -> "u";
            case REST -> "";
        };
    }
}
