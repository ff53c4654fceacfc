package pxr.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pxr.diagnostic.Diagnostics;
import pxr.query.CrossReference;
import pxr.query.LuceneCrossReference;

class WatchTest {

    /** A change must be in the index by then; mostly it is in a tenth of a second. */
    private static final long LIMIT_SECONDS = 60;

    @TempDir Path folder;

    private final BlockingQueue<String> reports = new LinkedBlockingQueue<>();
    private Path source = Path.of("");
    private Path index = Path.of("");
    private @Nullable Watch watch;
    private Thread watching = new Thread(() -> {});

    @BeforeEach
    void watches_a_source() throws IOException {
        source = Files.createDirectory(folder.resolve("src"));
        index = source.resolve("index"); // among the sources, to see that it does not wake us
        write("A.java", "class A { int f; }");
        CompileOptions options = CompileOptions.of(List.of(source), index);
        Compilation.run(options, new Diagnostics(), Progress.NONE);
        Watch started = new Watch(options, Progress.NONE, r -> reports.add(r.toString()));
        watch = started;
        watching = Thread.ofPlatform().start(started::run);
    }

    @AfterEach
    void ends_when_it_is_closed() throws InterruptedException {
        if (watch != null) watch.close();
        watching.join(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
        assertFalse(watching.isAlive());
    }

    private void write(String path, String text) throws IOException {
        Path file = source.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void awaitIndex(Predicate<CrossReference> wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (System.nanoTime() < end) {
            try (CrossReference project = LuceneCrossReference.open(index)) {
                if (wanted.test(project)) return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("not in the index; reported: " + reports);
    }

    private void awaitSymbol(String id) throws InterruptedException {
        awaitIndex(project -> project.symbol(id).isPresent());
    }

    private String report() throws InterruptedException {
        return String.valueOf(reports.poll(LIMIT_SECONDS, TimeUnit.SECONDS));
    }

    /// Waits for a report of that. Another may come before: what happens between listing the files
    /// and reading them is told of each file.
    private void awaitReport(String part) throws InterruptedException {
        String report;
        do report = report();
        while (!report.contains(part) && !report.equals("null"));
        assertTrue(report.contains(part), "not reported: " + part);
    }

    @Test
    void a_file_that_is_written_is_in_the_index() throws Exception {
        write("A.java", "class A { int changed; }");
        awaitSymbol("A#changed");
        assertTrue(report().contains("(1 compiled)"));
    }

    @Test
    void a_file_that_is_saved_by_renaming_another_is_in_the_index() throws Exception {
        Path other = Files.writeString(source.resolve("A.java~"), "class A { int renamed; }");
        Files.move(other, source.resolve("A.java"), StandardCopyOption.REPLACE_EXISTING);
        awaitSymbol("A#renamed");
    }

    @Test
    void a_new_folder_and_the_folders_in_it_are_watched() throws Exception {
        write("p/q/B.java", "package p.q; class B { }");
        awaitSymbol("p.q.B");
        write("p/q/B.java", "package p.q; class B { int later; }");
        awaitSymbol("p.q.B#later");
    }

    @Test
    void a_folder_that_is_moved_away_is_gone() throws Exception {
        write("p/B.java", "package p; class B { }");
        awaitSymbol("p.B");
        Files.move(source.resolve("p"), folder.resolve("elsewhere"));
        awaitIndex(project -> project.symbol("p.B").isEmpty());
    }

    @Test
    void a_file_with_errors_leaves_the_others_as_they_were() throws Exception {
        write("B.java", "class B { A a; }");
        awaitSymbol("B#a");
        write("B.java", "class B { A a; void m( { ");
        awaitIndex(project -> reports.stream().anyMatch(r -> r.contains("B.java:1")));
        awaitSymbol("A#f");
        write("B.java", "class B { A healed; }");
        awaitSymbol("B#healed");
    }

    @Test
    void sources_that_vanish_and_come_back_are_followed() throws Exception {
        Files.delete(source.resolve("A.java"));
        awaitReport("Nothing to compile");
        write("A.java", "class A { int back; }");
        awaitSymbol("A#back");
    }

    @Test
    void writing_the_index_among_the_sources_does_not_wake_it() throws Exception {
        write("A.java", "class A { int one; }");
        awaitSymbol("A#one");
        String first = report();
        assertTrue(first.contains("compiled"), first);
        assertEquals(0, reports.size());
    }
}
