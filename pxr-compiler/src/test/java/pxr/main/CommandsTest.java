package pxr.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pxr.index.IndexBuilder;
import pxr.index.MarkedSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandsTest {

    @TempDir private static Path index;

    @BeforeAll
    static void writes_an_index() {
        try (IndexBuilder builder = IndexBuilder.open(index)) {
            builder.put(
                    MarkedSource.facts(
                            "p/A.java",
                            "p",
                            """
                            class [def class p.A <java.lang.Object|A] {
                              static void [def method p.A#a()|a]() { [call method p.A#b()|b](); new [new constructor java.lang.Thread#<init>()|Thread](); }[/]
                              void [def method p.A#b()|b]() { [call method p.A#c()|c](); [call method p.A#c()|c](); }[/]
                              void [def method p.A#c()|c]() { [call method p.A#a()|a](); run(this::[methodref method p.A#b()|b]); }[/]
                            }[/]
                            """));
            builder.put(
                    MarkedSource.facts(
                            "p/B.java",
                            "p",
                            """
                            class [def class p.B <p.A|B] extends [ref class p.A|A] {
                              void [def method p.B#c() <p.A#c()|c]() { super.[call method p.A#c()|c](); [call method p.B#end()|end](); [ref unknown ?x|x]; }[/]
                              void [def method p.B#end()|end]() { int [def local p/B.java:75|i]; }[/]
                            }[/]
                            """));
            builder.commit("letters", List.of(), "");
        }
    }

    @Test
    void refs_prints_each_use_with_its_role() {
        Pxr refs = Pxr.run("refs", index, "p.A#c()");
        assertEquals(0, refs.exitCode());
        assertEquals(
                List.of(
                        "p/A.java:3:14: call: void b() { c(); c(); }",
                        "p/A.java:3:19: call: void b() { c(); c(); }",
                        "p/A.java:4:8: def: void c() { a(); run(this::b); }",
                        "p/B.java:2:20: call: void c() { super.c(); end(); x; }"),
                refs.lines());
        assertEquals(1, Pxr.run("refs", index, "p.A#c()", "--limit", 1).lines().size());
    }

    @Test
    void an_external_symbol_has_refs_too() {
        assertEquals(1, Pxr.run("refs", index, "java.lang.Thread#<init>()").lines().size());
    }

    @Test
    void callers_and_callees_follow_calls_to_the_depth() {
        assertEquals(
                List.of("p.A#b()  p/A.java:3 and 1 more", "p.B#c()  p/B.java:2"),
                Pxr.run("callers", index, "p.A#c()").lines());
        assertEquals(
                List.of(
                        "p.A#b()  p/A.java:2",
                        "  p.A#c()  p/A.java:3 and 1 more",
                        "  p.B#c()  p/A.java:3 and 1 more, overrides p.A#c()",
                        "java.lang.Thread#<init>()  p/A.java:2"),
                Pxr.run("callees", index, "p.A#a()", "--depth", 2).lines());
    }

    @Test
    void a_call_reaches_overriding_methods_but_not_from_super() {
        assertEquals(
                List.of("p.A#b()  p/A.java:3 and 1 more, calls p.A#c()"),
                Pxr.run("callers", index, "p.B#c()").lines());
    }

    @Test
    void a_method_reference_is_a_call_to_both_sides() {
        assertTrue(Pxr.run("callers", index, "p.A#b()").lines().contains("p.A#c()  p/A.java:4"));
        assertTrue(Pxr.run("callees", index, "p.A#c()").lines().contains("p.A#b()  p/A.java:4"));
    }

    @Test
    void a_name_that_only_one_symbol_has_is_enough() {
        assertEquals(
                Pxr.run("callers", index, "p.B#end()").lines(),
                Pxr.run("callers", index, "B.end").lines());
        Pxr ambiguous = Pxr.run("callers", index, "c");
        assertEquals(1, ambiguous.exitCode());
        assertTrue(ambiguous.err().contains("p.A#c()  p.B#c()"), ambiguous.err());
    }

    @Test
    void a_tree_of_calls_that_go_round_ends() {
        assertEquals(0, Pxr.run("callees", index, "p.A#a()", "--depth", 1000).exitCode());
        assertEquals(0, Pxr.run("callers", index, "p.A#a()", "--depth", 1000).exitCode());
    }

    @Test
    void paths_are_the_shortest_and_pass_through_overriding_methods() {
        assertEquals(
                List.of(
                        "p.A#a()",
                        "  calls p.A#b()  p/A.java:2",
                        "  calls p.A#c()  p/A.java:3",
                        "  overridden by p.B#c()  p/B.java:2",
                        "  calls p.B#end()  p/B.java:2"),
                Pxr.run("paths", index, "p.A#a()", "p.B#end()").lines());
        Pxr none = Pxr.run("paths", index, "p.B#end()", "p.A#a()");
        assertEquals(1, none.exitCode());
        assertTrue(none.err().startsWith("pxr: No calls lead from"), none.err());
        assertEquals(1, Pxr.run("paths", index, "p.A#a()", "p.B#end()", "--depth", 2).exitCode());
    }

    @Test
    void a_symbol_that_does_not_exist_is_told_with_the_nearest() {
        for (String command : List.of("refs", "callers", "callees")) {
            Pxr answer = Pxr.run(command, index, "p.A.end");
            assertEquals(1, answer.exitCode());
            assertEquals("", answer.out());
            assertEquals(1, answer.err().lines().count());
        }
        assertTrue(Pxr.run("paths", index, "p.A.c", "p.c").err().contains("p.B#c()"));
    }

    @Test
    void search_prints_hits_like_grep_and_the_rest_on_err() {
        Pxr search = Pxr.run("search", index, "class:a OR end", "--limit", 2);
        assertEquals(
                List.of("p/A.java:1: class p.A", "p/B.java:1: class B extends A {"),
                search.lines());
        assertTrue(search.err().contains("2 of 4 hits"), search.err());
        Pxr nothing = Pxr.run("search", index, "hist:x");
        assertEquals(0, nothing.exitCode());
        assertTrue(nothing.err().contains("hist:"), nothing.err());
    }

    @Test
    void search_answers_in_json() throws Exception {
        Pxr search = Pxr.run("search", index, "class:a OR end", "--json");
        JsonNode answer = JsonMapper.shared().readTree(search.out());
        assertEquals(4, answer.get("total").asInt());
        assertEquals("p.A", answer.get("hits").get(0).get("symbol").get("id").asString());
        JsonNode line = answer.get("hits").get(1);
        assertEquals("line", line.get("type").asString());
        assertEquals(11, line.get("ranges").get(0).get(0).asInt());
    }

    @Test
    void occurrences_are_exported_with_the_place_of_the_declaration() {
        List<String> rows = Pxr.run("export", "occurrences", index).lines();
        assertEquals(
                "file\toffset\tline\tcolumn\tlength\ttext\trole\tkind\tsymbol\tdef_file\tdef_offset\tbinary_name",
                rows.getFirst());
        assertEquals("p/A.java\t6\t1\t7\t1\tA\tdef\tclass\tp.A\tp/A.java\t6\t-", rows.get(1));
        assertTrue(
                rows.contains(
                        "p/A.java\t39\t2\t30\t6\tThread\tnew\tconstructor\tjava.lang.Thread#<init>()\texternal\t-1\tjava.lang.Thread"),
                () -> String.join("\n", rows));
        assertTrue(
                rows.contains("p/B.java\t51\t2\t32\t1\tx\tref\tunknown\t?x\tunresolved\t-1\t-"),
                () -> String.join("\n", rows));
        assertTrue(rows.contains("p/B.java\t6\t1\t7\t1\tB\tdef\tclass\tp.B\tp/B.java\t6\t-"));
        assertTrue(
                rows.stream()
                        .anyMatch(r -> r.endsWith("i\tdef\tlocal\tp/B.java:75\tp/B.java\t75\t-")),
                () -> String.join("\n", rows));
    }

    @Test
    void calls_are_exported_with_their_dispatch() {
        assertEquals(
                List.of(
                        "caller\tcallee\tfile\toffset\tdispatch",
                        "p.A#a()\tp.A#b()\tp/A.java\t30\tvirtual",
                        "p.A#a()\tjava.lang.Thread#<init>()\tp/A.java\t39\tspecial"),
                Pxr.run("export", "calls", index).lines().subList(0, 3));
        List<String> rows = Pxr.run("export", "calls", index).lines();
        assertTrue(
                rows.stream()
                        .anyMatch(
                                r -> r.startsWith("p.A#c()\tp.A#b()") && r.endsWith("reference")));
        assertTrue(
                rows.stream()
                        .anyMatch(r -> r.startsWith("p.B#c()\tp.A#c()") && r.endsWith("special")));
    }

    @Test
    void symbols_and_supertypes_are_exported() {
        List<String> symbols = Pxr.run("export", "SYMBOLS", index).lines();
        assertEquals(
                "symbol\tkind\tfile\toffset\tline\tmodifiers\tsignature\tconstant_value",
                symbols.getFirst());
        assertEquals("p.A\tclass\tp/A.java\t6\t1\tpublic\tA\t-", symbols.get(1));
        assertEquals(
                List.of(
                        "class\tkind\tdef_file\tdef_offset\trelation\tsuper\tsuper_def_file\tsuper_def_offset",
                        "p.A\tclass\tp/A.java\t6\textends\tjava.lang.Object\texternal\t-1",
                        "p.B\tclass\tp/B.java\t6\textends\tp.A\tp/A.java\t6"),
                Pxr.run("export", "supertypes", index).lines());
    }

    @Test
    void wrong_usage_ends_with_2() {
        assertEquals(2, Pxr.run("search", index).exitCode());
        assertEquals(2, Pxr.run("export", "nonsense", index).exitCode());
        assertEquals(2, Pxr.run("refs", index, "p.A", "--limit", "many").exitCode());
    }

    @Test
    void what_is_no_index_is_told_in_one_line_with_a_remedy(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        for (Path path : List.of(folder.resolve("missing"), file, empty, folder)) {
            Pxr answer = Pxr.run("search", path, "x");
            assertEquals(1, answer.exitCode());
            assertEquals("", answer.out());
            assertEquals(1, answer.err().lines().count(), answer.err());
        }
    }
}
