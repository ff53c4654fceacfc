package nt.io;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The files of one machine, in memory, by their full paths; upper and lower case are one.
///
/// @model stands in for volumes and file systems until there are drivers. Reading takes no time.
public final class FileStore {

    private final Map<String, StoredFile> files = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** Adds a file, in place of any that has this path. */
    public StoredFile add(String path, byte[] contents) {
        var file = new StoredFile(path, contents);
        files.put(path, file);
        return file;
    }

    public Optional<StoredFile> find(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** All files, by path. */
    public Collection<StoredFile> files() {
        return Collections.unmodifiableCollection(files.values());
    }
}
