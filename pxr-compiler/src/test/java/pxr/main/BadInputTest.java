package pxr.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pxr.index.IndexBuilder;
import pxr.index.Schema;

/**
 * Whatever is given: one clear line with the remedy, exit code 1 or 2, and nothing else damaged.
 */
class BadInputTest {

    @TempDir Path folder;

    private Path source;
    private Path index;
    private List<String> before;

    @BeforeEach
    void compiles_a_good_file() throws IOException {
        source = Files.createDirectory(folder.resolve("src"));
        index = folder.resolve("index");
        Files.writeString(source.resolve("Good.java"), "class Good { void good() {} }");
        Pxr compile = Pxr.run("compile", source, "--out", index);
        assertEquals(0, compile.exitCode(), compile.err());
        assertEquals("", compile.out());
        assertTrue(compile.err().contains(": 1 files (1 compiled)"), compile.err());
        before = symbols();
    }

    private List<String> symbols() {
        Pxr export = Pxr.run("export", "symbols", index);
        assertEquals(0, export.exitCode(), export.err());
        return export.lines();
    }

    /** Compiling the source into the good index fails with one line and leaves the index alone. */
    private void assertRefused(String reason, Path bad) {
        Pxr compile = Pxr.run("compile", bad, "--out", index);
        assertEquals(1, compile.exitCode(), compile.err());
        assertEquals(1, compile.err().lines().count(), compile.err());
        assertTrue(compile.err().contains(reason), compile.err());
        assertEquals("", compile.out());
        assertEquals(before, symbols());
    }

    /** Compiling goes on without a part, of which one line is said. */
    private void assertLeftOut(String reason, Path part, Path all) {
        Pxr compile = Pxr.run("compile", all, "--out", index);
        assertEquals(0, compile.exitCode(), compile.err());
        String problem = compile.err().lines().findFirst().orElseThrow();
        assertTrue(problem.contains(part.getFileName().toString()), compile.err());
        assertTrue(problem.contains(reason), compile.err());
        assertTrue(symbols().containsAll(before));
    }

    @Test
    void no_such_path() {
        assertRefused("No such file or directory", folder.resolve("missing"));
    }

    @Test
    void an_empty_directory() throws IOException {
        assertRefused("Nothing to compile", Files.createDirectory(folder.resolve("empty")));
    }

    @Test
    void not_a_zip() throws IOException {
        assertRefused("Not a zip file", Files.writeString(folder.resolve("not.zip"), "no zip"));
    }

    @Test
    void a_zip_that_ends_too_early() throws IOException {
        Path zip = zip("Good.java", "class Good { void good() {} }");
        byte[] bytes = Files.readAllBytes(zip);
        Files.write(zip, Arrays.copyOf(bytes, bytes.length / 2));
        assertRefused("Not a zip file, or a damaged one", zip);
    }

    @Test
    void a_zip_with_entries_that_lead_out_of_it() throws IOException {
        Path zip =
                zip("../Evil.java", "class Evil {}", "Good.java", "class Good { void good() {} }");
        Pxr compile = Pxr.run("compile", zip, "--out", index);
        assertEquals(0, compile.exitCode(), compile.err());
        assertTrue(compile.err().contains("../Evil.java: error: "), compile.err());
        assertEquals(before, symbols());
        assertFalse(Files.exists(folder.resolve("Evil.java")));
    }

    @Test
    void a_file_of_200_MB() throws IOException {
        Path huge = source.resolve("Huge.java");
        try (var file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(200 << 20);
        }
        assertLeftOut("larger than 16 MB", huge, source);
    }

    @Test
    void binary_garbage_named_java() throws IOException {
        byte[] garbage = new byte[5_000];
        new Random(2).nextBytes(garbage);
        Path noise = Files.write(source.resolve("Noise.java"), garbage);
        assertLeftOut("not text", noise, source);
    }

    @Test
    void text_that_is_not_java() throws IOException {
        Path prose =
                Files.writeString(
                        source.resolve("Prose.java"), "It was a dark and stormy night. }}} (");
        assertLeftOut("error", prose, source);
    }

