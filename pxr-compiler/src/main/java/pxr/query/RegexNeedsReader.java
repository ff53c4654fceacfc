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

    /** So many texts a part may match, and each of them is looked up. */
    private static final int MAX_TEXTS = 16;

    private final String regex;
    private int at;
    private int depth;

    RegexNeedsReader(String regex) {
        this.regex = regex;
    }

    /// What a part of an expression needs.
    ///
    /// @param texts all that it matches, if that is known and not much; else empty
    private record Part(RegexNeeds needs, List<String> texts) {}

    RegexNeeds read() {
        try {
            RegexNeeds needs = choice().needs();
            return at == regex.length() ? needs : RegexNeeds.NOTHING;
        } catch (NotUnderstood _) {
            return RegexNeeds.NOTHING;
        }
    }

    private char peek() {
        return at < regex.length() ? regex.charAt(at) : 0;
    }

    private Part choice() throws NotUnderstood {
        if (++depth > MAX_DEPTH) throw new NotUnderstood();
        List<Part> alternatives = new ArrayList<>();
        alternatives.add(new Sequence().read());
        while (peek() == '|') {
            at++;
            alternatives.add(new Sequence().read());
        }
        depth--;
        boolean isKnown = alternatives.stream().noneMatch(part -> part.texts().isEmpty());
        return new Part(
                RegexNeeds.any(alternatives.stream().map(Part::needs).toList()),
                isKnown
                        ? alternatives.stream().flatMap(p -> p.texts().stream()).toList()
                        : List.of());
    }

    /** What follows each other, up to a bar, a parenthesis or the end. */
    private final class Sequence {

        private final List<RegexNeeds> parts = new ArrayList<>();

        /** All that the last few parts match, in a row. */
        private List<String> texts = List.of("");

        private boolean isKnown = true;

        Part read() throws NotUnderstood {
            while (at < regex.length() && peek() != '|' && peek() != ')') part();
            List<String> all = isKnown ? texts : List.of();
            endTexts();
            return new Part(RegexNeeds.all(parts), all);
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
            if (isRequired) append(List.of(Character.toString(c)));
            if (!isRequired || isRepeated) endTexts();
        }

        private void unknown() {
            endTexts();
            skipQuantifier();
        }

        private void append(List<String> next) {
            texts =
                    texts.stream()
                            .flatMap(text -> next.stream().map(text::concat))
                            .distinct()
                            .toList();
        }

        /** What follows does not follow at once. */
        private void endTexts() {
            parts.add(RegexNeeds.any(texts.stream().map(RegexNeeds::literal).toList()));
            texts = List.of("");
            isKnown = false;
        }

        private void group() throws NotUnderstood {
            boolean isAround = openGroup();
            Part inside = choice();
            if (peek() != ')') throw new NotUnderstood();
            at++;
            boolean isRequired = isRequired() && !isAround;
            boolean isRepeated = skipQuantifier();
            int count = inside.texts().size() * texts.size();
            if (isRequired && !isRepeated && count > 0 && count <= MAX_TEXTS) {
                append(inside.texts());
            } else {
                endTexts();
                if (isRequired) parts.add(inside.needs());
            }
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
