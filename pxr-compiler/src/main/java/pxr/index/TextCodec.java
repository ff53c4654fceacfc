package pxr.index;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.util.BytesRef;

/// The stored form of a file's text: the length of its UTF-8 form in four bytes, then that form
/// deflated. A lone surrogate, which no UTF-8 has, becomes a question mark, so offsets stay.
public final class TextCodec {

    private TextCodec() {}

    static byte[] encode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] deflated = Deflated.deflate(bytes);
        return ByteBuffer.allocate(Integer.BYTES + deflated.length)
                .putInt(bytes.length)
                .put(deflated)
                .array();
    }

    public static String decode(BytesRef stored) {
        int length = ByteBuffer.wrap(stored.bytes, stored.offset, Integer.BYTES).getInt();
        BytesRef deflated =
                new BytesRef(
                        stored.bytes, stored.offset + Integer.BYTES, stored.length - Integer.BYTES);
        return new String(Deflated.inflate(deflated, length), StandardCharsets.UTF_8);
    }
}
