package pxr.syntax.doc;

/** A place in the text of a comment that moves on. */
final class Cursor {

    /** Stands behind the last char. */
    static final char NOTHING = '\u001a';

    private final DocText text;
    private int at;
    private boolean beginsLine = true;

    Cursor(DocText text) {
        this.text = text;
    }

    DocText text() {
        return text;
    }

    int at() {
        return at;
    }

    boolean isAtEnd() {
        return at >= text.length();
    }

    char current() {
        return isAtEnd() ? NOTHING : text.charAt(at);
    }

    boolean isAt(char c) {
        return current() == c && !isAtEnd();
    }

    boolean isBefore(char c) {
        return at + 1 < text.length() && text.charAt(at + 1) == c;
    }

    /** Whether nothing but blanks was read of the line. */
    boolean beginsLine() {
        return beginsLine;
    }

    /** Goes past a char that may stand before the first word of a line. */
    void skip() {
        if (!isAtEnd()) at++;
        if (isAt('\n')) beginsLine = true;
    }

    /** Goes past a char of a word. */
    void pass() {
        beginsLine = false;
        skip();
    }

    void noteWord() {
        beginsLine = false;
    }

    void noteNewLine() {
        beginsLine = true;
    }

    void returnTo(int place) {
        at = place;
    }

    void skipWhitespace() {
        while (!isAtEnd() && Character.isWhitespace(current())) skip();
    }

    void skipBlanks() {
        while (isAt(' ') || isAt('\t')) skip();
    }

    /** The Java identifier here, which there must be one of. */
    String identifier() {
        int from = at;
        skip();
        while (!isAtEnd() && Character.isJavaIdentifierPart(current())) skip();
        return text.substring(from, at);
    }

    /** The name of a tag here. */
    String tagName() {
        int from = at;
        skip();
        while (!isAtEnd() && isPartOfTagName(current())) skip();
        return text.substring(from, at);
    }

    private static boolean isPartOfTagName(char c) {
        return Character.isUnicodeIdentifierPart(c) || c == '.' || c == '-' || c == ':';
    }
}
