package pxr.source;

import java.io.IOException;
import java.io.InputStream;

/// A file that a scan found and nobody has read yet.
///
/// @param path relative to its source
/// @param shown as the user knows it, for diagnostics
/// @param size in bytes, or -1 when only reading can tell
/// @param stamp see [FileVersion]
record FoundFile(String path, String shown, long size, long stamp, Content content) {

    /** Opens the file's bytes; from any thread. */
    interface Content {
        InputStream open() throws IOException;
    }

    FoundFile under(String prefix) {
        return new FoundFile(prefix + '/' + path, shown, size, stamp, content);
    }

    /** Reads the text; the message of what is thrown is fit for a diagnostic. */
    SourceFile read() throws IOException {
        if (size > SourceText.LIMIT) throw SourceText.tooLarge();
        byte[] bytes;
        try (InputStream in = content.open()) {
            bytes = in.readNBytes(SourceText.LIMIT + 1);
        } catch (IOException e) {
            throw new IOException("cannot be read: " + e.getClass().getSimpleName(), e);
        }
        return SourceText.decode(path, bytes);
    }
}
