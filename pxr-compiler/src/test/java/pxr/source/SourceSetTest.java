package pxr.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pxr.diagnostic.Diagnostic;
import pxr.diagnostic.Diagnostics;
import pxr.diagnostic.InputException;
import pxr.diagnostic.Severity;

class SourceSetTest {

    @TempDir Path folder;

    private final Diagnostics diagnostics = new Diagnostics();

    @Test
    void a_directory_gives_its_java_files_sorted_and_relative_to_it() throws IOException {
        write("src/b/B.java", "class B {}");
        write("src/a/A.java", "class A {}");
        write("src/a/readme.txt", "no source");
        try (SourceSet sources = open("src")) {
            assertEquals(List.of("a/A.java", "b/B.java"), sources.paths());
            assertEquals("class A {}", sources.read("a/A.java").text());
            assertEquals(sources.hash("a/A.java"), sources.read("a/A.java").hash());
        }
        assertEquals(List.of(), diagnostics.all());
    }

    @Test
    void an_archive_gives_the_same_as_its_directory() throws IOException {
        write("src/a/A.java", "class A {}");
        zip("a.jar", "a/A.java", "class A {}", "META-INF/MANIFEST.MF", "");
        try (SourceSet directory = open("src");
                SourceSet archive = open("a.jar")) {
            assertEquals(directory.paths(), archive.paths());
            assertEquals(directory.read("a/A.java"), archive.read("a/A.java"));
        }
    }

    @Test
    void sources_without_a_common_path_keep_their_paths() throws IOException {
        write("one/A.java", "");
        write("two/B.java", "");
        try (SourceSet sources = open("one", "two")) {
            assertEquals(List.of("A.java", "B.java"), sources.paths());
        }
    }

    @Test
    void sources_with_a_common_path_get_their_names_in_front() throws IOException {
        write("x/src/A.java", "class A { int x; }");
        write("y/src/A.java", "class A { int y; }");
        write("z/B.java", "");
        try (SourceSet sources = open("x/src", "y/src", "z")) {
            assertEquals(List.of("B.java", "x/src/A.java", "y/src/A.java"), sources.paths());
            assertEquals("class A { int y; }", sources.read("y/src/A.java").text());
        }
    }

    @Test
    void a_single_file_is_a_source_and_counts_once_beside_its_folder() throws IOException {
        write("src/A.java", "class A {}");
        try (SourceSet file = open("src/A.java");
                SourceSet both = open("src/A.java", "src")) {
            assertEquals(List.of("A.java"), file.paths());
            assertEquals(List.of("A.java"), both.paths());
        }
    }

    @Test
    void entries_that_lead_out_of_the_archive_are_reported_and_left_out() throws IOException {
        zip(
                "evil.zip",
                "../Evil.java",
                "",
                "/abs/Evil.java",
                "",
                "C:\\Evil.java",
                "",
                "ok/Ok.java",
                "");
        try (SourceSet sources = open("evil.zip")) {
            assertEquals(List.of("ok/Ok.java"), sources.paths());
        }
        assertEquals(3, diagnostics.errors());
        assertEquals(List.of("evil.zip"), Stream.of(folder.toFile().list()).toList());
    }

    @Test
    void links_that_go_round_in_a_circle_end() throws IOException {
        write("src/a/A.java", "");
        write("src/b/B.java", "");
        Files.createSymbolicLink(folder.resolve("src/a/b"), folder.resolve("src/b"));
        Files.createSymbolicLink(folder.resolve("src/b/a"), folder.resolve("src/a"));
        Files.createSymbolicLink(folder.resolve("src/self"), folder.resolve("src"));
        try (SourceSet sources = open("src")) {
            assertEquals(List.of("a/A.java", "b/B.java"), sources.paths());
        }
    }

    @Test
    void a_link_to_nothing_is_reported_and_left_out() throws IOException {
        write("src/A.java", "");
        Files.createSymbolicLink(folder.resolve("src/Gone.java"), folder.resolve("nowhere"));
        try (SourceSet sources = open("src")) {
            assertEquals(List.of("A.java"), sources.paths());
        }
        assertEquals(1, diagnostics.errors());
    }

