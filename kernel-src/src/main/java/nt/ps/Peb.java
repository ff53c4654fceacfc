package nt.ps;

import nt.mm.AddressSpace;
import nt.mm.VirtualCopy;
import nt.rtl.Nt;
import nt.rtl.image.ImageHeaders;
import org.jspecify.annotations.Nullable;

/// The environment block of a process: a page of it that holds what its programs share and what the
/// loader needs. Each thread's block points to it.
///
/// @source https://github.com/volatilityfoundation/volatility `win2003_sp1_x86_vtypes.py` (the
///   offsets)
@Nt("PEB")
public final class Peb {

    static final int MUTANT = 0x4;
    static final int IMAGE_BASE_ADDRESS = 0x8;

    /** Where the parameters lie that whoever created the process gave it. */
    public static final int PROCESS_PARAMETERS = 0x10;

    static final int NUMBER_OF_PROCESSORS = 0x64;
    static final int CRITICAL_SECTION_TIMEOUT = 0x70;
    static final int HEAP_SEGMENT_RESERVE = 0x78;
    static final int HEAP_SEGMENT_COMMIT = 0x7C;
    static final int HEAP_DE_COMMIT_TOTAL_FREE_THRESHOLD = 0x80;
    static final int HEAP_DE_COMMIT_FREE_BLOCK_THRESHOLD = 0x84;
    static final int MAXIMUM_NUMBER_OF_HEAPS = 0x8C;
    static final int PROCESS_HEAPS = 0x90;
    static final int OS_MAJOR_VERSION = 0xA4;
    static final int OS_MINOR_VERSION = 0xA8;
    static final int OS_BUILD_NUMBER = 0xAC;
    static final int OS_PLATFORM_ID = 0xB0;
    static final int IMAGE_SUBSYSTEM = 0xB4;
    static final int IMAGE_SUBSYSTEM_MAJOR_VERSION = 0xB8;
    static final int IMAGE_SUBSYSTEM_MINOR_VERSION = 0xBC;
    static final int IMAGE_PROCESS_AFFINITY_MASK = 0xC0;
    static final int SESSION_ID = 0x1D4;
    static final int SIZE = 0x230;

    private static final int NO_MUTANT = -1;
    private static final int SERVICE_PACK_1 = 0x100;
    private static final int BUILD = 3790;
    private static final int CSD_VERSION_SHIFT = 16;
    private static final int PLATFORM_WIN32_NT = 2;
    private static final int PAGE_SIZE = 4096;

    /** A month, as a relative time in 100-ns units. */
    private static final long CRITICAL_SECTION_LIMIT = -30L * 24 * 3600 * 10_000_000;

    private static final int MEGABYTE = 0x10_0000;

    private Peb() {}

    /** Fills a new one, which is all zeros, except for what the image says. */
    static void initialize(
            VirtualCopy copy,
            AddressSpace space,
            EProcess process,
            int numberOfProcessors,
            @Nullable ImageHeaders image) {
        int peb = process.peb;
        copy.writeInt(space, peb + MUTANT, NO_MUTANT);
        copy.writeInt(space, peb + IMAGE_BASE_ADDRESS, process.sectionBaseAddress);
        copy.writeInt(space, peb + NUMBER_OF_PROCESSORS, numberOfProcessors);
        copy.writeInt(space, peb + CRITICAL_SECTION_TIMEOUT, (int) CRITICAL_SECTION_LIMIT);
        copy.writeInt(
                space,
                peb + CRITICAL_SECTION_TIMEOUT + Integer.BYTES,
                (int) (CRITICAL_SECTION_LIMIT >> Integer.SIZE));
        copy.writeInt(space, peb + HEAP_SEGMENT_RESERVE, MEGABYTE);
        copy.writeInt(space, peb + HEAP_SEGMENT_COMMIT, 2 * PAGE_SIZE);
        copy.writeInt(space, peb + HEAP_DE_COMMIT_TOTAL_FREE_THRESHOLD, 16 * PAGE_SIZE);
        copy.writeInt(space, peb + HEAP_DE_COMMIT_FREE_BLOCK_THRESHOLD, PAGE_SIZE);
        copy.writeInt(space, peb + MAXIMUM_NUMBER_OF_HEAPS, (PAGE_SIZE - SIZE) / Integer.BYTES);
        copy.writeInt(space, peb + PROCESS_HEAPS, peb + SIZE);
        copy.writeInt(space, peb + OS_MAJOR_VERSION, 5);
        copy.writeInt(space, peb + OS_MINOR_VERSION, 2);
        copy.writeInt(space, peb + OS_BUILD_NUMBER, SERVICE_PACK_1 << CSD_VERSION_SHIFT | BUILD);
        copy.writeInt(space, peb + OS_PLATFORM_ID, PLATFORM_WIN32_NT);
        copy.writeInt(space, peb + SESSION_ID, process.sessionId);
        if (image != null) {
            copy.writeInt(space, peb + IMAGE_SUBSYSTEM, image.subsystem());
            copy.writeInt(
                    space, peb + IMAGE_SUBSYSTEM_MAJOR_VERSION, image.majorSubsystemVersion());
            copy.writeInt(
                    space, peb + IMAGE_SUBSYSTEM_MINOR_VERSION, image.minorSubsystemVersion());
            copy.writeInt(space, peb + IMAGE_PROCESS_AFFINITY_MASK, 0);
        }
    }
}
