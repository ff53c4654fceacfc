package pxr.query;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import pxr.index.Schema;
import pxr.index.Standing;
import pxr.symbol.SymbolKind;

/// What ranks the symbols of one commit, in memory: six bytes for each document. A short name
/// stands for thousands of symbols, and asking the index how much each is used would take longer
/// than a reader waits between two keys.
final class SymbolTable {

    private static final SymbolKind[] KINDS = SymbolKind.values();
    private static final Map<String, SymbolKind> BY_LABEL =
            Stream.of(KINDS).collect(toUnmodifiableMap(SymbolKind::label, k -> k));

    private final int[] uses;
    private final byte[] kinds;
    private final byte[] standings;

    private SymbolTable(int documents) {
        uses = new int[documents];
        kinds = new byte[documents];
        standings = new byte[documents];
    }

    static SymbolTable of(DirectoryReader reader) throws IOException {
        SymbolTable table = new SymbolTable(reader.maxDoc());
        for (LeafReaderContext leaf : reader.leaves()) table.readValues(leaf);
        table.countUses(reader);
        return table;
    }

    private void readValues(LeafReaderContext leaf) throws IOException {
        SortedDocValues kind = DocValues.getSorted(leaf.reader(), Schema.KIND);
        byte[] ofTerm = new byte[kind.getValueCount()];
        for (int ord = 0; ord < ofTerm.length; ord++) {
            String label = kind.lookupOrd(ord).utf8ToString();
            ofTerm[ord] = (byte) BY_LABEL.getOrDefault(label, SymbolKind.UNKNOWN).ordinal();
        }
        for (int doc; (doc = kind.nextDoc()) != DocIdSetIterator.NO_MORE_DOCS; ) {
            kinds[leaf.docBase + doc] = ofTerm[kind.ordValue()];
        }
        NumericDocValues standing = DocValues.getNumeric(leaf.reader(), Schema.STANDING);
        for (int doc; (doc = standing.nextDoc()) != DocIdSetIterator.NO_MORE_DOCS; ) {
            standings[leaf.docBase + doc] = (byte) standing.longValue();
        }
    }

    /** Goes through the declared ids and the used ones, both sorted, side by side. */
    private void countUses(DirectoryReader reader) throws IOException {
        Terms declared = MultiTerms.getTerms(reader, Schema.ID);
        Terms used = MultiTerms.getTerms(reader, Schema.USE);
        if (declared == null || used == null) return;
        TermsEnum ids = declared.iterator();
        TermsEnum counts = used.iterator();
        BytesRef id = ids.next();
        BytesRef count = counts.next();
        PostingsEnum symbols = null;
        while (id != null && count != null) {
            int order = id.compareTo(count);
            if (order == 0) {
                int frequency = (int) Math.min(counts.totalTermFreq(), Integer.MAX_VALUE);
                symbols = ids.postings(symbols, PostingsEnum.NONE);
                for (int doc; (doc = symbols.nextDoc()) != DocIdSetIterator.NO_MORE_DOCS; )
                    uses[doc] = frequency;
            }
            if (order <= 0) id = ids.next();
            if (order >= 0) count = counts.next();
        }
    }

    /// How much the symbol is used. Files that were replaced count until their segment is merged,
    /// which ranks by the same order of magnitude.
    int uses(int document) {
        return uses[document];
    }

    SymbolKind kind(int document) {
        return KINDS[kinds[document]];
    }

    Standing standing(int document) {
        return Standing.decode(standings[document]);
    }
}
