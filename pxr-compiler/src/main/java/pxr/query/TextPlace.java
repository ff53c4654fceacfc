package pxr.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a part of a source text is to the language: what `in:` can say. */
enum TextPlace {
    CODE,
    COMMENT,
    /** The literals in quotation marks: strings, text blocks, characters. */
    STRING;

    private final String label = name().toLowerCase(Locale.ROOT);

    String label() {
        return label;
    }

    /** The place with that name, be it spelled as one or as many: `comment`, `comments`. */
    static Optional<TextPlace> named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(place -> lower.equals(place.label) || lower.equals(place.label + 's'))
                .findFirst();
    }

    /** All names, for a message. */
    static String names() {
        return Arrays.stream(values()).map(TextPlace::label).collect(Collectors.joining(", "));
    }
}
