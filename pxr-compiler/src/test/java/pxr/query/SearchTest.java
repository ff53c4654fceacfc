package pxr.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pxr.index.IndexBuilder;
import pxr.index.MarkedSource;
import pxr.query.SearchResult.FileHit;
import pxr.query.SearchResult.Hit;
import pxr.query.SearchResult.LineHit;
import pxr.query.SearchResult.Range;
import pxr.query.SearchResult.SymbolHit;

class SearchTest {

    @TempDir private static Path index;

    private static CrossReference code;

    @BeforeAll
    static void writes_an_index() {
        try (IndexBuilder builder = IndexBuilder.open(index)) {
            builder.put(
                    MarkedSource.facts(
                            "ke/Wait.java",
                            "ke",
                            """
                            class [def class ke.Wait|Wait] {
                                // waits: 1 << 31 (or less)
                                void [def method ke.Wait#KeWaitForSingleObject()|KeWaitForSingleObject]() {
                                    [call method ke.Wait#lock(int)|lock](1); [write field ke.Wait#depth|depth] = 1;
                                }[/]
                                void [def method ke.Wait#lock(int)|lock](int x) {}[/]
                                int [def field ke.Wait#depth|depth][/];
                            }[/]
                            """));
            builder.put(
                    MarkedSource.facts(
                            "ke/Lock.java",
                            "ke",
                            """
                            interface [def interface ke.Lock|Lock] {
                                void [def method ke.Lock#lock()|lock]();[/]
                                // LOCK and lock; Wait
                            }[/]
                            class [def class ke.SpinLock <ke.Lock|SpinLock] {
                                { this.[call method ke.Lock#lock()|lock](); [ref class java.lang.String|String] s; }
                            }[/]
                            """));
            builder.put(
                    MarkedSource.facts(
                            "mm/Pool.java",
                            "mm",
                            """
                            class [def class mm.Pool|Pool] {
                                String s = "%s!";
                            }[/]
                            """
                                    .formatted("a".repeat(40))));
            builder.commit("nt", List.of(), "");
        }
        code = LuceneCrossReference.open(index);
    }

    @AfterAll
    static void closes_it() {
        code.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '\u0001',
            value = {
                // text
                "lock => ke.Lock ke.Lock#lock() ke.Wait#lock(int) ke.SpinLock ke/Lock.java:1 ke/Lock.java:2 ke/Lock.java:3 ke/Lock.java:5 ke/Lock.java:6 ke/Wait.java:4 ke/Wait.java:6",
                "lock case:yes => ke.Lock#lock() ke.Wait#lock(int) ke/Lock.java:2 ke/Lock.java:3 ke/Lock.java:6 ke/Wait.java:4 ke/Wait.java:6",
                "\"1 << 31 (\" => ke/Wait.java:2",
                "less) << => ke/Wait.java:2",
                "SpinLock String => ke/Lock.java:5 ke/Lock.java:6",
                "interface OR waits => ke/Lock.java:1 ke/Wait.java:2",
                "Wait -interface => ke.Wait ke.Wait#KeWaitForSingleObject() ke/Wait.java:1 ke/Wait.java:2 ke/Wait.java:3",
                "kwfso => ke.Wait#KeWaitForSingleObject()",
                "(interface OR waits) path:Wait => ke/Wait.java:2",
                "zz nowhere =>",
                // regular expressions
                "/lock\\(\\d/ => ke/Wait.java:4",
                "/^class/ => ke/Lock.java:5 ke/Wait.java:1 mm/Pool.java:1",
                "/[;}]$/ path:Pool => mm/Pool.java:2 mm/Pool.java:3",
                "/for|spin/ case:yes =>",
                "/for|spin/ => ke/Lock.java:5 ke/Wait.java:3",
                // fields
                "class:Wait => ke.Wait",
                "def:lock => ke.Lock ke.Lock#lock() ke.Wait#lock(int) ke.SpinLock",
                "def:\"lock\" case:yes => ke.Lock#lock() ke.Wait#lock(int)",
                "method:KWFSO => ke.Wait#KeWaitForSingleObject()",
                "field:depth => ke.Wait#depth",
                "kind:interface => ke.Lock",
                "kind:method lock => ke.Lock#lock() ke.Wait#lock(int)",
                "kind:class path:ke/ => ke.Wait ke.SpinLock",
                "call:lock => ke/Lock.java:6 ke/Wait.java:4",
                "call:Wait.lock => ke/Wait.java:4",
                "refs:java.lang.String => ke/Lock.java:6",
                "ref:ke.Lock#lock() => ke/Lock.java:6",
                "write:depth => ke/Wait.java:4",
                "symbol:SpinLock => ke.SpinLock",
                "path:mm => mm/Pool.java",
                "path:/^k.*k/ => ke/Lock.java",
                "path:k*t => ke/Wait.java",
                "-path:ke => mm/Pool.java",
                "project:nt path:mm => mm/Pool.java",
                "project:other path:mm =>",
            })
    void a_query_finds(String query, String hits) {
        SearchResult result = code.search(query, 100);
        List<String> expected = hits == null ? List.of() : List.of(hits.split(" "));
        assertEquals(
                expected,
                result.hits().stream().map(SearchTest::name).toList(),
                result.understood());
        assertEquals(expected.size(), result.total());
        assertTrue(result.complete());
    }

    private static String name(Hit hit) {
        return switch (hit) {
            case SymbolHit(var symbol) -> symbol.id();
            case LineHit line -> line.file() + ":" + line.line();
            case FileHit(var file) -> file;
        };
    }

    @Test
    void a_line_comes_with_its_ranges_and_enclosing_declaration() {
        LineHit hit = (LineHit) code.search("lock depth path:Wait", 100).hits().getFirst();
        assertEquals("        lock(1); depth = 1;", hit.text());
        assertEquals(List.of(new Range(8, 12), new Range(17, 22)), hit.ranges());
        assertEquals("ke.Wait#KeWaitForSingleObject()", hit.enclosing());
    }

    @Test
    void overlapping_matches_are_one_range() {
        LineHit hit = (LineHit) code.search("WaitFor ForSingle path:Wait", 100).hits().getFirst();
        assertEquals(List.of(new Range(11, 24)), hit.ranges());
    }

    @Test
    void the_limit_cuts_the_hits_and_not_the_total() {
        SearchResult result = code.search("lock", 2);
        assertEquals(2, result.hits().size());
        assertEquals(4 + 7, result.total());
    }

    @Test
    void an_empty_query_says_so() {
        SearchResult result = code.search("  ", 10);
        assertEquals("Nothing to search for.", result.note());
        assertEquals(0, result.total());
    }

    @Test
    void what_was_left_out_is_noted_and_the_rest_is_answered() {
        SearchResult result = code.search("hist:fix /lock/ path:Wait", 10);
        assertEquals(2, result.total());
        assertNotNull(result.note());
        assertNull(code.search("lock", 10).note());
    }

    @Test
    void a_regular_expression_that_runs_away_is_stopped() {
        try (CrossReference hurried = LuceneCrossReference.open(index, Duration.ofMillis(50))) {
            SearchResult result = hurried.search("/%s[!]{2}/".formatted("\\w*".repeat(12)), 10);
            assertFalse(result.complete());
        }
    }
}
