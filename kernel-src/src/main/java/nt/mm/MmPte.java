package nt.mm;

import nt.rtl.Nt;

/// The words of page tables: what the processor understands of them, and what the rest means as
/// long as the lowest bit is 0.
///
/// | | 31–12 | 11 | 10 | 9–5 | 4–1 | 0 |
/// |---|---|---|---|---|---|---|
/// | valid | frame | may be written | prototype | copy on write, global, large, D, A | CD, WT, U, W | 1 |
/// | in a page file, demand-zero | page in the file | 0 | 0 | protection | number of the file | 0 |
/// | in transition | frame | 1 | 0 | protection | | 0 |
/// | prototype | address, high | address | 1 | address, low | address, low | 0 |
/// | in a subsection | address, high | address | 1 | protection | address, low | 0 |
///
/// The processor's own bit for writing (W) is set only once the page is written to: so the first
/// write is noticed. Whether it *may* be written stands in bit 11, which the processor ignores.
///
/// @source https://github.com/volatilityfoundation/volatility `win2003_sp1_x86_vtypes.py`
@Nt("MMPTE")
final class MmPte {

    static final int VALID = 1;
    static final int WRITABLE = 1 << 1;
    static final int OWNER = 1 << 2;
    static final int CACHE_DISABLE = 1 << 4;
    static final int ACCESSED = 1 << 5;
    static final int DIRTY = 1 << 6;
    static final int LARGE = 1 << 7;
    static final int GLOBAL = 1 << 8;
    static final int COPY_ON_WRITE = 1 << 9;
    static final int PROTOTYPE = 1 << 10;
    static final int WRITE = 1 << 11;

    /** In an entry that is not valid. */
    static final int TRANSITION = 1 << 11;

    /** What an entry that names no prototype has where the address would be. */
    private static final int LOOK_IT_UP = 0xFFFF_F000;

    private static final int FRAME_SHIFT = 12;
    private static final int FLAGS = 0xFFF;
    private static final int PROTECTION_SHIFT = 5;
    private static final int PROTECTION_MASK = 0x1F << PROTECTION_SHIFT;
    private static final int FILE_SHIFT = 1;
    private static final int FILE_MASK = 0xF << FILE_SHIFT;

    private MmPte() {}

    // ---- any --------------------------------------------------------------------------------

    static boolean isValid(int pte) {
        return (pte & VALID) != 0;
    }

    static boolean isPrototype(int pte) {
        return (pte & (VALID | PROTOTYPE)) == PROTOTYPE;
    }

    static boolean isTransition(int pte) {
        return (pte & (VALID | PROTOTYPE | TRANSITION)) == TRANSITION;
    }

    /** Whether it says: zeros, with this protection, also if that is none. */
    static boolean isDemandZero(int pte) {
        return (pte & (VALID | PROTOTYPE | TRANSITION)) == 0 && pte >>> FRAME_SHIFT == 0;
    }

    static boolean isInPageFile(int pte) {
        return (pte & (VALID | PROTOTYPE | TRANSITION)) == 0 && pte >>> FRAME_SHIFT != 0;
    }

    /** Of a valid entry or one in transition. */
    static int frame(int pte) {
        return pte >>> FRAME_SHIFT;
    }

    // ---- valid ------------------------------------------------------------------------------

    static int valid(int frame, int hardwareBits) {
        return frame << FRAME_SHIFT | hardwareBits | ACCESSED | VALID;
    }

    static boolean isDirty(int pte) {
        return (pte & DIRTY) != 0;
    }

    static int dirty(int pte) {
        return pte | WRITABLE | DIRTY | ACCESSED;
    }

    /** The next write is to be noticed again. */
    static int clean(int pte) {
        return pte & ~(WRITABLE | DIRTY);
    }

    // ---- software ---------------------------------------------------------------------------

    static int demandZero(int protection) {
        return protection << PROTECTION_SHIFT;
    }

    static int protection(int pte) {
        return (pte & PROTECTION_MASK) >>> PROTECTION_SHIFT;
    }

    static int withProtection(int pte, int protection) {
        return pte & ~PROTECTION_MASK | protection << PROTECTION_SHIFT;
    }

    static int transition(int frame, int protection) {
        return frame << FRAME_SHIFT | TRANSITION | protection << PROTECTION_SHIFT;
    }

    static int inPageFile(int file, int page, int protection) {
        return page << FRAME_SHIFT | file << FILE_SHIFT | protection << PROTECTION_SHIFT;
    }

    static int pageFile(int pte) {
        return (pte & FILE_MASK) >>> FILE_SHIFT;
    }

    static int pageInFile(int pte) {
        return pte >>> FRAME_SHIFT;
    }

    /** The same, in no page file any more. */
    static int withoutPageFile(int pte) {
        return pte & FLAGS & ~FILE_MASK;
    }

    // ---- prototypes -------------------------------------------------------------------------

    /// Names the prototype whose protection holds.
    ///
    /// @param offset of the prototype from the start of the paged pool: a multiple of 4 below 1 GB
    static int prototype(int offset) {
        return (offset & 0x1FC) >>> 1 | offset >>> 9 << 11 | PROTOTYPE;
    }

    /** The prototype has to be looked up in the VAD; this protection holds here. */
    static int lookedUp(int protection) {
        return LOOK_IT_UP | PROTOTYPE | protection << PROTECTION_SHIFT;
    }

    static boolean isLookedUp(int pte) {
        return (pte & LOOK_IT_UP) == LOOK_IT_UP;
    }

    /** The offset of the prototype from the start of the paged pool. */
    static int prototypeOffset(int pte) {
        return (pte & 0xFE) << 1 | pte >>> 11 << 9;
    }

    /// Of a prototype: the page is in a file.
    ///
    /// @param number of the subsection
    static int inSubsection(int number, int protection) {
        return (number & 0xF) << 1
                | number >>> 4 << 11
                | PROTOTYPE
                | protection << PROTECTION_SHIFT;
    }

    static int subsection(int pte) {
        return (pte & 0x1E) >>> 1 | pte >>> 11 << 4;
    }
}
