package pxr.syntax;

/// An identifier token.
///
/// @param text its characters, escapes translated
/// @param offset of its first char in the file, from 0, in UTF-16 chars
/// @param length in the file; more than the text has where it is written with escapes
public record Id(String text, int offset, int length) {

    public Id(String text, int offset) {
        this(text, offset, text.length());
    }

    /** The offset behind its last char. */
    public int end() {
        return offset + length;
    }
}
