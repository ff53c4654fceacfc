package pxr.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import pxr.index.CommittedIndex;
import pxr.index.IndexMetadata;
import pxr.index.Schema;
import pxr.index.TermWalk;
import pxr.index.Zstandard;

/// One commit of an index, open for reading: the look-ups that all answers are made of. Documents
/// are named by their number in this snapshot.
final class Snapshot {

    private final DirectoryReader reader;
    private final IndexMetadata metadata;
    private @Nullable ProjectFiles files;
    private @Nullable SymbolTable symbols;
    private @Nullable TextBlocks texts;
    private @Nullable Zstandard zstandard;

    Snapshot(DirectoryReader reader) {
        this.reader = reader;
        this.metadata = CommittedIndex.metadata(reader);
    }

    DirectoryReader reader() {
        return reader;
    }

    IndexMetadata metadata() {
        return metadata;
    }

    /** A reader of documents, for one thread. */
    Documents documents() throws IOException {
        return new Documents(this);
    }

    /** All files; they are listed once. */
    synchronized ProjectFiles files() {
        if (files == null) files = ProjectFiles.of(read(this::filesByPath));
        return files;
    }

    /** What ranks the symbols; it is put together once. */
    synchronized SymbolTable symbols() {
        if (symbols == null) symbols = read(() -> SymbolTableReader.read(reader));
        return symbols;
    }

    /** Which documents hold the texts; they are listed once. */
    synchronized TextBlocks texts() {
        if (texts == null) texts = read(() -> TextBlocks.of(reader, files()));
        return texts;
    }

    /** What stored bytes are compressed with. */
    synchronized Zstandard zstandard() {
        if (zstandard == null) zstandard = read(() -> Zstandard.of(reader));
        return zstandard;
    }

    /** Called once nobody reads any more. */
    synchronized void close() {
        if (zstandard != null) zstandard.close();
    }

    /** Puts together what is made once. */
    void prepare() {
        symbols();
        texts();
        zstandard();
    }

    synchronized boolean isPrepared() {
        return symbols != null && texts != null;
    }

    /** What may fail where nothing may be thrown. */
    interface Read<T> {
        T run() throws IOException;
    }

    static <T> T read(Read<T> read) {
        try {
            return read.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SortedMap<String, Integer> filesByPath() throws IOException {
        SortedMap<String, Integer> files = new TreeMap<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            SortedDocValues paths = leaf.reader().getSortedDocValues(Schema.PATH);
            if (paths == null) continue;
            Bits live = leaf.reader().getLiveDocs();
            for (int doc; (doc = paths.nextDoc()) != DocIdSetIterator.NO_MORE_DOCS; ) {
                if (live == null || live.get(doc)) files.put(value(paths), leaf.docBase + doc);
            }
        }
        return files;
    }

    /** The documents that have the term, ascending. */
    List<Integer> documentsWith(String field, String value) throws IOException {
        return documentsWithAny(field, List.of(value));
    }

    /** The documents that have any of the terms, ascending; fastest when the terms are sorted. */
    List<Integer> documentsWithAny(String field, Collection<String> values) throws IOException {
        List<Integer> documents = new ArrayList<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            TermsEnum terms = terms(leaf, field);
            for (String value : values) {
                if (terms.seekExact(Schema.bytes(value))) forEachLive(leaf, terms, documents::add);
            }
        }
        return documents.stream().sorted().distinct().toList();
    }

    /// What follows each of the beginnings in the terms of a field, in the order of the beginnings;
    /// fastest when they are sorted. Of a beginning that no term has there is nothing.
    Map<String, List<String>> endings(String field, Collection<String> beginnings)
            throws IOException {
        Map<String, List<String>> endings = LinkedHashMap.newLinkedHashMap(beginnings.size());
        for (LeafReaderContext leaf : reader.leaves()) {
            TermsEnum terms = terms(leaf, field);
            for (String beginning : beginnings) {
                TermWalk.from(
                        terms,
                        Schema.bytes(beginning),
                        term -> {
                            if (!isLive(leaf, terms)) return true;
                            String ending = term.utf8ToString().substring(beginning.length());
                            endings.computeIfAbsent(beginning, _ -> new ArrayList<>(4)).add(ending);
                            return true;
                        });
            }
        }
        if (reader.leaves().size() > 1) {
            endings.replaceAll((_, found) -> found.stream().sorted().distinct().toList());
        }
        return endings;
    }

