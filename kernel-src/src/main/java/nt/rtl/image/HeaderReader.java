package nt.rtl.image;

import static nt.rtl.NtStatus.STATUS_INVALID_FILE_FOR_SECTION;
import static nt.rtl.NtStatus.STATUS_INVALID_IMAGE_FORMAT;
import static nt.rtl.NtStatus.STATUS_INVALID_IMAGE_NE_FORMAT;
import static nt.rtl.NtStatus.STATUS_INVALID_IMAGE_NOT_MZ;
import static nt.rtl.NtStatus.STATUS_INVALID_IMAGE_PROTECT;
import static nt.rtl.NtStatus.STATUS_INVALID_IMAGE_WIN_16;
import static nt.rtl.NtStatus.STATUS_INVALID_IMAGE_WIN_64;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import nt.rtl.NtStatus;
import org.jspecify.annotations.Nullable;

/// Reads an image's headers from the first byte on and refuses what NT refuses.
///
/// @source https://learn.microsoft.com/en-us/windows/win32/debug/pe-format
/// @source the statuses: https://github.com/wine-mirror/wine server/mapping.c, and for the
///   alignments dlls/kernel32/tests/loader.c
final class HeaderReader {

    private static final int PAGE_SIZE = 0x1000;
    private static final int ALLOCATION_GRANULARITY = 0x1_0000;

    private static final int MZ = 0x5A4D;
    private static final int DOS_HEADER_SIZE = 0x40;
    private static final int NEW_HEADER_FIELD = 0x3C;

    private static final int PE = 0x4550;
    private static final int NE = 0x454E;
    private static final int NE_SYSTEM_FIELD = 0x36;
    private static final int NE_WINDOWS = 2;
    private static final int NE_DOS_4 = 5;

    private static final int FILE_HEADER_SIZE = 0x14;
    private static final int SMALLEST_OPTIONAL_HEADER = 0x60;
    private static final int PE32 = 0x10B;
    private static final int PE32_PLUS = 0x20B;
    private static final int DIRECTORY_SIZE = 8;

    private static final int SECTION_HEADER_SIZE = 0x28;
    private static final int SECTION_NAME_SIZE = 8;
    private static final int MAXIMUM_SECTIONS = 96;
    private static final int LARGEST_IMAGE = 0x7700_0000;

    private final ImageSource source;
    private final SourceReader file;

    private int peHeader;
    private int optionalHeader;
    private int optionalHeaderSize;
    private int sectionCount;
    private @Nullable ImageHeaders headers;
    private final List<ImageSegment> segments = new ArrayList<>();

    HeaderReader(ImageSource source) {
        this.source = source;
        this.file = new SourceReader(source);
    }

    NtStatus read() {
        List<Supplier<NtStatus>> steps =
                List.of(
                        this::findPeHeader,
                        this::readFileHeader,
                        this::readOptionalHeader,
                        this::checkLayout,
                        this::readSegments);
        for (Supplier<NtStatus> step : steps) {
            NtStatus status = step.get();
            if (status != STATUS_SUCCESS) {
                return status;
            }
        }
        return STATUS_SUCCESS;
    }

    /** After [#read] has succeeded. */
    PeImage image() {
        return new PeImage(source, headers(), segments);
    }

    private ImageHeaders headers() {
        return Objects.requireNonNull(headers);
    }

    private NtStatus findPeHeader() {
        if (!file.has(0, DOS_HEADER_SIZE) || file.word(0) != MZ) {
            return STATUS_INVALID_IMAGE_NOT_MZ;
        }
        peHeader = file.dword(NEW_HEADER_FIELD);
        if (!file.has(peHeader, Integer.BYTES)) {
            return STATUS_INVALID_IMAGE_PROTECT;
        }
        if (file.dword(peHeader) == PE) {
            return file.has(peHeader, Integer.BYTES + FILE_HEADER_SIZE)
                    ? STATUS_SUCCESS
                    : STATUS_INVALID_IMAGE_FORMAT;
        }
        return file.word(peHeader) == NE ? whoseNewExecutable() : STATUS_INVALID_IMAGE_PROTECT;
    }

    private NtStatus whoseNewExecutable() {
        return switch (file.byteAt(Integer.toUnsignedLong(peHeader) + NE_SYSTEM_FIELD)) {
            case NE_WINDOWS -> STATUS_INVALID_IMAGE_WIN_16;
            case NE_DOS_4 -> STATUS_INVALID_IMAGE_PROTECT;
            default -> STATUS_INVALID_IMAGE_NE_FORMAT;
        };
    }

