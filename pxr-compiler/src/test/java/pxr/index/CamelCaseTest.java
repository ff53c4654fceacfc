package pxr.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CamelCaseTest {

    @ParameterizedTest
    @CsvSource({
        "KWFSO, KeWaitForSingleObject, true",
        "kwfso, KeWaitForSingleObject, true",
        "KeWaFor, KeWaitForSingleObject, true",
        "WFSO, KeWaitForSingleObject, true",
        "KWSO, KeWaitForSingleObject, false",
        "KWFX, KeWaitForSingleObject, false",
        "HMap, HashMap, true",
        "HaMp, HashMap, false",
        "HP, HTMLParser, true",
        "HTMLP, HTMLParser, true",
        "HTMLPar, HTMLParser, true",
        "KB, KWAIT_BLOCK, true",
        "U8, Utf8Decoder, true",
        "U8D, Utf8Decoder, true",
        "cNN, checkNotNull, true",
        "x, '', false",
    })
    void an_abbreviation_is_made_of_beginnings_of_humps(
            String abbreviation, String name, boolean stands) {
        assertEquals(stands, CamelCase.matches(abbreviation, name));
    }

    @ParameterizedTest
    @CsvSource({
        "KWFSO, KeWaitForSingleObject",
        "wfso, KeWaitForSingleObject",
        "HP, HTMLParser",
        "HTMLPar, HTMLParser",
        "KB, KWAIT_BLOCK",
        "U8D, Utf8Decoder",
    })
    void the_index_knows_a_beginning_of_initials_for_it(String abbreviation, String name) {
        String key = CamelCase.key(abbreviation);
        assertTrue(CamelCase.initials(name).stream().anyMatch(i -> i.startsWith(key)), key);
    }
}
