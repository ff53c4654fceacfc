package nt.mm;

import static nt.mm.PageLocation.ActiveAndValid;
import static nt.mm.PageLocation.BadPageList;
import static nt.mm.PageLocation.FreePageList;
import static nt.mm.PageLocation.ModifiedNoWritePageList;
import static nt.mm.PageLocation.ModifiedPageList;
import static nt.mm.PageLocation.StandbyPageList;
import static nt.mm.PageLocation.TransitionPage;
import static nt.mm.PageLocation.ZeroedPageList;

import machine.memory.PhysicalMemory;
import nt.rtl.BugCheckCode;
import nt.rtl.BugCheckRoutine;
import nt.rtl.GuardedBy;
import nt.rtl.Nt;
import nt.rtl.RequiresLockHeld;
import org.jspecify.annotations.Nullable;
import trace.Recorded;

/// The page frame database: what each frame of memory is used for, and the lists of those that are
/// not in use.
///
/// A frame is *available* when it is zeroed, free or on standby: when it can be had without waiting
/// for a disk. One on standby still has its last content, and the entry it belonged to still points
/// to it; whoever takes it first has that entry say where else the content is.
///
/// A frame in valid entries counts these (`ShareCount`) and is referenced once for all of them;
/// each transfer references it once more (`ReferenceCount`). When the last reference goes the frame
/// goes to a list: to the free list if its entry has been deleted, else to the modified or the
/// standby list.
///
/// @model Frames of the first megabyte belong to nobody. What the database itself needs is not
///   taken from the memory it describes. Lists are not divided by colour.
/// @source https://github.com/reactos/reactos `sdk/include/ndk/mmtypes.h` (the lists' numbers)
@Nt("MmPfnDatabase")
final class PfnDatabase {

    /** More modified pages are written without anybody's asking. */
    @Nt("MmModifiedPageMaximum")
    static final int MODIFIED_MAXIMUM = 800;

    private final PhysicalMemory memory;
    private final BugCheckRoutine bugCheck;
    private final PagingFiles pagingFiles;
    private final MemoryEvents events;

    // Null for a frame that has not been used yet: zeroed since power-on.
    private final @Nullable MmPfn[] pfns;

    @GuardedBy("PFN")
    private int untouched;

    private final MmPfnList zeroed = new MmPfnList(ZeroedPageList);
    private final MmPfnList free = new MmPfnList(FreePageList);
    private final MmPfnList standby = new MmPfnList(StandbyPageList);
    private final MmPfnList modified = new MmPfnList(ModifiedPageList);
    private final MmPfnList modifiedNoWrite = new MmPfnList(ModifiedNoWritePageList);
    private final MmPfnList bad = new MmPfnList(BadPageList);

    private final int firstFrame;

    /// @param firstFrame the first that can be used
    PfnDatabase(
            PhysicalMemory memory,
            BugCheckRoutine bugCheck,
            PagingFiles pagingFiles,
            MemoryEvents events,
            int firstFrame) {
        this.memory = memory;
        this.bugCheck = bugCheck;
        this.pagingFiles = pagingFiles;
        this.events = events;
        this.firstFrame = firstFrame;
        pfns = new MmPfn[memory.frames()];
        untouched = firstFrame;
    }

    /** Frames that the database hands out. */
    @Nt("MmNumberOfPhysicalPages")
    int numberOfPhysicalPages() {
        return pfns.length - firstFrame;
    }

    /** Frames that can be had without waiting. */
    @Nt("MmAvailablePages")
    int availablePages() {
        return pfns.length - untouched + zeroed.total() + free.total() + standby.total();
    }

    int total(PageLocation list) {
        return list == ZeroedPageList
                ? pfns.length - untouched + zeroed.total()
                : list(list).total();
    }

    MmPfnList list(PageLocation list) {
        return switch (list) {
            case ZeroedPageList -> zeroed;
            case FreePageList -> free;
            case StandbyPageList -> standby;
            case ModifiedPageList -> modified;
            case ModifiedNoWritePageList -> modifiedNoWrite;
            case BadPageList -> bad;
            case ActiveAndValid, TransitionPage ->
                    throw new IllegalArgumentException(list + " is no list");
        };
    }

