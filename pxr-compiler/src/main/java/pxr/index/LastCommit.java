package pxr.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;
import pxr.diagnostic.InputException;
import pxr.source.FileVersion;
import pxr.symbol.Headers;
import pxr.symbol.TypeHeader;

/// What an index says to those who are about to update it: which files it has seen, what these
/// declare, and whom a change affects.
public final class LastCommit implements AutoCloseable {

    private final DirectoryReader reader;
    private final IndexMetadata metadata;
    private final FileTerms files;
    private final StoredHeaders headers;
    private @Nullable Map<String, FileVersion> versions;

    private LastCommit(DirectoryReader reader) {
        this.reader = reader;
        this.metadata = CommittedIndex.metadata(reader);
        this.files = new FileTerms(reader);
        this.headers = new StoredHeaders(files);
    }

    /// Opens the index; nothing where there is none yet, or one of an earlier version of PXR.
    ///
    /// @throws InputException when the path holds anything else, or an index that cannot be read
    public static Optional<LastCommit> open(Path index) {
        EngineLog.silence();
        try {
            if (IndexBuilder.isNew(index) || CommittedIndex.isOutdated(index))
                return Optional.empty();
            return Optional.of(new LastCommit(CommittedIndex.open(index)));
        } catch (IOException e) {
            throw IndexBuilder.unusable(index, e);
        }
    }

    /** Whether nobody has committed since. */
    boolean isLast() throws IOException {
        return reader.isCurrent();
    }

    public IndexMetadata metadata() {
        return metadata;
    }

    /** The versions of the files that it has seen, by path. */
    public Map<String, FileVersion> versions() {
        Map<String, FileVersion> known = versions;
        if (known == null) versions = known = readVersions();
        return known;
    }

    private Map<String, FileVersion> readVersions() {
        try {
            Map<String, FileVersion> read = new HashMap<>();
            for (LeafReaderContext leaf : reader.leaves()) addVersions(leaf, read);
            return Map.copyOf(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addVersions(LeafReaderContext leaf, Map<String, FileVersion> versions)
            throws IOException {
        SortedDocValues paths = leaf.reader().getSortedDocValues(Schema.PATH);
        SortedDocValues hashes = leaf.reader().getSortedDocValues(Schema.HASH);
        NumericDocValues stamps = leaf.reader().getNumericDocValues(Schema.STAMP);
        Bits live = leaf.reader().getLiveDocs();
        if (paths == null || hashes == null || stamps == null) return;
        for (int doc; (doc = paths.nextDoc()) != DocIdSetIterator.NO_MORE_DOCS; ) {
            boolean isFile = hashes.advanceExact(doc) && stamps.advanceExact(doc);
            if (live != null && !live.get(doc) || !isFile) continue;
            String path = paths.lookupOrd(paths.ordValue()).utf8ToString();
            String hash = hashes.lookupOrd(hashes.ordValue()).utf8ToString();
            versions.put(path, new FileVersion(hash, stamps.longValue()));
        }
    }

    public Headers headers() {
        return headers;
    }

    /** The types of all files but these. */
    public Headers headersWithout(Set<String> paths) {
        return headers.without(paths);
    }

    /** The types that these files declare. */
    public List<TypeHeader> headersOf(Collection<String> paths) {
        List<TypeHeader> found = new ArrayList<>();
        files.withAny(Schema.PATH, paths).stream()
                .forEach(d -> found.addAll(headers.headers(d).values()));
        return found;
    }

    /** The packages of these files. */
    public List<String> packagesOf(Collection<String> paths) {
        return files.withAny(Schema.PATH, paths).stream()
                .mapToObj(d -> files.value(Schema.PACKAGE, d))
                .distinct()
                .toList();
    }

    /** The files that the changes can affect; see [AffectedFiles]. */
    public Set<String> affectedBy(HeaderChanges changes) {
        return AffectedFiles.of(changes, files);
    }

    /** What its bytes are compressed with. */
    Zstandard zstandard() throws IOException {
        return Zstandard.of(reader);
    }

    /** What a file adds to the totals. */
    Totals totals(String path) {
        return files.with(Schema.PATH, path).stream()
                .mapToObj(this::totals)
                .reduce(Totals.NONE, Totals::plus);
    }

    private Totals totals(int document) {
        return new Totals(
                1,
                files.number(Schema.SYMBOLS, document),
                files.number(Schema.OCCURRENCES, document),
                files.number(Schema.LINES, document));
    }

    @Override
    public void close() {
        try {
            files.close();
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
