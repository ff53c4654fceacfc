package pxr.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TrigramsTest {

    @Test
    void three_chars_in_a_row_on_one_line() {
        assertEquals(Set.of("abc", "bcd"), Set.copyOf(Trigrams.of("aBcD")));
        assertEquals(Set.of("ab;"), Set.copyOf(Trigrams.of("ab;\nc;\r\nd")));
        assertEquals(List.of(), Trigrams.of("ab"));
    }

    @Test
    void each_is_given_once() {
        assertEquals(1, Trigrams.of("aaaaaaaa").size());
    }

    /** Or a search would miss what is there. */
    @Test
    void a_text_has_all_trigrams_of_each_of_its_parts() {
        long seed = 7;
        Random random = new Random(seed);
        String letters = "aAbBzZ09_ .ÄäßıİK\uD83D\uDE00\t\n";
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(30); n >= 0; n--)
                text.append(letters.charAt(random.nextInt(letters.length())));
            int from = random.nextInt(text.length());
            String part = text.substring(from, from + random.nextInt(text.length() - from + 1));
            Set<String> ofText = new TreeSet<>(Trigrams.of(text));
            assertTrue(ofText.containsAll(Trigrams.of(part)), "seed " + seed + ": " + text);
            assertTrue(
                    ofText.containsAll(Trigrams.of(CaseFolding.fold(part))),
                    "seed " + seed + ": " + text);
        }
    }
}
