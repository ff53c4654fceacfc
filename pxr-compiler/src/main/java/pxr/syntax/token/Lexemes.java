package pxr.syntax.token;

import com.github.javaparser.GeneratedJavaParserConstants;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// The tokens of a file and its comments, side by side in arrays, while they may still change.
/// Places are offsets in the file.
final class Lexemes {

    /** A token that no production expects: what is no token of Java. */
    static final int ERROR = GeneratedJavaParserConstants.COMMENT_CONTENT;

    private int count;
    private int[] kinds = new int[1024];
    private int[] starts = new int[1024];
    private int[] ends = new int[1024];
    private int[] commentsBefore = new int[1024];
    private String[] texts = new String[1024];
    private final BitSet startsLine = new BitSet();
    final Comments comments;
    final List<TokenProblem> problems;

    Lexemes() {
        this(new Comments(), new ArrayList<>());
    }

    private Lexemes(Comments comments, List<TokenProblem> problems) {
        this.comments = comments;
        this.problems = problems;
    }

    /** Without tokens yet, for a selection of those of this. */
    Lexemes withoutTokens() {
        return new Lexemes(comments, problems);
    }

    int count() {
        return count;
    }

    void add(int kind, String text, int start, int end, boolean isFirstOfLine) {
        if (count == kinds.length) grow();
        kinds[count] = kind;
        texts[count] = text;
        starts[count] = start;
        ends[count] = end;
        commentsBefore[count] = comments.count();
        startsLine.set(count++, isFirstOfLine);
    }

    /** Adds a token of others, with the same comments before it. */
    void add(Lexemes others, int i) {
        add(
                others.kinds[i],
                others.texts[i],
                others.starts[i],
                others.ends[i],
                others.startsLine(i));
        commentsBefore[count - 1] = others.commentsBefore[i];
    }

    private void grow() {
        int size = count * 2;
        kinds = Arrays.copyOf(kinds, size);
        starts = Arrays.copyOf(starts, size);
        ends = Arrays.copyOf(ends, size);
        commentsBefore = Arrays.copyOf(commentsBefore, size);
        texts = Arrays.copyOf(texts, size);
    }

    /** The token's kind; that of the end of the file for every place where no token is. */
    int kind(int i) {
        return i < 0 || i >= count ? 0 : kinds[i];
    }

    void setKind(int i, int kind) {
        kinds[i] = kind;
    }

    String text(int i) {
        return i < 0 || i >= count ? "" : texts[i];
    }

    int start(int i) {
        return starts[i];
    }

    int end(int i) {
        return ends[i];
    }

    /** How many comments stand before the token. */
    int commentsBefore(int i) {
        return commentsBefore[i];
    }

    boolean startsLine(int i) {
        return startsLine.get(i);
    }

    /** Makes one token of this one and those up to another. */
    void join(int from, int to, int kind, String text) {
        kinds[from] = kind;
        texts[from] = text;
        ends[from] = ends[to];
        int removed = to - from;
        for (int i = to + 1; i < count; i++) copy(i, i - removed);
        count -= removed;
    }

    private void copy(int from, int to) {
        kinds[to] = kinds[from];
        texts[to] = texts[from];
        starts[to] = starts[from];
        ends[to] = ends[from];
        commentsBefore[to] = commentsBefore[from];
        startsLine.set(to, startsLine.get(from));
    }
}
