package pxr.syntax.token;

/** A comment; its text is without escapes. */
public final class Comment {

    private final Characters in;
    private final int from;
    private final int to;

    Comment(Characters in, int from, int to) {
        this.in = in;
        this.from = from;
        this.to = to;
    }

    /** The offset of its first char in the file. */
    public int start() {
        return in.offset(from);
    }

    /** The offset behind its last char. */
    public int end() {
        return in.offset(to);
    }

    public String text() {
        return in.text(from, to);
    }

    public boolean startsWith(String prefix) {
        if (to - from < prefix.length()) return false;
        for (int i = 0; i < prefix.length(); i++) {
            if (in.chars[from + i] != prefix.charAt(i)) return false;
        }
        return true;
    }

    /** Whether the other begins on the line behind this one's, or on the same. */
    public boolean isNextTo(Comment other) {
        int lineEnds = 0;
        for (int i = to; i < other.from; i++) {
            boolean isLast = in.chars[i] != '\r' || in.chars[i + 1] != '\n';
            if ((in.chars[i] == '\n' || in.chars[i] == '\r') && isLast) lineEnds++;
        }
        return lineEnds <= 1;
    }
}
