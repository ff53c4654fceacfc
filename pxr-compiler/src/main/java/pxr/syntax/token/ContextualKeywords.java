package pxr.syntax.token;

import static com.github.javaparser.GeneratedJavaParserConstants.*;

/// Decides which words are keywords where they stand (JLS 3.9), as javac does. JavaParser takes
/// some for keywords wherever they are, so here all that are not become identifiers.
final class ContextualKeywords {

    private static final int FIRST_WITH_UNDERSCORE_RESERVED = 9;
    private static final int FIRST_WITH_YIELD = 14;
    private static final int FIRST_WITH_RECORDS = 16;
    private static final int FIRST_WITH_SEALED = 17;

    private final Lexemes tokens;
    private final int release;
    private final boolean isModule;

    private ContextualKeywords(Lexemes tokens, int release, boolean isModule) {
        this.tokens = tokens;
        this.release = release == 0 ? Integer.MAX_VALUE : release;
        this.isModule = isModule;
    }

    /// @param release whose language it is; 0 for the newest
    /// @param isModule whether the file declares a module
    static void decide(Lexemes tokens, int release, boolean isModule) {
        ContextualKeywords pass = new ContextualKeywords(tokens, release, isModule);
        boolean hasUnderscoreNames =
                pass.release < FIRST_WITH_UNDERSCORE_RESERVED || pass.usesUnderscore();
        for (int i = 0; i < tokens.count(); i++) {
            int kind = tokens.kind(i);
            if (kind == UNNAMED_PLACEHOLDER) {
                if (hasUnderscoreNames) tokens.setKind(i, IDENTIFIER);
            } else if (kind == IDENTIFIER) {
                pass.joinNonSealed(i);
            } else if (isContextual(kind) && !pass.isKeyword(kind, i)) {
                tokens.setKind(i, IDENTIFIER);
            }
        }
    }

    private static boolean isContextual(int kind) {
        return switch (kind) {
            case PERMITS, RECORD, SEALED, YIELD, REQUIRES, TO, WITH, OPEN, OPENS, USES, MODULE ->
                    true;
            case EXPORTS, PROVIDES, TRANSITIVE -> true;
            default -> false;
        };
    }

    private boolean isKeyword(int kind, int i) {
        return switch (kind) {
            case RECORD -> isRecord(i);
            case SEALED -> release >= FIRST_WITH_SEALED && isBeforeClass(i);
            case PERMITS -> release >= FIRST_WITH_SEALED && isPermits(i);
            case YIELD -> release >= FIRST_WITH_YIELD && isYield(i);
            case MODULE -> isModule || tokens.kind(i - 1) == IMPORT && isName(i + 1);
            default -> isModule;
        };
    }

    private boolean isName(int i) {
        int kind = tokens.kind(i);
        return kind == IDENTIFIER || kind == WHEN || isContextual(kind);
    }

    private boolean isRecord(int i) {
        if (release < FIRST_WITH_RECORDS || !isName(i + 1)) return false;
        int behind = tokens.kind(i + 2);
        return (behind == LPAREN || behind == LT) && tokens.kind(i - 1) != DOT;
    }

    /** Whether modifiers or the keyword of a class follow. */
    private boolean isBeforeClass(int i) {
        return switch (tokens.kind(i + 1)) {
            case CLASS, INTERFACE, ABSTRACT, PUBLIC, PROTECTED, PRIVATE, STATIC, FINAL, STRICTFP ->
                    true;
            case AT -> true;
            default -> false;
        };
    }

    /** Whether a class's name and what it extends stand before, and a type behind. */
    private boolean isPermits(int i) {
        if (!isName(i + 1) && tokens.kind(i + 1) != AT) return false;
        if (!isName(i - 1) && tokens.kind(i - 1) != GT) return false;
        for (int k = i - 1; k >= 0; k--) {
            switch (tokens.kind(k)) {
                case CLASS, INTERFACE -> {
                    return k < i - 1;
                }
                case SEMICOLON, LBRACE, RBRACE -> {
                    return false;
                }
                default -> {}
            }
        }
        return false;
    }

    private boolean isYield(int i) {
        return switch (tokens.kind(i - 1)) {
            case SEMICOLON, LBRACE, RBRACE, COLON, ARROW, RPAREN, ELSE, DO -> isBeforeValue(i + 1);
            default -> false;
        };
    }

    private boolean isBeforeValue(int i) {
        return switch (tokens.kind(i)) {
            case PLUS, MINUS, LPAREN, NEW, SWITCH, THIS, SUPER, NULL, TRUE, FALSE -> true;
            case STRING_LITERAL, TEXT_BLOCK_LITERAL, CHARACTER_LITERAL, INTEGER_LITERAL -> true;
            case LONG_LITERAL, FLOATING_POINT_LITERAL, UNNAMED_PLACEHOLDER -> true;
            case BYTE, CHAR, SHORT, INT, LONG, FLOAT, DOUBLE, VOID, BOOLEAN -> true;
            case BANG, TILDE, INCR, DECR -> tokens.kind(i + 1) != SEMICOLON;
            default -> isName(i);
        };
    }

    /** In `non-sealed class` three tokens are one; anywhere else they are a difference. */
    private void joinNonSealed(int i) {
        boolean isIt =
                tokens.kind(i + 2) == SEALED
                        && tokens.kind(i + 1) == MINUS
                        && tokens.text(i).equals("non")
                        && tokens.end(i) == tokens.start(i + 1)
                        && tokens.end(i + 1) == tokens.start(i + 2)
                        && release >= FIRST_WITH_SEALED
                        && isBeforeClass(i + 2);
        if (isIt) tokens.join(i, i + 2, NON_SEALED, "non-sealed");
    }

    /// Whether `_` is used, which only a name can be: then the sources are older than Java 9, where
    /// it became a keyword.
    private boolean usesUnderscore() {
        for (int i = 0; i < tokens.count(); i++) {
            if (tokens.kind(i) != UNNAMED_PLACEHOLDER) continue;
            switch (tokens.kind(i + 1)) {
                case DOT, LBRACKET, INCR, DECR, PLUS, MINUS, STAR, SLASH, REM, SC_AND, SC_OR -> {
                    return true;
                }
                case PLUSASSIGN, MINUSASSIGN, EQ, NE, LT, LE, GE, HOOK, LPAREN -> {
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }
}
