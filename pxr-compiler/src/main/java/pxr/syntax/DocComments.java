package pxr.syntax;

import com.github.javaparser.ast.Node;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pxr.syntax.token.Comment;
import pxr.syntax.token.SourceToken;
import pxr.syntax.token.Tokens;

/** Finds the doc comment of a declaration among the comments before it. */
final class DocComments {

    private static final String MARKDOWN = "///";

    private final Tokens tokens;

    DocComments(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The nearest doc comment between the declaration and the token before it (JLS 3.7). */
    @Nullable DocComment before(Node declaration) {
        List<Comment> comments = tokens.commentsBefore(SourceToken.firstOf(declaration));
        for (int i = 0; i < comments.size(); i++) {
            Comment comment = comments.get(i);
            if (comment.startsWith("/**") && !comment.startsWith("/**/"))
                return traditional(comment);
            if (comment.startsWith(MARKDOWN)) return markdown(comments.subList(i, comments.size()));
        }
        return null;
    }

    private static DocComment traditional(Comment comment) {
        String text = comment.text();
        return new DocComment(
                text.substring(3, text.length() - 2), comment.start(), comment.end(), false);
    }

    /** A run of `///` lines with nothing but blanks between them is one comment. */
    private static DocComment markdown(List<Comment> fromLast) {
        int count = 1;
        while (count < fromLast.size() && continues(fromLast.get(count), fromLast.get(count - 1))) {
            count++;
        }
        List<Comment> lines = fromLast.subList(0, count).reversed();
        String text =
                lines.stream()
                        .map(line -> line.text().stripTrailing().substring(MARKDOWN.length()))
                        .collect(Collectors.joining("\n"));
        return new DocComment(text, lines.getFirst().start(), lines.getLast().end(), true);
    }

    private static boolean continues(Comment line, Comment next) {
        return line.startsWith(MARKDOWN) && line.isNextTo(next);
    }
}
