package pxr.syntax.doc;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Tells code from text while a Markdown comment is read, for in code there are no tags.
///
/// Knows as much of CommonMark's blocks as that takes: lists and quotations, which shift what
/// counts as indented, paragraphs, and both sorts of code blocks. What is inside of them, and which
/// links there are, [MarkdownLinks] finds out by a whole parser.
final class MarkdownBlocks {

    private static final int CODE_INDENTATION = 4;

    private enum Leaf {
        NONE,
        PARAGRAPH,
        FENCED_CODE,
        INDENTED_CODE
    }

    /// @param indentation of the content
    private record Container(boolean isQuotation, int indentation) {}

    private enum Line {
        BLANK("[ \t]*"),
        HEADING("#{1,6}(?:[ \t].*|$)"),
        UNDERLINE("(?:=+|-+)[ \t]*"),
        BREAK("(?:\\*[ \t]*+){3,}|(?:-[ \t]*+){3,}|(?:_[ \t]*+){3,}"),
        FENCE("`{3,}[^`]*+|~{3,}.*+"),
        ITEM("[-+*][ \t].*|[0-9]{1,9}[.)][ \t].*"),
        QUOTATION(">.*"),
        TEXT(".*");

        private final Pattern pattern;

        Line(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }

        static Line of(String line) {
            for (Line kind : values()) if (kind.pattern.matcher(line).matches()) return kind;
            return TEXT;
        }
    }

    private final Cursor cursor;
    private final List<Container> containers = new ArrayList<>();
    private Leaf leaf = Leaf.NONE;

    /** Changes with every block, for a code span ends with its block. */
    private int block;

    MarkdownBlocks(Cursor cursor) {
        this.cursor = cursor;
    }

    boolean isIndentedCode() {
        return leaf == Leaf.INDENTED_CODE;
    }

    boolean isFencedCode() {
        return leaf == Leaf.FENCED_CODE;
    }

    /** Reads what a line begins with. */
    void beginLine() {
        Leaf before = leaf;
        int indentation = readIndentation(0);
        String line = restOfLine();
        int read = 0;
        int inside = 0;
        while (true) {
            Line kind = Line.of(line.substring(Math.min(read, line.length())));
            if (inside < containers.size()) {
                Container container = containers.get(inside);
                boolean goesOn =
                        container.isQuotation
                                ? kind == Line.QUOTATION
                                : indentation >= container.indentation || kind == Line.BLANK;
                if (goesOn) {
                    inside++;
                    if (container.isQuotation) read++;
                } else if (kind == Line.TEXT && before == Leaf.PARAGRAPH) {
                    return;
                } else {
                    containers.subList(inside, containers.size()).clear();
                    block++;
                }
                continue;
            }
            if (before == Leaf.FENCED_CODE) return;
            int code = containers.isEmpty() ? 0 : containers.getLast().indentation;
            if (indentation >= code + CODE_INDENTATION && before != Leaf.PARAGRAPH) {
                if (before != Leaf.INDENTED_CODE) block++;
                leaf = Leaf.INDENTED_CODE;
                return;
            }
            switch (kind) {
                case ITEM -> {
                    int column = indentation;
                    for (; !cursor.isAt(' ') && !cursor.isAt('\t'); column++) cursor.skip();
                    int content = readIndentation(column);
                    containers.add(new Container(false, content));
                    read = content - indentation;
                }
                case QUOTATION -> {
                    containers.add(new Container(true, indentation + 1));
                    read++;
                }
                case TEXT -> {
                    leaf = Leaf.PARAGRAPH;
                    return;
                }
                case FENCE -> {
                    leaf = Leaf.FENCED_CODE;
                    block++;
                    return;
                }
                case BLANK, HEADING, UNDERLINE, BREAK -> {
                    leaf = Leaf.NONE;
                    block++;
                    return;
                }
            }
            inside++;
            block++;
        }
    }

    void skipLine() {
        while (!cursor.isAtEnd() && !cursor.isAt('\n')) cursor.skip();
    }

    /// Goes past the code that begins here with a run of backticks or tildes.
    ///
    /// @return false when nothing closes it
    boolean skipCode() {
        char mark = cursor.current();
        boolean isFenced = isFencedCode();
        int length = run(mark);
        int started = block;
        while (!cursor.isAtEnd()) {
            if (cursor.isAt('\n')) {
                cursor.skip();
                beginLine();
                if (isFenced) {
                    boolean isClosed = isFencedCode() && cursor.isAt(mark) && run(mark) >= length;
                    if (isClosed || block != started) {
                        leaf = Leaf.NONE;
                        return true;
                    }
                } else if (block != started) {
                    return false;
                }
            } else {
                if (!isFenced && cursor.isAt(mark) && run(mark) == length) return true;
                cursor.skip();
            }
        }
        return false;
    }

    private int run(char mark) {
        int length = 0;
        for (; cursor.isAt(mark); length++) cursor.skip();
        return length;
    }

    private int readIndentation(int column) {
        int at = column;
        for (; cursor.isAt(' ') || cursor.isAt('\t'); cursor.skip()) {
            at += cursor.isAt(' ') ? 1 : 4 - at % 4;
        }
        return at;
    }

    private String restOfLine() {
        int end = cursor.at();
        DocText text = cursor.text();
        while (end < text.length() && text.charAt(end) != '\n') end++;
        return text.substring(cursor.at(), end);
    }
}
