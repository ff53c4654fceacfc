package pxr.render.text;

import pxr.render.html.Escape;

/** One line of source as a list of uses shows it: in colours, with a part of it marked. */
public final class LineText {

    private LineText() {}

    /// @param line without its terminator
    /// @param from the marked part's start in the line, from 0
    /// @param to behind the marked part
    public static void write(String line, int from, int to, StringBuilder out) {
        int start = Math.clamp(from, 0, line.length());
        int end = Math.clamp(to, start, line.length());
        int indentation = 0;
        while (indentation < start && Character.isWhitespace(line.charAt(indentation)))
            indentation++;
        piece(line, indentation, start, out);
        out.append("<mark>");
        piece(line, start, end, out);
        out.append("</mark>");
        piece(line, end, line.stripTrailing().length(), out);
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
