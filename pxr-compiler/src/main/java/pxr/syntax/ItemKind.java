package pxr.syntax;

import static com.github.javaparser.GeneratedJavaParserConstants.*;

import com.github.javaparser.Token;
import pxr.syntax.token.TokenKinds;

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

    /** The first token that is neither a modifier nor of an annotation. */
    static Token afterModifiers(Token first) {
        Token token = first;
        while (true) {
            if (TokenKinds.isModifier(token.kind)) token = token.next;
            else if (token.kind == AT && token.next.kind != INTERFACE)
                token = afterAnnotation(token);
            else return token;
        }
    }

    private static Token afterAnnotation(Token at) {
        Token token = at.next;
        while (token.kind == IDENTIFIER || token.kind == DOT) token = token.next;
        int depth = 0;
        for (; token.kind != EOF; token = token.next) {
            if (token.kind == LPAREN) depth++;
            else if (token.kind == RPAREN) depth--;
            if (depth == 0) return token.kind == RPAREN ? token.next : token;
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
