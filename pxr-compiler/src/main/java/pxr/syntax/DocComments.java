package pxr.syntax;

import com.github.javaparser.GeneratedJavaParserConstants;
import com.github.javaparser.JavaToken;
import com.github.javaparser.ast.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds the doc comment of a declaration among the tokens before it.
///
/// JavaParser can attribute comments itself, but looks at every node of the tree to do so; walking
/// back from the few declarations that can have one costs next to nothing.
final class DocComments {

    private final Positions positions;

    DocComments(Positions positions) {
        this.positions = positions;
    }

    /** The nearest doc comment between the declaration and the token before it (JLS 3.7). */
    @Nullable DocComment before(Node declaration) {
        JavaToken first = declaration.getTokenRange().map(r -> r.getBegin()).orElse(null);
        if (first == null) return null;
        for (JavaToken token = previous(first);
                token != null && token.getCategory().isWhitespaceOrComment();
                token = previous(token)) {
            if (token.getKind() == GeneratedJavaParserConstants.JAVADOC_COMMENT) {
                return traditional(token);
            }
            if (isMarkdown(token)) return markdown(token);
        }
        return null;
    }

    private DocComment traditional(JavaToken token) {
        String text = token.getText();
        return new DocComment(
                text.length() < 5 ? "" : text.substring(3, text.length() - 2),
                positions.start(token),
                positions.end(token),
                false);
    }

    /** A run of `///` lines with nothing but blanks between them is one comment. */
    private DocComment markdown(JavaToken last) {
        Deque<JavaToken> lines = new ArrayDeque<>();
        for (@Nullable JavaToken token = last;
                token != null && (isMarkdown(token) || isBlankWithoutEmptyLine(token));
                token = previous(token)) {
            if (isMarkdown(token)) lines.addFirst(token);
        }
        String text =
                lines.stream()
                        .map(t -> t.getText().stripTrailing().substring(3))
                        .collect(Collectors.joining("\n"));
        return new DocComment(text, positions.start(lines.getFirst()), positions.end(last), true);
    }

    private static boolean isMarkdown(JavaToken token) {
        return token.getKind() == GeneratedJavaParserConstants.SINGLE_LINE_COMMENT
                && token.getText().startsWith("///");
    }

    private static boolean isBlankWithoutEmptyLine(JavaToken token) {
        if (!token.getCategory().isWhitespace()) return false;
        boolean endsLine = token.getCategory().isEndOfLine();
        JavaToken before = previous(token);
        return !endsLine || before == null || !before.getCategory().isEndOfLine();
    }

    private static @Nullable JavaToken previous(JavaToken token) {
        return token.getPreviousToken().orElse(null);
    }
}
