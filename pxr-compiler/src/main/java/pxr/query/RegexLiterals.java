package pxr.query;

import java.util.ArrayList;
import java.util.List;

/// Finds texts that every match of a regular expression contains, so that the index can name the
/// files worth looking into. Where it does not understand the expression it finds nothing, which is
/// always right: then all files are looked into.
final class RegexLiterals {

    private final String regex;
    private final List<String> literals = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();
    private int at;

    private RegexLiterals(String regex) {
        this.regex = regex;
    }

    /**
     * Texts that each match contains, but for upper and lower case; in the order of the matches.
     */
    static List<String> of(String regex) {
        // Flags can give every char another meaning, and so can quoting.
        if (regex.contains("(?") || regex.contains("\\Q")) return List.of();
        RegexLiterals literals = new RegexLiterals(regex);
        return literals.run() ? List.copyOf(literals.literals) : List.of();
    }

    /** Returns whether the expression is one sequence and not a choice. */
    private boolean run() {
        while (at < regex.length()) {
            char c = regex.charAt(at++);
            switch (c) {
                case '|' -> {
                    return false;
                }
                case '(' -> {
                    end();
                    skipGroup();
                    skipQuantifier();
                }
                case '[' -> {
                    end();
                    skipClass();
                    skipQuantifier();
                }
                case '\\' -> escape();
                case '.', '^', '$' -> {
                    end();
                    skipQuantifier();
                }
                default -> character(c);
            }
        }
        end();
        return true;
    }

    private void end() {
        if (!literal.isEmpty()) literals.add(literal.toString());
        literal.setLength(0);
    }

    private void character(char c) {
        char quantifier = at < regex.length() ? regex.charAt(at) : 0;
        boolean optional = quantifier == '?' || quantifier == '*' || quantifier == '{';
        if (optional) end();
        else literal.append(c);
        if (optional || quantifier == '+') {
            end();
            skipQuantifier();
        }
    }

    private void escape() {
        if (at == regex.length()) return;
        char c = regex.charAt(at++);
        if (!Character.isLetterOrDigit(c)) {
            character(c);
            return;
        }
        end();
        // \p{Lu}, \x{41}, k<name> have more to them.
        if (at < regex.length() && "{<".indexOf(regex.charAt(at)) >= 0) {
            skipTo(regex.charAt(at) == '{' ? '}' : '>');
        } else if (c == 'x' || c == 'u' || c == '0' || c == 'c') {
            while (at < regex.length() && Character.isLetterOrDigit(regex.charAt(at))) at++;
        }
        skipQuantifier();
    }

    private void skipGroup() {
        for (int depth = 1; at < regex.length() && depth > 0; ) {
            char c = regex.charAt(at++);
            if (c == '\\') at++;
            else if (c == '[') skipClass();
            else if (c == '(') depth++;
            else if (c == ')') depth--;
        }
    }

    /** Skips a class, classes inside it included; a bracket that comes first closes nothing. */
    private void skipClass() {
        int start = at;
        if (at < regex.length() && regex.charAt(at) == '^') start = ++at;
        while (at < regex.length()) {
            char c = regex.charAt(at++);
            if (c == '\\') at++;
            else if (c == '[') skipClass();
            else if (c == ']' && at - 1 > start) return;
        }
    }

    private void skipQuantifier() {
        while (at < regex.length() && "?*+{".indexOf(regex.charAt(at)) >= 0) {
            if (regex.charAt(at) == '{') skipTo('}');
            else at++;
        }
    }

    private void skipTo(char end) {
        int found = regex.indexOf(end, at);
        at = found < 0 ? regex.length() : found + 1;
    }
}
