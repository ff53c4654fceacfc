package machine.memory;

/// Looks a linear address up in the page tables, as the processor does when its TLB does not know
/// it. The result stays in the object until the next look-up.
///
/// Entries of both formats are handled as 64-bit numbers; those of the older one have their upper
/// half clear. What differs is their size, where an index begins, and which bits must be clear.
///
/// @source Intel SDM volume 3, chapter 4 *Paging*
final class PageWalk {

    static final int CR0_WP = 1 << 16;
    static final int CR0_PG = 1 << 31;
    static final int CR4_PSE = 1 << 4;
    static final int CR4_PAE = 1 << 5;
    static final int CR4_PGE = 1 << 7;
    static final int EFER_NXE = 1 << 11;

    /** What [#find] gives for an access that is allowed. */
    static final int ALLOWED = -1;

    private static final long PRESENT = 1;
    private static final long WRITABLE = 1 << 1;
    private static final long USER = 1 << 2;
    private static final long ACCESSED = 1 << 5;
    private static final long DIRTY = 1 << 6;
    private static final long LARGE = 1 << 7;
    private static final long GLOBAL = 1 << 8;
    private static final long NO_EXECUTE = 1L << 63;

    /** 36 bits of physical address, less the offset in a page. */
    private static final long FRAME = 0xF_FFFF_F000L;

    private static final long ABOVE_FRAME = Long.MAX_VALUE & ~(FRAME | 0xFFF);

    private static final int DIRECTORIES = 4;

    private final PhysicalMemory memory;
    private final long[] directories = new long[DIRECTORIES];
    private int cr3;

    private boolean paging;
    private boolean extended;
    private boolean largePages;
    private boolean globalPages;
    private boolean writeProtect;
    private boolean executeDisable;

    private int frame;
    private boolean mayWrite;
    private boolean isGlobal;
    private boolean isLarge;

    PageWalk(PhysicalMemory memory) {
        this.memory = memory;
    }

    boolean configure(int cr0, int cr4, int efer) {
        paging = (cr0 & CR0_PG) != 0;
        writeProtect = (cr0 & CR0_WP) != 0;
        largePages = (cr4 & CR4_PSE) != 0;
        extended = (cr4 & CR4_PAE) != 0;
        globalPages = (cr4 & CR4_PGE) != 0;
        executeDisable = extended && (efer & EFER_NXE) != 0;
        return loadDirectory(cr3);
    }

    boolean loadDirectory(int newCr3) {
        cr3 = newCr3;
        if (!paging || !extended) {
            return true;
        }
        boolean valid = true;
        for (int i = 0; i < DIRECTORIES; i++) {
            directories[i] = memory.readLong((cr3 & 0xFFFF_FFE0L) + i * (long) Long.BYTES);
            boolean isReserved = (directories[i] & (ABOVE_FRAME | NO_EXECUTE | 0x1E6)) != 0;
            valid &= (directories[i] & PRESENT) == 0 || !isReserved;
        }
        return valid;
    }

    boolean keepsGlobalPages() {
        return globalPages;
    }

    /// Translates, notes in the entries that they were used, and says why not.
    ///
    /// @param access [PageFault#WRITE], [PageFault#USER] and [PageFault#FETCH], added up
    /// @return [#ALLOWED], or the error code of the page fault
    int find(int linear, int access) {
        if (!paging) {
            frame = linear >>> PhysicalMemory.PAGE_SHIFT;
            mayWrite = true;
            isGlobal = false;
            isLarge = false;
            return ALLOWED;
        }
        long directory = extended ? directories[linear >>> 30] : cr3 & FRAME | PRESENT;
        if ((directory & PRESENT) == 0) {
            return fault(access, 0);
        }
        int sizeShift = extended ? 3 : 2;
        int indexMask = (PhysicalMemory.PAGE_SIZE >> sizeShift) - 1;
        int largeShift = extended ? 21 : 22;

        long pdeAddress =
                (directory & FRAME) + ((long) (linear >>> largeShift & indexMask) << sizeShift);
        long pde = entry(pdeAddress);
        if ((pde & PRESENT) == 0) {
            return fault(access, 0);
        }
        isLarge = (pde & LARGE) != 0 && (extended || largePages);
        if ((pde & reserved(isLarge)) != 0) {
            return fault(access, PageFault.PRESENT | PageFault.RESERVED);
        }
        long leafAddress = pdeAddress;
        long leaf = pde;
        if (!isLarge) {
            int index = linear >>> PhysicalMemory.PAGE_SHIFT & indexMask;
            leafAddress = (pde & FRAME) + ((long) index << sizeShift);
            leaf = entry(leafAddress);
            if ((leaf & PRESENT) == 0) {
                return fault(access, 0);
            }
            if ((leaf & reserved(false)) != 0) {
                return fault(access, PageFault.PRESENT | PageFault.RESERVED);
            }
        }

        boolean user = (access & PageFault.USER) != 0;
        boolean write = (access & PageFault.WRITE) != 0;
        boolean writable = (pde & leaf & WRITABLE) != 0 || !user && !writeProtect;
        boolean mayExecute = !executeDisable || ((pde | leaf) & NO_EXECUTE) == 0;
        if (user && (pde & leaf & USER) == 0
                || write && !writable
                || (access & PageFault.FETCH) != 0 && !mayExecute) {
            return fault(access, PageFault.PRESENT);
        }

        if (!isLarge) {
            mark(pdeAddress, pde, ACCESSED);
        }
        mark(leafAddress, leaf, write ? ACCESSED | DIRTY : ACCESSED);
        int offsetMask = isLarge ? (1 << largeShift - PhysicalMemory.PAGE_SHIFT) - 1 : 0;
        frame =
                (int) ((leaf & FRAME) >>> PhysicalMemory.PAGE_SHIFT) & ~offsetMask
                        | linear >>> PhysicalMemory.PAGE_SHIFT & offsetMask;
        mayWrite = writable && (write || (leaf & DIRTY) != 0);
        isGlobal = globalPages && (leaf & GLOBAL) != 0;
        return ALLOWED;
    }

    private int fault(int access, int why) {
        return why | (executeDisable ? access : access & ~PageFault.FETCH);
    }

    private long entry(long address) {
        return extended
                ? memory.readLong(address)
                : Integer.toUnsignedLong(memory.readInt(address));
    }

    private void mark(long address, long entry, long bits) {
        if ((entry & bits) != bits) {
            // All of them are in the lower half.
            memory.writeInt(address, (int) (entry | bits));
        }
    }

    private long reserved(boolean large) {
        if (!extended) {
            return large ? 0x3F_E000 : 0;
        }
        long always = executeDisable ? ABOVE_FRAME : ABOVE_FRAME | NO_EXECUTE;
        return large ? always | 0x1F_E000 : always;
    }

    int frame() {
        return frame;
    }

    /// Whether a write is allowed and needs no look-up, the page being dirty already.
    boolean mayWrite() {
        return mayWrite;
    }

    boolean isGlobal() {
        return isGlobal;
    }

    boolean isLarge() {
        return isLarge;
    }
}
