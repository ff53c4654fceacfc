package pxr.binding;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pxr.syntax.Expression.Literal;

/** The value of a literal (JLS 3.10). */
final class LiteralValue {

    /** Behind an even number of backslashes. */
    private static final Pattern UNICODE_ESCAPE =
            Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u+([0-9a-fA-F]{4})");

    private LiteralValue() {}

    /** The value as a box or string; null for `null` and for what is malformed. */
    static @Nullable Object of(Literal literal) {
        String text = literal.text();
        try {
            return switch (literal.kind()) {
                case INT -> (int) integer(text, Integer.SIZE);
                case LONG -> integer(text.substring(0, text.length() - 1), Long.SIZE);
                case FLOATING -> floating(text.replace("_", ""));
                case CHAR -> unescaped(text).charAt(0);
                case BOOLEAN -> Boolean.valueOf(text);
                case STRING -> unescaped(text);
                case TEXT_BLOCK -> unescaped(text.stripIndent());
                case NULL -> null;
            };
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            return null;
        }
    }

    /** Read without a sign: 2147483648 stands behind a minus only, and wraps to what is meant. */
    private static long integer(String text, int bits) {
        String digits = text.replace("_", "");
        int radix = 10;
        if (digits.startsWith("0x") || digits.startsWith("0X")) radix = 16;
        else if (digits.startsWith("0b") || digits.startsWith("0B")) radix = 2;
        else if (digits.startsWith("0") && digits.length() > 1) radix = 8;
        digits = digits.substring(radix == 16 || radix == 2 ? 2 : 0);
        return bits == Integer.SIZE
                ? Integer.parseUnsignedInt(digits, radix)
                : Long.parseUnsignedLong(digits, radix);
    }

    private static Object floating(String text) {
        boolean isHex = text.startsWith("0x") || text.startsWith("0X");
        boolean isFloat =
                (text.endsWith("f") || text.endsWith("F"))
                        && (!isHex || text.contains("p") || text.contains("P"));
        return isFloat ? (Object) Float.valueOf(text) : (Object) Double.valueOf(text);
    }

    private static String unescaped(String text) {
        if (text.indexOf('\\') < 0) return text;
        Matcher escapes = UNICODE_ESCAPE.matcher(text);
        String decoded =
                escapes.replaceAll(m -> {
                    char c = (char) Integer.parseInt(m.group(2), 16);
                    return Matcher.quoteReplacement(m.group(1) + c);
                });
        return decoded.translateEscapes();
    }
}
