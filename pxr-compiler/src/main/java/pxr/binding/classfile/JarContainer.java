package pxr.binding.classfile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A jar; of a multi-release one the versions for the running JDK. */
final class JarContainer implements ClassContainer {

    private static final String SUFFIX = ".class";

    private final JarFile jar;
    private final Map<String, Set<String>> packages = new HashMap<>();

    JarContainer(Path path) throws IOException {
        jar = new JarFile(path.toFile(), false, ZipFile.OPEN_READ, Runtime.version());
        jar.versionedStream().forEach(this::add);
    }

    private void add(ZipEntry entry) {
        String name = entry.getName();
        if (!name.endsWith(SUFFIX) || name.startsWith("META-INF/")) return;
        int slash = name.lastIndexOf('/');
        String packageName = slash < 0 ? "" : name.substring(0, slash).replace('/', '.');
        packages.computeIfAbsent(packageName, _ -> new HashSet<>())
                .add(name.substring(slash + 1, name.length() - SUFFIX.length()));
        for (int dot = packageName.lastIndexOf('.');
                dot > 0;
                dot = packageName.lastIndexOf('.', dot - 1)) {
            packages.computeIfAbsent(packageName.substring(0, dot), _ -> new HashSet<>());
        }
    }

    @Override
    public Set<String> classes(String packageName) {
        return packages.getOrDefault(packageName, Set.of());
    }

    @Override
    public boolean hasPackage(String packageName) {
        return packages.containsKey(packageName);
    }

    @Override
    public byte[] read(String packageName, String name) throws IOException {
        String path = packageName.isEmpty() ? name : packageName.replace('.', '/') + '/' + name;
        ZipEntry entry = jar.getEntry(path + SUFFIX);
        if (entry == null) throw new IOException("no entry " + path);
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    @Override
    public void close() {
        try {
            jar.close();
        } catch (IOException _) {
            // It was only read.
        }
    }
}
