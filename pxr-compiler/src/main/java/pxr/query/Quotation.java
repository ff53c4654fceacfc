package pxr.query;

import java.util.Optional;

/// Text in quotation marks. A backslash is a character like any other, except in front of a
/// quotation mark: there `\"` is the mark itself and `\\` a backslash.
///
/// @param text what the marks enclose
/// @param end behind the closing mark
record Quotation(String text, int end) {

    /** Reads what begins with a mark at `start`; nothing when no mark closes it, or it is empty. */
    static Optional<Quotation> read(String query, int start) {
        StringBuilder text = new StringBuilder();
        int backslashes = 0;
        for (int i = start + 1; i < query.length(); i++) {
            char c = query.charAt(i);
            if (c == '"') {
                text.setLength(text.length() - (backslashes + 1) / 2);
                if (backslashes % 2 == 0) {
                    return text.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new Quotation(text.toString(), i + 1));
                }
            }
            text.append(c);
            backslashes = c == '\\' ? backslashes + 1 : 0;
        }
        return Optional.empty();
    }

    static String write(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        int backslashes = 0;
        for (char c : text.toCharArray()) {
            if (c == '"') quoted.repeat('\\', backslashes + 1);
            quoted.append(c);
            backslashes = c == '\\' ? backslashes + 1 : 0;
        }
        return quoted.repeat('\\', backslashes).append('"').toString();
    }
}
