package pxr.syntax.token;

import com.github.javaparser.GeneratedJavaParserConstants;
import com.github.javaparser.JavaToken;
import com.github.javaparser.PieceParser;
import com.github.javaparser.Range;
import com.github.javaparser.Token;
import com.github.javaparser.ast.Node;
import java.util.Optional;

/** A token of a file; JavaParser's nodes hold those they begin and end with. */
public final class SourceToken extends JavaToken {

    private final int index;
    private final int start;
    private final int end;

    private final boolean isPlaceholder;

    SourceToken(int kind, String text, int index, int start, int end) {
        super(null, kind, text, null, null);
        this.index = index;
        this.start = start;
        this.end = end;
        this.isPlaceholder = kind == GeneratedJavaParserConstants.UNNAMED_PLACEHOLDER;
    }

    public static SourceToken of(Token token) {
        return (SourceToken) PieceParser.shown(token);
    }

    public static SourceToken firstOf(Node node) {
        return (SourceToken) node.getTokenRange().orElseThrow().getBegin();
    }

    public static SourceToken lastOf(Node node) {
        return (SourceToken) node.getTokenRange().orElseThrow().getEnd();
    }

    /** Whether it is `_` where that is no name; the parser makes names of all it takes for one. */
    public boolean isPlaceholder() {
        return isPlaceholder;
    }

    /** Made when asked for, which is only to tell which of two tokens is the later. */
    @Override
    public Optional<Range> getRange() {
        return Optional.of(Range.range(1, start + 1, 1, end));
    }

    /** Keeps nodes from asking for the range. */
    @Override
    public boolean hasRange() {
        return false;
    }

    /** Its place among the file's tokens, from 0. */
    public int index() {
        return index;
    }

    /** The offset of its first char in the file. */
    public int start() {
        return start;
    }

    /** The offset behind its last char. */
    public int end() {
        return end;
    }
}
