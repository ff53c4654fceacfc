package pxr.binding.classfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A directory of class files. */
final class DirectoryContainer implements ClassContainer {

    private static final String SUFFIX = ".class";

    private final Path root;

    DirectoryContainer(Path root) {
        this.root = root;
    }

    private Path directory(String packageName) {
        return root.resolve(packageName.replace('.', '/'));
    }

    @Override
    public Set<String> classes(String packageName) {
        try (Stream<Path> files = Files.list(directory(packageName))) {
            return files.map(f -> f.getFileName().toString())
                    .filter(n -> n.endsWith(SUFFIX))
                    .map(n -> n.substring(0, n.length() - SUFFIX.length()))
                    .collect(Collectors.toSet());
        } catch (IOException _) {
            return Set.of();
        }
    }

    @Override
    public boolean hasPackage(String packageName) {
        return Files.isDirectory(directory(packageName));
    }

    @Override
    public byte[] read(String packageName, String name) throws IOException {
        return Files.readAllBytes(directory(packageName).resolve(name + SUFFIX));
    }

    @Override
    public void close() {}
}
