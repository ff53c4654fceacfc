package pxr.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.zip.ZipFile;

/** The files that were found fit, and the archives that some of them lie in. */
final class OpenSourceSet implements SourceSet {

    record Entry(FoundFile file, String hash) {
        FileVersion version() {
            return new FileVersion(hash, file.stamp());
        }
    }

    private final Map<String, Entry> entries;
    private final List<String> paths;
    private final List<ZipFile> archives;

    OpenSourceSet(Map<String, Entry> entries, List<ZipFile> archives) {
        this.entries = Map.copyOf(entries);
        this.paths = entries.keySet().stream().sorted().toList();
        this.archives = List.copyOf(archives);
    }

    @Override
    public List<String> paths() {
        return paths;
    }

    @Override
    public String hash(String path) {
        return entry(path).hash;
    }

    @Override
    public FileVersion version(String path) {
        return entry(path).version();
    }

    @Override
    public SourceFile read(String path) throws IOException {
        return entry(path).file.read();
    }

    private Entry entry(String path) {
        Entry entry = entries.get(path);
        if (entry == null) throw new NoSuchElementException(path);
        return entry;
    }

    @Override
    public void close() {
        closeAll(archives);
    }

    static void closeAll(Collection<ZipFile> archives) {
        for (ZipFile archive : archives) {
            try {
                archive.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