    @Test
    void a_corrupt_jar_on_the_class_path() throws IOException {
        Path jar = Files.writeString(folder.resolve("broken.jar"), "PK but no zip");
        Pxr compile = Pxr.run("compile", source, "--out", index, "--classpath", jar);
        assertEquals(0, compile.exitCode(), compile.err());
        assertTrue(compile.err().contains("broken.jar"), compile.err());
        assertTrue(symbols().containsAll(before));
    }

    @Test
    void a_class_file_that_ends_too_early() throws IOException {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        Files.write(
                classes.resolve("Cut.class"), new byte[] {-54, -2, -70, -66, 0, 0, 0, 69, 0, 9});
        Files.writeString(
                source.resolve("User.java"),
                "class User { Cut cut; int x; int f() { return x; } }");
        Pxr compile = Pxr.run("compile", source, "--out", index, "--classpath", classes);
        assertEquals(0, compile.exitCode(), compile.err());
        assertTrue(compile.err().contains("Cut: warning: this class file"), compile.err());
        assertTrue(String.join("\n", symbols()).contains("User#f()"));
    }

    @Test
    void an_empty_file_and_one_of_blanks() throws IOException {
        Files.createFile(source.resolve("Empty.java"));
        Files.writeString(source.resolve("Blank.java"), " \r\n\t// only this");
        Pxr compile = Pxr.run("compile", source, "--out", index);
        assertEquals(0, compile.exitCode(), compile.err());
        assertFalse(compile.err().contains("error"), compile.err());
        assertEquals(before, symbols());
    }

    @Test
    void a_directory_named_like_a_file() throws IOException {
        Path inside = Files.createDirectory(source.resolve("X.java")).resolve("Inside.java");
        Files.writeString(inside, "class Inside {}");
        Pxr compile = Pxr.run("compile", source, "--out", index);
        assertEquals(0, compile.exitCode(), compile.err());
        assertTrue(String.join("\n", symbols()).contains("Inside"));
    }

    @Test
    void a_byte_order_mark_and_line_ends_of_all_systems() throws IOException {
        String text = "\uFEFFclass Ends {\r\n    int a;\r    int f() { return a; }\n}";
        Files.writeString(source.resolve("Ends.java"), text);
        Pxr compile = Pxr.run("compile", source, "--out", index);
        assertEquals(0, compile.exitCode(), compile.err());
        assertFalse(compile.err().contains("error"), compile.err());
        String method =
                symbols().stream().filter(s -> s.startsWith("Ends#f()")).findFirst().orElseThrow();
        assertTrue(method.contains("\t3\t"), method);
    }

    @Test
    void a_file_with_NUL_bytes() throws IOException {
        Files.writeString(source.resolve("Nul.java"), "class Nul { int a; } \0");
        Pxr compile = Pxr.run("compile", source, "--out", index);
        assertEquals(0, compile.exitCode(), compile.err());
        assertTrue(compile.err().contains("Nul.java:1:22: error: this character"), compile.err());
        assertTrue(String.join("\n", symbols()).contains("Nul#a"));
    }

    @Test
    void supertypes_in_a_circle() throws IOException {
        Files.writeString(
                source.resolve("A.java"),
                "class A extends B { void a() { b(); } }\ninterface I extends I {}");
        Files.writeString(source.resolve("B.java"), "class B extends A { void b() { a(); } }");
        Pxr compile = Pxr.run("compile", source, "--out", index);
        assertEquals(0, compile.exitCode(), compile.err());
        for (String place : List.of("A.java:1:7", "A.java:2:11", "B.java:1:7")) {
            assertTrue(compile.err().contains(place + ": warning: the type "), compile.err());
        }
        assertTrue(compile.err().contains("inherits from itself"), compile.err());
        List<String> calls = Pxr.run("export", "calls", index).lines();
        assertTrue(calls.stream().anyMatch(row -> row.startsWith("A#a()\tB#b()")));
        assertTrue(calls.stream().anyMatch(row -> row.startsWith("B#b()\tA#a()")));
    }

    @Test
    void a_class_declared_twice() throws IOException {
        Files.writeString(
                source.resolve("More.java"), "class More {}\nclass Good { void more() {} }");
        Pxr compile = Pxr.run("compile", source, "--out", index);
        assertEquals(0, compile.exitCode(), compile.err());
        assertTrue(
                compile.err()
                        .contains("More.java:2:7: warning: the type Good is declared elsewhere"),
                compile.err());
        assertTrue(String.join("\n", symbols()).contains("Good#good()"));
    }

