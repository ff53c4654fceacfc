package pxr.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pxr.diagnostic.InputException;
import pxr.source.FileVersion;
import pxr.symbol.FileFacts;

class IndexBuilderTest {

    private static final FileFacts A = facts("A");
    private static final FileFacts B = facts("B");

    @TempDir Path folder;

    private static FileFacts facts(String name) {
        String path = "p/" + name + ".java";
        return MarkedSource.facts(
                path, "p", "class [def class p.%s|%s] {}[/]".formatted(name, name));
    }

    @Test
    void a_new_index_has_nothing_before() {
        try (IndexBuilder builder = IndexBuilder.open(folder.resolve("new"))) {
            assertTrue(builder.before().isEmpty());
        }
    }

    @Test
    void the_next_builder_sees_what_was_committed() {
        write(A, B);
        try (IndexBuilder builder = IndexBuilder.open(folder)) {
            LastCommit last = builder.before().orElseThrow();
            assertEquals(
                    Map.of(
                            "p/A.java", new FileVersion(A.file().hash(), 7),
                            "p/B.java", new FileVersion(B.file().hash(), 7)),
                    last.versions());
            IndexMetadata before = last.metadata();
            assertEquals("name", before.name());
            assertEquals(List.of("src", "lib.jar"), before.sources());
            assertEquals("options\nof two lines", before.options());
            assertEquals(2, before.files());
            assertEquals(2, before.symbols());
            assertEquals(2, before.occurrences());
        }
    }

    @Test
    void a_file_that_was_only_touched_gets_another_stamp() {
        write(A, B);
        try (IndexBuilder builder = IndexBuilder.open(folder)) {
            builder.restamp("p/A.java", 8);
            assertEquals(2, builder.commit("name", List.of(), "").files());
        }
        try (LastCommit last = LastCommit.open(folder).orElseThrow()) {
            assertEquals(
                    Map.of(
                            "p/A.java", new FileVersion(A.file().hash(), 8),
                            "p/B.java", new FileVersion(B.file().hash(), 7)),
                    last.versions());
        }
    }

    @Test
    void what_is_put_after_clearing_is_all_there_is() {
        write(A);
        try (IndexBuilder builder = IndexBuilder.open(folder)) {
            builder.clear(List.of());
            builder.put(B);
            IndexMetadata after = builder.commit("name", List.of(), "");
            assertEquals(1, after.files());
            assertEquals(1, after.symbols());
        }
        try (LastCommit last = LastCommit.open(folder).orElseThrow()) {
            assertEquals(Set.of("p/B.java"), last.versions().keySet());
        }
    }

    @Test
    void many_small_updates_do_not_leave_many_segments() throws IOException {
        write(A, B);
        for (int i = 0; i < 60; i++) write(i % 2 == 0 ? A : B);
        try (DirectoryReader reader = CommittedIndex.open(folder)) {
            assertEquals(2, CommittedIndex.metadata(reader).files());
            assertTrue(reader.leaves().size() <= 12, reader.leaves()::toString);
        }
    }

    @Test
    void a_file_that_is_put_again_replaces_the_old_one() {
        write(A, B);
        FileFacts changed =
                MarkedSource.facts("p/A.java", "p", "class [def class p.C|C] {\n}[/]\n");
        IndexMetadata after = write(changed);
        assertEquals(2, after.files());
        assertEquals(2, after.symbols());
        assertEquals(3 + 1, after.lines());
    }

    @Test
    void a_removed_file_is_gone_with_its_symbols() {
        write(A, B);
        try (IndexBuilder builder = IndexBuilder.open(folder)) {
            builder.remove("p/A.java");
            IndexMetadata after = builder.commit("name", List.of(), "");
            assertEquals(1, after.files());
            assertEquals(1, after.symbols());
        }
    }

    @Test
    void without_a_commit_the_index_stays_as_it_was() throws IOException {
        write(A);
        try (IndexBuilder builder = IndexBuilder.open(folder)) {
            builder.remove("p/A.java");
            builder.put(B);
        }
        try (DirectoryReader reader = CommittedIndex.open(folder)) {
            assertEquals(1, CommittedIndex.metadata(reader).files());
            assertEquals(3, reader.numDocs()); // a symbol, the file, its text
        }
    }

