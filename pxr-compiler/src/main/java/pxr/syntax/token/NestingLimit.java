package pxr.syntax.token;

import static com.github.javaparser.GeneratedJavaParserConstants.*;

import java.util.Arrays;

/// Makes errors of type arguments and casts that are nested too deeply to be parsed in time.
///
/// All else JavaParser reads in time proportional to its length, given one level of braces. But at
/// each `<`, and at each `(` before a type, it looks ahead to where the matching one may be, and
/// inside it does so again; and to report an error it does all that once more.
final class NestingLimit {

    private static final int MOST = 64;

    /** Parentheses take long only where there is an error in the innermost. */
    private static final int MOST_PARENTHESES = 3_000;

    private final Lexemes tokens;

    /** How many type arguments may be open, and where the first begins. */
    private int arguments;

    private int argumentsStart;

    /** How many casts apply to what comes next, and where the first begins. */
    private int casts;

    private int castsStart;

    /** How many apply to what stands around each open parenthesis. */
    private int[] castsAround = new int[16];

    private int depth;

    private int outermost;

    private NestingLimit(Lexemes tokens) {
        this.tokens = tokens;
    }

    static void apply(Lexemes tokens) {
        NestingLimit limit = new NestingLimit(tokens);
        for (int i = 0; i < tokens.count(); i++) {
            limit.countArguments(i);
            limit.countCasts(i);
            if (limit.arguments > MOST)
                limit.refuse(limit.argumentsStart, i, MOST, "type arguments");
            if (limit.casts > MOST) limit.refuse(limit.castsStart, i, MOST, "casts");
            if (limit.depth > MOST_PARENTHESES) {
                limit.refuse(limit.outermost, i, MOST_PARENTHESES, "parentheses");
            }
        }
    }

    /** Makes errors of all since the start; what was one already has been refused before. */
    private void refuse(int start, int end, int most, String what) {
        if (tokens.kind(start) != Lexemes.ERROR) {
            String message = what + " are nested more than " + most + " deep; use fewer";
            tokens.problems.add(new TokenProblem(tokens.start(start), message));
            for (int i = start; i < end; i++) tokens.setKind(i, Lexemes.ERROR);
        }
        tokens.setKind(end, Lexemes.ERROR);
    }

    private void countArguments(int i) {
        switch (tokens.kind(i)) {
            case LT -> {
                if (arguments++ == 0) argumentsStart = i;
            }
            case GT -> arguments = Math.max(0, arguments - 1);
            case IDENTIFIER, WHEN, DOT, COMMA, HOOK, EXTENDS, SUPER, BIT_AND, AT -> {}
            case LBRACKET, RBRACKET, BOOLEAN, BYTE, SHORT, CHAR, INT, LONG, FLOAT, DOUBLE -> {}
            default -> arguments = 0;
        }
    }

    /** After a `)` an operand can only follow if that ended a cast. */
    private void countCasts(int i) {
        int kind = tokens.kind(i);
        boolean isAfterParenthesis = tokens.kind(i - 1) == RPAREN;
        switch (kind) {
            case LPAREN -> {
                if (isAfterParenthesis) addCast(i);
                if (depth == castsAround.length) {
                    castsAround = Arrays.copyOf(castsAround, depth * 2);
                }
                if (depth == 0) outermost = i;
                castsAround[depth++] = casts;
            }
            case RPAREN -> {
                if (depth > 0) casts = castsAround[--depth];
            }
            case PLUS, MINUS -> {
                if (isAfterParenthesis) addCast(i);
                else endOperand();
            }
            case SEMICOLON, LBRACE, RBRACE -> {
                casts = 0;
                depth = 0;
            }
            default -> {
                if (kind >= COMMA && kind != DOT && kind != BANG && kind != TILDE) endOperand();
            }
        }
    }

    private void addCast(int i) {
        if (casts++ == 0) castsStart = i;
    }

    private void endOperand() {
        casts = depth == 0 ? 0 : castsAround[depth - 1];
    }
}