    MmPfn pfn(int frame) {
        MmPfn pfn = pfns[frame];
        if (pfn == null) {
            pfn = new MmPfn(frame);
            pfns[frame] = pfn;
        }
        return pfn;
    }

    // ---- taking frames ----------------------------------------------------------------------

    /// Takes a frame full of zeros: best a zeroed one, then a free one, last one on standby.
    ///
    /// @return null if none is available
    @RequiresLockHeld("PFN")
    @Nullable MmPfn MiRemoveZeroPage() {
        MmPfn pfn = removeZeroed();
        if (pfn == null) {
            pfn = removeFreeOrStandby();
            if (pfn != null) {
                memory.zeroPage(pfn.frame);
            }
        }
        return pfn;
    }

    /// Takes a frame with any content: best a free one, for zeros have cost somebody's time.
    ///
    /// @return null if none is available
    @RequiresLockHeld("PFN")
    @Nullable MmPfn MiRemoveAnyPage() {
        MmPfn pfn = free.first();
        if (pfn != null) {
            return take(pfn, free);
        }
        pfn = removeZeroed();
        return pfn == null ? removeFreeOrStandby() : pfn;
    }

    private @Nullable MmPfn removeZeroed() {
        MmPfn pfn = zeroed.first();
        if (pfn != null) {
            return take(pfn, zeroed);
        }
        if (untouched == pfns.length) {
            return null;
        }
        MmPfn first = pfn(untouched++);
        first.pageLocation = TransitionPage;
        return first;
    }

    private @Nullable MmPfn removeFreeOrStandby() {
        MmPfn pfn = free.first();
        if (pfn != null) {
            return take(pfn, free);
        }
        pfn = standby.first();
        if (pfn == null) {
            events.noteNoneAvailable();
            return null;
        }
        MiRestoreTransitionPte(pfn);
        return take(pfn, standby);
    }

    private static MmPfn take(MmPfn pfn, MmPfnList list) {
        list.remove(pfn);
        pfn.pageLocation = TransitionPage;
        return pfn;
    }

    /** Has the entry of a frame on standby say where its content is when the frame has gone. */
    @RequiresLockHeld("PFN")
    @Recorded("which page loses its frame")
    private void MiRestoreTransitionPte(MmPfn pfn) {
        memory.writeInt(pfn.pte(), pfn.originalPte);
        pfn.prototypePte = false;
    }

    /** Takes a free frame for the zero page thread; null if there is none. */
    @RequiresLockHeld("PFN")
    @Nullable MmPfn removeFree() {
        MmPfn pfn = free.first();
        return pfn == null ? null : take(pfn, free);
    }

    /** Puts a frame back that is full of zeros now. */
    @RequiresLockHeld("PFN")
    void insertZeroed(MmPfn pfn) {
        zeroed.insertTail(pfn);
        events.noteAvailable(availablePages());
    }

    /// Takes a frame off its list because its content is wanted again, or gone for good.
    @RequiresLockHeld("PFN")
    void MiUnlinkPageFromList(MmPfn pfn) {
        take(pfn, list(pfn.pageLocation));
    }

    // ---- using frames -----------------------------------------------------------------------

    /// Begins to use a frame for an entry that is made valid.
    ///
    /// @param pte the physical address of the entry
    /// @param pteAddress its address in the address space that has it
    /// @param originalPte what the entry says when it loses the frame
    @RequiresLockHeld("PFN")
    void MiInitializePfn(MmPfn pfn, long pte, int pteAddress, int originalPte, boolean modify) {
        pfn.pageLocation = ActiveAndValid;
        pfn.shareCount = 1;
        pfn.referenceCount = 1;
        pfn.pteFrame = (int) (pte >>> PhysicalMemory.PAGE_SHIFT);
        pfn.pteAddress = pteAddress;
        pfn.originalPte = originalPte;
        pfn.modified = modify;
        pfn.prototypePte = false;
        pfn.deleted = false;
    }

