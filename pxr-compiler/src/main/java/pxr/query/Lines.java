package pxr.query;

import pxr.source.LineMap;

/** Cuts lines out of texts; they end as [LineMap] says. */
final class Lines {

    private Lines() {}

    /** A line without its terminator. */
    static String text(String text, LineMap lines, int line) {
        int start = lines.start(line);
        return text.substring(start, end(text, start));
    }

    /** The offset of the first char of the line that the offset is on. */
    static int start(String text, int offset) {
        int start = offset;
        while (start > 0 && !isTerminator(text.charAt(start - 1))) start--;
        return start;
    }

    /** The offset behind the last char of the line that the offset is on. */
    static int end(String text, int offset) {
        int end = offset;
        while (end < text.length() && !isTerminator(text.charAt(end))) end++;
        return end;
    }

    /**
     * Where the next line begins, behind one that ends there; behind the text when it is the last.
     */
    static int next(String text, int end) {
        if (text.startsWith("\r\n", end)) return end + 2;
        return end + 1;
    }

    private static boolean isTerminator(char c) {
        return c == '\n' || c == '\r';
    }
}
