package pxr.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pxr.index.IndexBuilder;
import pxr.index.MarkedSource;
import pxr.symbol.FileFacts;
import pxr.symbol.Role;
import pxr.symbol.SymbolKind;

class LuceneCrossReferenceTest {

    private static final Set<Role> CALLS = EnumSet.of(Role.CALL, Role.NEW, Role.NEW_ENUM);
    private static final Set<Role> ALL = EnumSet.allOf(Role.class);
    private static final Set<Role> USES = EnumSet.complementOf(EnumSet.of(Role.DEF));

    private static final FileFacts QUEUE =
            MarkedSource.facts(
                    "p/WaitQueue.java",
                    "p",
                    """
                    package p;
                    /** Holds threads. */
                    class [def class p.WaitQueue|WaitQueue] {
                        int [def field p.WaitQueue#size|size][/];
                        void [def method p.WaitQueue#put(int)|put](int [def parameter p/WaitQueue.java:95|x]) {
                            [update field p.WaitQueue#size|size]++;
                            [call method p.WaitQueue#grow()|grow]();
                        }[/]
                        void [def method p.WaitQueue#grow()|grow]() {}[/]
                    }[/]
                    """);
    private static final FileFacts FAIR =
            MarkedSource.facts(
                    "p/FairQueue.java",
                    "p",
                    """
                    class [def class p.FairQueue <p.WaitQueue|FairQueue] extends [ref class p.WaitQueue|WaitQueue] {
                        void [def method p.FairQueue#put(int) <p.WaitQueue#put(int)|put](int x) {
                            super.[call method p.WaitQueue#put(int)|put](x);
                            [ref class p.WaitQueue|WaitQueue] q = new [ref class p.WaitQueue|WaitQueue]();
                            q.[call method p.WaitQueue#put(int)|put](1); q.[call method p.WaitQueue#put(int)|put](2);
                        }[/]
                    }[/]
                    """);

    @TempDir Path index;

    @BeforeEach
    void writes_two_files() {
        write(QUEUE, FAIR);
    }

    private void write(FileFacts... files) {
        try (IndexBuilder builder = IndexBuilder.open(index)) {
            for (FileFacts file : files) builder.put(file);
            builder.commit("queues", List.of("src"), "");
        }
    }

    @Test
    void an_index_says_what_it_holds() {
        try (CrossReference queues = LuceneCrossReference.open(index)) {
            IndexInfo info = queues.info();
            assertEquals("queues", info.name());
            assertEquals(2, info.files());
            assertEquals(6, info.symbols());
            assertEquals(11 + 8, info.lines());
            assertEquals(List.of("p/FairQueue.java", "p/WaitQueue.java"), queues.files());
        }
    }

    @Test
    void a_file_comes_back_as_it_was_put() {
        try (CrossReference queues = LuceneCrossReference.open(index)) {
            IndexedFile file = queues.file("p/WaitQueue.java").orElseThrow();
            assertEquals(QUEUE.file(), file.source());
            assertEquals("p", file.packageName());
            assertEquals(QUEUE.declarations(), file.declarations());
            assertEquals(QUEUE.occurrences(), file.occurrences());
            assertTrue(queues.file("p/Missing.java").isEmpty());
        }
    }

    @Test
    void a_symbol_is_found_by_its_id_with_its_place_and_uses() {
        try (CrossReference queues = LuceneCrossReference.open(index)) {
            SymbolEntry put = queues.symbol("p.WaitQueue#put(int)").orElseThrow();
            assertEquals("p/WaitQueue.java", put.file());
            assertEquals(5, put.line());
            assertEquals(10, put.column());
            assertEquals(3, put.uses());
            assertTrue(queues.symbol("p.WaitQueue#put(long)").isEmpty());
            Set<String> found =
                    queues.symbols(List.of("p.FairQueue", "p.WaitQueue", "java.lang.String"))
                            .keySet();
            assertEquals(Set.of("p.FairQueue", "p.WaitQueue"), found);
        }
    }

