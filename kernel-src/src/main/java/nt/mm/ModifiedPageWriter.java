package nt.mm;

import static nt.rtl.KIrql.PASSIVE_LEVEL;

import java.util.ArrayList;
import java.util.List;
import machine.memory.PhysicalMemory;
import nt.ke.KProcessorMode;
import nt.ke.KWaitReason;
import nt.ke.Ke;
import nt.ke.Timeout;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;
import nt.rtl.RequiresLockHeld;
import org.jspecify.annotations.Nullable;

/// Saves modified pages, so that their frames can be used for others: those of files to their
/// files, all others to a page file.
///
/// A page can be touched again, and written to again, while it is saved; what has been saved is of
/// no use then. It is asked for when there are many modified pages or few available ones.
///
/// @model NT has a second thread for the pages of files, for these can wait for the first.
final class ModifiedPageWriter {

    /** Of the thread. */
    static final int PRIORITY = 17;

    /** Pages that are written in one go. */
    private static final int CLUSTER = 16;

    private final Ke ke;
    private final PhysicalMemory memory;
    private final MemoryEvents events;
    private final PfnDatabase pfns;
    private final PfnLock pfnLock;
    private final PagingFiles pagingFiles;
    private final Subsections subsections;
    private int pageWrites;

    ModifiedPageWriter(Parts parts) {
        ke = parts.ke();
        memory = parts.memory();
        events = parts.events();
        pfns = parts.pfns();
        pfnLock = parts.pfnLock();
        pagingFiles = parts.pagingFiles();
        subsections = parts.subsections();
    }

    /** Pages written since boot. */
    int pageWrites() {
        return pageWrites;
    }

    /// A page that is being saved.
    ///
    /// @param place the entry that names the page of a page file; 0 if it goes to a file
    /// @param subsection of the file; null if it goes to a page file
    /// @param content what the page was when the writing began
    private record Write(MmPfn pfn, int place, @Nullable Subsection subsection, byte[] content) {}

    /** What the thread does, for ever. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    void MiModifiedPageWriter() {
        while (true) {
            ke.wait.KeWaitForSingleObject(
                    events.modified,
                    KWaitReason.WrPageOut,
                    KProcessorMode.KernelMode,
                    false,
                    Timeout.NEVER);
            List<Write> cluster = gather();
            while (!cluster.isEmpty()) {
                write(cluster);
                finish(cluster);
                cluster = gather();
            }
        }
    }

    /** Takes pages off the modified list, as many as are written in one go. */
    private List<Write> gather() {
        var cluster = new ArrayList<Write>();
        KIrql oldIrql = pfnLock.acquire();
        MmPfn pfn = pfns.list(PageLocation.ModifiedPageList).first();
        while (pfn != null && cluster.size() < CLUSTER) {
            Write write = begin(pfn);
            if (write == null) {
                break;
            }
            cluster.add(write);
            pfn = pfns.list(PageLocation.ModifiedPageList).first();
        }
        if (cluster.isEmpty()) {
            events.writingEnds();
        }
        pfnLock.release(oldIrql);
        return cluster;
    }

    /** Null if there is no room in the page files. */
    @RequiresLockHeld("PFN")
    private @Nullable Write begin(MmPfn pfn) {
        Subsection subsection = null;
        int place = 0;
        if (MmPte.isPrototype(pfn.originalPte)) {
            subsection = subsections.get(MmPte.subsection(pfn.originalPte));
        } else {
            place = pagingFiles.allocate();
            if (place == 0) {
                return null;
            }
        }
        pfns.reference(pfn);
        pfn.writeInProgress = true;
        pfn.modified = false;
        return new Write(pfn, place, subsection, memory.readablePage(pfn.frame).clone());
    }

    private void write(List<Write> cluster) {
        for (Write write : cluster) {
            if (write.subsection != null) {
                SectionFlush.write(write.subsection, write.pfn.pteAddress, write.content);
            } else {
                PagingFile file = pagingFiles.file(MmPte.pageFile(write.place));
                long offset = (long) MmPte.pageInFile(write.place) * PhysicalMemory.PAGE_SIZE;
                file.file.write(offset, write.content, 0, PhysicalMemory.PAGE_SIZE);
            }
        }
    }

    private void finish(List<Write> cluster) {
        KIrql oldIrql = pfnLock.acquire();
        for (Write write : cluster) {
            MmPfn pfn = write.pfn;
            pfn.writeInProgress = false;
            if (pfn.modified || pfn.deleted) {
                pagingFiles.MiReleasePageFileSpace(write.place);
            } else if (write.place != 0) {
                pfn.originalPte = write.place | pfn.originalPte;
            }
            pfns.MiDecrementReferenceCount(pfn);
        }
        pageWrites += cluster.size();
        pfnLock.release(oldIrql);
    }
}
