package nt.mm;

import static nt.mm.AddressSpace.PAGE_SHIFT;

import machine.memory.PhysicalMemory;

/// The upper half of all address spaces.
///
/// | | |
/// |---|---|
/// | 80000000–803FFFFF | the first 4 MB of memory, by one large page |
/// | C0000000–C03FFFFF | the page tables of the present address space |
/// | 81000000–84FFFFFF | pool that is always there |
/// | E1000000–EFFFFFFF | pool that may be paged: here are the prototypes |
/// | FFDF0000 | the page with the time, which programs see at 7FFE0000 |
///
/// A directory is made with what the system's has; what that gets later is taken over when the
/// processor faults on it.
///
/// @source https://github.com/reactos/reactos `ntoskrnl/include/internal/i386/mm.h`
final class SystemSpace {

    static final int PAGED_POOL_START = 0xE100_0000;

    /** Where the kernel has the page with the time. */
    static final int KI_USER_SHARED_DATA = 0xFFDF_0000;

    private static final int LOW_MEMORY = 0x8000_0000;
    static final int SYSTEM_BITS = MmPte.WRITE | MmPte.WRITABLE | MmPte.DIRTY | MmPte.GLOBAL;
    private static final int FIRST_SYSTEM_TABLE = 512;
    private static final int TABLES = 1024;

    private final PhysicalMemory memory;
    private final PageTables tables;
    private final int directoryFrame;

    SystemSpace(PhysicalMemory memory, PageTables tables, int directoryFrame) {
        this.memory = memory;
        this.tables = tables;
        this.directoryFrame = directoryFrame;
    }

    int directoryTableBase() {
        return directoryFrame << PAGE_SHIFT;
    }

    /// Builds the first page tables, before anybody translates by them.
    ///
    /// @param sharedDataFrame the page with the time
    /// @param tableFrame a frame for the highest page table
    void build(int sharedDataFrame, int tableFrame) {
        writeEntry(directoryFrame, LOW_MEMORY, MmPte.valid(0, SYSTEM_BITS | MmPte.LARGE));
        writeEntry(directoryFrame, KI_USER_SHARED_DATA, tableEntry(tableFrame));
        addSelfMap(directoryFrame);
        long pte = tables.pte(directoryFrame, KI_USER_SHARED_DATA);
        tables.write(pte, MmPte.valid(sharedDataFrame, SYSTEM_BITS));
    }

    private static int tableEntry(int frame) {
        return MmPte.valid(frame, MmPte.WRITE | MmPte.WRITABLE | MmPte.DIRTY);
    }

    private void addSelfMap(int directory) {
        writeEntry(directory, PageTables.PTE_BASE, tableEntry(directory));
    }

    private void writeEntry(int directory, int address, int entry) {
        memory.writeInt(((long) directory << PAGE_SHIFT) + entryOffset(address), entry);
    }

    private int readEntry(int directory, int address) {
        return memory.readInt(((long) directory << PAGE_SHIFT) + entryOffset(address));
    }

    private static int entryOffset(int address) {
        return (address >>> 22) * Integer.BYTES;
    }

    /** Fills the upper half of a new directory. */
    void addTo(int directory) {
        for (int table = FIRST_SYSTEM_TABLE; table < TABLES; table++) {
            int address = table << 22;
            writeEntry(directory, address, readEntry(directoryFrame, address));
        }
        addSelfMap(directory);
    }

    /// Takes over from the system's directory what this one does not have yet.
    ///
    /// @return false if the system has nothing there either
    boolean MiCheckPdeForPagedPool(int directory, int address) {
        int entry = readEntry(directoryFrame, address);
        if (!MmPte.isValid(entry)) {
            return false;
        }
        if (!MmPte.isValid(readEntry(directory, address))) {
            writeEntry(directory, address, entry);
        }
        return true;
    }

    /** Whether a page is there. */
    boolean isValid(int address) {
        int entry = readEntry(directoryFrame, address);
        if (!MmPte.isValid(entry) || (entry & MmPte.LARGE) != 0) {
            return MmPte.isValid(entry);
        }
        long pte = tables.pte(directoryFrame, address);
        return pte != PageTables.NONE && MmPte.isValid(tables.read(pte));
    }

    /** The frame of the system's directory. */
    int directoryFrame() {
        return directoryFrame;
    }

    /** The physical address of something in the pool. */
    long physical(int address) {
        long pte = tables.pte(directoryFrame, address);
        return ((long) MmPte.frame(tables.read(pte)) << PAGE_SHIFT) + (address & 0xFFF);
    }

    /** Whether the address is in the pool, as those of prototypes are and of page tables not. */
    static boolean isPool(int address) {
        return Integer.compareUnsigned(address, PAGED_POOL_START) >= 0;
    }
}
