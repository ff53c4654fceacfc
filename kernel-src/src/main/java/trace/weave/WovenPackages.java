package trace.weave;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Reads the class files of the packages that are woven, from where this class itself comes from.
final class WovenPackages {

    static final List<String> ROOTS = List.of("machine", "nt", "scenario", "user");

    private WovenPackages() {}

    /** The class files in the order of their paths: what depends on it is the same everywhere. */
    static List<byte[]> read() {
        try {
            URI origin =
                    WovenPackages.class.getProtectionDomain().getCodeSource().getLocation().toURI();
            Path path = Path.of(origin);
            if (Files.isDirectory(path)) {
                return readBelow(path);
            }
            try (FileSystem jar = FileSystems.newFileSystem(path)) {
                return readBelow(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<byte[]> readBelow(Path top) throws IOException {
        var files = new ArrayList<byte[]>();
        for (String root : ROOTS) {
            try (Stream<Path> below = Files.walk(top.resolve(root))) {
                List<Path> classes =
                        below.filter(file -> file.toString().endsWith(".class"))
                                .sorted(Comparator.comparing(Path::toString))
                                .toList();
                for (Path file : classes) {
                    files.add(Files.readAllBytes(file));
                }
            }
        }
        return files;
    }
}
