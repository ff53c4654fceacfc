package pxr.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pxr.index.IndexBuilder;
import pxr.index.MarkedSource;
import pxr.query.SearchResult.LineHit;
import pxr.query.SearchResult.Range;

/** Queries and texts that nobody should write, and someone does. */
class BadQueryTest {

    private static final int MEGABYTE = 1 << 20;

    @TempDir private static Path index;

    private static CrossReference code;

    @BeforeAll
    static void writes_an_index() {
        try (IndexBuilder builder = IndexBuilder.open(index)) {
            builder.put(
                    MarkedSource.facts(
                            "Long.java",
                            "",
                            "class [def class Long|Long] {\n// %s needle %s\n}[/]\n"
                                    .formatted("a".repeat(MEGABYTE), "b ".repeat(10))));
            builder.put(
                    MarkedSource.facts(
                            "Mixed.java",
                            "",
                            "class [def class Mixed|Mixed] {\r\n// one\r// two é\n// \uD83D\uDE00 three\u2028still\r\n}[/]"));
            builder.commit("bad", List.of(), "");
        }
        code = LuceneCrossReference.open(index);
    }

    @AfterAll
    static void closes_it() {
        code.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "OR",
                "- -",
                "--",
                "OR OR OR",
                "()",
                "-()",
                "((((",
                "\"",
                "\"\"",
                "//",
                "/",
                ":",
                "-:",
                "path:",
                "-OR",
                "( OR )",
                "a OR",
                "/(/",
                "/[/",
                "/*/",
                "/a{2,1}/",
                "/\\/",
                "re:(",
                "calls-between:->",
                "calls-to:(",
                "type:#",
                "type:.",
                "in:",
                "count:",
                "count:-1",
                "count:99999999999",
                "depth:x",
                "context:-3",
                "kind:",
                "def:()",
                "\0",
                "\uD800",
                "symbol:$",
                "-in:code",
                "in:code in:string",
                "case:yes",
                "*",
                "?",
                "pathre:[",
                "path:***",
                "id:?"
            })
    void any_query_is_answered(String query) {
        SearchResult result = code.search(query, 10);
        assertTrue(result.complete(), query);
        assertTrue(result.total() >= result.hits().size(), query);
        assertTrue(code.lookup(query, Set.of(), 10).size() <= 10);
    }

    @Test
    void any_row_of_pieces_is_answered() {
        String[] pieces = {
            "a",
            "Long",
            "(",
            ")",
            " ",
            "OR",
            "-",
            "\"",
            "/",
            ":",
            "def:",
            "calls-to:",
            "type:",
            "in:",
            "in:comment",
            "calls-between:",
            "->",
            "kind:",
            "count:",
            "3",
            "context:",
            "re:",
            "\\",
            "*",
            "#"
        };
        long seed = 5;
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            StringBuilder query = new StringBuilder();
            for (int n = random.nextInt(10); n >= 0; n--)
                query.append(pieces[random.nextInt(pieces.length)]);
            SearchResult result = code.search(query.toString(), 10);
            assertTrue(result.hits().size() <= result.total(), "seed " + seed + ": " + query);
        }
    }

    @Test
    void a_query_of_100_kB_is_cut_and_says_so() {
        SearchResult result = code.search("needle ".repeat(15_000), 10);
        assertTrue(result.total() > 0);
        assertNotNull(result.note());
        assertFalse(code.search("(a OR ".repeat(20_000), 10).understood().isEmpty());
        assertEquals(List.of(), code.lookup("x".repeat(100_000), Set.of(), 10));
    }

    @Test
    void a_line_of_a_megabyte_has_its_match_where_it_is() {
        LineHit hit = (LineHit) code.search("\" needle \"", 10).hits().getFirst();
        assertEquals(2, hit.line());
        assertEquals(List.of(new Range(MEGABYTE + 3, MEGABYTE + 11)), hit.ranges());
    }

    @ParameterizedTest
    @Timeout(60)
    @ValueSource(
            strings = {
                "/(a+)+c/",
                "/(a|aa)+c/",
                "/(a*)*c/",
                "/(.*a){20}c/",
                "/(\\w+\\s?)+c/",
                "/(a?){30}a{30}c/"
            })
    void a_regular_expression_that_runs_away_ends_in_time(String query) {
        try (CrossReference hurried = LuceneCrossReference.open(index, Duration.ofMillis(100))) {
            assertTrue(hurried.search(query, 10).hits().isEmpty());
        }
    }

    @Test
    void lines_end_as_in_java() {
        assertEquals(2, line("one"));
        assertEquals(3, line("two"));
        assertEquals(4, line("three"));
        assertEquals(4, line("still"));
        assertEquals(3, line("/two .$/"));
        assertEquals(4, line("/^\\W+ three.still$/"));
        LineHit smile = (LineHit) code.search("\uD83D\uDE00", 10).hits().getFirst();
        assertEquals(List.of(new Range(3, 5)), smile.ranges());
    }

    private static int line(String query) {
        SearchResult result = code.search(query + " path:Mixed", 10);
        return result.hits().stream()
                .filter(hit -> hit instanceof LineHit)
                .mapToInt(hit -> ((LineHit) hit).line())
                .findFirst()
                .orElse(0);
    }
}
