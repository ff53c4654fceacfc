package pxr.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.Bits;
import pxr.diagnostic.InputException;
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
    private final Map<String, String> hashes;
    private final Map<String, String> faces;
    private final Optional<IndexMetadata> before;

    private IndexBuilder(Path index, Directory directory, IndexWriter writer, boolean isCreated)
            throws IOException {
        this.index = index;
        this.directory = directory;
        this.writer = writer;
        this.isCreated = isCreated;
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
            this.hashes = byPath(reader, Schema.HASH);
            this.faces = byPath(reader, Schema.FACE);
        }
        this.before = before(directory);
    }

    /**
     * Opens an index to write it, an existing one or a new one.
     *
     * @throws InputException when the directory holds anything else, or another builder writes it
     */
    public static IndexBuilder open(Path index) {
        EngineLog.silence();
        try {
            boolean isCreated = !Files.exists(index);
            boolean mayAppend = !isNew(index);
            if (mayAppend) CommittedIndex.open(index).close(); // or says why not
            Files.createDirectories(index);
            Directory directory = FSDirectory.open(index);
            return new IndexBuilder(
                    index, directory, new IndexWriter(directory, config()), isCreated);
        } catch (LockObtainFailedException e) {
            throw new InputException(
                    "Another compile is writing "
                            + index
                            + ". Wait until it has ended, or give another --out.",
                    e);
        } catch (IOException e) {
            throw new InputException(
                    "Cannot write an index to " + index + ": " + e + ". Give another --out.", e);
        }
    }

    private static boolean isNew(Path index) throws IOException {
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

    private static IndexWriterConfig config() {
        return new IndexWriterConfig()
                .setOpenMode(IndexWriterConfig.OpenMode.CREATE_OR_APPEND)
                .setCommitOnClose(false)
                .setRAMBufferSizeMB(BUFFER_MB)
                .setUseCompoundFile(false);
    }

    /** What the index says of itself before this builder; nothing when the index is new. */
    public Optional<IndexMetadata> before() {
        return before;
    }

    /** The hashes of the files in the index, as they were before this builder. */
    public Map<String, String> hashes() {
        return hashes;
    }

    /** The faces of the files in the index, as they were before this builder; see [Face]. */
    public Map<String, String> faces() {
        return faces;
    }

    /** Puts a file in, or in place of what the index has of it; any thread may. */
    public void put(FileFacts facts) {
        try {
            String path = facts.file().path();
            if (hashes.containsKey(path)) remove(path);
            writer.addDocuments(new FileDocuments(facts).all());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void remove(String path) {
        try {
            writer.deleteDocuments(Schema.term(Schema.PATH, path), Schema.term(Schema.FILE, path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes all that was done visible to readers, at once. */
    public IndexMetadata commit(String name, List<String> sources, String options) {
        try {
            Totals totals = Totals.of(writer);
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            IndexMetadata metadata =
                    new IndexMetadata(
                            Schema.VERSION,
                            name,
                            sources,
                            options,
                            totals.files,
                            totals.symbols,
                            totals.occurrences,
                            totals.lines,
                            now);
            writer.setLiveCommitData(metadata.toUserData().entrySet());
            writer.commit();
            return metadata;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            writer.rollback(); // of what is not committed
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

    private static Optional<IndexMetadata> before(Directory directory) throws IOException {
        if (!DirectoryReader.indexExists(directory)) return Optional.empty();
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            return Optional.of(CommittedIndex.metadata(reader));
        }
    }

    private static Map<String, String> byPath(DirectoryReader reader, String field)
            throws IOException {
        Map<String, String> byPath = new HashMap<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            SortedDocValues paths = leaf.reader().getSortedDocValues(Schema.PATH);
            SortedDocValues values = leaf.reader().getSortedDocValues(field);
            Bits live = leaf.reader().getLiveDocs();
            if (paths == null || values == null) continue;
            for (int doc; (doc = paths.nextDoc()) != DocIdSetIterator.NO_MORE_DOCS; ) {
                if (live != null && !live.get(doc) || !values.advanceExact(doc)) continue;
                String path = paths.lookupOrd(paths.ordValue()).utf8ToString();
                byPath.put(path, values.lookupOrd(values.ordValue()).utf8ToString());
            }
        }
        return Map.copyOf(byPath);
    }

    private record Totals(int files, long symbols, long occurrences, long lines) {

        static Totals of(IndexWriter writer) throws IOException {
            try (DirectoryReader reader = DirectoryReader.open(writer)) {
                long symbols = sum(reader, Schema.SYMBOLS);
                return new Totals(
                        (int) (reader.numDocs() - symbols),
                        symbols,
                        sum(reader, Schema.OCCURRENCES),
                        sum(reader, Schema.LINES));
            }
        }

        private static long sum(DirectoryReader reader, String field) throws IOException {
            long sum = 0;
            for (LeafReaderContext leaf : reader.leaves()) {
                NumericDocValues values = leaf.reader().getNumericDocValues(field);
                Bits live = leaf.reader().getLiveDocs();
                if (values == null) continue;
                for (int doc; (doc = values.nextDoc()) != DocIdSetIterator.NO_MORE_DOCS; ) {
                    if (live == null || live.get(doc)) sum += values.longValue();
                }
            }
            return sum;
        }
    }
}
