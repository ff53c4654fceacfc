package pxr.syntax;

import static com.github.javaparser.GeneratedJavaParserConstants.*;

import com.github.javaparser.Token;

/** What stands in a row in a file, and by what its parts can be told when they have errors. */
enum ItemKind {
    DECLARATION("declaration"),
    MEMBER("member"),
    CONSTANT("constant"),
    STATEMENT("statement"),
    SWITCH_CASE("case"),
    VALUE("value"),
    DIRECTIVE("directive");

    /** The kind that tokens have which are none of Java. */
    private static final int NO_TOKEN = COMMENT_CONTENT;

    private final String noun;

    ItemKind(String noun) {
        this.noun = noun;
    }

    String noun() {
        return noun;
    }

    boolean isMember() {
        return this == DECLARATION || this == MEMBER;
    }

    /** Whether a token of the kind stands between such items, and in them only in parentheses. */
    boolean endsBefore(int kind) {
        return kind == COMMA && (this == VALUE || this == CONSTANT);
    }

    static boolean isClassKeyword(int kind) {
        return kind == CLASS || kind == INTERFACE || kind == ENUM || kind == RECORD;
    }

    /** The first token that is neither a modifier nor of an annotation. */
    static Token afterModifiers(Token first) {
        Token token = first;
        while (true) {
            switch (token.kind) {
                case PUBLIC, PROTECTED, PRIVATE, STATIC, ABSTRACT, FINAL, NATIVE, SYNCHRONIZED ->
                        token = token.next;
                case TRANSIENT, VOLATILE, STRICTFP, SEALED, NON_SEALED, _DEFAULT ->
                        token = token.next;
                case AT -> {
                    if (token.next.kind == INTERFACE) return token;
                    token = afterAnnotation(token);
                }
                default -> {
                    return token;
                }
            }
        }
    }

    private static Token afterAnnotation(Token at) {
        Token token = at.next.next;
        while (token.kind == DOT) token = token.next.next;
        if (token.kind != LPAREN) return token;
        for (int depth = 0; token.kind != EOF; token = token.next) {
            if (token.kind == LPAREN) depth++;
            else if (token.kind == RPAREN && --depth == 0) return token.next;
        }
        return token;
    }

    /** Whether a token of the kind, first of its line, can begin the next item. */
    boolean canBegin(int kind) {
        return switch (kind) {
            case SEMICOLON, COMMA, DOT, COLON, HOOK, RPAREN, RBRACKET, RBRACE, LPAREN, LBRACKET ->
                    false;
            case EXTENDS, IMPLEMENTS, PERMITS, THROWS, INSTANCEOF, ELSE, CATCH, FINALLY -> false;
            case LBRACE -> this == STATEMENT;
            case CASE, _DEFAULT -> true;
            case NO_TOKEN -> false;
            default -> kind < ASSIGN || kind == INCR || kind == DECR || kind == UNNAMED_PLACEHOLDER;
        };
    }

    /** Whether an item whose last part was a pair of braces goes on with a token of the kind. */
    boolean goesOn(int kind) {
        return switch (kind) {
            case ELSE, CATCH, FINALLY, SEMICOLON, COMMA, DOT, RPAREN, RBRACKET, COLON, HOOK -> true;
            default -> false;
        };
    }
}