    private NtStatus readFileHeader() {
        int header = peHeader + Integer.BYTES;
        int machine = file.word(header);
        sectionCount = file.word(header + 0x2);
        optionalHeaderSize = file.word(header + 0x10);
        optionalHeader = header + FILE_HEADER_SIZE;
        if (machine == 0 && optionalHeaderSize == 0) {
            return STATUS_INVALID_IMAGE_PROTECT;
        }
        return file.has(optionalHeader, Short.BYTES) ? STATUS_SUCCESS : STATUS_INVALID_IMAGE_FORMAT;
    }

    private NtStatus readOptionalHeader() {
        int header = optionalHeader;
        int magic = file.word(header);
        if (magic == PE32_PLUS) {
            return STATUS_INVALID_IMAGE_WIN_64;
        }
        if (magic != PE32
                || optionalHeaderSize < SMALLEST_OPTIONAL_HEADER
                || !file.has(header, optionalHeaderSize)) {
            return STATUS_INVALID_IMAGE_FORMAT;
        }
        headers =
                new ImageHeaders(
                        file.word(peHeader + 0x4),
                        file.word(peHeader + 0x16),
                        file.dword(header + 0x1C),
                        file.dword(header + 0x10),
                        file.dword(header + 0x20),
                        file.dword(header + 0x24),
                        file.dword(header + 0x38),
                        file.dword(header + 0x3C),
                        file.dword(header + 0x40),
                        file.word(header + 0x44),
                        file.word(header + 0x30),
                        file.word(header + 0x32),
                        file.word(header + 0x46),
                        file.dword(header + 0x48),
                        file.dword(header + 0x4C),
                        file.dword(header + 0x50),
                        file.dword(header + 0x54),
                        file.dword(header + 0x58),
                        file.dword(header + 0x4),
                        readDirectories(file.dword(header + 0x5C)));
        return STATUS_SUCCESS;
    }

