package pxr.syntax.token;

import static com.github.javaparser.GeneratedJavaParserConstants.*;

/// Divides a text into tokens and comments (JLS 3.5), in time proportional to its length.
///
/// What is no token becomes an erroneous one that ends with its line at the latest, so that the
/// lines after it are read as what they are. The marks of a merge conflict are taken for comments.
final class Lexer {

    private static final int MARK_LENGTH = 7;
    private static final char END_OF_FILE = '\u001a';

    private final Words names;
    private final Characters in;
    private final char[] chars;
    private final int length;
    private final Lexemes out = new Lexemes();

    private int at;
    private boolean isFirstOfLine = true;

    private Lexer(Characters in, Words names) {
        this.in = in;
        this.chars = in.chars;
        this.length = in.length;
        this.names = names;
    }

    static Lexemes read(Characters in, Words names) {
        Lexer lexer = new Lexer(in, names);
        if (lexer.isConflictMark()) lexer.conflictMark();
        while (lexer.at < lexer.length) lexer.next();
        return lexer.out;
    }

    private char peek(int ahead) {
        return at + ahead < length ? chars[at + ahead] : 0;
    }

    private void next() {
        char c = chars[at];
        switch (c) {
            case ' ', '\t', '\f' -> at++;
            case '\n', '\r' -> {
                at++;
                isFirstOfLine = true;
                if (isConflictMark()) conflictMark();
            }
            case '/' -> slash();
            case '"' -> {
                if (peek(1) == '"' && peek(2) == '"') textBlock();
                else quoted('"', STRING_LITERAL, "this string");
            }
            case '\'' -> quoted('\'', CHARACTER_LITERAL, "this character");
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            case '.' -> {
                if (isDigit(peek(1))) number();
                else if (peek(1) == '.' && peek(2) == '.') operator(ELLIPSIS, 3);
                else operator(DOT, 1);
            }
            default -> {
                if (isIdentifierStart(c)) word();
                else operator(c);
            }
        }
    }

    private void emit(int kind, String text, int end) {
        out.add(kind, text, in.offset(at), in.offset(end), isFirstOfLine);
        isFirstOfLine = false;
        at = end;
    }

    private void emit(int kind, int end) {
        emit(kind, in.text(at, end), end);
    }

    private void error(String message, int end) {
        out.problems.add(new TokenProblem(in.offset(at), message));
        emit(Lexemes.ERROR, end);
    }

    private void word() {
        int end = at + 1;
        while (end < length && isIdentifierPart(end)) end++;
        int slot = names.slot(chars, at, end);
        String word = names.word(slot);
        emit(word.equals("_") ? UNNAMED_PLACEHOLDER : names.kind(slot), word, end);
    }

    private boolean isIdentifierStart(char c) {
        if (c < 128) return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '$';
        return Character.isJavaIdentifierStart(Character.codePointAt(chars, at, length));
    }

    private boolean isIdentifierPart(int i) {
        char c = chars[i];
        if (c < 128) return isIdentifierPart(c);
        if (Character.isLowSurrogate(c)) return true; // The one before it has been looked at.
        return Character.isJavaIdentifierPart(Character.codePointAt(chars, i, length));
    }

