package pxr.query;

import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.StoredFieldVisitor;
import org.apache.lucene.util.BytesRef;

/** Reads the bytes that one field of a document stores, and nothing behind them. */
final class StoredValue extends StoredFieldVisitor {

    private final String field;
    private boolean isRead;
    private BytesRef bytes = new BytesRef();

    StoredValue(String field) {
        this.field = field;
    }

    BytesRef bytes() {
        return bytes;
    }

    @Override
    public Status needsField(FieldInfo info) {
        if (isRead) return Status.STOP;
        return info.name.equals(field) ? Status.YES : Status.NO;
    }

    @Override
    public void binaryField(FieldInfo info, byte[] value) {
        bytes = new BytesRef(value);
        isRead = true;
    }
}
