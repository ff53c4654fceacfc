package nt.mm;

import java.util.ArrayList;
import java.util.List;
import nt.rtl.GuardedBy;
import nt.rtl.RequiresLockHeld;

/** The page files: at most 16, for an entry has four bits for the number. */
final class PagingFiles {

    static final int MAX_PAGE_FILES = 16;

    @GuardedBy("PFN")
    private final List<PagingFile> files = new ArrayList<>();

    @RequiresLockHeld("PFN")
    void add(PagingFile file) {
        files.add(file);
    }

    int count() {
        return files.size();
    }

    PagingFile file(int number) {
        return files.get(number);
    }

    /** Takes a page in some file: gives the entry that says so, without protection; 0 if none. */
    @RequiresLockHeld("PFN")
    int allocate() {
        for (PagingFile file : files) {
            int page = file.allocate();
            if (page != 0) {
                return MmPte.inPageFile(file.pageFileNumber, page, 0);
            }
        }
        return 0;
    }

    /** Gives up the page that the entry names, if it does. */
    @RequiresLockHeld("PFN")
    void MiReleasePageFileSpace(int pte) {
        if (MmPte.isInPageFile(pte)) {
            files.get(MmPte.pageFile(pte)).release(MmPte.pageInFile(pte));
        }
    }

    /** Pages in use, in all files. */
    int currentUsage() {
        int sum = 0;
        for (PagingFile file : files) {
            sum += file.currentUsage();
        }
        return sum;
    }
}
