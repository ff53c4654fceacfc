package nt.rtl.image;

import java.util.List;

/// An image's bytes by their address relative to its base. What no segment has, reads as zero;
/// [#has] tells.
public final class ImageContents {

    private static final int LONGEST_NAME = 512;

    private final SourceReader file;
    private final List<ImageSegment> segments;

    ImageContents(ImageSource source, List<ImageSegment> segments) {
        this.file = new SourceReader(source);
        this.segments = segments;
    }

    /** Whether `length` bytes from `address` on, both unsigned, lie within the image. */
    public boolean has(int address, int length) {
        return Integer.toUnsignedLong(address) + Integer.toUnsignedLong(length)
                <= Integer.toUnsignedLong(segments.getLast().end());
    }

    public int byteAt(int address) {
        for (ImageSegment segment : segments) {
            int within = address - segment.address();
            if (Integer.compareUnsigned(within, segment.fileSize()) < 0) {
                return file.byteAt(segment.fileOffset() + within);
            }
        }
        return 0;
    }

    public int word(int address) {
        return byteAt(address) | byteAt(address + 1) << Byte.SIZE;
    }

    public int dword(int address) {
        return word(address) | word(address + Short.BYTES) << Short.SIZE;
    }

    /** The characters from `address` up to a NUL; no name is longer than 512. */
    public String name(int address) {
        var name = new StringBuilder();
        for (int index = 0; index < LONGEST_NAME; index++) {
            int character = byteAt(address + index);
            if (character == 0) {
                break;
            }
            name.append((char) character);
        }
        return name.toString();
    }
}
