package server.main;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {

    @Test
    void every_page_that_is_rehearsed_is_there(@TempDir Path folder) {
        Path sources = Path.of(System.getProperty("pxr.root"), "kernel-src/src/main/java");
        // Start-up would only be slower, and nobody would see why.
        assertDoesNotThrow(() -> Rehearsal.run(sources, folder));
    }
}