    /// Begins to use a frame for an entry whose page is read into it: the entry is in transition.
    @RequiresLockHeld("PFN")
    void MiInitializeTransitionPfn(MmPfn pfn, long pte, int pteAddress, int originalPte) {
        MiInitializePfn(pfn, pte, pteAddress, originalPte, false);
        pfn.pageLocation = TransitionPage;
        pfn.shareCount = 0;
        pfn.readInProgress = true;
    }

    /** One more valid entry points to the frame. The first brings it back from where it was. */
    @RequiresLockHeld("PFN")
    void share(MmPfn pfn) {
        if (pfn.shareCount++ == 0) {
            reference(pfn);
            pfn.pageLocation = ActiveAndValid;
        }
    }

    /** References the frame once more, which takes it off the list it may be on. */
    @RequiresLockHeld("PFN")
    void reference(MmPfn pfn) {
        if (pfn.referenceCount++ == 0) {
            MiUnlinkPageFromList(pfn);
        }
    }

    /** One valid entry fewer points to the frame; with the last a prototype is not valid either. */
    @RequiresLockHeld("PFN")
    void MiDecrementShareCount(MmPfn pfn) {
        if (pfn.shareCount <= 0) {
            corrupt(pfn);
        }
        if (--pfn.shareCount > 0) {
            return;
        }
        if (pfn.prototypePte && !pfn.deleted) {
            memory.writeInt(
                    pfn.pte(), MmPte.transition(pfn.frame, MmPte.protection(pfn.originalPte)));
        }
        pfn.pageLocation = TransitionPage;
        MiDecrementReferenceCount(pfn);
    }

    /** One reference fewer; with the last the frame goes to the list where it belongs. */
    @RequiresLockHeld("PFN")
    void MiDecrementReferenceCount(MmPfn pfn) {
        if (pfn.referenceCount <= 0) {
            corrupt(pfn);
        }
        if (--pfn.referenceCount > 0) {
            return;
        }
        if (pfn.shareCount != 0) {
            corrupt(pfn);
        }
        if (pfn.deleted) {
            MiInsertPageInFreeList(pfn);
        } else if (pfn.modified) {
            MiInsertPageInList(modified, pfn);
        } else {
            MiInsertPageInList(standby, pfn);
        }
    }

    /// The content of a frame is about to change, so a copy in a page file is of no use any more.
    @RequiresLockHeld("PFN")
    void setModified(MmPfn pfn) {
        pfn.modified = true;
        // A page that is being written goes on to have that place; see the modified page writer.
        if (MmPte.isInPageFile(pfn.originalPte)) {
            pagingFiles.MiReleasePageFileSpace(pfn.originalPte);
            pfn.originalPte = MmPte.withoutPageFile(pfn.originalPte);
        }
    }

    /// The entry that a frame belongs to is gone: its copy in a page file goes, too, and the frame
    /// itself as soon as nobody uses it.
    @RequiresLockHeld("PFN")
    void delete(MmPfn pfn) {
        pagingFiles.MiReleasePageFileSpace(pfn.originalPte);
        pfn.originalPte = 0;
        pfn.deleted = true;
        pfn.modified = false;
        if (pfn.referenceCount == 0) {
            MiUnlinkPageFromList(pfn);
            MiInsertPageInFreeList(pfn);
        }
    }

    // ---- giving frames back -----------------------------------------------------------------

    @RequiresLockHeld("PFN")
    void MiInsertPageInFreeList(MmPfn pfn) {
        pfn.prototypePte = false;
        pfn.deleted = false;
        pfn.modified = false;
        // At the head: what has been used last is in the processor's cache still.
        free.insertHead(pfn);
        events.noteFree(free.total());
        events.noteAvailable(availablePages());
    }

    @RequiresLockHeld("PFN")
    private void MiInsertPageInList(MmPfnList list, MmPfn pfn) {
        list.insertTail(pfn);
        if (list == standby) {
            events.noteAvailable(availablePages());
        } else if (modified.total() >= MODIFIED_MAXIMUM
                || availablePages() < MemoryEvents.ENOUGH_TO_GO_ON) {
            events.askForWriting();
        }
    }

    private void corrupt(MmPfn pfn) {
        bugCheck.KeBugCheckEx(
                BugCheckCode.PFN_LIST_CORRUPT, 7, pfn.frame, pfn.shareCount, pfn.referenceCount);
    }
}
