package nt.mm;

import java.util.Arrays;
import nt.rtl.GuardedBy;
import nt.rtl.Nt;

/// The pages that an address space has valid entries for, in a list: each has a place as long as it
/// is valid, with its age and, if it is shared, the protection that holds here.
///
/// | 31–12 | 11–10 | 7–3 | 1 | 0 |
/// |---|---|---|---|---|
/// | page number | age | protection | locked | valid |
///
/// @model NT finds the place of a private page by its frame, and that of a shared one by hashing;
///   here a table has it for each page.
/// @source https://github.com/volatilityfoundation/volatility `win2003_sp1_x86_vtypes.py`
@Nt("MMWSL")
final class WorkingSet {

    /** The age of a page that nobody touches grows up to this. */
    static final int OLDEST = 3;

    static final int NONE = -1;

    private static final int VALID = 1;
    private static final int LOCKED = 2;
    private static final int PROTECTION_SHIFT = 3;
    private static final int PROTECTION_MASK = 0x1F << PROTECTION_SHIFT;
    private static final int AGE_SHIFT = 10;
    private static final int AGE_MASK = 3 << AGE_SHIFT;
    private static final int VPN_SHIFT = 12;

    private static final int TABLE_PAGES = 1024;
    private static final int TABLES = 512;

    // Of a free place: the number of the next free one.
    @GuardedBy("WorkingSetMutex")
    private int[] wsle = new int[64];

    private int firstFree = NONE;

    /** Places from here on have never been used. */
    private int lastInitialized;

    // The place of each page, plus 1; for page tables without valid pages there is none.
    private final int[][] places = new int[TABLES][];

    private int size;
    private int peak;
    private int locked;
    int minimumWorkingSetSize;
    int maximumWorkingSetSize;
    int pageFaultCount;

    /** Where the next look for old pages begins. */
    int nextSlot;

    WorkingSet(int minimum) {
        minimumWorkingSetSize = minimum;
        maximumWorkingSetSize = minimum + DEFAULT_SPAN;
    }

    /** From the smallest to the largest, if nobody says otherwise: 50 and 345 pages. */
    private static final int DEFAULT_SPAN = 295;

    int size() {
        return size;
    }

    int peak() {
        return peak;
    }

    /** Pages that are locked. */
    int locked() {
        return locked;
    }

    /** Places to look at: some may be free. */
    int slots() {
        return lastInitialized;
    }

    // ---- pages ------------------------------------------------------------------------------

    /// Enters a page whose entry has been made valid.
    ///
    /// @param protection what holds here, if the page is shared
    void add(int vpn, int protection) {
        int place = takePlace();
        wsle[place] = vpn << VPN_SHIFT | protection << PROTECTION_SHIFT | VALID;
        int[] table = places[vpn / TABLE_PAGES];
        if (table == null) {
            table = new int[TABLE_PAGES];
            places[vpn / TABLE_PAGES] = table;
        }
        table[vpn % TABLE_PAGES] = place + 1;
        size++;
        peak = Math.max(peak, size);
    }

    private int takePlace() {
        if (firstFree != NONE) {
            int place = firstFree;
            firstFree = wsle[place] >> VPN_SHIFT;
            return place;
        }
        if (lastInitialized == wsle.length) {
            wsle = Arrays.copyOf(wsle, 2 * wsle.length);
        }
        return lastInitialized++;
    }

    /** Takes a page off whose entry is not valid any more. */
    void remove(int vpn) {
        int[] table = places[vpn / TABLE_PAGES];
        int place = table[vpn % TABLE_PAGES] - 1;
        table[vpn % TABLE_PAGES] = 0;
        setLocked(place, false);
        wsle[place] = firstFree << VPN_SHIFT;
        firstFree = place;
        size--;
    }

    /** There is no page table for these pages any more. */
    void forgetTable(int vpn) {
        places[vpn / TABLE_PAGES] = null;
    }

    /** The place of a page; [#NONE] if it is not in the set. */
    int place(int vpn) {
        int[] table = places[vpn / TABLE_PAGES];
        return table == null ? NONE : table[vpn % TABLE_PAGES] - 1;
    }

    // ---- places -----------------------------------------------------------------------------

    /** The word as NT has it. */
    int wsle(int place) {
        return wsle[place];
    }

    boolean isUsed(int place) {
        return (wsle[place] & VALID) != 0;
    }

    int vpn(int place) {
        return wsle[place] >>> VPN_SHIFT;
    }

    int protection(int place) {
        return (wsle[place] & PROTECTION_MASK) >>> PROTECTION_SHIFT;
    }

    void setProtection(int place, int protection) {
        wsle[place] = wsle[place] & ~PROTECTION_MASK | protection << PROTECTION_SHIFT;
    }

    int age(int place) {
        return (wsle[place] & AGE_MASK) >>> AGE_SHIFT;
    }

    void setAge(int place, int age) {
        wsle[place] = wsle[place] & ~AGE_MASK | age << AGE_SHIFT;
    }

    boolean isLocked(int place) {
        return (wsle[place] & LOCKED) != 0;
    }

    void setLocked(int place, boolean locked) {
        if (locked != isLocked(place)) {
            this.locked += locked ? 1 : -1;
        }
        wsle[place] = locked ? wsle[place] | LOCKED : wsle[place] & ~LOCKED;
    }
}
