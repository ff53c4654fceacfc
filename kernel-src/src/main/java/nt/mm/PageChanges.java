package nt.mm;

import static nt.mm.AddressSpace.PAGE_SHIFT;

import machine.memory.PhysicalMemory;
import nt.rtl.KIrql;
import nt.rtl.RequiresLockHeld;

/// Changing what the pages of a range are, entry by entry: committed or not, and how protected.
///
/// All of it happens with the layout locked, so an entry can go on to another state only by being
/// trimmed, read or touched; the working set's lock may be let go of to wait for a page table.
final class PageChanges {

    private final PhysicalMemory memory;
    private final MemoryEvents events;
    private final PfnDatabase pfns;
    private final PfnLock pfnLock;
    private final PageTables tables;
    private final SystemSpace systemSpace;
    private final WorkingSetLock workingSetLock;
    private final PageRemoval removal;

    PageChanges(Parts parts, PageRemoval removal) {
        memory = parts.memory();
        events = parts.events();
        pfns = parts.pfns();
        pfnLock = parts.pfnLock();
        tables = parts.tables();
        systemSpace = parts.systemSpace();
        workingSetLock = parts.workingSetLock();
        this.removal = removal;
    }

    // ---- what they are ----------------------------------------------------------------------

    /// What the page is protected by now.
    ///
    /// @return [Protection#MM_DECOMMIT] if it is not committed
    @RequiresLockHeld({"AddressCreationLock", "WorkingSetMutex"})
    int protection(AddressSpace space, MmVad vad, int vpn) {
        int address = vpn << PAGE_SHIFT;
        long pte = tables.pte(space, address);
        int entry = pte == PageTables.NONE ? 0 : memory.readInt(pte);
        if (entry == 0) {
            return untouched(vad, vpn);
        }
        if (MmPte.isValid(entry)) {
            int place = space.workingSet.place(vpn);
            return place == WorkingSet.NONE
                    ? Protection.MM_READONLY
                    : space.workingSet.protection(place);
        }
        if (MmPte.isPrototype(entry) && !MmPte.isLookedUp(entry)) {
            return prototypesProtection(MmPte.prototypeOffset(entry));
        }
        return MmPte.protection(entry);
    }

    private int untouched(MmVad vad, int vpn) {
        if (vad instanceof MappedVad view) {
            int prototype = view.prototypeAddress(vpn);
            boolean committed =
                    prototype != 0 && memory.readInt(systemSpace.physical(prototype)) != 0;
            return committed ? view.protection(vpn) : Protection.MM_DECOMMIT;
        }
        return vad.memCommit ? vad.protection : Protection.MM_DECOMMIT;
    }

    private int prototypesProtection(int offset) {
        int entry = memory.readInt(systemSpace.physical(SystemSpace.PAGED_POOL_START + offset));
        return MmPte.protection(
                MmPte.isValid(entry) ? pfns.pfn(MmPte.frame(entry)).originalPte : entry);
    }

    @RequiresLockHeld({"AddressCreationLock", "WorkingSetMutex"})
    boolean isCommitted(AddressSpace space, MmVad vad, int vpn) {
        return protection(space, vad, vpn) != Protection.MM_DECOMMIT;
    }

    /** How many pages of a range are committed. */
    @RequiresLockHeld({"AddressCreationLock", "WorkingSetMutex"})
    int committedPages(AddressSpace space, MmVad vad, int firstPage, int lastPage) {
        int sum = 0;
        for (int vpn = firstPage; vpn <= lastPage; vpn++) {
            if (tables.pte(space, vpn << PAGE_SHIFT) == PageTables.NONE && vad.isPrivate()) {
                int next = (int) (PageTables.nextTable(vpn << PAGE_SHIFT) >>> PAGE_SHIFT);
                int last = Math.min(lastPage, next - 1);
                sum += vad.memCommit ? last - vpn + 1 : 0;
                vpn = last;
            } else if (isCommitted(space, vad, vpn)) {
                sum++;
            }
        }
        return sum;
    }

    // ---- changing them ----------------------------------------------------------------------