    @Test
    void a_file_of_200_megabytes_is_reported_and_not_read() throws IOException {
        write("src/A.java", "");
        try (var huge = new RandomAccessFile(folder.resolve("src/Huge.java").toFile(), "rw")) {
            huge.setLength(200 << 20);
        }
        try (SourceSet sources = open("src")) {
            assertEquals(List.of("A.java"), sources.paths());
        }
        Diagnostic problem = diagnostics.all().getFirst();
        assertTrue(problem.file().endsWith("Huge.java"), problem.toString());
        assertTrue(problem.message().contains("larger than 16 MB"), problem.toString());
    }

    @Test
    void binary_garbage_is_reported_and_left_out() throws IOException {
        write("src/A.java", "");
        byte[] garbage = new byte[10_000];
        new Random(1).nextBytes(garbage);
        Files.write(folder.resolve("src/Noise.java"), garbage);
        Files.write(folder.resolve("src/Zeros.java"), new byte[100]);
        Files.write(
                folder.resolve("src/Wide.java"), "class W {}".getBytes(StandardCharsets.UTF_16LE));
        try (SourceSet sources = open("src")) {
            assertEquals(List.of("A.java"), sources.paths());
        }
        assertEquals(3, diagnostics.errors());
    }

    @Test
    void a_few_malformed_bytes_are_a_warning() throws IOException {
        write("src/A.java", "");
        Files.write(
                folder.resolve("src/Latin.java"),
                "class Latin { String s = \"grün\"; }".getBytes(StandardCharsets.ISO_8859_1));
        try (SourceSet sources = open("src")) {
            assertEquals(List.of("A.java", "Latin.java"), sources.paths());
            assertTrue(sources.read("Latin.java").text().contains("gr\uFFFDn"));
        }
        assertEquals(Severity.WARNING, diagnostics.all().getFirst().severity());
    }

    @Test
    void a_byte_order_mark_is_not_part_of_the_text() throws IOException {
        write("src/A.java", "\uFEFFclass A {}");
        try (SourceSet sources = open("src")) {
            assertEquals("class A {}", sources.read("A.java").text());
        }
    }

    @Test
    void a_byte_order_mark_tells_that_chars_have_two_bytes() throws IOException {
        String text = "class G { String s = \"grün\"; }";
        write("src/A.java", "");
        Files.write(
                folder.resolve("src/Big.java"),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE));
        Files.write(
                folder.resolve("src/Little.java"),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE));
        try (SourceSet sources = open("src")) {
            assertEquals(text, sources.read("Big.java").text());
            assertEquals(text, sources.read("Little.java").text());
        }
        assertEquals(List.of(), diagnostics.all());
    }

    @Test
    void names_with_control_characters_are_reported_and_left_out() throws IOException {
        write("src/A.java", "");
        write("src/B\tB\n.java", "");
        try (SourceSet sources = open("src")) {
            assertEquals(List.of("A.java"), sources.paths());
        }
        assertTrue(diagnostics.all().getFirst().toString().lines().count() == 1);
    }

    @Test
    void what_is_no_source_is_refused_in_one_line_with_a_remedy() throws IOException {
        write("src/readme.txt", "");
        write("not-a-zip.zip", "plain text");
        write("garbage/A.java", "\0\0\0\0");
        assertRefused("No such file or directory", "missing");
        assertRefused("Nothing to compile", "src");
        assertRefused("Nothing to compile", "garbage");
        assertRefused("Not a zip file", "not-a-zip.zip");
        assertRefused("Not a source", "src/readme.txt");
    }

    private void assertRefused(String reason, String source) {
        var refusal = assertThrows(InputException.class, () -> open(source).close());
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.startsWith(reason), message);
        assertEquals(1, message.lines().count(), message);
    }

    private SourceSet open(String... sources) {
        return SourceSet.open(Stream.of(sources).map(folder::resolve).toList(), diagnostics);
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void zip(String archive, String... namesAndTexts) throws IOException {
        try (var out = new ZipOutputStream(Files.newOutputStream(folder.resolve(archive)))) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                out.putNextEntry(new ZipEntry(namesAndTexts[i]));
                out.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