    private static boolean isLive(LeafReaderContext leaf, TermsEnum term) throws IOException {
        Bits live = leaf.reader().getLiveDocs();
        if (live == null) return true;
        PostingsEnum postings = term.postings(null, PostingsEnum.NONE);
        for (int doc; (doc = postings.nextDoc()) != DocIdSetIterator.NO_MORE_DOCS; ) {
            if (live.get(doc)) return true;
        }
        return false;
    }

    /** The documents that have all of the terms; none when there are no terms. */
    BitSet documents(String field, Collection<String> values) throws IOException {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        values.stream()
                .limit(IndexSearcher.getMaxClauseCount())
                .forEach(v ->
                        all.add(new TermQuery(Schema.term(field, v)), BooleanClause.Occur.FILTER));
        return matching(all.build());
    }

    /// The documents that have a term with that beginning.
    ///
    /// @param all those that may have one
    BitSet withPrefix(String field, String prefix, BitSet all) throws IOException {
        BitSet found = new BitSet();
        int[] missing = {all.cardinality()};
        BytesRef begin = Schema.bytes(prefix);
        for (LeafReaderContext leaf : reader.leaves()) {
            TermsEnum terms = terms(leaf, field);
            boolean isEverywhere =
                    !TermWalk.from(
                            terms,
                            begin,
                            _ -> {
                                forEachLive(
                                        leaf,
                                        terms,
                                        document -> {
                                            if (!found.get(document)) missing[0]--;
                                            found.set(document);
                                        });
                                // It is found out after a few of many thousand terms.
                                return missing[0] > 0;
                            });
            if (isEverywhere) return found;
        }
        return found;
    }

    /** Gives each term of a field, once for each segment that has it. */
    void forEachTerm(String field, Consumer<String> action) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            TermsEnum terms = terms(leaf, field);
            for (BytesRef term = terms.next(); term != null; term = terms.next()) {
                action.accept(term.utf8ToString());
            }
        }
    }

    private BitSet matching(Query query) throws IOException {
        IndexSearcher searcher = new IndexSearcher(reader);
        Weight weight =
                searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        BitSet documents = new BitSet();
        for (LeafReaderContext leaf : reader.leaves()) {
            Scorer scorer = weight.scorer(leaf);
            if (scorer == null) continue;
            Bits live = leaf.reader().getLiveDocs();
            DocIdSetIterator found = scorer.iterator();
            for (int doc; (doc = found.nextDoc()) != DocIdSetIterator.NO_MORE_DOCS; ) {
                if (live == null || live.get(doc)) documents.set(leaf.docBase + doc);
            }
        }
        return documents;
    }

    /** How often each of the ids, which must be sorted, occurs in the field, in all documents. */
    long[] frequencies(String field, List<String> ids) throws IOException {
        long[] frequencies = new long[ids.size()];
        List<BytesRef> sorted = ids.stream().map(Schema::bytes).toList();
        for (LeafReaderContext leaf : reader.leaves()) {
            TermsEnum terms = terms(leaf, field);
            Bits live = leaf.reader().getLiveDocs();
            for (int i = 0; i < frequencies.length; i++) {
                if (!terms.seekExact(sorted.get(i))) continue;
                frequencies[i] += live == null ? terms.totalTermFreq() : frequency(terms, live);
            }
        }
        return frequencies;
    }

    private static long frequency(TermsEnum term, Bits live) throws IOException {
        long frequency = 0;
        PostingsEnum postings = term.postings(null, PostingsEnum.FREQS);
        for (int doc; (doc = postings.nextDoc()) != DocIdSetIterator.NO_MORE_DOCS; ) {
            if (live.get(doc)) frequency += postings.freq();
        }
        return frequency;
    }

    private static void forEachLive(LeafReaderContext leaf, TermsEnum term, IntConsumer action)
            throws IOException {
        Bits live = leaf.reader().getLiveDocs();
        PostingsEnum postings = term.postings(null, PostingsEnum.NONE);
        for (int doc; (doc = postings.nextDoc()) != DocIdSetIterator.NO_MORE_DOCS; ) {
            if (live == null || live.get(doc)) action.accept(leaf.docBase + doc);
        }
    }

    private static TermsEnum terms(LeafReaderContext leaf, String field) throws IOException {
        Terms terms = leaf.reader().terms(field);
        return terms == null ? TermsEnum.EMPTY : terms.iterator();
    }

    private static String value(SortedDocValues values) throws IOException {
        return values.lookupOrd(values.ordValue()).utf8ToString();
    }
}
