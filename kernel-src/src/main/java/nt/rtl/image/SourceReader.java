package nt.rtl.image;

/// Reads little-endian numbers from a file. What lies behind the file's end reads as zero, so that
/// a lying offset can be followed without harm; [#has] tells.
final class SourceReader {

    private final ImageSource source;
    private final byte[] number = new byte[Integer.BYTES];

    SourceReader(ImageSource source) {
        this.source = source;
    }

    long size() {
        return source.size();
    }

    /** Whether the file has `length` bytes at the unsigned `offset`. */
    boolean has(int offset, int length) {
        return Integer.toUnsignedLong(offset) + length <= source.size();
    }

    int byteAt(long offset) {
        return (int) number(offset, Byte.BYTES);
    }

    int word(int offset) {
        return (int) number(Integer.toUnsignedLong(offset), Short.BYTES);
    }

    int dword(int offset) {
        return (int) number(Integer.toUnsignedLong(offset), Integer.BYTES);
    }

    /** Up to `limit` characters, as far as no NUL ends them. */
    String name(int offset, int limit) {
        var name = new StringBuilder();
        for (int index = 0; index < limit; index++) {
            int character = byteAt(Integer.toUnsignedLong(offset) + index);
            if (character == 0) {
                break;
            }
            name.append((char) character);
        }
        return name.toString();
    }

    private long number(long offset, int bytes) {
        int there = (int) Math.clamp(source.size() - offset, 0, bytes);
        source.read(Math.min(offset, source.size()), number, 0, there);
        long value = 0;
        for (int index = there - 1; index >= 0; index--) {
            value = value << Byte.SIZE | Byte.toUnsignedLong(number[index]);
        }
        return value;
    }
}
