package pxr.binding.classfile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// The library of an earlier release, as the JDK keeps it for `javac --release`: a zip `ct.sym`
/// whose topmost folders are named after the releases that have what they hold, a character for
/// each (`8`, `9`, `A` for 10, and so on), and then as `module/package/Class.sig`.
final class HistoricalLibrary implements PlatformLibrary {

    private static final String SUFFIX = ".sig";

    private final ZipFile zip;
    private final Map<String, Map<String, ZipEntry>> packages = new HashMap<>();
    private final Map<String, ZipEntry> modules = new HashMap<>();

    private HistoricalLibrary(ZipFile zip, int release) {
        this.zip = zip;
        char mark = Character.toUpperCase(Character.forDigit(release, Character.MAX_RADIX));
        zip.stream().forEach(entry -> add(entry, mark));
    }

    /** The library of that release, or null where the running JDK does not have it. */
    static @Nullable HistoricalLibrary open(int release) {
        try {
            Path path = Path.of(System.getProperty("java.home"), "lib", "ct.sym");
            ZipFile zip = new ZipFile(path.toFile());
            HistoricalLibrary library = new HistoricalLibrary(zip, release);
            if (library.hasPackage("java.lang")) return library;
            zip.close();
        } catch (IOException _) {
            // As good as not there.
        }
        return null;
    }

    private void add(ZipEntry entry, char mark) {
        String[] parts = entry.getName().split("/", 3);
        if (parts.length < 3 || parts[0].indexOf(mark) < 0 || !parts[2].endsWith(SUFFIX)) return;
        int slash = parts[2].lastIndexOf('/');
        String name = parts[2].substring(slash + 1, parts[2].length() - SUFFIX.length());
        if (slash < 0) {
            modules.put(parts[1], entry);
            return;
        }
        String packageName = parts[2].substring(0, slash).replace('/', '.');
        packages.computeIfAbsent(packageName, _ -> new HashMap<>()).put(name, entry);
        for (int dot = packageName.lastIndexOf('.');
                dot > 0;
                dot = packageName.lastIndexOf('.', dot - 1)) {
            packages.computeIfAbsent(packageName.substring(0, dot), _ -> new HashMap<>());
        }
    }

    @Override
    public Set<String> classes(String packageName) {
        return packages.getOrDefault(packageName, Map.of()).keySet();
    }

    @Override
    public boolean hasPackage(String packageName) {
        return packages.containsKey(packageName);
    }

    @Override
    public byte[] read(String packageName, String name) throws IOException {
        ZipEntry entry = packages.getOrDefault(packageName, Map.of()).get(name);
        if (entry == null) throw new IOException("no class " + packageName + "." + name);
        return read(entry);
    }

    private byte[] read(ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    @Override
    public byte @Nullable [] moduleInfo(String module) {
        try {
            ZipEntry entry = modules.get(module);
            return entry == null ? null : read(entry);
        } catch (IOException _) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException _) {
            // It was only read.
        }
    }
}
