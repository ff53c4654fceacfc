package pxr.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Waits until something may have changed in the sources.
///
/// It says that, not what: whoever was woken looks at all files, which costs little ([FileVersion])
/// and is right however events were merged, lost or strangely ordered. Editors save by writing
/// another file and giving it the name; a folder may be full before it is watched.
///
/// A folder is watched with all below it; of an archive, of a single file, and of a folder that may
/// be deleted and made again, the folder around it is watched for that name.
public final class SourceWatcher implements AutoCloseable {

    /** So long nothing must happen before we look: saving is several events, a checkout many. */
    private static final long QUIET_MILLIS = 40;

    /** But so long at most. */
    private static final long PATIENCE_MILLIS = 1000;

    private final Set<Path> sources = new HashSet<>();
    private final Path ignored;
    private final WatchService service;
    private final Map<WatchKey, Path> folders = new HashMap<>();
    private final Set<Path> trees = new HashSet<>();

    private SourceWatcher(List<Path> sources, Path ignored, WatchService service) {
        sources.forEach(source -> this.sources.add(absolute(source)));
        this.ignored = absolute(ignored);
        this.service = service;
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /// Begins to watch; what happens from now on wakes [#await].
    ///
    /// @param ignored a folder that may lie among the sources and does not belong to them
    public static SourceWatcher open(List<Path> sources, Path ignored) {
        try {
            WatchService service = FileSystems.getDefault().newWatchService();
            SourceWatcher watcher = new SourceWatcher(sources, ignored, service);
            watcher.watchAll();
            return watcher;
        } catch (IOException e) {
            throw new UncheckedIOException("The sources cannot be watched", e);
        }
    }

    private void watchAll() throws IOException {
        for (Path source : sources) {
            Path around = source.getParent();
            if (around != null && Files.isDirectory(around)) watch(around);
            if (Files.isDirectory(source)) watchTree(source);
        }
    }

    private void watchTree(Path root) throws IOException {
        Files.walkFileTree(
                root,
                EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                Integer.MAX_VALUE,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) throws IOException {
                        if (folder.equals(ignored)) return FileVisitResult.SKIP_SUBTREE;
                        trees.add(folder);
                        watch(folder);
                        return FileVisitResult.CONTINUE;
                    }

                    /** Gone again, a link that goes round, or closed to us: the scan reports it. */
                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) {
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private void watch(Path folder) throws IOException {
        WatchKey key =
                folder.register(
                        service,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
        folders.put(key, folder);
    }

    /** Waits until something may have changed, and has been quiet since; false when closed. */
    public boolean await() {
        try {
            while (!isRelevant(service.take())) {}
            long patience = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
            while (System.nanoTime() < patience) {
                WatchKey next = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
                if (next == null) break;
                isRelevant(next);
            }
            return true;
        } catch (ClosedWatchServiceException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Takes the events of one folder; whether one of them may concern the sources. */
    private boolean isRelevant(WatchKey key) {
        boolean isRelevant = false;
        try {
            Path folder = folders.get(key);
            for (WatchEvent<?> event : key.pollEvents()) {
                if (event.kind() == StandardWatchEventKinds.OVERFLOW) {
                    watchAll();
                    isRelevant = true;
                } else if (folder != null && event.context() instanceof Path name) {
                    isRelevant |= isRelevant(folder.resolve(name), folder, event.kind());
                }
            }
        } catch (IOException _) {
            isRelevant = true; // a folder that went while we began to watch it
        }
        if (!key.reset()) forget(folders.remove(key));
        return isRelevant;
    }

    private boolean isRelevant(Path changed, Path folder, WatchEvent.Kind<?> kind)
            throws IOException {
        boolean isSource = trees.contains(folder) || sources.contains(changed);
        if (!isSource || changed.equals(ignored)) return false;
        if (kind == StandardWatchEventKinds.ENTRY_CREATE && Files.isDirectory(changed)) {
            watchTree(changed);
        }
        return true;
    }

    private void forget(@Nullable Path folder) {
        if (folder != null) trees.remove(folder);
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
