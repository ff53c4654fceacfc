package pxr.oracle;

import java.util.Set;

/// A token that can name something: an identifier, or `this`, `super` and `new` where they call.
///
/// @param start offset of its first char
/// @param end offset behind its last char; unicode escapes make it longer than its text
/// @param text as the language reads it, escapes resolved
/// @param identifier false for the three keywords
record Token(int start, int end, String text, boolean identifier) {

    /** The lexer takes them for identifiers; only the parser knows (JLS 3.9). */
    private static final Set<String> CONTEXTUAL_KEYWORDS =
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

    int length() {
        return end - start;
    }

    boolean mayBeKeyword() {
        return CONTEXTUAL_KEYWORDS.contains(text);
    }
}
