package pxr.render.html;

/** Writes text as what elements hold and as what quoted attributes hold. */
public final class Escape {

    private Escape() {}

    public static String text(CharSequence text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text(text, 0, text.length(), out);
        return out.toString();
    }

    /// Appends the chars from `start` to before `end`.
    ///
    /// What a reader could not see, or would see elsewhere than where it stands (controls,
    /// zero-width and bidirectional characters), is written as its code point in an element
    /// `b.ctl`.
    public static void text(CharSequence text, int start, int end, StringBuilder out) {
        int plain = start;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (!isSpecial(c)) continue;
            out.append(text, plain, i);
            plain = i + 1;
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                default -> out.append(String.format("<b class=ctl>U+%04X</b>", (int) c));
            }
        }
        out.append(text, plain, end);
    }

    /** For the value of an attribute in quotes. */
    public static String attribute(CharSequence text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(isHidden(c) ? '\uFFFD' : c);
            }
        }
        return out.toString();
    }

    private static boolean isSpecial(char c) {
        return c == '<' || c == '&' || isHidden(c);
    }

    private static boolean isHidden(char c) {
        if (c >= 0x20 && c < 0x7f) return false;
        if (c < 0x20) return c != '\t' && c != '\n' && c != '\r' && c != '\f';
        return c < 0xa0
                || c == 0xad
                || c == 0x61c
                || c >= 0x200b && c <= 0x200f
                || c >= 0x2028 && c <= 0x202e
                || c >= 0x2060 && c <= 0x206f
                || c == 0xfeff
                || c >= 0xfff9 && c <= 0xfffb;
    }
}
