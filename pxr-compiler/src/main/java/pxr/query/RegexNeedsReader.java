package pxr.query;

import java.util.ArrayList;
import java.util.List;

/// Reads a regular expression as far as it must be understood to tell what its matches contain:
/// sequences, choices, groups and quantifiers of `java.util.regex`; classes and escapes it skips.
final class RegexNeedsReader {

    /** Says that the expression has something that may give the rest another meaning. */
    private static final class NotUnderstood extends Exception {
        private NotUnderstood() {
            super("", null, false, false);
        }
    }

    private static final int MAX_DEPTH = 50;

    private final String regex;
    private int at;
    private int depth;

    RegexNeedsReader(String regex) {
        this.regex = regex;
    }

    RegexNeeds read() {
        try {
            RegexNeeds needs = choice();
            return at == regex.length() ? needs : RegexNeeds.NOTHING;
        } catch (NotUnderstood _) {
            return RegexNeeds.NOTHING;
        }
    }

    private char peek() {
        return at < regex.length() ? regex.charAt(at) : 0;
    }

    private RegexNeeds choice() throws NotUnderstood {
        if (++depth > MAX_DEPTH) throw new NotUnderstood();
        List<RegexNeeds> alternatives = new ArrayList<>();
        alternatives.add(new Sequence().read());
        while (peek() == '|') {
            at++;
            alternatives.add(new Sequence().read());
        }
        depth--;
        return RegexNeeds.any(alternatives);
    }

    /** What follows each other, up to a bar, a parenthesis or the end. */
    private final class Sequence {

        private final List<RegexNeeds> parts = new ArrayList<>();
        private final StringBuilder literal = new StringBuilder();

        RegexNeeds read() throws NotUnderstood {
            while (at < regex.length() && peek() != '|' && peek() != ')') part();
            endLiteral();
            return RegexNeeds.all(parts);
        }

        private void part() throws NotUnderstood {
            int c = regex.codePointAt(at);
            at += Character.charCount(c);
            switch (c) {
                case '(' -> group();
                case '[' -> {
                    skipClass();
                    unknown();
                }
                case '\\' -> escape();
                case '.' -> unknown();
                case '^', '$' -> unknown();
                default -> character(c);
            }
        }

        private void character(int c) {
            boolean isRequired = isRequired();
            boolean isRepeated = skipQuantifier();
            if (isRequired) literal.appendCodePoint(c);
            if (!isRequired || isRepeated) endLiteral();
        }

        private void unknown() {
            endLiteral();
            skipQuantifier();
        }

        private void endLiteral() {
            if (!literal.isEmpty()) parts.add(new RegexNeeds.Literal(literal.toString()));
            literal.setLength(0);
        }

        private void group() throws NotUnderstood {
            endLiteral();
            boolean isAround = openGroup();
            RegexNeeds inside = choice();
            if (peek() != ')') throw new NotUnderstood();
            at++;
            if (isRequired() && !isAround) parts.add(inside);
            skipQuantifier();
        }

        private void escape() throws NotUnderstood {
            char c = peek();
            if (c == 0 || c == 'Q') throw new NotUnderstood();
            if (!Character.isLetterOrDigit(c)) {
                int escaped = regex.codePointAt(at);
                at += Character.charCount(escaped);
                character(escaped);
                return;
            }
            at++;
            if (peek() == '{') skipTo('}');
            else if (c == 'k' && peek() == '<') skipTo('>');
            else if ("xu0c123456789".indexOf(c) >= 0) skipCode();
            unknown();
        }
    }

    /**
     * Reads what follows an opening parenthesis; returns whether the group only looks around, so
     * that what it matches is not in the match, or must not be.
     */
    private boolean openGroup() throws NotUnderstood {
        if (peek() != '?') return false;
        at++;
        switch (peek()) {
            case ':', '>' -> at++;
            case '=', '!' -> {
                at++;
                return true;
            }
            case '<' -> {
                at++;
                if (peek() == '=' || peek() == '!') {
                    at++;
                    return true;
                }
                skipTo('>');
            }
            default -> throw new NotUnderstood(); // flags
        }
        return false;
    }

    /** Whether what stands before must be there at least once. */
    private boolean isRequired() {
        return switch (peek()) {
            case '?', '*' -> false;
            case '{' -> at + 1 < regex.length() && "123456789".indexOf(regex.charAt(at + 1)) >= 0;
            default -> true;
        };
    }

    private boolean skipQuantifier() {
        int start = at;
        while (at < regex.length() && "?*+{".indexOf(peek()) >= 0) {
            if (peek() == '{') skipTo('}');
            else at++;
        }
        return at > start;
    }

    /** Skips the rest of a class, classes inside it included; a bracket that comes first is one. */
    private void skipClass() throws NotUnderstood {
        if (++depth > MAX_DEPTH) throw new NotUnderstood();
        if (peek() == '^') at++;
        int start = at;
        while (at < regex.length()) {
            char c = regex.charAt(at++);
            if (c == '\\') {
                if (peek() == 'Q') throw new NotUnderstood();
                at++;
            } else if (c == '[') {
                skipClass();
            } else if (c == ']' && at - 1 > start) {
                depth--;
                return;
            }
        }
        throw new NotUnderstood();
    }

    private void skipCode() {
        while (Character.isLetterOrDigit(peek())) at++;
    }

    private void skipTo(char end) {
        int found = regex.indexOf(end, at);
        at = found < 0 ? regex.length() : found + 1;
    }
}
