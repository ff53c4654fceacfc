package pxr.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import pxr.diagnostic.Diagnostics;
import pxr.diagnostic.InputException;

/// The Java sources of one compilation, from one or several places.
public interface SourceSet extends AutoCloseable {

    /** The paths of all files: sorted, unique, `/` between the parts, all ending in `.java`. */
    List<String> paths();

    /** The hash of the file as it was when the set was opened, see [SourceFile#hash()]. */
    String hash(String path);

    /** What the file was like when the set was opened. */
    default FileVersion version(String path) {
        return new FileVersion(hash(path), FileVersion.IN_DOUBT);
    }

    /**
     * Reads a file; any thread may.
     *
     * @throws IOException when the file changed for the worse since the set was opened; the message
     *     is fit for a diagnostic
     */
    SourceFile read(String path) throws IOException;

    @Override
    void close();

    /// Finds all `.java` files of the sources: directories, `.zip` and `.jar` files, single `.java`
    /// files.
    ///
    /// A path is relative to the source in which it was found. Where two sources have a path in
    /// common, each of them gets its own name in front of its paths. Files that are too large, are
    /// not text or cannot be read are reported and left out.
    ///
    /// @throws InputException when a source does not exist or is nothing of the kind, or when there
    ///   is nothing to compile in any of them
    static SourceSet open(List<Path> sources, Diagnostics diagnostics) {
        return open(sources, Map.of(), diagnostics);
    }

    /// The same where some files were read before: those whose stamp is the same are not read.
    ///
    /// @param known what the files were like then, by path
    static SourceSet open(
            List<Path> sources, Map<String, FileVersion> known, Diagnostics diagnostics) {
        return new SourceSetBuilder(known, diagnostics).build(sources);
    }
}
