package nt.mm;

import static nt.mm.AddressSpace.PAGE_SIZE;
import static nt.rtl.KIrql.APC_LEVEL;

import machine.memory.PhysicalMemory;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;
import org.jspecify.annotations.Nullable;

/// Writing pages of a section that were written to back to their file.
final class SectionFlush {

    private final PhysicalMemory memory;
    private final PfnDatabase pfns;
    private final PfnLock pfnLock;
    private final SystemSpace systemSpace;

    SectionFlush(Parts parts) {
        memory = parts.memory();
        pfns = parts.pfns();
        pfnLock = parts.pfnLock();
        systemSpace = parts.systemSpace();
    }

    /// Writes those pages of a range that have been written to. Entries of address spaces that are
    /// still dirty are not looked at.
    ///
    /// @param last inclusive
    @IrqlRequiresMax(APC_LEVEL)
    void flush(ControlArea area, long first, long last) {
        for (long page = first; page <= last; page++) {
            Subsection subsection = area.subsection(page);
            if (subsection != null) {
                flushPage(subsection, subsection.prototypeAddress(page));
            }
        }
    }

    private void flushPage(Subsection subsection, int prototype) {
        KIrql oldIrql = pfnLock.acquire();
        int entry = memory.readInt(systemSpace.physical(prototype));
        boolean present = MmPte.isValid(entry) || MmPte.isTransition(entry);
        MmPfn pfn = present ? pfns.pfn(MmPte.frame(entry)) : null;
        if (pfn == null || !pfn.modified || pfn.readInProgress) {
            pfnLock.release(oldIrql);
            return;
        }
        pfns.reference(pfn);
        pfn.modified = false;
        pfn.writeInProgress = true;
        byte[] page = memory.readablePage(pfn.frame).clone();
        pfnLock.release(oldIrql);
        write(subsection, prototype, page);
        oldIrql = pfnLock.acquire();
        pfn.writeInProgress = false;
        pfns.MiDecrementReferenceCount(pfn);
        pfnLock.release(oldIrql);
    }

    /** Writes a page to where it belongs; what is behind the end of the file is left out. */
    static void write(Subsection subsection, int prototype, byte[] page) {
        @Nullable BackingFile file = subsection.controlArea.file;
        long offset = subsection.offset(prototype);
        long length = Math.min(subsection.fileBytes - offset, PAGE_SIZE);
        if (file != null && length > 0) {
            file.write(subsection.startingOffset + offset, page, 0, (int) length);
        }
    }
}
