package pxr.syntax.doc;

import java.util.Arrays;
import pxr.syntax.DocComment;

/// What a doc comment says, without its delimiters and without what frames its lines; each char
/// knows its place in the file. Lines end in `\n`, whatever they end in in the file.
final class DocText {

    private final StringBuilder text;
    private int[] starts = new int[8];
    private int[] offsets = new int[8];
    private int lines;

    private DocText(int capacity) {
        text = new StringBuilder(capacity);
    }

    static DocText of(String source, DocComment comment) {
        DocText text = new DocText(comment.end() - comment.start());
        if (comment.markdown()) text.addMarkdown(source, comment);
        else text.addClassic(source, comment);
        return text;
    }

    /** A text of its own, whose chars have their places in it. */
    static DocText plain(String words) {
        DocText text = new DocText(words.length());
        text.addLine(words, 0, words.length());
        return text;
    }

    private void addClassic(String source, DocComment comment) {
        int end = comment.end() - 2;
        int from = comment.start() + 3;
        while (from < end && source.charAt(from) == '*') from++;
        from = skipBlanks(source, from, end);
        if (from < end && lineEnd(source, from, end) == from) from = nextLine(source, from, end);
        while (from < end) {
            int stop = lineEnd(source, from, end);
            int next = nextLine(source, stop, end);
            int last = stop == end ? withoutStars(source, from, end) : stop;
            int begin = skipBlanks(source, from, last);
            if (begin < last && source.charAt(begin) == '*') {
                while (begin < last && source.charAt(begin) == '*') begin++;
            } else if (begin < last) {
                begin = from;
            }
            addLine(source, begin, last);
            from = next;
        }
    }

    /** The stars before the final slash belong to the delimiter. */
    private static int withoutStars(String source, int from, int end) {
        int last = end;
        while (last > from && source.charAt(last - 1) == '*') last--;
        return last;
    }

    private void addMarkdown(String source, DocComment comment) {
        int indentation = indentation(source, comment);
        int end = comment.end();
        for (int from = comment.start(); from < end; ) {
            int stop = lineEnd(source, from, end);
            int begin = Math.min(stop, skipBlanks(source, from, stop) + 3);
            addLine(source, Math.min(stop, begin + indentation), stop);
            from = nextLine(source, stop, end);
        }
    }

    /** The blanks that all lines begin with, but for those that have nothing else. */
    private static int indentation(String source, DocComment comment) {
        int least = Integer.MAX_VALUE;
        int end = comment.end();
        for (int from = comment.start(); from < end; ) {
            int stop = lineEnd(source, from, end);
            int begin = Math.min(stop, skipBlanks(source, from, stop) + 3);
            int words = skipBlanks(source, begin, stop);
            if (words < stop) least = Math.min(least, words - begin);
            from = nextLine(source, stop, end);
        }
        return least == Integer.MAX_VALUE ? 0 : least;
    }

    private void addLine(String source, int from, int to) {
        if (lines > 0) text.append('\n');
        if (lines == starts.length) {
            starts = Arrays.copyOf(starts, lines * 2);
            offsets = Arrays.copyOf(offsets, lines * 2);
        }
        starts[lines] = text.length();
        offsets[lines++] = from;
        text.append(source, from, to);
    }

    private static int skipBlanks(String source, int from, int end) {
        int i = from;
        while (i < end && " \t\f".indexOf(source.charAt(i)) >= 0) i++;
        return i;
    }

    private static int lineEnd(String source, int from, int end) {
        int i = from;
        while (i < end && source.charAt(i) != '\n' && source.charAt(i) != '\r') i++;
        return i;
    }

    private static int nextLine(String source, int lineEnd, int end) {
        if (lineEnd >= end) return end;
        boolean isPair = source.charAt(lineEnd) == '\r' && source.startsWith("\n", lineEnd + 1);
        return Math.min(end, lineEnd + (isPair ? 2 : 1));
    }

    int length() {
        return text.length();
    }

    char charAt(int i) {
        return text.charAt(i);
    }

    String substring(int from, int to) {
        return text.substring(from, to);
    }

    /** The place of the char in the file. */
    int offset(int i) {
        int line = Arrays.binarySearch(starts, 0, lines, i);
        if (line < 0) line = -line - 2;
        return offsets[line] + (i - starts[line]);
    }
}
