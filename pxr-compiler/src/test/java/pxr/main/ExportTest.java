package pxr.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {

    private static final String SOURCE =
            """
            /** Like {@link #TWO}. */
            enum E {
                ONE {
                    @Override
                    public String toString() {
                        return "1";
                    }
                },
                TWO
            }
            """;

    @TempDir private Path folder;
    private Path index = Path.of("");

    @BeforeEach
    void compile() throws IOException {
        Path sources = Files.createDirectory(folder.resolve("sources"));
        Files.writeString(sources.resolve("E.java"), SOURCE);
        index = folder.resolve("index");
        assertEquals(0, Pxr.run("compile", sources, "--out", index).exitCode());
    }

    private List<String> export(Object... arguments) {
        Object[] words = new Object[arguments.length + 2];
        words[0] = "export";
        System.arraycopy(arguments, 0, words, 1, arguments.length);
        words[arguments.length + 1] = index;
        return Pxr.run(words).lines();
    }

    @Test
    void what_comments_refer_to_is_told_when_asked_for() {
        List<String> code = export("occurrences");
        List<String> all = export("occurrences", "--comments");
        assertTrue(code.stream().noneMatch(row -> row.contains("\tdoc\t")), code::toString);
        assertEquals(
                "E.java\t17\t1\t18\t3\tTWO\tdoc\tenum_constant\tE#TWO\tE.java\t143\t-", all.get(1));
        assertEquals(code, all.stream().filter(row -> !row.contains("\tdoc\t")).toList());
    }

    @Test
    void the_body_of_an_enum_constant_is_of_the_enums_kind() {
        assertTrue(export("supertypes").contains("E$1\tenum\tE.java\t39\textends\tE\tE.java\t31"));
    }

    @Test
    void a_parameter_of_a_compact_constructor_is_declared_by_its_component() throws IOException {
        Path source = folder.resolve("R.java");
        Files.writeString(source, "record R(int n) { R { if (n < 0) n = 0; } }");
        Path other = folder.resolve("r.idx");
        assertEquals(0, Pxr.run("compile", source, "--out", other).exitCode());
        List<String> rows = Pxr.run("export", "occurrences", other).lines();
        for (int offset : new int[] {26, 33}) {
            String row =
                    rows.stream()
                            .filter(r -> r.startsWith("R.java\t" + offset))
                            .findAny()
                            .orElseThrow();
            assertTrue(row.endsWith("\tparameter\tR.java:13\tR.java\t13\t-"), row);
        }
    }

    @Test
    void every_table_is_printed_to_its_end() {
        for (String table : List.of("occurrences", "symbols", "calls", "overrides", "supertypes")) {
            String out = Pxr.run("export", table, index).out();
            assertTrue(out.endsWith("\n"), table);
        }
        assertEquals(
                List.of(
                        "E$1#toString()\tE.java\t85\tdirect\tjava.lang.Enum#toString()\texternal\t-1"),
                export("overrides").stream()
                        .filter(row -> row.contains("direct\tjava.lang.Enum"))
                        .toList());
    }
}
