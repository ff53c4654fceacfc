package pxr.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pxr.diagnostic.Diagnostics;

class FileVersionTest {

    private static final Instant LONG_AGO = Instant.now().minus(Duration.ofHours(1));

    @TempDir Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void writes_a_file() throws IOException {
        file = Files.writeString(folder.resolve("A.java"), "class A {}");
        Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
    }

    private FileVersion version(Path source, Map<String, FileVersion> known) {
        try (SourceSet sources = SourceSet.open(List.of(source), known, new Diagnostics())) {
            return sources.version("A.java");
        }
    }

    private FileVersion version() {
        return version(folder, Map.of());
    }

    @Test
    void a_file_whose_stamp_is_known_is_not_read() {
        FileVersion pretended = new FileVersion("pretended", version().stamp());
        assertEquals(pretended, version(folder, Map.of("A.java", pretended)));
    }

    @Test
    void a_file_with_another_time_is_read() throws IOException {
        FileVersion before = version();
        Files.writeString(file, "class B {}");
        Files.setLastModifiedTime(file, FileTime.from(LONG_AGO.plusMillis(5)));
        FileVersion now = version(folder, Map.of("A.java", before));
        assertNotEquals(before.stamp(), now.stamp());
        assertNotEquals(before.hash(), now.hash());
    }

    @Test
    void a_file_that_takes_the_place_of_another_is_read() throws IOException {
        FileVersion before = version();
        Path other = Files.writeString(folder.resolve("other"), "class B {}");
        Files.setLastModifiedTime(other, FileTime.from(LONG_AGO));
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        assertNotEquals(before.hash(), version(folder, Map.of("A.java", before)).hash());
    }

    @Test
    void a_file_that_was_just_changed_is_in_doubt() throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        FileVersion doubtful = version();
        assertEquals(FileVersion.IN_DOUBT, doubtful.stamp());
        assertFalse(doubtful.isCertainly(FileVersion.IN_DOUBT));
    }

    @Test
    void a_file_of_an_archive_has_its_checksum() throws IOException {
        FileVersion first = version(zip("class A {}", LONG_AGO), Map.of());
        FileVersion again = version(zip("class A {}", Instant.now()), Map.of());
        FileVersion other = version(zip("class B {}", LONG_AGO), Map.of());
        assertEquals(first, again);
        assertNotEquals(first.stamp(), other.stamp());
    }

    private Path zip(String text, Instant time) throws IOException {
        Path zip = folder.resolve("a.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            ZipEntry entry = new ZipEntry("A.java");
            entry.setLastModifiedTime(FileTime.from(time));
            out.putNextEntry(entry);
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return zip;
    }
}
