package pxr.source;

import java.util.Arrays;

/// Where the lines of a text begin. Lines end at `\n`, `\r\n` or `\r`, as in JLS 3.4; lines and
/// columns count from 1, columns in UTF-16 chars.
public final class LineMap {

    private final int[] starts;
    private final int length;

    private LineMap(int[] starts, int length) {
        this.starts = starts;
        this.length = length;
    }

    public static LineMap of(CharSequence text) {
        int[] starts = new int[Math.max(16, text.length() / 24)];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends =
                    c == '\n'
                            || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
            if (!ends) continue;
            if (count == starts.length) starts = Arrays.copyOf(starts, count * 2);
            starts[count++] = i + 1;
        }
        return new LineMap(Arrays.copyOf(starts, count), text.length());
    }

    /** The number of lines; a text that ends with a line terminator has an empty last line. */
    public int count() {
        return starts.length;
    }

    /** The line that holds the char at the offset; the end of the text belongs to the last line. */
    public int line(int offset) {
        if (offset < 0 || offset > length) {
            throw new IndexOutOfBoundsException("offset " + offset + " of " + length + " chars");
        }
        int i = Arrays.binarySearch(starts, offset);
        return i >= 0 ? i + 1 : -i - 1;
    }

    public int column(int offset) {
        return offset - start(line(offset)) + 1;
    }

    /** The offset of the line's first char. */
    public int start(int line) {
        return starts[line - 1];
    }

    /** The offset behind the line's last char, its terminator included. */
    public int end(int line) {
        return line < starts.length ? starts[line] : length;
    }

    /**
     * The offset of a place; lines and columns that do not exist are moved to the nearest that do.
     */
    public int offset(int line, int column) {
        if (line < 1) return 0;
        if (line > starts.length) return length;
        return Math.min(start(line) + Math.max(0, column - 1), end(line));
    }
}