    private List<ImageDirectory> readDirectories(int wanted) {
        int room = (optionalHeaderSize - SMALLEST_OPTIONAL_HEADER) / DIRECTORY_SIZE;
        int known = Math.min(room, ImageDirectory.Entry.values().length);
        int count = Integer.compareUnsigned(wanted, known) < 0 ? wanted : known;
        List<ImageDirectory> directories = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            int at = optionalHeader + SMALLEST_OPTIONAL_HEADER + index * DIRECTORY_SIZE;
            directories.add(new ImageDirectory(file.dword(at), file.dword(at + Integer.BYTES)));
        }
        return directories;
    }

    private NtStatus checkLayout() {
        ImageHeaders image = headers();
        int fileAlignment = image.fileAlignment();
        int sectionAlignment = image.sectionAlignment();
        boolean sound =
                image.machine() == ImageHeaders.IMAGE_FILE_MACHINE_I386
                        && (image.characteristics() & ImageHeaders.IMAGE_FILE_EXECUTABLE_IMAGE) != 0
                        && isPowerOfTwo(fileAlignment)
                        && isPowerOfTwo(sectionAlignment)
                        && sectionAlignment >= fileAlignment
                        && (fileAlignment % 0x200 == 0 || fileAlignment == sectionAlignment)
                        && image.imageBase() % ALLOCATION_GRANULARITY == 0
                        && image.sizeOfImage() != 0
                        && imageEnd() <= LARGEST_IMAGE
                        && Integer.compareUnsigned(image.sizeOfHeaders(), image.sizeOfImage()) < 0
                        && sectionCount <= MAXIMUM_SECTIONS;
        return sound ? STATUS_SUCCESS : STATUS_INVALID_IMAGE_FORMAT;
    }

    private NtStatus readSegments() {
        ImageHeaders image = headers();
        int table = optionalHeader + optionalHeaderSize;
        if (!file.has(table, sectionCount * SECTION_HEADER_SIZE)) {
            return STATUS_INVALID_IMAGE_FORMAT;
        }
        if (image.sectionAlignment() < PAGE_SIZE) {
            return readAsOneSegment(table);
        }
        int headerBytes = (int) Math.min(image.sizeOfHeaders(), file.size());
        int headerPages = pageCeiling(Math.max(image.sizeOfHeaders(), 1));
        segments.add(
                new ImageSegment(
                        "", 0, headerPages, 0, headerBytes, ImageProtection.PAGE_READONLY, false));
        // In long arithmetic: the sum of two sizes below 2^32 must not wrap.
        long next = ceiling(Math.max(image.sizeOfHeaders(), 1), image.sectionAlignment());
        for (int index = 0; index < sectionCount; index++) {
            int header = table + index * SECTION_HEADER_SIZE;
            long end = readSection(header, next);
            if (end < 0) {
                return STATUS_INVALID_IMAGE_FORMAT;
            }
            if (isTruncated(header)) {
                return STATUS_INVALID_FILE_FOR_SECTION;
            }
            next = end;
        }
        fillGap(pageCeiling(image.sizeOfImage()));
        return STATUS_SUCCESS;
    }

    /// Adds the section whose header is at `header`, which must begin at `next`.
    ///
    /// @return where the next one must begin; negative if this one cannot be
    private long readSection(int header, long next) {
        int alignment = headers().sectionAlignment();
        long address = Integer.toUnsignedLong(file.dword(header + 0xC));
        long rawSize = Integer.toUnsignedLong(file.dword(header + 0x10));
        long virtualSize = Integer.toUnsignedLong(file.dword(header + 0x8));
        long size = virtualSize == 0 ? rawSize : virtualSize;
        long end = next + ceiling(size, alignment);
        if (address != next || size == 0 || end > imageEnd()) {
            return -1;
        }
        fillGap(next);
        int characteristics = file.dword(header + 0x24);
        int pages = pageCeiling(size);
        boolean isInFile = hasRawData(header);
        segments.add(
                new ImageSegment(
                        file.name(header, SECTION_NAME_SIZE),
                        (int) address,
                        pages,
                        isInFile ? fileOffset(header) : 0,
                        isInFile ? (int) Math.min(rawSize, pages) : 0,
                        ImageProtection.of(characteristics),
                        ImageProtection.isShared(characteristics)));
        return end;
    }

    /// Pages between sections that are aligned to more than a page, and behind the last one, are
    /// part of the image, and nobody may touch them.
    private void fillGap(long next) {
        int end = segments.getLast().end();
        int gap = (int) next - end;
        if (gap > 0) {
            segments.add(
                    new ImageSegment("", end, gap, 0, 0, ImageProtection.PAGE_NOACCESS, false));
        }
    }

    /** Offsets in the file count in disk sectors; lower bits are ignored. */
    private long fileOffset(int header) {
        return Integer.toUnsignedLong(file.dword(header + 0x14)) & -0x200L;
    }

    private boolean hasRawData(int header) {
        return file.dword(header + 0x10) != 0 && file.dword(header + 0x14) != 0;
    }

    private boolean isTruncated(int header) {
        long rawSize = Integer.toUnsignedLong(file.dword(header + 0x10));
        return hasRawData(header) && fileOffset(header) + rawSize > file.size();
    }

    /// An image aligned to less than a page lies in memory as it lies in the file, so its sections
    /// may have one protection only.
    private NtStatus readAsOneSegment(int table) {
        ImageHeaders image = headers();
        if (image.fileAlignment() != image.sectionAlignment()) {
            return STATUS_INVALID_IMAGE_FORMAT;
        }
        for (int index = 0; index < sectionCount; index++) {
            int header = table + index * SECTION_HEADER_SIZE;
            boolean lies = file.dword(header + 0xC) == file.dword(header + 0x14);
            if (!lies && file.dword(header + 0x10) != 0) {
                return STATUS_INVALID_IMAGE_FORMAT;
            }
        }
        segments.add(
                new ImageSegment(
                        "",
                        0,
                        pageCeiling(image.sizeOfImage()),
                        0,
                        (int) Math.min(image.sizeOfImage(), file.size()),
                        ImageProtection.PAGE_EXECUTE_WRITECOPY,
                        false));
        return STATUS_SUCCESS;
    }

    private long imageEnd() {
        return ceiling(
                Integer.toUnsignedLong(headers().sizeOfImage()), headers().sectionAlignment());
    }

    private static boolean isPowerOfTwo(int alignment) {
        return alignment > 0 && Integer.bitCount(alignment) == 1;
    }

    private static int pageCeiling(long size) {
        return (int) ceiling(size, PAGE_SIZE);
    }

    private static long ceiling(long size, int alignment) {
        return size + alignment - 1 & -(long) alignment;
    }
}
