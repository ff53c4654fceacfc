package pxr.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts that are not as most are have their lines and columns where an editor shows them. */
class EncodingTest {

    private static final int MEGABYTE = 1 << 20;

    @TempDir static Path folder;

    private static Path index;
    private static String said;

    @BeforeAll
    static void compiles_them() throws IOException {
        Path source = Files.createDirectory(folder.resolve("src"));
        index = folder.resolve("index");
        String text = "/** für %s */\nclass %s {\n    String ü = \"é\"; int needle = 1;\n}\n";
        write(source, "Utf8", text, StandardCharsets.UTF_8);
        write(source, "Marked", '\uFEFF' + text, StandardCharsets.UTF_8);
        write(source, "Latin", text, StandardCharsets.ISO_8859_1);
        write(source, "Big", '\uFEFF' + text, StandardCharsets.UTF_16BE);
        write(source, "Little", '\uFEFF' + text, StandardCharsets.UTF_16LE);
        write(source, "Windows", text.replace("\n", "\r\n"), StandardCharsets.UTF_8);
        write(source, "Old", text.replace("\n", "\r"), StandardCharsets.UTF_8);
        String mixed = "/** für %s */\rclass %s {\r\n    String ü = \"é\"; int needle = 1;\n}\r";
        write(source, "Mixed", mixed, StandardCharsets.UTF_8);
        String wide =
                "/** für %s */\nclass %s {\n/*" + "x".repeat(MEGABYTE) + "*/ int needle = 1;\n}";
        write(source, "Wide", wide, StandardCharsets.UTF_8);
        Pxr compile = Pxr.run("compile", source, "--out", index);
        assertEquals(0, compile.exitCode(), compile.err());
        said = compile.err();
    }

    private static void write(Path source, String name, String text, Charset charset)
            throws IOException {
        Files.write(source.resolve(name + ".java"), text.replace("%s", name).getBytes(charset));
    }

    @ParameterizedTest
    @CsvSource({
        "Utf8, 25",
        "Marked, 25",
        "Latin, 25",
        "Big, 25",
        "Little, 25",
        "Windows, 25",
        "Old, 25",
        "Mixed, 25",
        "Wide, 1048586",
    })
    void a_declaration_is_where_it_is_written(String name, int column) {
        Pxr refs = Pxr.run("refs", index, name + "#needle");
        assertEquals(0, refs.exitCode(), refs.err());
        String place = name + ".java:3:" + column + ": def: ";
        assertTrue(refs.out().startsWith(place), start(refs.out()));
        List<String> found =
                Pxr.run("search", index, "\"int needle\" path:" + name + ".java").lines();
        assertEquals(1, found.size());
        assertTrue(found.getFirst().startsWith(name + ".java:3: "), start(found.getFirst()));
    }

    @Test
    void letters_that_are_not_UTF_8_are_told() {
        assertTrue(said.contains("Latin.java:"), said);
        assertEquals(1, said.lines().filter(line -> line.contains("warning")).count(), said);
    }

    @Test
    void text_of_two_bytes_a_letter_is_read_whole() {
        for (String name : List.of("Utf8", "Marked", "Big", "Little", "Old")) {
            assertEquals(
                    List.of(name + ".java:1: /** für " + name + " */"),
                    Pxr.run("search", index, "\"für " + name + "\"").lines());
        }
    }

    @Test
    void the_index_agrees_with_the_texts() {
        Pxr verify = Pxr.run("verify", index);
        assertEquals(0, verify.exitCode(), verify.err() + verify.out());
    }

    private static String start(String text) {
        return text.substring(0, Math.min(100, text.length()));
    }
}
