package pxr.syntax.token;

import static com.github.javaparser.GeneratedJavaParserConstants.*;

/// Recognizes by their first tokens what can stand in the body of a class and in no block.
final class ItemShape {

    /** A list of parameters longer than this is not looked through. */
    private static final int MOST_PARAMETER_TOKENS = 1_000;

    private final Lexemes tokens;

    ItemShape(Lexemes tokens) {
        this.tokens = tokens;
    }

    boolean isName(int i) {
        int kind = tokens.kind(i);
        return kind == IDENTIFIER || kind == WHEN;
    }

    /** Whether a member begins here that a block cannot hold. */
    boolean isMember(int i) {
        return switch (tokens.kind(i)) {
            case PUBLIC, PROTECTED, PRIVATE, STATIC -> true;
            default -> isMethod(i);
        };
    }

    /** Whether the token cannot be of the header of a class. */
    boolean canOnlyBeginMember(int i) {
        return switch (tokens.kind(i)) {
            case AT, VOID, BOOLEAN, BYTE, SHORT, CHAR, INT, LONG, FLOAT, DOUBLE, FINAL -> true;
            default -> false;
        };
    }

    /** Whether a class begins here, or a member that a block cannot hold. */
    boolean isDeclaration(int i) {
        int first = afterModifiers(i);
        return isClassKeyword(first) || isMember(i);
    }

    boolean isClassKeyword(int i) {
        return TokenKinds.isClass(tokens.kind(i));
    }

    /** Whether a method with a body begins here: `[modifiers] type name(…) {`. */
    private boolean isMethod(int i) {
        int type = afterTypeArguments(afterModifiers(i));
        int name = afterType(type);
        if (name == type || !isName(name) || tokens.kind(name + 1) != LPAREN) return false;
        int behind = afterParentheses(name + 1);
        return tokens.kind(behind) == LBRACE || tokens.kind(behind) == THROWS;
    }

    int afterModifiers(int from) {
        int i = from;
        while (true) {
            if (TokenKinds.isModifier(tokens.kind(i))) i++;
            else if (tokens.kind(i) == AT && isName(i + 1)) i = afterAnnotation(i);
            else return i;
        }
    }

    private int afterAnnotation(int at) {
        int i = at + 2;
        while (tokens.kind(i) == DOT && isName(i + 1)) i += 2;
        return tokens.kind(i) == LPAREN ? afterParentheses(i) : i;
    }

    private int afterType(int from) {
        int i = from;
        switch (tokens.kind(i)) {
            case VOID, BOOLEAN, BYTE, SHORT, CHAR, INT, LONG, FLOAT, DOUBLE -> i++;
            default -> {
                if (!isName(i)) return from;
                i = afterTypeArguments(i + 1);
                while (tokens.kind(i) == DOT && isName(i + 1)) i = afterTypeArguments(i + 2);
            }
        }
        while (tokens.kind(i) == LBRACKET && tokens.kind(i + 1) == RBRACKET) i += 2;
        return i;
    }

    private int afterTypeArguments(int from) {
        if (tokens.kind(from) != LT) return from;
        int depth = 0;
        for (int i = from; i < from + MOST_PARAMETER_TOKENS; i++) {
            switch (tokens.kind(i)) {
                case LT -> depth++;
                case GT -> {
                    if (--depth == 0) return i + 1;
                }
                case EOF, SEMICOLON, LBRACE, RBRACE, LPAREN -> {
                    return from;
                }
                default -> {}
            }
        }
        return from;
    }

    private int afterParentheses(int from) {
        int depth = 0;
        for (int i = from; i < from + MOST_PARAMETER_TOKENS; i++) {
            switch (tokens.kind(i)) {
                case LPAREN -> depth++;
                case RPAREN -> {
                    if (--depth == 0) return i + 1;
                }
                case EOF, SEMICOLON -> {
                    return from;
                }
                default -> {}
            }
        }
        return from;
    }
}
