package pxr.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pxr.diagnostic.Diagnostics;
import pxr.diagnostic.InputException;
import pxr.query.CrossReference;
import pxr.query.LuceneCrossReference;

class CompilationTest {

    @TempDir Path folder;

    private final Diagnostics diagnostics = new Diagnostics();
    private final Set<String> bound = new ConcurrentSkipListSet<>();
    private Path source;
    private Path index;

    @BeforeEach
    void compiles_three_files() throws IOException {
        source = folder.resolve("src");
        index = folder.resolve("index");
        write("p/Queue.java", "package p; public class Queue { public int take() { return 1; } }");
        write("p/User.java", "package p; class User { int use(Queue q) { return q.take(); } }");
        write("q/Other.java", "package q; class Other { }");
        assertEquals(3, compile().compiled());
        bound.clear();
    }

    private void write(String path, String text) throws IOException {
        Path file = source.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private CompileReport compile() {
        return compile(CompileOptions.of(List.of(source), index));
    }

    /** Compiles, and notes which files were bound. */
    private CompileReport compile(CompileOptions options) {
        return new Compilation(
                        options,
                        new OpenLibraries(),
                        facts -> bound.add(facts.file().path()),
                        diagnostics,
                        Progress.NONE)
                .run();
    }

    @Test
    void what_was_compiled_can_be_asked() {
        try (CrossReference project = LuceneCrossReference.open(index)) {
            assertEquals(List.of("p/Queue.java", "p/User.java", "q/Other.java"), project.files());
            assertEquals(1, project.symbol("p.Queue#take()").orElseThrow().uses());
            assertEquals(
                    "p.Queue#take()",
                    project.callsFrom("p.User#use(p.Queue)").getFirst().occurrence().symbol());
        }
    }

    @Test
    void an_unchanged_tree_is_only_looked_at() {
        long generation = generation();
        CompileReport report = compile();
        assertEquals(0, report.compiled());
        assertEquals(Set.of(), bound);
        assertEquals(generation, generation());
        assertTrue(report.toString().contains("nothing changed"), report.toString());
    }

    @Test
    void a_changed_body_is_bound_alone() throws IOException {
        write(
                "p/Queue.java",
                "package p;\n public class Queue { public int take() { return 2; } /* ! */ }");
        assertEquals(1, compile().compiled());
        assertEquals(Set.of("p/Queue.java"), bound);
        assertSameAsFresh();
    }

    @Test
    void a_changed_member_binds_those_who_use_it() throws IOException {
        write("p/Queue.java", "package p; public class Queue { public long take() { return 2; } }");
        compile();
        assertEquals(Set.of("p/Queue.java", "p/User.java"), bound);
        assertSameAsFresh();
    }

    @Test
    void a_new_member_binds_nobody_who_does_not_ask_for_its_name() throws IOException {
        write(
                "p/Queue.java",
                "package p; public class Queue { public int take() { return 1; } void put() {} }");
        compile();
        assertEquals(Set.of("p/Queue.java"), bound);
        assertSameAsFresh();
    }

    @Test
    void a_new_file_in_a_package_that_nobody_names_is_bound_alone() throws IOException {
        write("far/Queue.java", "package far; class Queue { }");
        compile();
        assertEquals(Set.of("far/Queue.java"), bound);
        assertSameAsFresh();
    }

    @Test
    void a_new_class_that_hides_an_imported_one_binds_who_names_it() throws IOException {
        write("far/Far.java", "package far; import p.*; class Far { Queue queue; }");
        compile();
        bound.clear();
        write("far/Queue.java", "package far; class Queue { }");
        compile();
        assertEquals(Set.of("far/Far.java", "far/Queue.java"), bound);
        assertSameAsFresh();
    }

    @Test
    void a_change_goes_on_through_constants_of_other_files() throws IOException {
        write("p/A.java", "package p; class A { static final int K = 1; }");
        write("p/B.java", "package p; class B { static final int L = A.K + 1; }");
        write("p/C.java", "package p; class C { static final int M = B.L + 1; }");
        compile();
        bound.clear();
        write("p/A.java", "package p; class A { static final int K = 2; }");
        compile();
        assertEquals(Set.of("p/A.java", "p/B.java", "p/C.java"), bound);
        assertSameAsFresh();
    }

    @Test
    void what_no_token_names_is_asked_for_all_the_same() throws IOException {
        write(
                "p/Row.java",
                "package p; class Row { public java.util.Iterator<String> iterator() { return null; } }");
        write(
                "p/Loop.java",
                "package p; class Loop { void run(Row r) { for (var s : r) s.length(); } }");
        write("p/Task.java", "package p; interface Task { void go(String s); }");
        write("p/Give.java", "package p; class Give { static Task t = s -> s.length(); }");
        compile();
        bound.clear();
        write(
                "p/Row.java",
                "package p; class Row implements Iterable<String> { public java.util.Iterator<String> iterator() { return null; } }");
        write("p/Task.java", "package p; interface Task { void other(StringBuilder s); }");
        compile();
        assertEquals(Set.of("p/Give.java", "p/Loop.java", "p/Row.java", "p/Task.java"), bound);
        assertSameAsFresh();
    }

    @Test
    void a_file_that_went_is_removed_and_its_users_are_bound_anew() throws IOException {
        Files.delete(source.resolve("p/Queue.java"));
        CompileReport report = compile();
        assertEquals(1, report.removed());
        assertEquals(2, report.index().files());
        assertEquals(Set.of("p/User.java"), bound);
        assertSameAsFresh();
    }

    @Test
    void other_options_bind_all_files_anew() {
        CompileOptions same = CompileOptions.of(List.of(source), index);
        CompileOptions other =
                new CompileOptions(same.sources(), index, Optional.empty(), List.of(folder), 0, 1);
        assertEquals(3, compile(other).compiled());
    }

    @Test
    void another_name_is_written_without_binding() {
        CompileOptions same = CompileOptions.of(List.of(source), index);
        CompileOptions renamed =
                new CompileOptions(same.sources(), index, Optional.of("renamed"), List.of(), 0, 2);
        assertEquals("renamed", compile(renamed).index().name());
        assertEquals(Set.of(), bound);
    }

    @Test
    void a_compilation_that_fails_leaves_the_index_as_it_was() throws IOException {
        List<String> before = Pxr.run("export", "occurrences", index).lines();
        write("q/Other.java", "package q; class Changed { }");
        CompileOptions options = CompileOptions.of(List.of(source), index);
        assertThrows(IllegalStateException.class, () -> failing(options).run());
        assertEquals(before, Pxr.run("export", "occurrences", index).lines());
        assertEquals(1, compile().compiled());
    }

    private Compilation failing(CompileOptions options) {
        return new Compilation(
                options,
                new OpenLibraries(),
                _ -> {
                    throw new IllegalStateException("half way");
                },
                diagnostics,
                Progress.NONE);
    }

    @Test
    void a_first_compilation_that_fails_leaves_nothing() {
        Path fresh = folder.resolve("fresh");
        CompileOptions options = CompileOptions.of(List.of(source), fresh);
        assertThrows(IllegalStateException.class, () -> failing(options).run());
        assertFalse(Files.exists(fresh));
    }

    @Test
    void a_file_with_errors_is_reported_and_the_rest_is_compiled() throws IOException {
        write("p/Broken.java", "package p; class Broken { void m( { }");
        CompileReport report = compile();
        assertTrue(diagnostics.errors() > 0);
        assertTrue(report.index().files() >= 3);
        assertTrue(diagnostics.all().getFirst().file().contains("Broken.java"));
    }

    @Test
    void sources_that_cannot_be_used_do_not_touch_the_index() {
        long generation = generation();
        CompileOptions options = CompileOptions.of(List.of(folder.resolve("missing")), index);
        assertThrows(InputException.class, () -> compile(options));
        assertEquals(generation, generation());
        CompileOptions fresh =
                CompileOptions.of(List.of(folder.resolve("missing")), folder.resolve("fresh"));
        assertThrows(InputException.class, () -> compile(fresh));
        assertFalse(Files.exists(folder.resolve("fresh")));
    }

    private long generation() {
        try (CrossReference project = LuceneCrossReference.open(index)) {
            return project.info().generation();
        }
    }

    /** An updated index knows exactly what an index made anew knows. */
    private void assertSameAsFresh() {
        Path fresh = folder.resolve("fresh");
        compile(CompileOptions.of(List.of(source), fresh));
        for (String table : List.of("occurrences", "symbols", "calls", "overrides", "supertypes")) {
            List<String> expected = Pxr.run("export", table, fresh).lines();
            assertEquals(expected, Pxr.run("export", table, index).lines(), table);
        }
    }
}
