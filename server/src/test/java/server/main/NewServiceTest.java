package server.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewServiceTest {

    private static final Path KERNEL = Path.of("../kernel-src");
    private static final String LIST = "src/main/resources/nt/services/services.tsv";
    private static final String REGISTRATIONS = "src/main/java/nt/services/OwnServices.java";
    private static final String NAMES = "src/test/resources/nt-names.txt";

    @TempDir private Path root;

    @BeforeEach
    void copy_what_is_changed() throws IOException {
        for (String file : List.of(LIST, REGISTRATIONS, NAMES)) {
            Path copy = root.resolve("kernel-src").resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(KERNEL.resolve(file), copy);
        }
    }

    private Ran add(String name, String signature) {
        return Ran.of("kernel", "new-service", name, signature, "--root", root.toString());
    }

    private String text(String file) throws IOException {
        return Files.readString(root.resolve("kernel-src").resolve(file));
    }

    @Test
    void a_service_gets_row_handler_registration_test_and_page() throws IOException {
        Ran ran = add("NtQueryMood", "HANDLE Thread; PULONG Mood");
        assertEquals(0, ran.exit(), ran.err());
        List<String> rows = text(LIST).lines().toList();
        String row = "\tNtQueryMood\t2\t8\tOwn\tyes\tHANDLE Thread; PULONG Mood";
        assertEquals(rows.size() - 2 + row, rows.getLast());
        assertTrue(text(REGISTRATIONS).contains(".NtQueryMood(a.word(0), a.word(1))"));
        assertTrue(text(NAMES).endsWith("\nNtQueryMood\n"));
        assertTrue(
                text("src/main/java/nt/services/QueryMoodService.java")
                        .contains("NtQueryMood(int thread, int mood)"));
        assertTrue(text("src/test/java/nt/services/NtQueryMoodTest.java").contains("new int[2]"));
        assertTrue(
                Files.readString(root.resolve("docs/services/NtQueryMood.md"))
                        .contains("| `mood` | `PULONG` | |"));
    }

    @Test
    void what_is_made_compiles() throws IOException {
        assertEquals(0, add("NtQueryMood", "HANDLE Thread; PULONG Mood").exit());
        assertEquals(0, add("NtDoNothing", "").exit());
        Path sources = root.resolve("kernel-src/src/main/java/nt/services");
        try (Stream<Path> files = Files.list(sources)) {
            String[] arguments =
                    Stream.concat(
                                    Stream.of(
                                            "-d",
                                            root.resolve("classes").toString(),
                                            "-proc:none",
                                            "-cp",
                                            System.getProperty("java.class.path")),
                                    files.map(Path::toString))
                            .toArray(String[]::new);
            assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments));
        }
    }

    @Test
    void bad_wishes_are_refused_and_change_nothing() throws IOException {
        String before = text(LIST);
        assertEquals(2, add("NtClose", "HANDLE Handle").exit());
        assertEquals(2, add("QueryMood", "").exit());
        assertEquals(2, add("NtQuery-Mood", "").exit());
        assertEquals(2, add("NtQueryMood", "HANDLE").exit());
        assertEquals(2, add("NtQueryMood", "ULONG A;".repeat(18)).exit());
        assertEquals(before, text(LIST));
    }
}
