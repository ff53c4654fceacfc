package nt.mm;

import nt.rtl.GuardedBy;
import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;

/** A list of frames: the first is the next to be used. */
@Nt("MMPFNLIST")
final class MmPfnList {

    final PageLocation listName;

    @GuardedBy("PFN")
    private int total;

    private @Nullable MmPfn first;
    private @Nullable MmPfn last;

    MmPfnList(PageLocation listName) {
        this.listName = listName;
    }

    int total() {
        return total;
    }

    @Nullable MmPfn first() {
        return first;
    }

    void insertTail(MmPfn pfn) {
        pfn.pageLocation = listName;
        pfn.blink = last;
        pfn.flink = null;
        if (last == null) {
            first = pfn;
        } else {
            last.flink = pfn;
        }
        last = pfn;
        total++;
    }

    void insertHead(MmPfn pfn) {
        pfn.pageLocation = listName;
        pfn.flink = first;
        pfn.blink = null;
        if (first == null) {
            last = pfn;
        } else {
            first.blink = pfn;
        }
        first = pfn;
        total++;
    }

    void remove(MmPfn pfn) {
        if (pfn.blink == null) {
            first = pfn.flink;
        } else {
            pfn.blink.flink = pfn.flink;
        }
        if (pfn.flink == null) {
            last = pfn.blink;
        } else {
            pfn.flink.blink = pfn.blink;
        }
        pfn.flink = null;
        pfn.blink = null;
        total--;
    }
}