    private static boolean isIdentifierPart(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '_'
                || c == '$';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean endsLine(char c) {
        return c == '\n' || c == '\r';
    }

    private int endOfLine(int from) {
        int end = from;
        while (end < length && !endsLine(chars[end])) end++;
        return end;
    }

    /** A number in any form; whether its digits suit its radix is for others to see. */
    private void number() {
        boolean isHexadecimal = peek(0) == '0' && (peek(1) | 0x20) == 'x';
        boolean isFloating = false;
        int end = at;
        for (; end < length; end++) {
            char c = chars[end];
            if (c == '.') isFloating = true;
            else if (isExponent(c, isHexadecimal)) {
                isFloating = true;
                if (end + 1 < length && (chars[end + 1] == '+' || chars[end + 1] == '-')) end++;
            } else if (!isIdentifierPart(c)) break;
        }
        char last = (char) (chars[Math.min(end, length) - 1] | 0x20);
        if (!isHexadecimal && (last == 'f' || last == 'd')) isFloating = true;
        emit(
                isFloating ? FLOATING_POINT_LITERAL : last == 'l' ? LONG_LITERAL : INTEGER_LITERAL,
                end);
    }

    private static boolean isExponent(char c, boolean isHexadecimal) {
        return (c | 0x20) == (isHexadecimal ? 'p' : 'e');
    }

    private void quoted(char quote, int kind, String what) {
        for (int end = at + 1; end < length && !endsLine(chars[end]); end++) {
            if (chars[end] == '\\') end++;
            else if (chars[end] == quote) {
                emit(kind, end + 1);
                return;
            }
        }
        // Of a string all that follows may be part, of a character not.
        int end = quote == '"' ? endOfLine(at) : at + 1;
        error(what + " does not end; close it with " + quote, end);
    }

    private void textBlock() {
        for (int end = at + 3; end < length; end++) {
            if (chars[end] == '\\') end++;
            else if (chars[end] == '"' && isTripleQuote(end)) {
                emit(TEXT_BLOCK_LITERAL, end + 3);
                return;
            }
        }
        error("this text block does not end; close it with \"\"\"", endOfLine(at));
    }

    private boolean isTripleQuote(int i) {
        return i + 2 < length && chars[i + 1] == '"' && chars[i + 2] == '"';
    }

    private void slash() {
        switch (peek(1)) {
            case '/' -> comment(endOfLine(at));
            case '*' -> traditionalComment();
            case '=' -> operator(SLASHASSIGN, 2);
            default -> operator(SLASH, 1);
        }
    }

    private void traditionalComment() {
        for (int end = at + 3; end < length; end++) {
            if (chars[end] == '/' && chars[end - 1] == '*') {
                for (int i = at; i < end; i++) isFirstOfLine |= endsLine(chars[i]);
                comment(end + 1);
                return;
            }
        }
        error("this comment does not end; close it with */", endOfLine(at));
    }

    private void comment(int end) {
        out.comments.add(at, end);
        at = end;
    }

    /** Seven of one sign at the start of a line, and nothing else or a blank behind them. */
    private boolean isConflictMark() {
        char c = peek(0);
        if (c != '<' && c != '=' && c != '>' && c != '|') return false;
        for (int i = 1; i < MARK_LENGTH; i++) {
            if (peek(i) != c) return false;
        }
        char behind = peek(MARK_LENGTH);
        return behind == ' ' || behind == 0 || endsLine(behind);
    }

    private void conflictMark() {
        if (chars[at] == '<') {
            String message = "a merge conflict: both sides are read; resolve it";
            out.problems.add(new TokenProblem(in.offset(at), message));
        }
        at = endOfLine(at);
    }

    private void operator(int kind, int size) {
        emit(kind, OperatorTexts.of(kind), at + size);
    }

    private void operator(char c) {
        char second = peek(1);
        switch (c) {
            case '(' -> operator(LPAREN, 1);
            case ')' -> operator(RPAREN, 1);
            case '{' -> operator(LBRACE, 1);
            case '}' -> operator(RBRACE, 1);
            case '[' -> operator(LBRACKET, 1);
            case ']' -> operator(RBRACKET, 1);
            case ';' -> operator(SEMICOLON, 1);
            case ',' -> operator(COMMA, 1);
            case '@' -> operator(AT, 1);
            case '~' -> operator(TILDE, 1);
            case '?' -> operator(HOOK, 1);
            case ':' -> either(second, ':', DOUBLECOLON, COLON);
            case '=' -> either(second, '=', EQ, ASSIGN);
            case '!' -> either(second, '=', NE, BANG);
            case '*' -> either(second, '=', STARASSIGN, STAR);
            case '%' -> either(second, '=', REMASSIGN, REM);
            case '^' -> either(second, '=', XORASSIGN, XOR);
            case '&' -> oneOf(c, second, SC_AND, ANDASSIGN, BIT_AND);
            case '|' -> oneOf(c, second, SC_OR, ORASSIGN, BIT_OR);
            case '+' -> oneOf(c, second, INCR, PLUSASSIGN, PLUS);
            case '-' -> {
                if (second == '>') operator(ARROW, 2);
                else oneOf(c, second, DECR, MINUSASSIGN, MINUS);
            }
            case '<' -> {
                if (second == '<') either(peek(2), '=', LSHIFTASSIGN, 3, LSHIFT, 2);
                else either(second, '=', LE, LT);
            }
            case '>' -> greater(second);
            case END_OF_FILE -> at++;
            default -> error("this character is not part of Java; remove it", at + 1);
        }
    }

    private void either(char next, char wanted, int kind, int otherKind) {
        either(next, wanted, kind, 2, otherKind, 1);
    }

    private void either(char next, char wanted, int kind, int size, int otherKind, int otherSize) {
        if (next == wanted) operator(kind, size);
        else operator(otherKind, otherSize);
    }

    private void oneOf(char c, char second, int doubled, int assigning, int single) {
        if (second == c) operator(doubled, 2);
        else either(second, '=', assigning, single);
    }

    /** What begins with `>` is left in single ones, which type arguments want; see [Tokens]. */
    private void greater(char second) {
        if (second == '=') operator(GE, 2);
        else if (second == '>' && peek(2) == '=') operator(RSIGNEDSHIFTASSIGN, 3);
        else if (second == '>' && peek(2) == '>' && peek(3) == '=') {
            operator(RUNSIGNEDSHIFTASSIGN, 4);
        } else operator(GT, 1);
    }
}
