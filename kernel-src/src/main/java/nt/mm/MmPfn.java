package nt.mm;

import nt.ke.KEvent;
import nt.rtl.GuardedBy;
import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;

/// What is known of a frame. All of it is guarded by the PFN lock.
///
/// A frame in use belongs to one page table entry, for which it can be found from here: by the
/// frame of the table and the entry's address. That of a shared page is the prototype.
///
/// @model NT has the fields that are not used at the same time in the same word.
@Nt("MMPFN")
final class MmPfn {

    final int frame;

    @GuardedBy("PFN")
    PageLocation pageLocation = PageLocation.ZeroedPageList;

    // On a list.
    @Nullable MmPfn flink;
    @Nullable MmPfn blink;

    /** Valid entries that point here. */
    int shareCount;

    /** 1 for all valid entries together, and 1 for each transfer and each lock. */
    int referenceCount;

    /** Where the entry is that this frame belongs to, in the address space that has it. */
    int pteAddress;

    /** The frame of the page table, or of the page of pool, which that entry is in. */
    int pteFrame;

    /** What the entry shall say when this frame is used for something else. */
    int originalPte;

    boolean modified;
    boolean readInProgress;
    boolean writeInProgress;

    /** The entry is a prototype. */
    boolean prototypePte;

    /** The entry is gone: when nobody uses the frame any more it is free. */
    boolean deleted;

    /** Signaled when the reading has ended, for those who collided with it. */
    @Nullable KEvent event;

    MmPfn(int frame) {
        this.frame = frame;
    }

    /** The physical address of the entry that it belongs to. */
    long pte() {
        return (long) pteFrame << 12 | pteAddress & 0xFFC;
    }

    @Override
    public String toString() {
        return "frame %X, %s".formatted(frame, pageLocation);
    }
}
