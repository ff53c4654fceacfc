package pxr.binding.header;

import org.jspecify.annotations.Nullable;

/// Writes the values of constant variables and reads them again, exactly: a letter for the type,
/// then the value. Strings may hold halves of surrogate pairs, which no encoding of text keeps, so
/// chars outside of ASCII are escaped.
final class ConstantNotation {

    private static final int HEX = 16;

    private ConstantNotation() {}

    static String write(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Boolean b -> "Z" + b;
            case Byte b -> "B" + b;
            case Short s -> "S" + s;
            case Character c -> "C" + (int) c;
            case Integer i -> "I" + i;
            case Long l -> "J" + l;
            case Float f -> "F" + Float.floatToRawIntBits(f);
            case Double d -> "D" + Double.doubleToRawLongBits(d);
            case String s -> "s" + escaped(s);
            default -> throw new IllegalArgumentException(value.getClass().getName());
        };
    }

    static @Nullable Object read(String text) {
        if (text.isEmpty()) return null;
        String value = text.substring(1);
        return switch (text.charAt(0)) {
            case 'Z' -> Boolean.valueOf(value);
            case 'B' -> Byte.valueOf(value);
            case 'S' -> Short.valueOf(value);
            case 'C' -> (char) Integer.parseInt(value);
            case 'I' -> Integer.valueOf(value);
            case 'J' -> Long.valueOf(value);
            case 'F' -> Float.intBitsToFloat(Integer.parseInt(value));
            case 'D' -> Double.longBitsToDouble(Long.parseLong(value));
            case 's' -> unescaped(value);
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 128 && c != '\\') escaped.append(c);
            else escaped.append('\\').append(Integer.toHexString(c)).append(';');
        }
        return escaped.toString();
    }

    private static String unescaped(String text) {
        StringBuilder unescaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                int end = text.indexOf(';', i);
                c = (char) Integer.parseInt(text, i + 1, end, HEX);
                i = end;
            }
            unescaped.append(c);
        }
        return unescaped.toString();
    }
}
