package nt.mm;

import static nt.mm.AddressSpace.PAGE_SHIFT;

import machine.memory.PhysicalMemory;
import nt.rtl.KIrql;
import nt.rtl.RequiresLockHeld;

/** Taking pages out of working sets, for a while or for good. */
final class PageRemoval {

    private final PhysicalMemory memory;
    private final PfnDatabase pfns;
    private final PfnLock pfnLock;
    private final PagingFiles pagingFiles;
    private final PageTables tables;
    private final int sharedDataFrame;

    PageRemoval(Parts parts) {
        memory = parts.memory();
        pfns = parts.pfns();
        pfnLock = parts.pfnLock();
        pagingFiles = parts.pagingFiles();
        tables = parts.tables();
        sharedDataFrame = parts.sharedDataFrame();
    }

    /// Takes a page out of a working set: its frame stays as it is until it is used for something
    /// else.
    ///
    /// @param protection what the page shall have from now on
    @RequiresLockHeld("WorkingSetMutex")
    void MiFreeWsle(AddressSpace space, int address, long pte, int protection) {
        int entry = memory.readInt(pte);
        MmPfn pfn = pfns.pfn(MmPte.frame(entry));
        space.workingSet.remove(address >>> PAGE_SHIFT);
        KIrql oldIrql = pfnLock.acquire();
        if (MmPte.isDirty(entry)) {
            pfns.setModified(pfn);
        }
        int left;
        if ((entry & MmPte.PROTOTYPE) != 0) {
            left =
                    protection == MmPte.protection(pfn.originalPte)
                            ? MmPte.prototype(pfn.pteAddress - SystemSpace.PAGED_POOL_START)
                            : MmPte.lookedUp(protection);
        } else {
            pfn.originalPte = MmPte.withProtection(pfn.originalPte, protection);
            left = MmPte.transition(pfn.frame, protection);
        }
        tables.change(space, address, pte, entry, left);
        pfns.MiDecrementShareCount(pfn);
        pfnLock.release(oldIrql);
    }

    /// Gives up a page of an address space, wherever it is.
    ///
    /// @param left what its entry shall say afterwards
    @RequiresLockHeld("WorkingSetMutex")
    void MiDeletePte(AddressSpace space, int address, long pte, int left) {
        int entry = memory.readInt(pte);
        if (MmPte.isValid(entry)) {
            deleteValid(space, address, pte, entry, left);
            return;
        }
        KIrql oldIrql = pfnLock.acquire();
        // It may have been in transition until now.
        entry = memory.readInt(pte);
        if (MmPte.isTransition(entry)) {
            pfns.delete(pfns.pfn(MmPte.frame(entry)));
        } else {
            pagingFiles.MiReleasePageFileSpace(entry);
        }
        memory.writeInt(pte, 0);
        pfnLock.release(oldIrql);
        tables.change(space, address, pte, entry, left);
    }

    private void deleteValid(AddressSpace space, int address, long pte, int entry, int left) {
        int frame = MmPte.frame(entry);
        if (frame != sharedDataFrame) {
            space.workingSet.remove(address >>> PAGE_SHIFT);
            KIrql oldIrql = pfnLock.acquire();
            MmPfn pfn = pfns.pfn(frame);
            if ((entry & MmPte.PROTOTYPE) == 0) {
                pfns.delete(pfn);
            } else if (MmPte.isDirty(entry)) {
                pfns.setModified(pfn);
            }
            pfns.MiDecrementShareCount(pfn);
            pfnLock.release(oldIrql);
        }
        tables.change(space, address, pte, entry, left);
    }

    /// Gives up all pages of a range that have an entry.
    ///
    /// @param endingVpn inclusive
    @RequiresLockHeld("WorkingSetMutex")
    void MiDeleteVirtualAddresses(AddressSpace space, int startingVpn, int endingVpn) {
        long address = (long) startingVpn << PAGE_SHIFT;
        long end = (long) endingVpn + 1 << PAGE_SHIFT;
        while (address < end) {
            long pte = tables.pte(space, (int) address);
            if (pte == PageTables.NONE) {
                address = PageTables.nextTable((int) address);
                continue;
            }
            if (memory.readInt(pte) != 0) {
                MiDeletePte(space, (int) address, pte, 0);
            }
            address += AddressSpace.PAGE_SIZE;
        }
    }
}
