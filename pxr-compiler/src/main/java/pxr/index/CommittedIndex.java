package pxr.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import pxr.diagnostic.InputException;

/** Opens the newest commit of an index, or says in one line why it cannot be read. */
public final class CommittedIndex {

    private static final Pattern ENGINE_FILE =
            Pattern.compile("(_|segments|pending_segments|write\\.lock).*");

    private CommittedIndex() {}

    /**
     * @throws InputException when the path is no index that this program can read
     */
    public static DirectoryReader open(Path index) {
        if (!Files.exists(index)) {
            throw new InputException("No index at " + index + ". Make one: " + compile(index));
        }
        if (!Files.isDirectory(index)) {
            throw new InputException(
                    "Not an index: "
                            + index
                            + " is a file. Give the directory that compile wrote.");
        }
        return openDirectory(index);
    }

    private static DirectoryReader openDirectory(Path index) {
        EngineLog.silence();
        try {
            Directory directory = FSDirectory.open(index);
            if (!DirectoryReader.indexExists(directory)) {
                directory.close();
                throw new InputException(
                        isEmpty(index) || hasForeignFiles(index)
                                ? "Not an index: " + index + ". Make one: " + compile(index)
                                : "The index "
                                        + index
                                        + " was never finished. Compile it again: "
                                        + compile(index));
            }
            DirectoryReader reader = DirectoryReader.open(directory);
            return checked(index, reader);
        } catch (IndexFormatTooOldException | IndexFormatTooNewException _) {
            throw anotherVersion(index);
        } catch (IOException | IllegalArgumentException e) {
            throw new InputException(
                    "The index "
                            + index
                            + " is damaged. Delete it and compile it again: "
                            + compile(index),
                    e);
        }
    }

    private static DirectoryReader checked(Path index, DirectoryReader reader) throws IOException {
        Map<String, String> userData = reader.getIndexCommit().getUserData();
        if (IndexMetadata.isOurs(userData) && IndexMetadata.schema(userData) == Schema.VERSION)
            return reader;
        reader.close();
        if (IndexMetadata.isOurs(userData)) throw anotherVersion(index);
        throw new InputException(
                "Not an index of PXR: "
                        + index
                        + " belongs to another program. Give another directory.");
    }

    private static InputException anotherVersion(Path index) {
        return new InputException(
                "The index "
                        + index
                        + " was written by another version of PXR. Delete it and compile it again: "
                        + compile(index));
    }

    private static String compile(Path index) {
        return "pxr compile SOURCE --out " + index;
    }

    /** Whether an earlier version of PXR wrote the index, so that nothing of it can be used. */
    static boolean isOutdated(Path index) {
        try (Directory directory = FSDirectory.open(index)) {
            Map<String, String> userData = SegmentInfos.readLatestCommit(directory).getUserData();
            return IndexMetadata.isOurs(userData)
                    && IndexMetadata.schema(userData) < Schema.VERSION;
        } catch (IOException | IllegalArgumentException _) {
            return false; // Whoever opens it will say what is wrong.
        }
    }

    public static IndexMetadata metadata(DirectoryReader reader) {
        try {
            return IndexMetadata.of(reader.getIndexCommit().getUserData());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the directory holds files that an engine would not have written there. */
    static boolean hasForeignFiles(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .anyMatch(name -> !ENGINE_FILE.matcher(name).matches());
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }
}
