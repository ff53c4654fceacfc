package pxr.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
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
import pxr.index.Schema;
import pxr.index.StoredFacts;
import pxr.index.TextCodec;
import pxr.source.SourceFile;

/// Reads what documents say, for one thread. It is fastest in the documents' order, for then it
/// goes on where it was.
final class Documents {

    private final List<LeafReaderContext> leaves;
    private final StoredFields stored;
    private final Map<String, Column> columns = new HashMap<>();
    private String lastPath = "";
    private String lastText = "";

    Documents(DirectoryReader reader) throws IOException {
        this.leaves = reader.leaves();
        this.stored = reader.storedFields();
    }

    /** What a document says in a field of one value; empty when it says nothing. */
    String value(String field, int document) throws IOException {
        return columns.computeIfAbsent(field, _ -> new Column()).value(field, document);
    }

    /** One field, read from the segment that it was last asked about. */
    private final class Column {

        private int start;
        private int end;
        private int last = -1;
        private SortedDocValues values = DocValues.emptySorted();

        String value(String field, int document) throws IOException {
            if (document < last || document >= end) enter(field, document);
            last = document;
            if (!values.advanceExact(document - start)) return "";
            return values.lookupOrd(values.ordValue()).utf8ToString();
        }

        private void enter(String field, int document) throws IOException {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
            start = leaf.docBase;
            end = start + leaf.reader().maxDoc();
            values = DocValues.getSorted(leaf.reader(), field);
        }
    }

    DeclarationCodec.Placed declaration(int document) throws IOException {
        BytesRef stored = stored(document, Schema.DECLARATION);
        return DeclarationCodec.decode(stored, () -> textAround(document));
    }

    /** A declaration without its doc comment, for which the file's text would have to be read. */
    DeclarationCodec.Placed outline(int document) throws IOException {
        return DeclarationCodec.decode(stored(document, Schema.DECLARATION), () -> "");
    }

    StoredFacts facts(int document) throws IOException {
        return FileFactsCodec.decode(stored(document, Schema.FACTS));
    }

    String text(int document) throws IOException {
        return TextCodec.decode(stored(document, Schema.TEXT));
    }

    SourceFile source(int document) throws IOException {
        String hash = value(Schema.HASH, document);
        return new SourceFile(value(Schema.PATH, document), text(document), hash);
    }

    private BytesRef stored(int document, String field) throws IOException {
        StoredValue value = new StoredValue(field);
        stored.document(document, value);
        return value.bytes();
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
