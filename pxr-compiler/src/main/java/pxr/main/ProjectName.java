package pxr.main;

import java.nio.file.Path;
import java.util.Set;

/** Names a project after its source: `guava` after `guava-33.4.8-jre-sources.jar`. */
final class ProjectName {

    /** Folders that are called alike in all projects; the name is above them. */
    private static final Set<String> COMMON =
            Set.of("src", "source", "sources", "main", "java", "test");

    private ProjectName() {}

    static String of(Path source) {
        Path path = source.toAbsolutePath().normalize();
        while (path.getParent() != null && COMMON.contains(fileName(path))) path = path.getParent();
        String name =
                fileName(path)
                        .replaceFirst("\\.(jar|zip|java)$", "")
                        .replaceFirst("[-_.]sources$", "")
                        .replaceFirst("[-_]v?\\d.*$", "");
        return sanitize(name);
    }

    /** The name in characters that can stand in a path and in a URL. */
    static String sanitize(String name) {
        String clean = name.replaceAll("[^A-Za-z0-9._-]+", "-").replaceFirst("^[.-]+", "");
        return clean.isEmpty() ? "project" : clean;
    }

    private static String fileName(Path path) {
        return path.getFileName() == null ? "" : path.getFileName().toString();
    }
}
