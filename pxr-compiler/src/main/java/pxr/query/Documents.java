package pxr.query;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.StoredFields;
import pxr.index.DeclarationCodec;
import pxr.index.FileFactsCodec;
import pxr.index.Schema;
import pxr.index.StoredFacts;
import pxr.source.SourceFile;

/// Reads what documents say, for one thread. It is fastest in the documents' order, for then it
/// goes on where it was.
final class Documents {

    private final List<LeafReaderContext> leaves;
    private final StoredFields stored;
    private final Map<String, Column> columns = new HashMap<>();

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
        return DeclarationCodec.decode(stored(document, Schema.DECLARATION).bytes());
    }

    StoredFacts facts(int document) throws IOException {
        return FileFactsCodec.decode(stored(document, Schema.FACTS).bytes());
    }

    SourceFile source(int document) throws IOException {
        String text = stored(document, Schema.TEXT).string();
        return new SourceFile(value(Schema.PATH, document), text, value(Schema.HASH, document));
    }

    private StoredValue stored(int document, String field) throws IOException {
        StoredValue value = new StoredValue(field);
        stored.document(document, value);
        return value;
    }
}
