package pxr.syntax;

import java.util.Set;

/// Cuts Java source into the tokens that a reader sees in different colours. Takes any text: what
/// is not Java comes out as words and the rest, and nothing is lost.
public final class JavaLexer {

    public enum Kind {
        WORD,
        NUMBER,
        STRING,
        COMMENT,
        DOC_COMMENT,
        /** Blanks, operators, separators. */
        REST
    }

    private static final Set<String> KEYWORDS =
            Set.of(
                    "abstract",
                    "assert",
                    "boolean",
                    "break",
                    "byte",
                    "case",
                    "catch",
                    "char",
                    "class",
                    "const",
                    "continue",
                    "default",
                    "do",
                    "double",
                    "else",
                    "enum",
                    "extends",
                    "false",
                    "final",
                    "finally",
                    "float",
                    "for",
                    "goto",
                    "if",
                    "implements",
                    "import",
                    "instanceof",
                    "int",
                    "interface",
                    "long",
                    "native",
                    "new",
                    "null",
                    "package",
                    "private",
                    "protected",
                    "public",
                    "return",
                    "short",
                    "static",
                    "strictfp",
                    "super",
                    "switch",
                    "synchronized",
                    "this",
                    "throw",
                    "throws",
                    "transient",
                    "true",
                    "try",
                    "void",
                    "volatile",
                    "while");

    /** Keywords only in places where the binder finds no name (JLS 3.9). */
    private static final Set<String> CONTEXTUAL =
            Set.of(
                    "exports",
                    "module",
                    "non",
                    "open",
                    "opens",
                    "permits",
                    "provides",
                    "record",
                    "requires",
                    "sealed",
                    "to",
                    "transitive",
                    "uses",
                    "var",
                    "when",
                    "with",
                    "yield");

    private final String text;
    private final int limit;
    private int start;
    private int end;
    private Kind kind = Kind.REST;

    public JavaLexer(String text) {
        this(text, 0, text.length());
    }

    /** For a part of a text; `from` must not lie within a comment or literal. */
    public JavaLexer(String text, int from, int limit) {
        this.text = text;
        this.limit = limit;
        this.end = from;
    }

    public static boolean isKeyword(String word) {
        return KEYWORDS.contains(word);
    }

    public static boolean isContextualKeyword(String word) {
        return CONTEXTUAL.contains(word);
    }

    /** Goes to the next token; false at the end. */
    public boolean next() {
        start = end;
        if (start >= limit) return false;
        char c = text.charAt(start);
        if (Character.isJavaIdentifierStart(c)) {
            kind = Kind.WORD;
            end = skipWord(start + 1);
        } else if (c >= '0' && c <= '9' || c == '.' && isDigit(start + 1)) {
            kind = Kind.NUMBER;
            end = skipNumber(start + 1);
        } else if (c == '"') {
            kind = Kind.STRING;
            end = text.startsWith("\"\"\"", start) ? skipTextBlock() : skipString('"');
        } else if (c == '\'') {
            kind = Kind.STRING;
            end = skipString('\'');
        } else if (c == '/' && isComment()) {
            readComment();
        } else {
            kind = Kind.REST;
            end = skipRest(start + 1);
        }
        return true;
    }

    public Kind kind() {
        return kind;
    }

    public int start() {
        return start;
    }

    public int end() {
        return end;
    }

    private boolean isComment() {
        return text.startsWith("//", start) || text.startsWith("/*", start);
    }

    private void readComment() {
        if (text.charAt(start + 1) == '/') {
            kind = text.startsWith("///", start) ? Kind.DOC_COMMENT : Kind.COMMENT;
            end = lineEnd(start);
        } else {
            boolean isDoc = text.startsWith("/**", start) && !text.startsWith("/**/", start);
            kind = isDoc ? Kind.DOC_COMMENT : Kind.COMMENT;
            int close = text.indexOf("*/", start + 2);
            end = close < 0 || close + 2 > limit ? limit : close + 2;
        }
    }

    private int skipWord(int i) {
        while (i < limit && Character.isJavaIdentifierPart(text.charAt(i))) i++;
        return i;
    }

    private int skipNumber(int i) {
        for (; i < limit; i++) {
            char c = text.charAt(i);
            char before = text.charAt(i - 1);
            boolean isSign = (c == '+' || c == '-') && "eEpP".indexOf(before) >= 0 && !isHex();
            if (!Character.isLetterOrDigit(c) && c != '_' && c != '.' && !isSign) break;
        }
        return i;
    }

    private boolean isHex() {
        return text.startsWith("0x", start) && text.indexOf('p', start) < 0;
    }

    private int skipString(char quote) {
        int stop = lineEnd(start);
        for (int i = start + 1; i < stop; i++) {
            char c = text.charAt(i);
            if (c == '\\') i++;
            else if (c == quote) return i + 1;
        }
        return stop;
    }

    private int skipTextBlock() {
        for (int i = start + 3; i < limit; i++) {
            if (text.charAt(i) == '\\') i++;
            else if (text.startsWith("\"\"\"", i)) return Math.min(i + 3, limit);
        }
        return limit;
    }

    private int skipRest(int i) {
        for (; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'' || c == '/' || c == '.') break;
            if (c >= '0' && c <= '9' || Character.isJavaIdentifierStart(c)) break;
        }
        return i;
    }

    private boolean isDigit(int i) {
        return i < limit && text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }

    private int lineEnd(int from) {
        int i = from;
        while (i < limit && text.charAt(i) != '\n' && text.charAt(i) != '\r') i++;
        return i;
    }
}
