package pxr.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pxr.index.IndexBuilder;
import pxr.index.MarkedSource;
import pxr.query.SearchResult.CallHit;
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
                // one or two letters, and what is at the end of a line
                "!\" path:Pool => mm/Pool.java:2",
                "1; => ke/Wait.java:4",
                "£ =>",
                "}\" OR ;} =>",
                // places
                "lock in:comment => ke/Lock.java:3",
                "in:comments Lock case:yes =>",
                "Wait -in:comment path:Lock =>",
                "Wait -(in:comment OR in:string) => ke/Wait.java:1 ke/Wait.java:3",
                "(a in:string) OR (waits in:comment) => ke/Wait.java:2 mm/Pool.java:2",
                "/a+/ in:string => mm/Pool.java:2",
                "lock in:comment in:code =>",
                // hierarchies
                "type:Lock => ke.Lock ke.SpinLock",
                "type:Lock depth:0 => ke.Lock",
                "type:SpinLock => ke.SpinLock",
                "supertypes:SpinLock => ke.SpinLock ke.Lock",
                "type:Lock -path:Lock =>",
                // calls
                "calls-to:Wait.lock => 1:ke.Wait#KeWaitForSingleObject()>ke.Wait#lock(int)@4",
                "calls-to:ke.Lock#lock() => 1:ke.SpinLock>ke.Lock#lock()@6",
                "calls-to:lock => 1:ke.SpinLock>ke.Lock#lock()@6 1:ke.Wait#KeWaitForSingleObject()>ke.Wait#lock(int)@4",
                "calls-to:lock path:Wait => 1:ke.Wait#KeWaitForSingleObject()>ke.Wait#lock(int)@4",
                "calls-from:KWFSO => 1:ke.Wait#KeWaitForSingleObject()>ke.Wait#lock(int)@4",
                "calls-between:KWFSO->Wait.lock => 1:ke.Wait#KeWaitForSingleObject()>ke.Wait#lock(int)@4",
                "calls-between:KWFSO calls-between:Wait.lock => 1:ke.Wait#KeWaitForSingleObject()>ke.Wait#lock(int)@4",
                "calls-between:Wait.lock->KWFSO =>",
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
                "lang:java path:mm => mm/Pool.java",
                "lang:c path:mm =>",
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
            case SymbolHit(var symbol, _) -> symbol.id();
            case CallHit call ->
                    call.depth() + ":" + call.caller() + ">" + call.callee() + "@" + call.line();
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
        assertEquals(3, code.search("lock count:3", 100).hits().size());
    }

    @Test
    void counting_stops_where_it_is_enough_unless_all_are_wanted() {
        SearchResult result = code.search("a count:1", 100);
        assertTrue(result.counted());
        assertTrue(result.hits().size() < result.total());
    }

    @Test
    void lines_come_with_those_around_them() {
        LineHit hit = (LineHit) code.search("waits context:1", 100).hits().getFirst();
        assertEquals(List.of("class Wait {"), hit.before());
        assertEquals(List.of("    void KeWaitForSingleObject() {"), hit.after());
        LineHit last = (LineHit) code.search("/^}$/ path:Pool context:9", 100).hits().getFirst();
        assertEquals(2, last.before().size());
        assertEquals(List.of(), last.after());
    }

    @Test
    void a_symbol_says_why_it_stands_where_it_does() {
        SymbolHit hit = (SymbolHit) code.search("class:Wait explain:yes", 9).hits().getFirst();
        List<String> reasons = hit.reasons().stream().map(SearchResult.Reason::what).toList();
        assertEquals(List.of("its name", "a type", "public", "not a test"), reasons);
        assertEquals(
                List.of(), ((SymbolHit) code.search("class:Wait", 9).hits().getFirst()).reasons());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "calls-to:lock => lock stands for 2 symbols",
                "calls-to:frobnicate => No method is named frobnicate",
                "calls-to:KWFSO => taken for ke.Wait#KeWaitForSingleObject()",
                "calls-between:lock => has no other end",
                "calls-between:Wait.lock->KWFSO => No way of at most",
                "type:Frob => No type is named Frob",
                "kind:frob => There is no kind frob",
                "in:code => there is no text beside it",
                "lock in:comment in:code => No text stands in all",
                "lang:c => only Java",
                "depth:deep lock => a number of steps",
            })
    void what_was_not_done_as_asked_is_said(String query, String note) {
        String said = code.search(query, 10).note();
        assertNotNull(said);
        assertTrue(said.contains(note), said);
    }

    @Test
    void typing_errors_are_forgiven_where_nothing_else_is_found() {
        assertEquals("ke.SpinLock", code.lookup("SpniLock", Set.of(), 5).getFirst().id());
        assertEquals("ke.SpinLock", code.lookup("spinlok", Set.of(), 5).getFirst().id());
        assertEquals("ke.SpinLock", code.lookup("spunl", Set.of(), 5).getFirst().id());
        assertEquals(List.of(), code.lookup("spnnilock", Set.of(), 5));
    }

    @Test
    void words_may_be_the_humps_of_a_name() {
        assertEquals("ke.SpinLock", code.lookup("spin lock", Set.of(), 5).getFirst().id());
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
