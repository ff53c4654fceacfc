package pxr.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextPlacesTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '\u0001',
            value = {
                "int a; // b                => C C C C C C C / / / /",
                "a /* b */ c                => C C / / / / / / / C C",
                "/** b */ c                 => / / / / / / / / C C",
                "f(\"//\") // x             => C C S S S S C C / / / /",
                "'\"' + '/'                 => S S S C C C S S S",
                "a /* open                  => C C / / / / / / /",
                "\"\"\"//\"\"\"a            => S S S S S S S S C",
            })
    void each_char_is_code_comment_or_string(String text, String places) {
        StringBuilder shown = new StringBuilder();
        TextPlaces found = TextPlaces.of(text.strip());
        for (int i = 0; i < text.strip().length(); i++) {
            shown.append(
                    switch (found.at(i)) {
                        case CODE -> "C ";
                        case COMMENT -> "/ ";
                        case STRING -> "S ";
                    });
        }
        assertEquals(places.strip(), shown.toString().strip());
    }
}
