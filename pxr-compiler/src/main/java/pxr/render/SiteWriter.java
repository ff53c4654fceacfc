package pxr.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pxr.diagnostic.InputException;

/// Writes a static site into a directory.
///
/// The directory must be empty, missing, or written by this class before: then a file `.pxr-site`
/// lists what was written. Of the files listed those that the new site lacks are removed, and no
/// others. While writing, the list ends in a line that says so; a reader of the directory knows a
/// site that is incomplete by it.
public final class SiteWriter {

    /// What was written.
    ///
    /// @param collisions pairs of paths that are one file where case does not count
    public record Report(int files, long bytes, List<String> collisions) {}

    private static final String LIST = ".pxr-site";
    private static final String HEADING = "# Files written by pxr site";
    private static final String UNFINISHED = "# Writing has not finished";

    /** So many pages are one task; enough to make handing them out cheap. */
    private static final int BATCH = 32;

    private final Site site;
    private final Path directory;
    private final IntConsumer progress;

    /// @param progress told the number of files written so far, from any thread
    public SiteWriter(Site site, Path directory, IntConsumer progress) {
        this.site = site;
        this.directory = directory;
        this.progress = progress;
    }

    /// @throws InputException when the directory is another's
    /// @throws IOException when a file could not be written; the site is then incomplete
    public Report write(int threads) throws IOException {
        List<String> before = filesWrittenBefore();
        List<String> assets = site.assetPaths().toList();
        List<String> pages = site.paths().toList();
        TreeSet<String> all = new TreeSet<>(assets);
        all.addAll(pages);
        var known = new TreeSet<>(all);
        known.addAll(before);
        Files.createDirectories(directory);
        writeList(known, true);
        AtomicLong bytes = new AtomicLong();
        writeAll(all.stream().toList(), threads, bytes);
        for (String old : before) if (!all.contains(old)) remove(old);
        writeList(all, false);
        return new Report(all.size(), bytes.get(), collisions(all));
    }

    private List<String> filesWrittenBefore() throws IOException {
        if (!Files.exists(directory)) return List.of();
        if (!Files.isDirectory(directory)) {
            throw new InputException(
                    directory + " is a file; give a directory to write the site into");
        }
        Path list = directory.resolve(LIST);
        if (Files.exists(list)) {
            List<String> lines = Files.readAllLines(list);
            if (!lines.isEmpty() && lines.getFirst().equals(HEADING)) {
                return lines.stream().filter(l -> !l.startsWith("#")).toList();
            }
        }
        try (Stream<Path> content = Files.list(directory)) {
            if (content.findAny().isEmpty()) return List.of();
        }
        throw new InputException(
                directory
                        + " holds files that pxr did not write; give a new or an empty directory");
    }

    private void writeList(TreeSet<String> files, boolean isUnfinished) throws IOException {
        List<String> lines = new ArrayList<>(files.size() + 2);
        lines.add(HEADING);
        lines.addAll(files);
        if (isUnfinished) lines.add(UNFINISHED);
        Path next = directory.resolve(LIST + ".new");
        Files.write(next, lines, StandardCharsets.UTF_8);
        Files.move(
                next,
                directory.resolve(LIST),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
    }

    private void writeAll(List<String> paths, int threads, AtomicLong bytes) throws IOException {
        AtomicInteger written = new AtomicInteger();
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> tasks = new ArrayList<>();
            for (int from = 0; from < paths.size(); from += BATCH) {
                List<String> batch = paths.subList(from, Math.min(from + BATCH, paths.size()));
                tasks.add(workers.submit(() -> writeBatch(batch, bytes, written)));
            }
            try {
                for (Future<?> task : tasks) task.get();
            } catch (ExecutionException | InterruptedException e) {
                workers.shutdownNow();
                throw failure(e);
            }
        }
    }

    private static IOException failure(Exception e) {
        @Nullable Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
        if (cause instanceof UncheckedIOException problem && problem.getCause() != null) {
            return problem.getCause();
        }
        return new IOException("the site is incomplete: " + cause, cause);
    }

    private void writeBatch(List<String> paths, AtomicLong bytes, AtomicInteger written) {
        for (String path : paths) {
            byte[] content = content(path);
            try {
                writeFile(path, content);
            } catch (IOException e) {
                throw new UncheckedIOException(
                        new IOException("cannot write " + directory.resolve(path) + ": " + e, e));
            }
            bytes.addAndGet(content.length);
        }
        progress.accept(written.addAndGet(paths.size()));
    }

    private byte[] content(String path) {
        Optional<Asset> asset = site.asset(path);
        if (asset.isPresent()) return asset.get().bytes();
        return site.page(path)
                .map(Page::document)
                .orElseThrow(() -> new IllegalStateException("no page has the path " + path));
    }

    private void writeFile(String path, byte[] content) throws IOException {
        Path file = directory.resolve(path);
        try {
            Files.write(file, content);
        } catch (NoSuchFileException _) {
            Files.createDirectories(file.resolveSibling("."));
            Files.write(file, content);
        }
    }

    private void remove(String path) throws IOException {
        Path file = directory.resolve(path).normalize();
        if (!file.startsWith(directory.normalize())) return;
        Files.deleteIfExists(file);
        @Nullable Path up = file.getParent();
        while (up != null && !up.equals(directory.normalize())) {
            try {
                Files.deleteIfExists(up);
            } catch (DirectoryNotEmptyException _) {
                return;
            }
            up = up.getParent();
        }
    }

    private static List<String> collisions(TreeSet<String> paths) {
        Map<String, String> seen = new TreeMap<>();
        List<String> collisions = new ArrayList<>();
        for (String path : paths) {
            String other = seen.putIfAbsent(path.toLowerCase(Locale.ROOT), path);
            if (other != null) collisions.add(String.join(" ", Arrays.asList(other, path)));
        }
        return collisions;
    }
}
