package nt.mm;

import static nt.rtl.KIrql.APC_LEVEL;

import java.util.Arrays;
import machine.memory.PhysicalMemory;
import nt.ke.EventType;
import nt.ke.KEvent;
import nt.ke.KProcessorMode;
import nt.ke.KWaitReason;
import nt.ke.Ke;
import nt.ke.Timeout;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;
import nt.rtl.RequiresLockHeld;

/// Reads pages from where their entries say they are: a page file, or the file of a section.
///
/// While it is read the entry is in transition and the frame says so; whoever else wants the page
/// waits for the event in the frame.
final class PageReader {

    private static final int PAGE_SIZE = PhysicalMemory.PAGE_SIZE;

    private final Ke ke;
    private final PhysicalMemory memory;
    private final PfnDatabase pfns;
    private final PfnLock pfnLock;
    private final PagingFiles pagingFiles;
    private final Subsections subsections;
    private int pageReads;

    PageReader(Parts parts) {
        ke = parts.ke();
        memory = parts.memory();
        pfns = parts.pfns();
        pfnLock = parts.pfnLock();
        pagingFiles = parts.pagingFiles();
        subsections = parts.subsections();
    }

    /** Pages read since boot. */
    int pageReads() {
        return pageReads;
    }

    /// Prepares a frame for a page, which [#read] must follow. The reader references the frame.
    ///
    /// @param pte the physical address of the entry, and `entry` what it says now
    @RequiresLockHeld("PFN")
    void begin(MmPfn pfn, long pte, int pteAddress, int entry) {
        pfns.MiInitializeTransitionPfn(pfn, pte, pteAddress, entry);
        pfn.prototypePte = SystemSpace.isPool(pteAddress);
        pfn.event = new KEvent(EventType.NotificationEvent, false);
        memory.writeInt(pte, MmPte.transition(pfn.frame, MmPte.protection(entry)));
    }

    /** Reads the page, and ends the waiting of others. The frame stays referenced. */
    @IrqlRequiresMax(APC_LEVEL)
    void read(MmPfn pfn, int entry) {
        var page = new byte[PAGE_SIZE];
        if (MmPte.isPrototype(entry)) {
            readFromSection(subsections.get(MmPte.subsection(entry)), pfn.pteAddress, page);
        } else {
            PagingFile file = pagingFiles.file(MmPte.pageFile(entry));
            file.file.read((long) MmPte.pageInFile(entry) * PAGE_SIZE, page, 0, PAGE_SIZE);
        }
        System.arraycopy(page, 0, memory.writablePage(pfn.frame), 0, PAGE_SIZE);
        KIrql oldIrql = pfnLock.acquire();
        pfn.readInProgress = false;
        KEvent event = pfn.event;
        pfn.event = null;
        pageReads++;
        pfnLock.release(oldIrql);
        if (event != null) {
            ke.events.KeSetEvent(event, 0, false);
        }
    }

    /** What is behind the end of the file reads as zeros. */
    private static void readFromSection(Subsection subsection, int prototype, byte[] page) {
        BackingFile file = subsection.controlArea.file;
        if (file == null) {
            throw new IllegalStateException("a subsection without a file");
        }
        long offset = subsection.offset(prototype);
        long left = Math.min(subsection.fileBytes - offset, PAGE_SIZE);
        if (left > 0) {
            file.read(subsection.startingOffset + offset, page, 0, (int) left);
        }
        Arrays.fill(page, (int) Math.max(left, 0), PAGE_SIZE, (byte) 0);
    }

    /** Waits until another thread has read the page into this frame, which we reference. */
    @IrqlRequiresMax(APC_LEVEL)
    void MiWaitForInPageComplete(MmPfn pfn) {
        KIrql oldIrql = pfnLock.acquire();
        KEvent event = pfn.event;
        pfnLock.release(oldIrql);
        if (event != null) {
            ke.wait.KeWaitForSingleObject(
                    event, KWaitReason.WrPageIn, KProcessorMode.KernelMode, false, Timeout.NEVER);
        }
    }
}
