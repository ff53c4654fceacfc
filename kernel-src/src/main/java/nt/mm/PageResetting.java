package nt.mm;

import static nt.mm.AddressSpace.PAGE_SHIFT;
import static nt.rtl.NtStatus.STATUS_CONFLICTING_ADDRESSES;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import machine.memory.PhysicalMemory;
import nt.rtl.KIrql;
import nt.rtl.NtStatus;
import nt.rtl.RequiresLockHeld;

/// `MEM_RESET`: what is in a range of pages is of no interest any more, though the pages are. They
/// count as not written to, so they are never saved: their content may turn into zeros at any time.
final class PageResetting {

    private final PhysicalMemory memory;
    private final PfnDatabase pfns;
    private final PfnLock pfnLock;
    private final PageTables tables;
    private final WorkingSetLock workingSetLock;

    PageResetting(Parts parts) {
        memory = parts.memory();
        pfns = parts.pfns();
        pfnLock = parts.pfnLock();
        tables = parts.tables();
        workingSetLock = parts.workingSetLock();
    }

    @RequiresLockHeld("AddressCreationLock")
    NtStatus reset(AddressSpace space, Region region) {
        int first = region.firstPage();
        int last = region.lastPage();
        MmVad vad = space.vadRoot.MiLocateAddress(first);
        if (vad == null || vad.endingVpn < last) {
            return STATUS_CONFLICTING_ADDRESSES;
        }
        region.set(first, last);
        workingSetLock.acquire(space);
        for (int vpn = first; vpn <= last; vpn++) {
            long pte = tables.pte(space, vpn << PAGE_SHIFT);
            if (pte != PageTables.NONE) {
                resetPage(space, vpn << PAGE_SHIFT, pte);
            }
        }
        workingSetLock.release(space);
        return STATUS_SUCCESS;
    }

    /** Only pages in memory that are the process's alone: others keep their content. */
    private void resetPage(AddressSpace space, int address, long pte) {
        int entry = memory.readInt(pte);
        if (!MmPte.isValid(entry) || (entry & MmPte.PROTOTYPE) != 0) {
            return;
        }
        KIrql oldIrql = pfnLock.acquire();
        MmPfn pfn = pfns.pfn(MmPte.frame(entry));
        pfns.setModified(pfn);
        pfn.modified = false;
        pfnLock.release(oldIrql);
        tables.change(space, address, pte, entry, MmPte.clean(entry));
    }
}
