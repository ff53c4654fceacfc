package nt.rtl.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A small sound image, to be spoilt. Its headers fill the first 400h bytes of the file; `.text`
/// has 200h bytes at 400h and lies at 1000h, `.data` has 200h bytes at 600h, lies at 2000h and is
/// three pages large.
public final class SampleImage {

    static final int PE_HEADER = 0x80;
    static final int OPTIONAL_HEADER = PE_HEADER + 0x18;
    static final int SECTION_TABLE = OPTIONAL_HEADER + 0xE0;
    static final int SECTION_HEADER_SIZE = 0x28;

    private final ByteBuffer file = ByteBuffer.allocate(0x800).order(ByteOrder.LITTLE_ENDIAN);

    public SampleImage() {
        word(0, 0x5A4D).dword(0x3C, PE_HEADER);
        dword(PE_HEADER, 0x4550)
                .word(PE_HEADER + 0x4, ImageHeaders.IMAGE_FILE_MACHINE_I386)
                .word(PE_HEADER + 0x6, 2)
                .word(PE_HEADER + 0x14, 0xE0)
                .word(PE_HEADER + 0x16, 0x102);
        optional(0x0, 0x10B)
                .optional(0x10, 0x1000)
                .optional(0x1C, 0x40_0000)
                .optional(0x20, 0x1000)
                .optional(0x24, 0x200)
                .optional(0x38, 0x5000)
                .optional(0x3C, 0x400)
                .optional(0x44, 3)
                .optional(0x48, 0x10_0000)
                .optional(0x5C, 16);
        section(0, ".text", 0x100, 0x1000, 0x200, 0x400, 0x6000_0020);
        section(1, ".data", 0x2800, 0x2000, 0x200, 0x600, 0xC000_0040);
    }

    SampleImage word(int at, int value) {
        file.putShort(at, (short) value);
        return this;
    }

    SampleImage dword(int at, int value) {
        file.putInt(at, value);
        return this;
    }

    SampleImage optional(int at, int value) {
        return dword(OPTIONAL_HEADER + at, value);
    }

    SampleImage section(int index, int at, int value) {
        return dword(SECTION_TABLE + index * SECTION_HEADER_SIZE + at, value);
    }

    private void section(
            int index,
            String name,
            int virtualSize,
            int address,
            int rawSize,
            int rawOffset,
            int characteristics) {
        int header = SECTION_TABLE + index * SECTION_HEADER_SIZE;
        file.put(header, name.getBytes(StandardCharsets.US_ASCII));
        section(index, 0x8, virtualSize)
                .section(index, 0xC, address)
                .section(index, 0x10, rawSize)
                .section(index, 0x14, rawOffset)
                .section(index, 0x24, characteristics);
    }

    public byte[] bytes() {
        return file.array().clone();
    }

    ImageOpening open() {
        return PeImage.open(ImageSource.of(bytes()));
    }

    ImageOpening open(int length) {
        return PeImage.open(ImageSource.of(Arrays.copyOf(bytes(), length)));
    }
}
