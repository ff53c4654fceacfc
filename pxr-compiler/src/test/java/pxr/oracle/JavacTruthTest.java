package pxr.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import pxr.source.SourceFile;
import pxr.symbol.Occurrence;
import pxr.symbol.Role;

class JavacTruthTest {

    @Test
    void a_creation_refers_to_the_class_and_calls_its_constructor() throws IOException {
        assertEquals(
                List.of(
                        "C 6 def class C",
                        "C 10 ref class C",
                        "c 12 def method C#c()",
                        "C 29 ref class C",
                        "C 29 new constructor C#<init>()"),
                truth("class C { C c() { return new C(); } }"));
    }

    @Test
    void the_element_value_is_not_there_when_it_is_not_written() throws IOException {
        assertEquals(
                List.of(
                        "SuppressWarnings 1 annotation annotation java.lang.SuppressWarnings",
                        "C 29 def class C"),
                truth("@SuppressWarnings(\"a\") class C {}"));
    }

    @Test
    void a_word_that_is_a_keyword_only_here_is_no_identifier() throws IOException {
        assertEquals(
                Set.of("record", "permits", "sealed", "non", "var", "when", "yield"),
                unaccounted(
                        """
                        class C {
                            sealed interface S permits R, T {}
                            record R(int x) implements S {}
                            static non-sealed class T implements S {}
                            int m(S s) {
                                var t = s;
                                return switch (t) {
                                    case R(var x) when x > 0 -> { yield x; }
                                    case R _, T _ -> 0;
                                };
                            }
                        }
                        """));
    }

    @Test
    void the_same_words_are_identifiers_elsewhere() throws IOException {
        assertEquals(
                Set.of(),
                unaccounted("class C { int record, permits, when; int to() { return record; } }"));
    }

    @Test
    void a_static_import_names_all_members_of_the_name() throws IOException {
        List<String> found =
                truth("import static java.util.List.of; class C { Object o = of(1); }");
        assertEquals(
                Arrays.stream(List.class.getMethods())
                        .filter(m -> m.getName().equals("of"))
                        .count(),
                found.stream().filter(f -> f.startsWith("of 29 import method")).count());
    }

    @Test
    void an_unknown_name_is_unresolved_and_takes_nothing_else_with_it() throws IOException {
        assertEquals(
                List.of(
                        "C 6 def class C",
                        "Strange 10 ref unknown ?Strange",
                        "s 18 def field C#s",
                        "n 25 def field C#n",
                        "m 36 def method C#m()",
                        "n 49 ref field C#n"),
                truth("class C { Strange s; int n = 1; int m() { return n; } }"));
    }

    @Test
    void a_method_inherited_as_abstract_from_two_types_leaves_the_choice() throws IOException {
        List<String> found =
                truth(
                        "interface A { void f(); } interface B { void f(); }"
                                + " interface C extends A, B { static void g(C c) { c.f(); } }");
        assertEquals(
                List.of("f 102 call method A#f()", "f 102 call method B#f()"),
                found.stream().filter(f -> f.contains(" call ")).toList());
    }

    @Test
    void an_escaped_identifier_is_as_long_as_it_is_written() throws IOException {
        FileTruth file = attribute("class \\u0043 { C c; }");
        assertEquals(
                List.of("6+6", "15+1"),
                file.occurrences().stream()
                        .map(TrueOccurrence::occurrence)
                        .filter(o -> o.symbol().equals("C"))
                        .map(o -> o.offset() + "+" + o.length())
                        .toList());
    }

    @Test
    void a_project_has_each_identifier_accounted_for_and_none_declares_two_symbols()
            throws IOException {
        List<FileTruth> files = Corpus.pxr().truth().files();
        assertTrue(files.size() > 50, "too few files to prove anything");
        for (FileTruth file : files) {
            List<Token> strange =
                    file.unaccounted().stream().filter(t -> !t.mayBeKeyword()).toList();
            assertEquals(List.of(), strange, file.file().path());
            List<Integer> declaring =
                    file.occurrences().stream()
                            .map(TrueOccurrence::occurrence)
                            .filter(o -> o.role() == Role.DEF)
                            .map(Occurrence::offset)
                            .toList();
            assertEquals(Set.copyOf(declaring).size(), declaring.size(), file.file().path());
        }
    }

    private static List<String> truth(String text) throws IOException {
        return attribute(text).occurrences().stream()
                .map(TrueOccurrence::occurrence)
                .map(o ->
                        String.join(
                                " ",
                                text.substring(o.offset(), o.end()),
                                String.valueOf(o.offset()),
                                o.role().label(),
                                o.kind().label(),
                                o.symbol()))
                .toList();
    }

    private static Set<String> unaccounted(String text) throws IOException {
        return attribute(text).unaccounted().stream().map(Token::text).collect(Collectors.toSet());
    }

    private static FileTruth attribute(String text) throws IOException {
        SourceFile file = new SourceFile("C.java", text, "");
        return JavacTruth.of(List.of(file), JavacOptions.NONE).files().getFirst();
    }
}
