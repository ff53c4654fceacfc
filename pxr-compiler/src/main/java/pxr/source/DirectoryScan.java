package pxr.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
            // One question to the system for each entry: trees have tens of thousands.
            BasicFileAttributes attributes = attributes(entry, LinkOption.NOFOLLOW_LINKS);
            boolean isLink = attributes != null && attributes.isSymbolicLink();
            if (isLink) attributes = attributes(entry);
            if (attributes != null && attributes.isDirectory()) {
                if (isLink) waiting.addLast(entry);
                else waiting.addFirst(entry);
            } else if (entry.toString().endsWith(SourcePaths.SUFFIX)) {
                addFile(entry, attributes);
            }
        }
    }

    private static @Nullable BasicFileAttributes attributes(Path file, LinkOption... options) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class, options);
        } catch (IOException _) {
            return null; // gone since it was listed, or a link to nowhere
        }
    }

    private void addFile(Path file, @Nullable BasicFileAttributes attributes) {
        Optional<String> path = SourcePaths.normalize(slashed(root.relativize(file)));
        if (path.isEmpty()) {
            report(file, "the file's name cannot stand in a table; rename it");
        } else if (attributes == null || !attributes.isRegularFile()) {
            // To open a pipe would wait for its other end.
            report(file, "not a regular file; it was left out");
        } else {
            found.add(found(path.get(), file, attributes));
        }
    }

    private static String slashed(Path relative) {
        return relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
    }

    /** A single file; reading it will say what is wrong with it. */
    static FoundFile found(String path, Path file) {
        BasicFileAttributes attributes = attributes(file);
        return attributes == null
                ? new FoundFile(path, file.toString(), -1, 0, () -> Files.newInputStream(file))
                : found(path, file, attributes);
    }

    private static FoundFile found(String path, Path file, BasicFileAttributes attributes) {
        return new FoundFile(
                path,
                file.toString(),
                attributes.size(),
                FileVersion.stamp(attributes),
                () -> Files.newInputStream(file));
    }

    private void report(Path path, String message) {
        String shown = path.toString().replaceAll("\\p{Cntrl}", "?");
        diagnostics.report(Diagnostic.error(shown, 0, 0, message));
    }
}
