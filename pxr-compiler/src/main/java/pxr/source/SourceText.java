package pxr.source;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes text of a file's bytes and says what is no text. */
final class SourceText {

    /** The most bytes a file may have; the largest file of the JDK has 1.5 million. */
    static final int LIMIT = 16 << 20;

    /** Of so many chars one may be malformed; more than that, and the file is no text. */
    private static final int MALFORMED_ONE_IN = 10;

    private static final char REPLACEMENT = '\uFFFD';
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private SourceText() {}

    static SourceFile decode(String path, byte[] bytes) throws IOException {
        if (bytes.length > LIMIT) throw tooLarge();
        String text = new String(bytes, charset(bytes));
        if (malformed(text) > text.length() / MALFORMED_ONE_IN) {
            throw new IOException("not text in UTF-8; convert it, or leave it out");
        }
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) text = text.substring(1);
        return new SourceFile(path, text, hash(bytes));
    }

    /** UTF-8, unless a byte order mark says that every char has two bytes. */
    private static Charset charset(byte[] bytes) {
        if (bytes.length < 2) return StandardCharsets.UTF_8;
        return switch (bytes[0] << Byte.SIZE | bytes[1] & 0xFF) {
            case (byte) 0xFE << Byte.SIZE | 0xFF -> StandardCharsets.UTF_16BE;
            case (byte) 0xFF << Byte.SIZE | 0xFE -> StandardCharsets.UTF_16LE;
            default -> StandardCharsets.UTF_8;
        };
    }

    static IOException tooLarge() {
        return new IOException(
                "larger than " + (LIMIT >> 20) + " MB, which no Java source is; leave it out");
    }

    /** How many chars are there that text does not have. */
    static int malformed(String text) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == REPLACEMENT || c == 0) count++;
        }
        return count;
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
