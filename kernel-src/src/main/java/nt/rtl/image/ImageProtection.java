package nt.rtl.image;

/// Page protections of segments.
///
/// @source https://learn.microsoft.com/en-us/windows/win32/memory/memory-protection-constants
final class ImageProtection {

    private static final int IMAGE_SCN_MEM_SHARED = 0x1000_0000;

    // Where the bits for execute, read and write begin in a section's characteristics.
    private static final int EXECUTE_READ_WRITE_SHIFT = 29;

    static final int PAGE_NOACCESS = 0x01;
    static final int PAGE_READONLY = 0x02;
    static final int PAGE_READWRITE = 0x04;
    static final int PAGE_WRITECOPY = 0x08;
    static final int PAGE_EXECUTE = 0x10;
    static final int PAGE_EXECUTE_READ = 0x20;
    static final int PAGE_EXECUTE_READWRITE = 0x40;
    static final int PAGE_EXECUTE_WRITECOPY = 0x80;

    // By the three bits; x86 pages that can be written can be read.
    private static final int[] PRIVATE = {
        PAGE_NOACCESS,
        PAGE_EXECUTE,
        PAGE_READONLY,
        PAGE_EXECUTE_READ,
        PAGE_WRITECOPY,
        PAGE_EXECUTE_WRITECOPY,
        PAGE_WRITECOPY,
        PAGE_EXECUTE_WRITECOPY,
    };
    private static final int[] SHARED = {
        PAGE_NOACCESS,
        PAGE_EXECUTE,
        PAGE_READONLY,
        PAGE_EXECUTE_READ,
        PAGE_READWRITE,
        PAGE_EXECUTE_READWRITE,
        PAGE_READWRITE,
        PAGE_EXECUTE_READWRITE,
    };

    private ImageProtection() {}

    static boolean isShared(int characteristics) {
        return (characteristics & IMAGE_SCN_MEM_SHARED) != 0;
    }

    static int of(int characteristics) {
        int access = characteristics >>> EXECUTE_READ_WRITE_SHIFT;
        return (isShared(characteristics) ? SHARED : PRIVATE)[access];
    }
}
