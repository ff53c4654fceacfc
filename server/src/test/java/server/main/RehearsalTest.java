package server.main;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {

    // If a rehearsal failed, a start would only be slower, and nobody would see why.

    private static final Path SOURCES =
            Path.of(System.getProperty("pxr.root"), "kernel-src/src/main/java");

    @Test
    void every_page_that_is_rehearsed_is_there(@TempDir Path folder) {
        assertDoesNotThrow(() -> Rehearsal.serve(SOURCES, folder));
    }

    @Test
    void a_compile_can_be_rehearsed(@TempDir Path folder) {
        assertDoesNotThrow(() -> Rehearsal.compile(SOURCES, folder));
    }
}