    @Test
    void an_index_that_never_came_to_be_leaves_no_directory() {
        Path index = folder.resolve("new");
        IndexBuilder.open(index).close();
        assertFalse(Files.exists(index));
    }

    @Test
    void a_reader_goes_on_while_the_index_is_written() throws IOException {
        write(A);
        try (DirectoryReader reader = CommittedIndex.open(folder)) {
            write(B);
            assertEquals(1, CommittedIndex.metadata(reader).files());
            assertEquals(3, reader.numDocs()); // a symbol, the file, its text
        }
    }

    @Test
    void two_builders_exclude_each_other() {
        try (IndexBuilder first = IndexBuilder.open(folder)) {
            assertRefused("Another compile is writing", () -> IndexBuilder.open(folder));
            first.put(A);
            assertEquals(1, first.commit("name", List.of(), "").files());
        }
    }

    @Test
    void a_directory_of_other_files_is_not_touched() throws IOException {
        Path precious = Files.writeString(folder.resolve("thesis.txt"), "precious");
        assertRefused("it holds other files", () -> IndexBuilder.open(folder));
        assertEquals("precious", Files.readString(precious));
        assertEquals(1, list().size());
        assertRefused("it is a file", () -> IndexBuilder.open(precious));
    }

    @Test
    void an_index_of_a_later_version_is_told() throws IOException {
        writeUserData(Map.of("pxr.schema", "999"));
        assertRefused("written by another version", () -> CommittedIndex.open(folder));
        assertRefused("written by another version", () -> IndexBuilder.open(folder));
    }

    @Test
    void an_index_of_another_program_is_told_and_not_touched() throws IOException {
        writeUserData(Map.of("who", "else"));
        List<String> before = list();
        assertRefused("Not an index of PXR", () -> CommittedIndex.open(folder));
        assertRefused("Not an index of PXR", () -> IndexBuilder.open(folder));
        assertEquals(before, list());
    }

    @Test
    void a_damaged_index_is_told() throws IOException {
        write(A);
        for (String name : list()) {
            if (name.startsWith("_")) Files.write(folder.resolve(name), new byte[] {1, 2, 3});
        }
        assertRefused("is damaged", () -> CommittedIndex.open(folder));
    }

    @Test
    void an_index_that_was_never_finished_is_told_and_can_be_written() throws IOException {
        Files.createFile(folder.resolve("write.lock"));
        Files.write(folder.resolve("_0.fdt"), new byte[] {1, 2, 3});
        assertRefused("was never finished", () -> CommittedIndex.open(folder));
        assertEquals(1, write(A).files());
    }

    @Test
    void names_of_any_length_can_be_written() {
        String name = "x".repeat(100_000);
        IndexMetadata metadata =
                write(
                        MarkedSource.facts(
                                "p/A.java",
                                "p",
                                "class [def class p.%s|%s] {}[/]".formatted(name, name)));
        assertEquals(1, metadata.symbols());
    }

    private IndexMetadata write(FileFacts... files) {
        try (IndexBuilder builder = IndexBuilder.open(folder)) {
            for (FileFacts file : files) builder.put(file, 7);
            return builder.commit("name", List.of("src", "lib.jar"), "options\nof two lines");
        }
    }

    private void writeUserData(Map<String, String> userData) throws IOException {
        try (var directory = FSDirectory.open(folder);
                var writer = new IndexWriter(directory, new IndexWriterConfig())) {
            writer.addDocument(new Document());
            writer.setLiveCommitData(userData.entrySet());
        }
    }

    private List<String> list() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private static void assertRefused(String reason, Runnable action) {
        String message =
                String.valueOf(assertThrows(InputException.class, action::run).getMessage());
        assertTrue(message.contains(reason), message);
        assertEquals(1, message.lines().count(), message);
    }
}
