package pxr.syntax.token;

import static com.github.javaparser.GeneratedJavaParserConstants.LBRACE;
import static com.github.javaparser.GeneratedJavaParserConstants.RBRACE;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which brace belongs to which. */
final class Braces {

    private Braces() {}

    /** For each brace the index of its partner; null if there is one without. */
    static int @Nullable [] partners(Lexemes tokens) {
        int[] partners = new int[tokens.count()];
        int[] open = new int[16];
        int depth = 0;
        for (int i = 0; i < partners.length; i++) {
            int kind = tokens.kind(i);
            if (kind == LBRACE) {
                if (depth == open.length) open = Arrays.copyOf(open, depth * 2);
                open[depth++] = i;
            } else if (kind == RBRACE) {
                if (depth == 0) return null;
                int partner = open[--depth];
                partners[partner] = i;
                partners[i] = partner;
            }
        }
        return depth == 0 ? partners : null;
    }
}
