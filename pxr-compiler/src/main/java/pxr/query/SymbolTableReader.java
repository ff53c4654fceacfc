package pxr.query;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import pxr.index.Schema;
import pxr.index.Standing;
import pxr.symbol.SymbolId;
import pxr.symbol.SymbolKind;

/// Puts a [SymbolTable] together. It goes once through the declared ids and the used ones, both
/// sorted, side by side; all orders are then made by counting, without comparing ids again.
final class SymbolTableReader {

    private static final Map<String, SymbolKind> BY_LABEL =
            Stream.of(SymbolKind.values()).collect(toUnmodifiableMap(SymbolKind::label, k -> k));

    /** Longer ids are as long as this one, as far as the order of symbols goes. */
    private static final int LONGEST = 1 << 10;

    private final DirectoryReader reader;
    private final @Nullable Bits live;
    private final int[] uses;
    private final byte[] kinds;
    private final byte[] standings;
    private final byte[] prominences;
    private final int[] around;

    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int[] nameOf;
    private final short[] lengths;
    private int[] byId;
    private int size;

    private final Surroundings surroundings = new Surroundings();
    private final Map<Integer, Integer> usesOfType = new HashMap<>();
    private String owner = "";
    private int aroundMembers = Surroundings.ROOT;

    private SymbolTableReader(DirectoryReader reader) {
        this.reader = reader;
        this.live = MultiBits.getLiveDocs(reader);
        int documents = reader.maxDoc();
        uses = new int[documents];
        kinds = new byte[documents];
        standings = new byte[documents];
        prominences = new byte[documents];
        around = new int[documents];
        nameOf = new int[documents];
        lengths = new short[documents];
        byId = new int[documents];
    }

    static SymbolTable read(DirectoryReader reader) throws IOException {
        SymbolTableReader table = new SymbolTableReader(reader);
        for (LeafReaderContext leaf : reader.leaves()) table.readValues(leaf);
        table.readIds();
        return table.table();
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

    private void readIds() throws IOException {
        Terms declared = MultiTerms.getTerms(reader, Schema.ID);
        if (declared == null) return;
        TermsEnum ids = declared.iterator();
        Terms used = MultiTerms.getTerms(reader, Schema.USE);
        TermsEnum counts = used == null ? TermsEnum.EMPTY : used.iterator();
        BytesRef count = counts.next();
        PostingsEnum symbols = null;
        for (BytesRef id = ids.next(); id != null; id = ids.next()) {
            while (count != null && count.compareTo(id) < 0) count = counts.next();
            boolean isUsed = count != null && count.equals(id);
            int frequency = isUsed ? (int) Math.min(counts.totalTermFreq(), Integer.MAX_VALUE) : 0;
            symbols = ids.postings(symbols, PostingsEnum.NONE);
            String text = null;
            for (int doc; (doc = symbols.nextDoc()) != DocIdSetIterator.NO_MORE_DOCS; ) {
                if (live != null && !live.get(doc)) continue;
                if (text == null) text = id.utf8ToString();
                add(doc, text, frequency);
            }
        }
    }

    private void add(int document, String id, int frequency) {
        byId[size++] = document;
        uses[document] = frequency;
        lengths[document] = (short) Math.min(id.length(), LONGEST);
        Standing standing = Standing.decode(standings[document]);
        SymbolKind kind = SymbolKind.values()[kinds[document]];
        prominences[document] = (byte) SymbolScore.prominence(kind, frequency, standing);
        around[document] = around(id, frequency);
        String name = SymbolName.simple(id);
        int number = numbers.computeIfAbsent(name, _ -> names.size());
        if (number == names.size()) names.add(name);
        nameOf[document] = number;
    }

    /** Ids are sorted, so a type comes before its members, and they follow each other. */
    private int around(String id, int frequency) {
        String type = SymbolId.owner(id);
        if (type.length() == id.length()) {
            SymbolName name = SymbolName.of(id);
            int node = surroundings.node(name.qualifiers());
            usesOfType.put(surroundings.node(node, name.simple()), frequency);
            return node;
        }
        if (!type.equals(owner)) {
            SymbolName name = SymbolName.of(type);
            owner = type;
            aroundMembers = surroundings.node(surroundings.node(name.qualifiers()), name.simple());
        }
        return aroundMembers;
    }

    private SymbolTable table() {
        int[] byLength = sorted(Arrays.copyOf(byId, size), doc -> lengths[doc], LONGEST + 1);
        int[] inPlace = sorted(byLength, doc -> Integer.SIZE - magnitude(doc), Integer.SIZE + 1);
        int[] places = new int[reader.maxDoc()];
        for (int i = 0; i < size; i++) places[inPlace[i]] = i;
        int[] ranked = sorted(inPlace, doc -> Byte.MAX_VALUE - prominences[doc], 1 << Byte.SIZE);
        return new SymbolTable(
                uses,
                kinds,
                standings,
                prominences,
                places,
                around,
                ranked,
                SymbolNames.of(names, nameOf, ranked, prominences),
                surroundings);
    }

    /** How many bits it takes to tell how much the type around a symbol is used. */
    private int magnitude(int document) {
        int frequency = usesOfType.getOrDefault(around[document], 0);
        return Integer.SIZE - Integer.numberOfLeadingZeros(frequency);
    }

    /** The same, sorted by the key, and as they were where it is the same. */
    private static int[] sorted(int[] documents, IntUnaryOperator key, int keys) {
        int[] ends = new int[keys + 1];
        for (int document : documents) ends[key.applyAsInt(document) + 1]++;
        for (int i = 0; i < keys; i++) ends[i + 1] += ends[i];
        int[] sorted = new int[documents.length];
        for (int document : documents) sorted[ends[key.applyAsInt(document)]++] = document;
        return sorted;
    }
}
