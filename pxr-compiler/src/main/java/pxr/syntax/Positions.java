package pxr.syntax;

import com.github.javaparser.JavaToken;
import com.github.javaparser.Position;
import com.github.javaparser.TokenRange;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Name;
import com.github.javaparser.ast.expr.SimpleName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pxr.source.LineMap;

/** Finds the identifier tokens of JavaParser's nodes and turns its lines and columns to offsets. */
final class Positions {

    /** The offset of what has no token because the text is broken. */
    static final int NOWHERE = -1;

    private final LineMap lines;
    private final Map<String, String> spellings = new HashMap<>();

    Positions(LineMap lines) {
        this.lines = lines;
    }

    int offset(Position position) {
        return lines.offset(position.line, position.column);
    }

    int start(JavaToken token) {
        return token.getRange().map(r -> offset(r.begin)).orElse(NOWHERE);
    }

    int end(JavaToken token) {
        return token.getRange().map(r -> offset(r.end) + 1).orElse(NOWHERE);
    }

    Extent extent(Node node) {
        TokenRange range = node.getTokenRange().orElse(null);
        return range == null
                ? new Extent(NOWHERE, NOWHERE)
                : new Extent(start(range.getBegin()), end(range.getEnd()));
    }

    Id id(SimpleName name) {
        TokenRange range = name.getTokenRange().orElse(null);
        return new Id(
                share(name.getIdentifier()), range == null ? NOWHERE : start(range.getBegin()));
    }

    /** The variable's name, or null where it is the unnamed variable `_` (JLS 6.1). */
    @Nullable Id variableId(SimpleName name) {
        return name.getIdentifier().equals("_") ? null : id(name);
    }

    /** The identifier that a node ends with. */
    Id lastToken(Node node) {
        TokenRange range = node.getTokenRange().orElseThrow();
        return id(range.getEnd());
    }

    Id id(JavaToken token) {
        return new Id(share(token.getText()), start(token));
    }

    /** The identifiers of a qualified name, from left to right. */
    List<Id> ids(Name name) {
        List<Id> ids = new ArrayList<>(4);
        for (@Nullable Name part = name; part != null; part = part.getQualifier().orElse(null)) {
            TokenRange range = part.getTokenRange().orElse(null);
            ids.add(
                    new Id(
                            share(part.getIdentifier()),
                            range == null ? NOWHERE : start(range.getEnd())));
        }
        Collections.reverse(ids);
        return List.copyOf(ids);
    }

    /** One string for all tokens of the same spelling. */
    String share(String spelling) {
        String known = spellings.putIfAbsent(spelling, spelling);
        return known == null ? spelling : known;
    }
}
