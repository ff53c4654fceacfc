package pxr.syntax;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Name;
import com.github.javaparser.ast.expr.SimpleName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pxr.syntax.token.SourceToken;

/** Finds the identifier tokens of JavaParser's nodes. */
final class Positions {

    /** The offset of what has no token. */
    static final int NOWHERE = -1;

    private Positions() {}

    static Extent extent(Node node) {
        return new Extent(SourceToken.firstOf(node).start(), SourceToken.lastOf(node).end());
    }

    static Id id(SimpleName name) {
        return id(SourceToken.firstOf(name));
    }

    /** The variable's name, or null where it is the unnamed variable `_` (JLS 6.1). */
    static @Nullable Id variableId(SimpleName name) {
        SourceToken token = SourceToken.firstOf(name);
        return token.isPlaceholder() ? null : id(token);
    }

    /** The identifier that a node ends with. */
    static Id lastToken(Node node) {
        return id(SourceToken.lastOf(node));
    }

    static Id id(SourceToken token) {
        return new Id(token.getText(), token.start(), token.end() - token.start());
    }

    /** The identifiers of a qualified name, from left to right. */
    static List<Id> ids(Name name) {
        List<Id> ids = new ArrayList<>(4);
        for (@Nullable Name part = name; part != null; part = part.getQualifier().orElse(null)) {
            ids.add(lastToken(part));
        }
        Collections.reverse(ids);
        return List.copyOf(ids);
    }
}
