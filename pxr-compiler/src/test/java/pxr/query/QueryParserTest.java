package pxr.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "a b | \"a\" \"b\"",
                "a OR b c | \"a\" OR \"b\" \"c\"",
                "(a OR b) c | (\"a\" OR \"b\") \"c\"",
                "-a -(b c) | -\"a\" -(\"b\" \"c\")",
                "\"x << 31)\" | \"x << 31)\"",
                "/fo+\\/bar/ x | /fo+\\/bar/ \"x\"",
                "def:Foo path:a/b | def:Foo path:\"a/b\"",
                "defs:Foo refs:bar full:x | def:Foo ref:bar \"x\"",
                "CLASS:Foo | class:Foo",
                "(a case:yes) | \"a\" case:yes",
                "case:yes a case:no | \"a\"",
                "f:a/b repo:x sym:Foo | path:\"a/b\" project:x symbol:Foo",
                "re:fo+ pathre:x$ | /fo+/ path:/x$/",
                "content:a re:\"b c\" | \"a\" /b c/",
                "re:a/b | /a\\/b/",
                "a count:5 context:2 | \"a\" count:5 context:2",
                "count:all a explain:yes | \"a\" count:all explain:yes",
                "a -in:comments | \"a\" -in:comment",
                "(in:code OR in:string) a | (in:code OR in:string) \"a\"",
                "calls-to:A.b(int) depth:2 | calls-to:\"A.b(int)\" depth:2",
                "calls-between:A.b->C.d | calls-between:A.b->C.d",
                "calls-between:a calls-between:b | calls-between:a calls-between:b",
                "type:Map -type:HashMap lang:java | type:Map -type:HashMap lang:java",
                "foo(bar) | \"foo(bar)\"",
                "(foo(x) bar) | \"foo(x)\" \"bar\"",
            })
    void operators_are_read_as_such(String query, String understood) {
        assertEquals(understood, QueryParser.parse(query).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(", ")", ":", "-", "/", "\"", "()", "->", "a)", "(a", ":x", "x:", "foo:bar", "OR",
                "//", "/*", "def:", "::", "((", "*", "?", "\\", "[", "-)", "||", "@", "path:)"
            })
    void punctuation_that_is_no_operator_is_text(String query) {
        assertEquals(new Query.Text(query), QueryParser.parse(query).root());
    }

    @Test
    void an_or_without_neighbours_is_text() {
        assertEquals("\"a\" \"OR\"", QueryParser.parse("a OR").toString());
        assertEquals("\"OR\" \"a\"", QueryParser.parse("OR a").toString());
    }

    @Test
    void a_lone_parenthesis_beside_a_group_is_text() {
        assertEquals("\"(\" \"b\" \"c\"", QueryParser.parse("((b) c").toString());
    }

    @Test
    void what_cannot_be_answered_is_noted() {
        assertTrue(QueryParser.parse("hist:x").notes().getFirst().contains("history"));
        assertTrue(QueryParser.parse("count:many x").notes().getFirst().contains("a number"));
        assertTrue(QueryParser.parse("count:-1 x").notes().getFirst().contains("a number"));
        assertTrue(QueryParser.parse("case:maybe x").notes().getFirst().contains("`yes` or `no`"));
        assertTrue(QueryParser.parse("in:attic x").notes().getFirst().contains("comment"));
        assertTrue(QueryParser.parse("call:/x/ y").notes().getFirst().contains("takes a name"));
        var invalid = QueryParser.parse("/a(/");
        assertEquals(new Query.Text("/a(/"), invalid.root());
        assertTrue(invalid.notes().getFirst().contains("no regular expression"));
    }

    @Test
    void a_query_of_100_kB_is_cut() {
        var parsed = QueryParser.parse("(".repeat(100_000));
        assertEquals(1, parsed.notes().size());
    }

    @Test
    void every_query_is_read_and_its_spelling_is_read_as_the_same() {
        String[] pieces = {
            "a",
            "Foo",
            "(",
            ")",
            " ",
            " ",
            "OR",
            "-",
            "\"",
            "/",
            ":",
            "def:",
            "path:",
            "case:yes",
            "in:code",
            "re:",
            "count:7",
            "\\",
            ".",
            "->"
        };
        long seed = 20_261_120;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder query = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--)
                query.append(pieces[random.nextInt(pieces.length)]);
            var parsed = QueryParser.parse(query.toString());
            var again = QueryParser.parse(parsed.toString());
            assertEquals(
                    parsed.root(), again.root(), "seed " + seed + ": " + query + " => " + parsed);
            assertEquals(parsed.options(), again.options(), query.toString());
        }
    }
}
