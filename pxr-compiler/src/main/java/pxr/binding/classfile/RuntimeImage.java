package pxr.binding.classfile;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The run-time image of the JDK that runs us: all its modules. */
final class RuntimeImage implements PlatformLibrary {

    private static final String SUFFIX = ".class";

    private final FileSystem image = FileSystems.getFileSystem(URI.create("jrt:/"));
    private final Set<String> packages = listPackages();
    private final Map<String, Map<String, Path>> classes = new ConcurrentHashMap<>();

    private Set<String> listPackages() {
        Set<String> found = new HashSet<>();
        try (Stream<Path> list = Files.list(image.getPath("/packages"))) {
            list.map(p -> p.getFileName().toString())
                    .forEach(name -> {
                        found.add(name);
                        for (int dot = name.lastIndexOf('.');
                                dot > 0;
                                dot = name.lastIndexOf('.', dot - 1)) {
                            found.add(name.substring(0, dot));
                        }
                    });
        } catch (IOException _) {
            return Set.of();
        }
        return found;
    }

    @Override
    public boolean hasPackage(String packageName) {
        return packages.contains(packageName);
    }

    @Override
    public Set<String> classes(String packageName) {
        return hasPackage(packageName) ? paths(packageName).keySet() : Set.of();
    }

    private Map<String, Path> paths(String packageName) {
        return classes.computeIfAbsent(packageName, this::list);
    }

    private Map<String, Path> list(String packageName) {
        Map<String, Path> found = new HashMap<>();
        Path links = image.getPath("/packages", packageName);
        if (!Files.isDirectory(links)) return found;
        try (Stream<Path> modules = Files.list(links)) {
            for (Path module : modules.toList()) {
                Path directory =
                        image.getPath(
                                "/modules",
                                module.getFileName().toString(),
                                packageName.replace('.', '/'));
                if (Files.isDirectory(directory)) list(directory, found);
            }
        } catch (IOException _) {
            // What cannot be listed is as good as missing.
        }
        return found;
    }

    private static void list(Path directory, Map<String, Path> to) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            files.forEach(file -> {
                String name = file.getFileName().toString();
                if (name.endsWith(SUFFIX)) {
                    to.put(name.substring(0, name.length() - SUFFIX.length()), file);
                }
            });
        }
    }

    @Override
    public byte[] read(String packageName, String name) throws IOException {
        Path path = paths(packageName).get(name);
        if (path == null) throw new IOException("no class " + packageName + "." + name);
        return Files.readAllBytes(path);
    }

    @Override
    public byte @Nullable [] moduleInfo(String module) {
        Path path = image.getPath("/modules", module, "module-info.class");
        try {
            return Files.exists(path) ? Files.readAllBytes(path) : null;
        } catch (IOException _) {
            return null;
        }
    }

    @Override
    public void close() {}
}
