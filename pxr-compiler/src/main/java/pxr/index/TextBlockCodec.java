package pxr.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;

/// The stored form of a block: where it begins, then its UTF-8 form, compressed. A lone surrogate,
/// which no UTF-8 has, becomes a question mark, so offsets stay.
public final class TextBlockCodec {

    private TextBlockCodec() {}

    static BytesRef encode(TextBlock block, Zstandard zstandard) {
        try {
            ByteBuffersDataOutput out = new ByteBuffersDataOutput();
            out.writeVInt(block.start());
            out.writeVInt(block.line());
            byte[] text = zstandard.compress(block.text().getBytes(StandardCharsets.UTF_8));
            out.writeBytes(text, text.length);
            return new BytesRef(out.toArrayCopy());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
    }

    /**
     * @throws IllegalArgumentException when these bytes are damaged
     */
    public static TextBlock decode(BytesRef bytes, Zstandard zstandard) {
        var in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
        int start = in.readVInt();
        int line = in.readVInt();
        int head = in.getPosition() - bytes.offset;
        var text = new BytesRef(bytes.bytes, in.getPosition(), bytes.length - head);
        return new TextBlock(
                new String(zstandard.decompress(text), StandardCharsets.UTF_8), start, line);
    }

    /** Only where the block begins, in chars. */
    public static int start(BytesRef bytes) {
        return new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length).readVInt();
    }
}
