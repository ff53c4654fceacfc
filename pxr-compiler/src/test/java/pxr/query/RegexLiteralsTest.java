package pxr.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegexLiteralsTest {

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
                "foo\\.bar foo.bar",
                "foo\\s+\\w*bar foo,bar",
                "new\\s+(Hash|Tree)Map\\( new,Map(",
                "[a-z]+Lock Lock",
                "[]a]x x",
                "[^]a]x x",
                "[a[bc]]x x",
                "[\\]]x x",
                "^import import",
                "\\p{Lu}ock ock",
                "\\x41bc ",
                "a|b ",
                "(?i)abc ",
                "(?x)ab ",
                "\\Qa+b\\E ",
                "(a|b)c c",
                "(a(b)c)+d d",
                "([)])d d",
            })
    void a_match_contains(String regex, String literals) {
        List<String> expected = literals == null ? List.of() : List.of(literals.split(","));
        assertEquals(expected, RegexLiterals.of(regex));
    }
}
