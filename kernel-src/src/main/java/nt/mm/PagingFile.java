package nt.mm;

import java.util.BitSet;
import nt.rtl.GuardedBy;
import nt.rtl.Nt;

/// A file for pages that have been written to and have no other file. Page 0 of it is not used: in
/// page table entries it stands for *nowhere*.
@Nt("MMPAGING_FILE")
final class PagingFile {

    final int pageFileNumber;
    final BackingFile file;

    /** In pages. */
    final int size;

    @GuardedBy("PFN")
    private final BitSet bitmap;

    private int currentUsage;
    private int peakUsage;
    private int hint = 1;

    PagingFile(int pageFileNumber, BackingFile file) {
        this.pageFileNumber = pageFileNumber;
        this.file = file;
        size = (int) (file.size() >>> PAGE_SHIFT);
        bitmap = new BitSet(size);
        bitmap.set(0);
    }

    private static final int PAGE_SHIFT = 12;

    /** Takes a page; 0 if there is none. */
    int allocate() {
        int page = bitmap.nextClearBit(hint);
        if (page >= size) {
            page = bitmap.nextClearBit(1);
        }
        if (page >= size) {
            return 0;
        }
        bitmap.set(page);
        hint = page + 1;
        currentUsage++;
        peakUsage = Math.max(peakUsage, currentUsage);
        return page;
    }

    void release(int page) {
        bitmap.clear(page);
        currentUsage--;
    }

    /** Pages that can be used at all. */
    int usableSize() {
        return size - 1;
    }

    int currentUsage() {
        return currentUsage;
    }

    int peakUsage() {
        return peakUsage;
    }
}