    @Test
    void uses_come_by_role_with_line_and_enclosing_member() {
        try (CrossReference queues = LuceneCrossReference.open(index)) {
            List<Use> calls = queues.uses("p.WaitQueue#put(int)", CALLS, 10);
            assertEquals(3, calls.size());
            assertEquals(3, calls.getFirst().line());
            assertEquals("super.put(x);", calls.getFirst().lineText().strip());
            assertEquals("p.FairQueue#put(int)", calls.getFirst().enclosing());
            assertEquals(List.of(), queues.uses("p.WaitQueue#put(int)", Set.of(Role.WRITE), 10));
            assertEquals(2, queues.uses("p.WaitQueue#put(int)", CALLS, 2).size());
        }
    }

    @Test
    void counts_are_those_of_the_lists() {
        try (CrossReference queues = LuceneCrossReference.open(index)) {
            for (String id :
                    List.of("p.WaitQueue", "p.WaitQueue#size", "p/WaitQueue.java:95", "no.Such")) {
                for (Set<Role> roles :
                        List.of(CALLS, ALL, USES, Set.of(Role.UPDATE), Set.of(Role.DEF))) {
                    int listed = queues.uses(id, roles, Integer.MAX_VALUE).size();
                    assertEquals(listed, queues.useCount(id, roles), id + " " + roles);
                }
            }
            assertEquals(3, queues.useCount("p.WaitQueue", USES));
        }
    }

    @Test
    void calls_from_a_member_are_those_inside_its_declaration() {
        try (CrossReference queues = LuceneCrossReference.open(index)) {
            List<Use> calls = queues.callsFrom("p.WaitQueue#put(int)");
            assertEquals(
                    List.of("p.WaitQueue#grow()"),
                    calls.stream().map(c -> c.occurrence().symbol()).toList());
            assertEquals(List.of(), queues.callsFrom("p.FairQueue"), "its members call");
            assertEquals(List.of(), queues.callsFrom("p.WaitQueue#grow()"));
        }
    }

    @Test
    void members_come_in_source_order_and_packages_hold_types() {
        try (CrossReference queues = LuceneCrossReference.open(index)) {
            assertEquals(List.of("size", "put", "grow"), names(queues.members("p.WaitQueue")));
            assertEquals(List.of("FairQueue", "WaitQueue"), names(queues.members("p")));
        }
    }

    @Test
    void hierarchies_are_read_from_below() {
        try (CrossReference queues = LuceneCrossReference.open(index)) {
            assertEquals(List.of("FairQueue"), names(queues.subtypes("p.WaitQueue")));
            assertEquals(
                    List.of("p.FairQueue#put(int)"),
                    queues.overriders("p.WaitQueue#put(int)").stream()
                            .map(SymbolEntry::id)
                            .toList());
        }
    }

    @Test
    void symbols_of_a_kind_are_sorted_by_name() {
        try (CrossReference queues = LuceneCrossReference.open(index)) {
            assertEquals(
                    List.of("grow", "put", "put"),
                    names(queues.symbolsOfKind(Set.of(SymbolKind.METHOD))));
        }
    }

    @Test
    void a_reader_sees_one_commit_until_it_is_refreshed() {
        try (CrossReference queues = LuceneCrossReference.open(index)) {
            long generation = queues.info().generation();
            assertFalse(queues.refresh());
            write(
                    MarkedSource.facts(
                            "p/FairQueue.java", "p", "class [def class p.Fair|Fair] {}[/]"));
            assertTrue(queues.symbol("p.FairQueue").isPresent());
            assertEquals(3, queues.useCount("p.WaitQueue", USES));
            assertTrue(queues.refresh());
            assertTrue(queues.symbol("p.FairQueue").isEmpty());
            assertTrue(queues.symbol("p.Fair").isPresent());
            assertEquals(0, queues.useCount("p.WaitQueue", USES));
            assertEquals(5, queues.info().symbols());
            assertTrue(queues.info().generation() > generation);
        }
    }

    private static List<String> names(List<SymbolEntry> entries) {
        return entries.stream().map(e -> e.declaration().name()).toList();
    }
}