    @Test
    void links_that_lead_in_a_circle() throws IOException {
        Path inside = Files.createDirectory(source.resolve("inside"));
        Files.createSymbolicLink(inside.resolve("circle"), source);
        Files.createSymbolicLink(inside.resolve("Nowhere.java"), folder.resolve("nowhere"));
        Pxr compile = Pxr.run("compile", source, "--out", index);
        assertEquals(0, compile.exitCode(), compile.err());
        assertEquals(before, symbols());
    }

    private Path indexOfVersion(int version) throws IOException {
        Path written = folder.resolve("version" + version);
        try (var directory = FSDirectory.open(written);
                var writer = new IndexWriter(directory, new IndexWriterConfig())) {
            Document document = new Document();
            // No field is as it was then.
            document.add(new NumericDocValuesField(Schema.PATH, 1));
            writer.addDocument(document);
            writer.setLiveCommitData(Map.of("pxr.schema", Integer.toString(version)).entrySet());
        }
        return written;
    }

    @Test
    void an_index_of_a_later_version() throws IOException {
        Path later = indexOfVersion(Schema.VERSION + 1);
        for (Pxr answer :
                List.of(
                        Pxr.run("search", later, "x"),
                        Pxr.run("compile", source, "--out", later))) {
            assertEquals(1, answer.exitCode());
            assertEquals(1, answer.err().lines().count(), answer.err());
            assertTrue(answer.err().contains("another version"), answer.err());
        }
    }

    @Test
    void an_index_of_an_earlier_version_is_made_anew() throws IOException {
        Path earlier = indexOfVersion(Schema.VERSION - 1);
        assertEquals(1, Pxr.run("search", earlier, "x").exitCode());
        Pxr compile = Pxr.run("compile", source, "--out", earlier);
        assertEquals(0, compile.exitCode(), compile.err());
        assertEquals(
                Pxr.run("export", "symbols", index).out(),
                Pxr.run("export", "symbols", earlier).out());
    }

    @Test
    void an_index_half_written() throws IOException {
        for (Path file : Files.list(index).toList()) {
            if (file.getFileName().toString().startsWith("segments")) Files.delete(file);
        }
        Pxr search = Pxr.run("search", index, "good");
        assertEquals(1, search.exitCode());
        assertTrue(search.err().contains("was never finished"), search.err());
        assertEquals(0, Pxr.run("compile", source, "--out", index).exitCode());
        assertEquals(before, symbols());
    }

    @Test
    void an_index_that_another_compile_writes() throws IOException {
        Files.writeString(source.resolve("New.java"), "class New { }");
        try (IndexBuilder other = IndexBuilder.open(index)) {
            assertRefused("Another compile is writing", source);
            assertTrue(other.before().isPresent());
        }
    }

    @Test
    void a_directory_of_other_files_as_index() throws IOException {
        Pxr compile = Pxr.run("compile", source, "--out", source);
        assertEquals(1, compile.exitCode());
        assertTrue(compile.err().contains("it holds other files"), compile.err());
        assertEquals(1, Files.list(source).count());
    }

    @Test
    void a_name_that_cannot_stand_in_a_URL() {
        Pxr compile = Pxr.run("compile", source, "--out", index, "--name", "a/b");
        assertEquals(2, compile.exitCode());
    }

    /** Another JVM compiles, has written half of the files, and is killed. */
    @Test
    void a_compile_that_is_killed() throws Exception {
        Files.writeString(source.resolve("Good.java"), "class Changed { }");
        Process compile =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                HangingCompile.class.getName(),
                                source.toString(),
                                index.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (InputStream out = compile.getInputStream()) {
            assertEquals('h', out.read(), "says that it is half way");
        } finally {
            compile.destroyForcibly().waitFor();
        }
        assertEquals(before, symbols());
        assertEquals(0, Pxr.run("compile", source, "--out", index).exitCode());
        assertTrue(symbols().get(1).startsWith("Changed\tclass"));
    }

    private Path zip(String... namesAndTexts) throws IOException {
        Path zip = folder.resolve("a.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                out.putNextEntry(new ZipEntry(namesAndTexts[i]));
                out.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return zip;
    }
}
