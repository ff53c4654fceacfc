package pxr.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// The look-ups behind a compilation's questions to the commit before. Documents are named by their
/// number in the reader. Any thread may ask.
final class FileTerms implements AutoCloseable {

    private final DirectoryReader reader;
    private @Nullable Zstandard zstandard;

    FileTerms(DirectoryReader reader) {
        this.reader = reader;
    }

    private interface Seeking {
        void at(LeafReaderContext leaf, TermsEnum terms) throws IOException;
    }

    private void inEachLeaf(String field, Seeking seeking) {
        try {
            for (LeafReaderContext leaf : reader.leaves()) {
                Terms terms = leaf.reader().terms(field);
                if (terms != null) seeking.at(leaf, terms.iterator());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The documents that have the term. */
    BitSet with(String field, String term) {
        return withAny(field, List.of(term));
    }

    BitSet withAny(String field, Collection<String> wanted) {
        BitSet found = new BitSet();
        List<BytesRef> sorted = wanted.stream().map(Schema::bytes).sorted().toList();
        inEachLeaf(
                field,
                (leaf, terms) -> {
                    for (BytesRef term : sorted) {
                        if (terms.seekExact(term)) addLive(leaf, terms, found);
                    }
                });
        return found;
    }

    /** The documents that have a term with that beginning. */
    BitSet withPrefix(String field, String prefix) {
        BitSet found = new BitSet();
        BytesRef begin = Schema.bytes(prefix);
        inEachLeaf(
                field,
                (leaf, terms) ->
                        TermWalk.from(
                                terms,
                                begin,
                                _ -> {
                                    addLive(leaf, terms, found);
                                    return true;
                                }));
        return found;
    }

    private static void addLive(LeafReaderContext leaf, TermsEnum term, BitSet found)
            throws IOException {
        Bits live = leaf.reader().getLiveDocs();
        PostingsEnum postings = term.postings(null, PostingsEnum.NONE);
        for (int doc; (doc = postings.nextDoc()) != DocIdSetIterator.NO_MORE_DOCS; ) {
            if (live == null || live.get(doc)) found.set(leaf.docBase + doc);
        }
    }

    /** What the document has in a field of one value; empty where it has none. */
    String value(String field, int document) {
        try {
            LeafReaderContext leaf = leaf(document);
            SortedDocValues values = DocValues.getSorted(leaf.reader(), field);
            if (!values.advanceExact(document - leaf.docBase)) return "";
            return values.lookupOrd(values.ordValue()).utf8ToString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long number(String field, int document) {
        try {
            LeafReaderContext leaf = leaf(document);
            var values = DocValues.getNumeric(leaf.reader(), field);
            return values.advanceExact(document - leaf.docBase) ? values.longValue() : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the document has in a field of compressed bytes, which it must have. */
    byte[] bytes(String field, int document) {
        try {
            LeafReaderContext leaf = leaf(document);
            BinaryDocValues values = DocValues.getBinary(leaf.reader(), field);
            if (!values.advanceExact(document - leaf.docBase)) throw new IllegalStateException();
            return zstandard().decompress(values.binaryValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Read when it is needed first: most who look for changes find none. */
    private synchronized Zstandard zstandard() throws IOException {
        if (zstandard == null) zstandard = Zstandard.of(reader);
        return zstandard;
    }

    @Override
    public synchronized void close() {
        if (zstandard != null) zstandard.close();
    }

    private LeafReaderContext leaf(int document) {
        List<LeafReaderContext> leaves = reader.leaves();
        return leaves.get(ReaderUtil.subIndex(document, leaves));
    }
}
