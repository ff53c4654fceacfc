package pxr.index;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.apache.lucene.util.BytesRef;

/// Bytes in the DEFLATE format (RFC 1951). The engine compresses stored values too, but for speed
/// and a few kilobytes at a time: a source text becomes half of its size there, a quarter here, and
/// is read without what stands before it.
final class Deflated {

    private static final int BUFFER = 1 << 14;

    private Deflated() {}

    static byte[] deflate(byte[] bytes) {
        try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3 + 64);
            byte[] buffer = new byte[BUFFER];
            while (!deflater.finished()) out.write(buffer, 0, deflater.deflate(buffer));
            return out.toByteArray();
        }
    }

    /// @param length of the bytes before they were deflated
    /// @throws IllegalArgumentException when these bytes are damaged
    static byte[] inflate(BytesRef deflated, int length) {
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(deflated.bytes, deflated.offset, deflated.length);
            byte[] bytes = new byte[length];
            int read = 0;
            while (read < length && !inflater.finished()) {
                int more = inflater.inflate(bytes, read, length - read);
                if (more == 0) break;
                read += more;
            }
            if (read == length) return bytes;
            throw new IllegalArgumentException("has " + read + " bytes of " + length);
        } catch (DataFormatException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
