package pxr.syntax.token;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The characters of a file with its Unicode escapes translated (JLS 3.3), which happens before all
/// else: an escape may spell any part of the program, line ends and quotes included.
final class Characters {

    final char[] chars;
    final int length;

    /** Where each char began in the file; null while that is where it is. */
    private final int @Nullable [] offsets;

    private Characters(char[] chars, int length, int @Nullable [] offsets) {
        this.chars = chars;
        this.length = length;
        this.offsets = offsets;
    }

    static Characters of(String text) {
        char[] chars = text.toCharArray();
        return text.contains("\\u") ? translated(chars) : new Characters(chars, chars.length, null);
    }

    /** The offset in the file of a char, or of the end. */
    int offset(int position) {
        return offsets == null ? position : offsets[position];
    }

    String text(int from, int to) {
        return new String(chars, from, to - from);
    }

    private static Characters translated(char[] chars) {
        char[] translated = new char[chars.length];
        int[] offsets = new int[chars.length + 1];
        int length = 0;
        boolean backslashCounts = true; // The second of two that the file spells out does not.
        for (int i = 0; i < chars.length; ) {
            int end = chars[i] == '\\' && backslashCounts ? endOfEscape(chars, i) : -1;
            offsets[length] = i;
            if (end > 0) {
                translated[length++] = (char) hexadecimal(chars, end - 4);
                i = end;
                backslashCounts = true;
            } else {
                backslashCounts = chars[i] != '\\' || !backslashCounts;
                translated[length++] = chars[i++];
            }
        }
        offsets[length] = chars.length;
        return new Characters(translated, length, Arrays.copyOf(offsets, length + 1));
    }

    /** The end of the escape that begins with the backslash, or -1 if there is none. */
    private static int endOfEscape(char[] chars, int backslash) {
        int i = backslash + 1;
        while (i < chars.length && chars[i] == 'u') i++;
        if (i == backslash + 1 || i + 4 > chars.length) return -1;
        return hexadecimal(chars, i) < 0 ? -1 : i + 4;
    }

    /** The value of the four digits, or negative if they are none. */
    private static int hexadecimal(char[] chars, int from) {
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = Character.digit(chars[i], 16);
            if (digit < 0) return -1;
            value = value * 16 + digit;
        }
        return value;
    }
}
