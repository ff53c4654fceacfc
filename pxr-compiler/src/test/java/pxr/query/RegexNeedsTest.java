package pxr.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegexNeedsTest {

    /** `abc,d` for both, `(a|b)` for one of them. */
    private static String show(RegexNeeds needs) {
        return switch (needs) {
            case RegexNeeds.Literal(var text) -> text;
            case RegexNeeds.All(var parts) ->
                    parts.stream().map(RegexNeedsTest::show).collect(Collectors.joining(","));
            case RegexNeeds.Any(var parts) ->
                    parts.stream()
                            .map(RegexNeedsTest::show)
                            .collect(Collectors.joining("|", "(", ")"));
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "abc abc",
                "a.c a,c",
                "abc+d abc,d",
                "abc*d ab,d",
                "abc?d ab,d",
                "abc{0,2}d ab,d",
                "abc{2}d abc,d",
                "foo\\.bar foo.bar",
                "foo\\s+\\w*bar foo,bar",
                "new\\s+(Hash|Tree)Map\\( new,(HashMap(|TreeMap()",
                "(Hash|Tree)?Map Map",
                "(?:get|set)X (getX|setX)",
                "(?<name>ab)c abc",
                "(?=ab)c c",
                "(?!ab)c c",
                "(?<=ab)c c",
                "[a-z]+Lock Lock",
                "[]a]x x",
                "[^]a]x x",
                "[a[bc]]x x",
                "[\\]]x x",
                "^import import",
                "\\p{Lu}ock ock",
                "\\x41bc ''",
                "\\u0041;bc ;bc",
                "a|b (a|b)",
                "ab|c?d (ab|d)",
                "ab|c? ''",
                "(?i)abc ''",
                "(?x)ab ''",
                "\\Qa+b\\E ''",
                "(a|b)c (ac|bc)",
                "x(a|b(c|d)|)y (xay|xbcy|xbdy|xy)",
                "(a|b)(a|b)(a|b)(a|b)(a|b) (aaaa|aaab|aaba|aabb|abaa|abab|abba|abbb|baaa|baab|baba|babb|bbaa|bbab|bbba|bbbb),(a|b)",
                "(a(b)c)+d abc,d",
                "(a(b)c)*d d",
                "([)])d d",
                "\uD83D\uDE00?a a",
                "\uD83D\uDE00+a \uD83D\uDE00,a",
            })
    void a_match_contains(String regex, String needs) {
        assertEquals(needs, show(RegexNeeds.of(regex)));
    }

    private static boolean has(String text, RegexNeeds needs) {
        return switch (needs) {
            case RegexNeeds.Literal(var literal) -> text.contains(literal);
            case RegexNeeds.All(var parts) -> parts.stream().allMatch(part -> has(text, part));
            case RegexNeeds.Any(var parts) -> parts.stream().anyMatch(part -> has(text, part));
        };
    }

    /** Or a search would miss what is there. */
    @Test
    void every_match_has_what_is_said_to_be_needed() {
        long seed = 4;
        Random random = new Random(seed);
        int matches = 0;
        for (int i = 0; i < 20_000; i++) {
            String regex = regex(random, 3);
            RegexNeeds needs = RegexNeeds.of(regex);
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--)
                text.append((char) ('a' + random.nextInt(3)));
            Matcher matcher = Pattern.compile(regex).matcher(text);
            while (matcher.find()) {
                matches++;
                assertTrue(has(text.toString(), needs), "seed " + seed + ": " + regex + " " + text);
            }
        }
        assertTrue(matches > 10_000, "only " + matches + " matches");
    }

    private static String regex(Random random, int depth) {
        String[] atoms = {
            "a", "b", "c", "ab", "[ab]", ".", "\\w", "^", "$", "\\b", "[^c]", "\\0143"
        };
        String[] quantifiers = {"", "", "", "?", "*", "+", "{0}", "{1,2}", "+?", "{2}"};
        StringBuilder regex = new StringBuilder();
        for (int n = random.nextInt(3); n >= 0; n--) {
            String[] opens = {"(", "(?:", "(?>"};
            String atom =
                    depth > 0 && random.nextInt(3) == 0
                            ? opens[random.nextInt(3)] + regex(random, depth - 1) + ")"
                            : atoms[random.nextInt(atoms.length)];
            regex.append(atom).append(quantifiers[random.nextInt(quantifiers.length)]);
            if (random.nextInt(5) == 0) regex.append('|');
        }
        return regex.toString();
    }
}
