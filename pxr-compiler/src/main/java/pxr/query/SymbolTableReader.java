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
import org.apache.lucene.util.ArrayUtil;
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

    private static final int MAGNITUDES = 4 * Integer.SIZE;

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
    private SymbolName type = SymbolName.of("");
    private int aroundType = Surroundings.ROOT;
    private int aroundMembers = Surroundings.ROOT;
    private int[] usesOfType = new int[0]; // by the node of what is in it
    private String name = "";
    private int number = -1;

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
        SymbolKind kind = SymbolTable.KINDS[kinds[document]];
        prominences[document] = (byte) SymbolScore.prominence(kind, frequency, standing);
        String owner = SymbolId.owner(id);
        boolean isMember = owner.length() < id.length();
        if (!owner.equals(type.id())) enter(SymbolName.of(owner));
        if (!isMember) usesOfType[aroundMembers] = frequency;
        around[document] = isMember ? aroundMembers : aroundType;
        nameOf[document] = number(isMember ? SymbolName.ofMember(id, type) : type.simple());
    }

    /** Ids are sorted: a type's members follow it, and types in one package each other. */
    private void enter(SymbolName entered) {
        if (!entered.qualifiers().equals(type.qualifiers()))
            aroundType = surroundings.node(entered.qualifiers());
        type = entered;
        aroundMembers = surroundings.node(aroundType, entered.simple());
        usesOfType = ArrayUtil.grow(usesOfType, aroundMembers + 1);
    }

    private int number(String of) {
        if (of.equals(name)) return number;
        name = of;
        number = numbers.computeIfAbsent(of, _ -> names.size());
        if (number == names.size()) names.add(of);
        return number;
    }

    private SymbolTable table() {
        int[] byLength = sorted(Arrays.copyOf(byId, size), doc -> lengths[doc], LONGEST + 1);
        int[] inPlace = sorted(byLength, doc -> MAGNITUDES - magnitude(doc), MAGNITUDES + 1);
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

    /** How much the type around a symbol is used, in quarters of a doubling. */
    private int magnitude(int document) {
        int node = around[document];
        long frequency = node < usesOfType.length ? usesOfType[node] : 0;
        int bits = Long.SIZE - Long.numberOfLeadingZeros(frequency);
        return bits == 0 ? 0 : 4 * (bits - 1) + (int) ((frequency << 2) >>> (bits - 1)) - 3;
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
