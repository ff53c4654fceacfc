package pxr.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import pxr.diagnostic.InputException;
import pxr.source.FileVersion;
import pxr.source.SourceFile;
import pxr.symbol.FileFacts;

/// Writes one commit of an index: puts and removes files, then commits all of it at once. Closed
/// without a commit, it leaves the index as it was. One builder at a time can write an index; any
/// number of readers may read meanwhile what was committed before.
public final class IndexBuilder implements AutoCloseable {

    /** So large that most projects are written as one segment per core. */
    private static final double BUFFER_MB = 256;

    private final Path index;
    private final Directory directory;
    private final IndexWriter writer;
    private final boolean isCreated;
    private final Optional<LastCommit> before;
    private final Map<String, SourceFile> texts = new ConcurrentHashMap<>();
    private Zstandard zstandard;
    private boolean isEmpty;
    private Totals totals;

    private IndexBuilder(
            Path index,
            Directory directory,
            IndexWriter writer,
            boolean isCreated,
            Optional<LastCommit> before)
            throws IOException {
        this.index = index;
        this.directory = directory;
        this.writer = writer;
        this.isCreated = isCreated;
        this.before = before;
        this.zstandard = before.isPresent() ? before.get().zstandard() : Zstandard.plain();
        this.isEmpty = before.isEmpty();
        this.totals = before.map(b -> Totals.of(b.metadata())).orElse(Totals.NONE);
    }

    /**
     * Opens an index to write it, an existing one or a new one.
     *
     * @throws InputException when the directory holds anything else, or another builder writes it
     */
    public static IndexBuilder open(Path index) {
        return open(index, LastCommit.open(index));
    }

    /// The same where the last commit was opened before.
    ///
    /// @param seen closed with the builder, or at once if it is the last one no more
    public static IndexBuilder open(Path index, Optional<LastCommit> seen) {
        EngineLog.silence();
        try {
            boolean isCreated = !Files.exists(index);
            Files.createDirectories(index);
            Directory directory = FSDirectory.open(index);
            IndexWriter writer = new IndexWriter(directory, config(seen.isPresent()));
            // From here on nobody else can commit.
            Optional<LastCommit> last = seen;
            if (seen.isPresent() && !seen.get().isLast()) {
                seen.get().close();
                last = LastCommit.open(index);
            }
            return new IndexBuilder(index, directory, writer, isCreated, last);
        } catch (LockObtainFailedException e) {
            throw new InputException(
                    "Another compile is writing "
                            + index
                            + ". Wait until it has ended, or give another --out.",
                    e);
        } catch (IOException e) {
            throw unusable(index, e);
        }
    }

    static InputException unusable(Path index, IOException e) {
        return new InputException(
                "Cannot write an index to " + index + ": " + e + ". Give another --out.", e);
    }

    static boolean isNew(Path index) throws IOException {
        if (!Files.exists(index)) return true;
        if (!Files.isDirectory(index)) {
            throw new InputException(
                    "Cannot write an index to " + index + ": it is a file. Give a directory.");
        }
        try (Directory directory = FSDirectory.open(index)) {
            if (DirectoryReader.indexExists(directory)) return false;
        }
        if (CommittedIndex.hasForeignFiles(index)) {
            throw new InputException(
                    "Cannot write an index to "
                            + index
                            + ": it holds other files. Give an empty or a new directory.");
        }
        return true;
    }

    /// An update writes a small segment, and every file of it must reach the disk: one file is
    /// better than ten. What is made anew replaces whatever is there when it is committed.
    private static IndexWriterConfig config(boolean isUpdate) {
        return new IndexWriterConfig()
                .setOpenMode(
                        isUpdate
                                ? IndexWriterConfig.OpenMode.APPEND
                                : IndexWriterConfig.OpenMode.CREATE)
                .setCommitOnClose(false)
                .setRAMBufferSizeMB(BUFFER_MB)
                .setUseCompoundFile(isUpdate);
    }

    /** The commit that is to be updated; nothing when the index is new. */
    public Optional<LastCommit> before() {
        return before;
    }

    /// Removes all files: what follows makes the index anew.
    ///
    /// @param samples some of the texts that are to come, or texts like them, a few megabytes
    public void clear(List<String> samples) {
        try {
            writer.deleteAll();
            zstandard.close();
            zstandard = Zstandard.trainedOn(samples);
            if (zstandard.hasDictionary()) writer.addDocument(zstandard.document());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        isEmpty = true;
        totals = Totals.NONE;
    }

    /** Puts a file in whose stamp nobody knows. */
    public void put(FileFacts facts) {
        put(facts, FileVersion.IN_DOUBT);
    }

    /// Puts a file in, or in place of what the index has of it; any thread may.
    ///
    /// @param stamp see [FileVersion]
    public void put(FileFacts facts, long stamp) {
        try {
            FileDocuments documents = new FileDocuments(facts, stamp, zstandard);
            remove(facts.file().path());
            writer.addDocuments(documents.all());
            texts.put(facts.file().path(), facts.file());
            add(documents.totals());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes note that a file is the same as before, though it seems to have been changed. */
    public void restamp(String path, long stamp) {
        try {
            writer.updateNumericDocValue(Schema.term(Schema.PATH, path), Schema.STAMP, stamp);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void remove(String path) {
        if (isEmpty) return;
        try {
            texts.remove(path);
            writer.deleteDocuments(
                    Schema.term(Schema.PATH, path),
                    Schema.term(Schema.FILE, path),
                    Schema.term(Schema.TEXT_OF, path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        before.ifPresent(b -> add(Totals.NONE.minus(b.totals(path))));
    }

    private synchronized void add(Totals more) {
        totals = totals.plus(more);
    }

    /** Makes all that was done visible to readers, at once. */
    public IndexMetadata commit(String name, List<String> sources, String options) {
        try {
            IndexMetadata metadata =
                    new IndexMetadata(
                            Schema.VERSION,
                            name,
                            sources,
                            options,
                            totals.files(),
                            totals.symbols(),
                            totals.occurrences(),
                            totals.lines(),
                            Instant.now().truncatedTo(ChronoUnit.SECONDS));
            putTexts();
            writer.setLiveCommitData(metadata.toUserData().entrySet());
            flush();
            writer.commit();
            return metadata;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Puts the texts in, which waited for all else to be there: so the blocks of all stand side by
    /// side, and the lists of those that have a trigram, which are most of an index, take up half.
    private void putTexts() {
        texts.values().stream()
                .sorted(Comparator.comparing(SourceFile::path))
                .parallel()
                .forEach(file -> {
                    try {
                        writer.addDocuments(FileDocuments.ofText(file, zstandard));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        texts.clear();
    }

    /// Makes segments of what the threads have put, on all cores: each thread that put files has a
    /// buffer of its own, and a commit would go through them one after the other.
    private void flush() {
        IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .parallel()
                .forEach(_ -> {
                    try {
                        writer.flushNextBuffer();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    @Override
    public void close() {
        try {
            before.ifPresent(LastCommit::close);
            writer.rollback(); // of what is not committed
            zstandard.close();
            directory.close();
            if (isCreated) discard();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves nothing of an index that never came to be. */
    private void discard() throws IOException {
        Path lock = index.resolve(IndexWriter.WRITE_LOCK_NAME);
        try (Stream<Path> rest = Files.list(index)) {
            if (!rest.allMatch(lock::equals)) return;
        }
        Files.deleteIfExists(lock);
        Files.delete(index);
    }
}
