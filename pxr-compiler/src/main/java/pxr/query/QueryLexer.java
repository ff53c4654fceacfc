package pxr.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Cuts a query into tokens. Punctuation is only what it could be: a parenthesis groups if there is
/// another to match it and something between them, a slash begins a regular expression if one ends
/// it, a colon ends a field's name if there is such a field. All else is text.
final class QueryLexer {

    enum Kind {
        OPEN,
        CLOSE,
        OR,
        MINUS,
        WORD,
        QUOTED,
        REGEX
    }

    /// @param field what stood before the colon, or null; only of a word, quoted text or regex
    record Token(Kind kind, @Nullable QueryField field, String text) {

        Token(Kind kind, String text) {
            this(kind, null, text);
        }

        Token in(QueryField field) {
            return new Token(kind, field, text);
        }
    }

    /** Deeper groups would be nonsense, and deep recursion later. */
    private static final int MAX_DEPTH = 64;

    private final String query;

    /** Where the parentheses are that group. */
    private final BitSet groups = new BitSet();

    private int at;

    private QueryLexer(String query) {
        this.query = query;
    }

    static List<Token> tokens(String query) {
        QueryLexer lexer = new QueryLexer(query);
        lexer.findGroups();
        return lexer.cut();
    }

    /** Matches parentheses; what stands in quotes, in a regex or inside a word does not count. */
    private void findGroups() {
        Deque<Integer> open = new ArrayDeque<>();
        while (skipBlanks()) {
            char c = query.charAt(at);
            if (c == '(') {
                open.push(at++);
            } else if (c == ')') {
                if (!open.isEmpty()) group(open.pop(), at, open.size());
                at++;
            } else if (minus().or(this::quoted).or(this::regex).isEmpty()) {
                skipBalanced();
            }
        }
        at = 0;
    }

    private void group(int open, int close, int depth) {
        if (depth >= MAX_DEPTH || query.substring(open + 1, close).isBlank()) return;
        groups.set(open);
        groups.set(close);
    }

    /** Skips a word, the parentheses that it opens and closes itself included. */
    private void skipBalanced() {
        int depth = 0;
        for (; at < query.length() && !Character.isWhitespace(query.charAt(at)); at++) {
            char c = query.charAt(at);
            if (c == '(') depth++;
            if (c == ')' && --depth < 0) return;
            if (c == ':'
                    && depth == 0
                    && at + 1 < query.length()
                    && "\"/".indexOf(query.charAt(at + 1)) >= 0) {
                at++;
                return;
            }
        }
    }

    private List<Token> cut() {
        List<Token> tokens = new ArrayList<>();
        while (skipBlanks()) tokens.add(next());
        return tokens;
    }

    private boolean skipBlanks() {
        while (at < query.length() && Character.isWhitespace(query.charAt(at))) at++;
        return at < query.length();
    }

    private Token next() {
        if (groups.get(at)) {
            char c = query.charAt(at++);
            return new Token(c == '(' ? Kind.OPEN : Kind.CLOSE, String.valueOf(c));
        }
        return minus().or(this::quoted).or(this::regex).or(this::field).orElseGet(this::word);
    }

    private Optional<Token> minus() {
        boolean negates =
                query.charAt(at) == '-'
                        && at + 1 < query.length()
                        && canBeNegated(query.charAt(at + 1));
        if (!negates) return Optional.empty();
        at++;
        return Optional.of(new Token(Kind.MINUS, "-"));
    }

    private static boolean canBeNegated(char c) {
        return Character.isJavaIdentifierPart(c) || c == '"' || c == '/' || c == '(';
    }

    private Optional<Token> quoted() {
        if (query.charAt(at) != '"') return Optional.empty();
        Optional<Quotation> quotation = Quotation.read(query, at);
        quotation.ifPresent(q -> at = q.end());
        return quotation.map(q -> new Token(Kind.QUOTED, q.text()));
    }

    private Optional<Token> regex() {
        if (query.charAt(at) != '/') return Optional.empty();
        for (int i = at + 1; i < query.length(); i++) {
            char c = query.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '/' && isEnd(i + 1) && i > at + 1) {
                String pattern = query.substring(at + 1, i);
                at = i + 1;
                return Optional.of(new Token(Kind.REGEX, pattern));
            }
        }
        return Optional.empty();
    }

    /** Whether a token that goes to there is complete. */
    private boolean isEnd(int i) {
        return i >= query.length()
                || Character.isWhitespace(query.charAt(i))
                || query.charAt(i) == ')';
    }

    private Optional<Token> field() {
        int colon = at;
        while (colon < query.length() && isFieldChar(query.charAt(colon))) colon++;
        if (colon >= query.length() || query.charAt(colon) != ':' || isEnd(colon + 1))
            return Optional.empty();
        Optional<QueryField> field = QueryField.named(query.substring(at, colon));
        if (field.isEmpty()) return Optional.empty();
        at = colon + 1;
        return Optional.of(quoted().or(this::regex).orElseGet(this::word).in(field.get()));
    }

    private static boolean isFieldChar(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-';
    }

    private Token word() {
        int start = at++;
        while (at < query.length() && !Character.isWhitespace(query.charAt(at)) && !groups.get(at))
            at++;
        String text = query.substring(start, at);
        return text.equals("OR") ? new Token(Kind.OR, text) : new Token(Kind.WORD, text);
    }
}
