package pxr.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pxr.index.IndexBuilder;
import pxr.index.MarkedSource;

class IndexVerifierTest {

    @TempDir Path index;

    private VerifyReport verify(String... sources) {
        try (IndexBuilder builder = IndexBuilder.open(index)) {
            for (int i = 0; i < sources.length; i++)
                builder.put(MarkedSource.facts("p/A%d.java".formatted(i), "p", sources[i]));
            builder.commit("p", List.of(), "");
        }
        try (LuceneCrossReference code = LuceneCrossReference.open(index)) {
            return code.verify();
        }
    }

    @Test
    void a_sound_index_is_sound() {
        VerifyReport report =
                verify(
                        "class [def class p.A|A] { void [def method p.A#m()|m]() {}[/] }[/]",
                        "class [def class p.B|B] { { [call method p.A#m()|m](); } }[/]");
        assertEquals(List.of(), report.problems());
        assertEquals(4, report.occurrences());
        assertEquals(4, report.links());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "[call method p.Z#n()|m] => p/A1.java:1:1: `m` does not spell p.Z#n()",
                "[call method p.A#n()|n] => p/A1.java:1:1: p.A#n() is not declared, but its type is",
                "[ref local p/A1.java:5|x] => p/A1.java:1:1: p/A1.java:5 is not defined there",
                "[ref local p/A0.java:0|x] => p/A1.java:1:1: p/A0.java:0 is not defined there",
                "[ref unknown ?y|x] => p/A1.java:1:1: `x` does not spell ?y",
                "[ref class q.C|B] => p/A1.java:1:1: `B` does not spell q.C",
            })
    void what_cannot_be_is_told_with_its_place(String source, String problem) {
        VerifyReport report = verify("class [def class p.A|A] {}[/]", source);
        assertEquals(List.of(problem), report.problems());
        assertEquals(1, report.problemCount());
    }

    @Test
    void a_changed_byte_is_noticed() throws IOException {
        verify("class [def class p.A|A] {}[/]");
        try (Stream<Path> files = Files.list(index)) {
            Path stored =
                    files.filter(file -> file.toString().endsWith(".fdt"))
                            .findFirst()
                            .orElseThrow();
            try (RandomAccessFile file = new RandomAccessFile(stored.toFile(), "rw")) {
                file.seek(file.length() / 2);
                int old = file.read();
                file.seek(file.length() / 2);
                file.write(old ^ 1);
            }
        }
        try (LuceneCrossReference code = LuceneCrossReference.open(index)) {
            VerifyReport report = code.verify();
            assertEquals(1, report.problemCount());
            assertTrue(report.problems().getFirst().startsWith("the index is damaged"));
        }
    }
}
