package pxr.binding;

import org.jspecify.annotations.Nullable;

/** Constant values as Java literals. */
final class ConstantSpelling {

    private ConstantSpelling() {}

    static @Nullable String of(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String s -> quoted(s, '"');
            case Character c -> quoted(c.toString(), '\'');
            case Long l -> l + "L";
            case Float f -> floating(f, f.isNaN(), f.isInfinite(), f > 0, "f");
            case Double d -> floating(d, d.isNaN(), d.isInfinite(), d > 0, "");
            default -> value.toString();
        };
    }

    /** What has no literal is written as the division that gives it. */
    private static String floating(
            Number value, boolean nan, boolean infinite, boolean positive, String suffix) {
        String zero = "0.0" + suffix;
        if (nan) return zero + "/" + zero;
        if (infinite) return (positive ? "1.0" : "-1.0") + suffix + "/" + zero;
        return value + suffix;
    }

    private static String quoted(String text, char quote) {
        StringBuilder quoted = new StringBuilder().append(quote);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                case '\\' -> quoted.append("\\\\");
                default -> {
                    if (c == quote) quoted.append('\\').append(c);
                    else if (isInvisible(c)) {
                        quoted.append(String.format("\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append(quote).toString();
    }

    /** What a reader does not see, or what has others seen elsewhere than they stand. */
    private static boolean isInvisible(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    true;
            default -> false;
        };
    }
}