    /// The entry of a page, for which a table is made if there is none.
    @RequiresLockHeld({"AddressCreationLock", "WorkingSetMutex"})
    private long makePte(AddressSpace space, int address) {
        long pte = tables.makePte(space.directoryFrame, address);
        while (pte == PageTables.NONE) {
            workingSetLock.release(space);
            events.waitForPages();
            workingSetLock.acquire(space);
            pte = tables.makePte(space.directoryFrame, address);
        }
        return pte;
    }

    /** Commits a private page: from now on it is zeros. */
    @RequiresLockHeld({"AddressCreationLock", "WorkingSetMutex"})
    void commit(AddressSpace space, int vpn, int protection) {
        int address = vpn << PAGE_SHIFT;
        long pte = makePte(space, address);
        tables.change(space, address, pte, memory.readInt(pte), MmPte.demandZero(protection));
    }

    /// Takes the commitment of a private page back. Where the range as a whole is committed the
    /// entry says that this page is not.
    @RequiresLockHeld({"AddressCreationLock", "WorkingSetMutex"})
    void decommit(AddressSpace space, MmVad vad, int vpn) {
        int address = vpn << PAGE_SHIFT;
        int left = vad.memCommit ? MmPte.demandZero(Protection.MM_DECOMMIT) : 0;
        long pte = left == 0 ? tables.pte(space, address) : makePte(space, address);
        if (pte != PageTables.NONE && memory.readInt(pte) != left) {
            removal.MiDeletePte(space, address, pte, left);
        }
    }

    /** Protects a committed page anew. */
    @RequiresLockHeld({"AddressCreationLock", "WorkingSetMutex"})
    void protect(AddressSpace space, MmVad vad, int vpn, int protection) {
        int address = vpn << PAGE_SHIFT;
        long pte = makePte(space, address);
        int entry = memory.readInt(pte);
        if (MmPte.isValid(entry)) {
            protectValid(space, vpn, pte, entry, protection);
        } else if (entry == 0) {
            int to = vad.isPrivate() ? MmPte.demandZero(protection) : MmPte.lookedUp(protection);
            tables.change(space, address, pte, 0, to);
        } else if (MmPte.isPrototype(entry)) {
            tables.change(space, address, pte, entry, MmPte.lookedUp(protection));
        } else {
            protectAbsent(pte, Protection.afterCopy(protection));
        }
    }

    private void protectValid(AddressSpace space, int vpn, long pte, int entry, int wanted) {
        int address = vpn << PAGE_SHIFT;
        boolean shared = (entry & MmPte.PROTOTYPE) != 0;
        // A page that has been copied for this process needs no second copy.
        int protection = shared ? wanted : Protection.afterCopy(wanted);
        if (Protection.isNoAccess(protection) || Protection.isGuard(protection)) {
            removal.MiFreeWsle(space, address, pte, protection);
            return;
        }
        MmPfn pfn = pfns.pfn(MmPte.frame(entry));
        int valid =
                MmPte.valid(pfn.frame, Protection.hardwareBits(protection))
                        | entry & MmPte.PROTOTYPE;
        tables.change(space, address, pte, entry, valid);
        space.workingSet.setProtection(space.workingSet.place(vpn), protection);
        if (!shared) {
            KIrql oldIrql = pfnLock.acquire();
            pfn.originalPte = MmPte.withProtection(pfn.originalPte, protection);
            pfnLock.release(oldIrql);
        }
    }

    /** Of a page that is in transition, in a page file, or not touched yet. */
    private void protectAbsent(long pte, int protection) {
        KIrql oldIrql = pfnLock.acquire();
        // It may have lost its frame just now.
        int entry = memory.readInt(pte);
        if (MmPte.isTransition(entry)) {
            MmPfn pfn = pfns.pfn(MmPte.frame(entry));
            pfn.originalPte = MmPte.withProtection(pfn.originalPte, protection);
        }
        memory.writeInt(pte, MmPte.withProtection(entry, protection));
        pfnLock.release(oldIrql);
    }
}
