package pxr.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameMatchTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "HashMap HashMap EXACT",
                "hashmap HashMap EXACT",
                "Hashmap HashMap EXACT_BUT_FOR_CASE",
                "Hash HashMap PREFIX",
                "hash HashMap PREFIX",
                "HM HashMap INITIALS",
                "hm HashMap INITIALS",
                "htmlp HTMLParser PREFIX",
                "hp HTMLParser INITIALS",
                "HASH HashMap PREFIX_BUT_FOR_CASE",
                "HaMa HashMap CAMEL",
                "LoCa LocalCache CAMEL",
                "HM HashMapEntry CAMEL",
                "HM ConcurrentHashMap CAMEL_INSIDE",
                "HashMap ConcurrentHashMap CAMEL_INSIDE",
                "ashMa HashMap SUBSTRING",
                "MV MAX_VALUE INITIALS",
                "mutableList TO_IMMUTABLE_LIST ,",
                "Haspm HashMap ,",
            })
    void a_name_matches_in_one_way(String typed, String name, String match) {
        NameMatch found = new NamePattern(typed, false, false).match(SimpleName.of(name));
        assertEquals(match, found == null ? "," : found.name());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "hashmap HashMap ,",
                "hash HashMap ,",
                "Hash HashMap PREFIX",
                "HM HashMap INITIALS",
                "hm HashMap ,",
                "ashMa HashMap SUBSTRING",
                "ashma HashMap ,",
            })
    void case_matters_when_it_is_asked_to(String typed, String name, String match) {
        NameMatch found = new NamePattern(typed, false, true).match(SimpleName.of(name));
        assertEquals(match, found == null ? "," : found.name());
    }
}
