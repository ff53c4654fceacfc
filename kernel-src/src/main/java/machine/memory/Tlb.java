package machine.memory;

import java.util.Arrays;

/// Translations of linear pages, for one mode of a processor: for its data, or for its code.
/// Direct-mapped: a page has one slot ([#slot]), and reads and writes have their own tags there.
/// For code, reads are fetches.
///
/// A tag is the linear address of the page for which the access is known to be allowed, so the test
/// `readTags[slot(address)] == (address + size - 1 & PAGE_MASK)` also fails for a word that goes on
/// in the next page: that page has the next slot. Public for code that cannot afford a call.
public final class Tlb {

    /** The part of a linear address that is the page's. */
    public static final int PAGE_MASK = -PhysicalMemory.PAGE_SIZE;

    /** The part that lies in the page. */
    public static final int OFFSET_MASK = PhysicalMemory.PAGE_SIZE - 1;

    /** Slots. */
    public static final int SIZE = 1024;

    private static final int NO_PAGE = 1;

    public final int[] readTags = new int[SIZE];

    /// Never that of a page with decoded code, whose writes have to be noticed.
    public final int[] writeTags = new int[SIZE];

    /** The content of the page, for as long as one of the tags stands. */
    public final byte[][] pages = new byte[SIZE][];

    /** Where the page is. */
    public final int[] frames = new int[SIZE];

    private final boolean[] global = new boolean[SIZE];

    // The slots that may be in use: clearing all of them would cost more than a change of address
    // spaces otherwise does.
    private final boolean[] used = new boolean[SIZE];
    private final int[] usedSlots = new int[SIZE];
    private int usedCount;

    Tlb() {
        Arrays.fill(readTags, NO_PAGE);
        Arrays.fill(writeTags, NO_PAGE);
    }

    public static int slot(int linear) {
        return linear >>> PhysicalMemory.PAGE_SHIFT & SIZE - 1;
    }

    void fill(int linear, PageWalk found, byte[] content, boolean write) {
        int slot = slot(linear);
        int page = linear & PAGE_MASK;
        readTags[slot] = page;
        writeTags[slot] = write ? page : NO_PAGE;
        pages[slot] = content;
        frames[slot] = found.frame();
        global[slot] = found.isGlobal();
        if (!used[slot]) {
            used[slot] = true;
            usedSlots[usedCount++] = slot;
        }
    }

    private void clear(int slot) {
        readTags[slot] = NO_PAGE;
        writeTags[slot] = NO_PAGE;
    }

    void invalidate(int linear) {
        int slot = slot(linear);
        if (readTags[slot] == (linear & PAGE_MASK)) {
            clear(slot);
        }
    }

    /** Forgets all translations, or all but the global ones. */
    void flush(boolean keepGlobal) {
        int kept = 0;
        for (int i = 0; i < usedCount; i++) {
            int slot = usedSlots[i];
            if (keepGlobal && global[slot]) {
                usedSlots[kept++] = slot;
            } else {
                clear(slot);
                used[slot] = false;
            }
        }
        usedCount = kept;
    }

    /** Has writes to this frame no longer pass unnoticed. */
    void protect(int frame) {
        for (int i = 0; i < usedCount; i++) {
            int slot = usedSlots[i];
            if (frames[slot] == frame) {
                writeTags[slot] = NO_PAGE;
            }
        }
    }

    void reload(PhysicalMemory memory) {
        for (int i = 0; i < usedCount; i++) {
            int slot = usedSlots[i];
            pages[slot] = memory.ownPage(frames[slot]);
        }
    }
}
