package pxr.query;

import pxr.source.LineMap;

/** Cuts lines out of texts. */
final class Lines {

    private Lines() {}

    /** A line without its terminator. */
    static String text(String text, LineMap lines, int line) {
        return text.substring(lines.start(line), end(text, lines, line));
    }

    /** The offset behind a line's last char, its terminator not included. */
    static int end(String text, LineMap lines, int line) {
        int end = lines.end(line);
        int start = lines.start(line);
        if (end > start && text.charAt(end - 1) == '\n') end--;
        if (end > start && text.charAt(end - 1) == '\r') end--;
        return end;
    }
}
