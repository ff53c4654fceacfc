package pxr.query;

import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.StoredFieldVisitor;
import org.apache.lucene.util.BytesRef;

/** Reads one stored field of a document and nothing behind it. */
final class StoredValue extends StoredFieldVisitor {

    private final String field;
    private boolean isRead;
    private String string = "";
    private BytesRef bytes = new BytesRef();

    StoredValue(String field) {
        this.field = field;
    }

    String string() {
        return string;
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
    public void stringField(FieldInfo info, String value) {
        string = value;
        isRead = true;
    }

    @Override
    public void binaryField(FieldInfo info, byte[] value) {
        bytes = new BytesRef(value);
        isRead = true;
    }
}
