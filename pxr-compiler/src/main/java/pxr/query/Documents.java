package pxr.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import pxr.index.DeclarationCodec;
import pxr.index.FileFactsCodec;
import pxr.index.Outline;
import pxr.index.Schema;
import pxr.index.StoredFacts;
import pxr.index.TextBlock;
import pxr.index.TextBlockCodec;
import pxr.source.SourceFile;

/// Reads what documents say, for one thread. It is fastest in the documents' order, for then it
/// goes on where it was.
final class Documents {

    private final Snapshot snapshot;
    private final List<LeafReaderContext> leaves;
    private final StoredFields stored;
    private final Map<String, Words> words = new HashMap<>();
    private final Map<String, Bytes> bytes = new HashMap<>();
    private String lastPath = "";
    private String lastText = "";

    Documents(Snapshot snapshot) throws IOException {
        this.snapshot = snapshot;
        this.leaves = snapshot.reader().leaves();
        this.stored = snapshot.reader().storedFields();
    }

    /** What a document says in a field of one value; empty when it says nothing. */
    String value(String field, int document) throws IOException {
        return words.computeIfAbsent(field, Words::new).value(document);
    }

    /** What a document has in a field of bytes, until the next is asked for. */
    private BytesRef bytes(String field, int document) throws IOException {
        return bytes.computeIfAbsent(field, Bytes::new).value(document);
    }

    /** One field, read from the segment that it was last asked about. */
    private abstract class Column {

        private int start;
        private int end;
        private int last = -1;

        abstract void open(LeafReader segment) throws IOException;

        /** Returns the document's number in its segment, whose values are open then. */
        int in(int document) throws IOException {
            if (document < last || document >= end) {
                LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
                start = leaf.docBase;
                end = start + leaf.reader().maxDoc();
                open(leaf.reader());
            }
            last = document;
            return document - start;
        }
    }

    private final class Words extends Column {

        private final String field;
        private SortedDocValues values = DocValues.emptySorted();

        Words(String field) {
            this.field = field;
        }

        @Override
        void open(LeafReader segment) throws IOException {
            values = DocValues.getSorted(segment, field);
        }

        String value(int document) throws IOException {
            int inSegment = in(document);
            if (!values.advanceExact(inSegment)) return "";
            return values.lookupOrd(values.ordValue()).utf8ToString();
        }
    }

    private final class Bytes extends Column {

        private final String field;
        private BinaryDocValues values = DocValues.emptyBinary();

        Bytes(String field) {
            this.field = field;
        }

        @Override
        void open(LeafReader segment) throws IOException {
            values = DocValues.getBinary(segment, field);
        }

        BytesRef value(int document) throws IOException {
            int inSegment = in(document);
            if (values.advanceExact(inSegment)) return values.binaryValue();
            throw new IllegalArgumentException("document " + document + " has no " + field);
        }
    }

    DeclarationCodec.Placed declaration(int document) throws IOException {
        return declaration(document, () -> textAround(document));
    }

    /** A declaration without its doc comment, for which the file's text would have to be read. */
    DeclarationCodec.Placed uncommented(int document) throws IOException {
        return declaration(document, () -> "");
    }

    private DeclarationCodec.Placed declaration(int document, Supplier<String> text)
            throws IOException {
        StoredValue value = new StoredValue(Schema.DECLARATION);
        stored.document(document, value);
        return DeclarationCodec.decode(value.bytes(), text);
    }

    StoredFacts facts(int file) throws IOException {
        return FileFactsCodec.decode(unpacked(Schema.FACTS, file));
    }

    /** Only the outline of [#facts]. */
    Outline outline(int file) throws IOException {
        return FileFactsCodec.decodeOutline(unpacked(Schema.FACTS, file));
    }

    private byte[] unpacked(String field, int document) throws IOException {
        return snapshot.zstandard().decompress(bytes(field, document));
    }

    TextBlock block(int document) throws IOException {
        return TextBlockCodec.decode(bytes(Schema.TEXT, document), snapshot.zstandard());
    }

    /** The offset in its file at which a block begins. */
    int blockStart(int document) throws IOException {
        return TextBlockCodec.start(bytes(Schema.TEXT, document));
    }

    /** The whole text of a file. */
    String text(int file) throws IOException {
        TextBlocks.Range blocks = snapshot.texts().of(file);
        if (blocks.end() - blocks.first() == 1) return block(blocks.first()).text();
        StringBuilder text = new StringBuilder();
        for (int b = blocks.first(); b < blocks.end(); b++) text.append(block(b).text());
        return text.toString();
    }

    SourceFile source(int document) throws IOException {
        String hash = value(Schema.HASH, document);
        return new SourceFile(value(Schema.PATH, document), text(document), hash);
    }

    /**
     * The text of the file that declares a symbol; most symbols asked about share it with the last.
     */
    private String textAround(int symbol) {
        try {
            String path = value(Schema.FILE, symbol);
            if (!path.equals(lastPath)) {
                lastText = text(fileAt(path));
                lastPath = path;
            }
            return lastText;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int fileAt(String path) throws IOException {
        Term term = Schema.term(Schema.PATH, path);
        for (LeafReaderContext leaf : leaves) {
            PostingsEnum found = leaf.reader().postings(term, PostingsEnum.NONE);
            if (found == null) continue;
            Bits live = leaf.reader().getLiveDocs();
            for (int doc; (doc = found.nextDoc()) != DocIdSetIterator.NO_MORE_DOCS; ) {
                if (live == null || live.get(doc)) return leaf.docBase + doc;
            }
        }
        throw new IllegalStateException("a symbol is declared in " + path + ", which is missing");
    }
}
