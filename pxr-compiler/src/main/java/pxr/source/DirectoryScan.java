package pxr.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import pxr.diagnostic.Diagnostic;
import pxr.diagnostic.Diagnostics;

/// Finds the `.java` files under a directory.
///
/// Symbolic links are followed, but no folder is entered twice, under whatever name; so the scan
/// ends on links that go round in a circle. Real folders are entered before links to folders, that
/// a file keeps its natural path.
final class DirectoryScan {

    private final Path root;
    private final Diagnostics diagnostics;
    private final List<FoundFile> found = new ArrayList<>();
    private final Set<Path> entered = new HashSet<>();
    private final Deque<Path> waiting = new ArrayDeque<>();

    DirectoryScan(Path root, Diagnostics diagnostics) {
        this.root = root;
        this.diagnostics = diagnostics;
    }

    List<FoundFile> run() {
        waiting.add(root);
        for (Path next; (next = waiting.poll()) != null; ) enter(next);
        return found;
    }

    private void enter(Path directory) {
        List<Path> entries;
        try (Stream<Path> listed = Files.list(directory)) {
            if (!entered.add(directory.toRealPath())) return;
            entries = listed.sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            report(directory, "the folder cannot be read; it was left out");
            return;
        }
        for (Path entry : entries) {
            if (Files.isDirectory(entry)) {
                if (Files.isSymbolicLink(entry)) waiting.addLast(entry);
                else waiting.addFirst(entry);
            } else if (entry.toString().endsWith(SourcePaths.SUFFIX)) {
                addFile(entry);
            }
        }
    }

    private void addFile(Path file) {
        Optional<String> path = SourcePaths.normalize(slashed(root.relativize(file)));
        if (path.isEmpty()) {
            report(file, "the file's name cannot stand in a table; rename it");
        } else if (!Files.isRegularFile(file)) {
            // To open a pipe would wait for its other end.
            report(file, "not a regular file; it was left out");
        } else {
            found.add(found(path.get(), file));
        }
    }

    private static String slashed(Path relative) {
        return relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
    }

    static FoundFile found(String path, Path file) {
        long size;
        try {
            size = Files.size(file);
        } catch (IOException _) {
            size = -1; // reading it will say what is wrong
        }
        return new FoundFile(path, file.toString(), size, () -> Files.newInputStream(file));
    }

    private void report(Path path, String message) {
        String shown = path.toString().replaceAll("\\p{Cntrl}", "?");
        diagnostics.report(Diagnostic.error(shown, 0, 0, message));
    }
}
