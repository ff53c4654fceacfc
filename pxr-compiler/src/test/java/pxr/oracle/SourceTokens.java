package pxr.oracle;

import com.sun.tools.javac.parser.Scanner;
import com.sun.tools.javac.parser.ScannerFactory;
import com.sun.tools.javac.parser.Tokens.TokenKind;
import com.sun.tools.javac.util.Context;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tokens of one file, as javac's lexer sees them. */
final class SourceTokens {

    private final NavigableMap<Integer, Token> byStart = new TreeMap<>();
    private final Map<Integer, Token> byEnd = new HashMap<>();
    private final BitSet code = new BitSet();

    SourceTokens(String text, Context context) {
        Scanner scanner = ScannerFactory.instance(context).newScanner(text, false);
        for (scanner.nextToken(); scanner.token().kind != TokenKind.EOF; scanner.nextToken()) {
            add(scanner.token());
        }
    }

    private void add(com.sun.tools.javac.parser.Tokens.Token token) {
        code.set(token.pos, token.endPos);
        String name =
                switch (token.kind) {
                    case IDENTIFIER -> token.name().toString();
                    case THIS -> "this";
                    case SUPER -> "super";
                    case NEW -> "new";
                    default -> null;
                };
        if (name == null) return;
        boolean identifier = token.kind == TokenKind.IDENTIFIER;
        Token named = new Token(token.pos, token.endPos, name, identifier);
        byStart.put(named.start(), named);
        byEnd.put(named.end(), named);
    }

    /** All of them, in source order. */
    Collection<Token> all() {
        return byStart.values();
    }

    /** The token that starts at the offset, if it reads as the name. */
    @Nullable Token startingAt(int offset, CharSequence name) {
        return reading(byStart.get(offset), name);
    }

    /** The token that ends at the offset, if it reads as the name. */
    @Nullable Token endingAt(int offset, CharSequence name) {
        return reading(byEnd.get(offset), name);
    }

    /** The first token at or behind the offset, if it reads as the name. */
    @Nullable Token firstFrom(int offset, CharSequence name) {
        Map.Entry<Integer, Token> first = byStart.ceilingEntry(offset);
        return first == null ? null : reading(first.getValue(), name);
    }

    /** The first token at or behind the offset, or the one after it, if it reads as the name. */
    @Nullable Token firstOrSecondFrom(int offset, CharSequence name) {
        Map.Entry<Integer, Token> first = byStart.ceilingEntry(offset);
        if (first == null) return null;
        Token found = reading(first.getValue(), name);
        return found != null ? found : firstFrom(first.getKey() + 1, name);
    }

    /** Whether the offset lies in a token of any sort, and so not in a comment. */
    boolean isCode(int offset) {
        return code.get(offset);
    }

    private static @Nullable Token reading(@Nullable Token token, CharSequence name) {
        return token != null && token.text().contentEquals(name) ? token : null;
    }
}
