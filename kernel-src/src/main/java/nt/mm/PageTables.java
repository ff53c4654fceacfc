package nt.mm;

import static nt.mm.AddressSpace.PAGE_SHIFT;

import machine.memory.PhysicalMemory;
import nt.rtl.KIrql;
import nt.rtl.RequiresLockHeld;

/// Page tables as the processor reads them, without PAE: a directory of 1,024 tables of 1,024
/// pages.
///
/// Each directory has itself in place 300h. So all tables of the present address space are at
/// C0000000, one after the other, and the directory at C0300000. The kernel here reads and writes
/// entries by their physical address, whichever address space they are of.
///
/// @model Tables of user space stay in memory as long as one of their entries is in use; NT can
///   trim them like other pages.
final class PageTables {

    static final int PTE_BASE = 0xC000_0000;
    static final int PDE_BASE = 0xC030_0000;

    /** There is no page table. */
    static final long NONE = -1;

    private static final int ENTRIES = 1024;
    private static final int PDE_SHIFT = 22;
    private static final int ENTRY_SHIFT = 2;

    private static final int TABLE_BITS = MmPte.OWNER | MmPte.WRITE | MmPte.WRITABLE | MmPte.DIRTY;

    private final PhysicalMemory memory;
    private final PfnDatabase pfns;
    private final PfnLock pfnLock;
    private TranslationBuffers buffers;

    PageTables(PhysicalMemory memory, PfnDatabase pfns, PfnLock pfnLock, TranslationBuffers none) {
        this.memory = memory;
        this.pfns = pfns;
        this.pfnLock = pfnLock;
        buffers = none;
    }

    void connect(TranslationBuffers translationBuffers) {
        buffers = translationBuffers;
    }

    /** The address at which the entry for an address is, in the address space itself. */
    static int pteAddress(int address) {
        return PTE_BASE + (address >>> PAGE_SHIFT << ENTRY_SHIFT);
    }

    static int pdeAddress(int address) {
        return PDE_BASE + (address >>> PDE_SHIFT << ENTRY_SHIFT);
    }

    private static long pde(int directoryFrame, int address) {
        return ((long) directoryFrame << PAGE_SHIFT) + (address >>> PDE_SHIFT << ENTRY_SHIFT);
    }

    /** The physical address of the entry for an address; [#NONE] if there is no table for it. */
    long pte(int directoryFrame, int address) {
        int entry = memory.readInt(pde(directoryFrame, address));
        return MmPte.isValid(entry) ? pteIn(MmPte.frame(entry), address) : NONE;
    }

    long pte(AddressSpace space, int address) {
        return pte(space.directoryFrame, address);
    }

    private static long pteIn(int tableFrame, int address) {
        int index = address >>> PAGE_SHIFT & ENTRIES - 1;
        return ((long) tableFrame << PAGE_SHIFT) + (index << ENTRY_SHIFT);
    }

    int read(long pte) {
        return memory.readInt(pte);
    }

    /** Writes an entry outside user space, or one that is not counted. */
    void write(long pte, int entry) {
        memory.writeInt(pte, entry);
    }

    /// The same as [#pte], but makes the table if there is none.
    ///
    /// @return [#NONE] if there is no frame for it now
    long makePte(int directoryFrame, int address) {
        long pde = pde(directoryFrame, address);
        int entry = memory.readInt(pde);
        if (MmPte.isValid(entry)) {
            return pteIn(MmPte.frame(entry), address);
        }
        KIrql oldIrql = pfnLock.acquire();
        entry = memory.readInt(pde);
        if (!MmPte.isValid(entry)) {
            entry = makeTable(pde, address);
        }
        pfnLock.release(oldIrql);
        return entry == 0 ? NONE : pteIn(MmPte.frame(entry), address);
    }

    /** Gives the directory's entry for the new table; 0 if there is no frame. */
    @RequiresLockHeld("PFN")
    private int makeTable(long pde, int address) {
        MmPfn pfn = pfns.MiRemoveZeroPage();
        if (pfn == null) {
            return 0;
        }
        pfns.MiInitializePfn(pfn, pde, pdeAddress(address), 0, true);
        int bits = AddressSpace.isUser(address) ? TABLE_BITS : TABLE_BITS & ~MmPte.OWNER;
        int entry = MmPte.valid(pfn.frame, bits);
        memory.writeInt(pde, entry);
        return entry;
    }

    /// Changes an entry of user space and counts the entries in use.
    ///
    /// @param from what the entry says now
    @RequiresLockHeld("WorkingSetMutex")
    void change(AddressSpace space, int address, long pte, int from, int to) {
        memory.writeInt(pte, to);
        if (MmPte.isValid(from)) {
            buffers.KeFlushSingleTb(address);
        }
        if (from == 0) {
            if (to != 0) {
                space.usedPageTableEntries[address >>> PDE_SHIFT]++;
            }
        } else if (to == 0 && --space.usedPageTableEntries[address >>> PDE_SHIFT] == 0) {
            deleteTable(space, address);
        }
    }

    /** Has the processors read the entry for an address again. */
    void forget(int address) {
        buffers.KeFlushSingleTb(address);
    }

    /** Has the processors read all entries again. */
    void forgetAll() {
        buffers.KeFlushEntireTb();
    }

    @RequiresLockHeld("WorkingSetMutex")
    void deleteTable(AddressSpace space, int address) {
        long pde = pde(space.directoryFrame, address);
        int frame = MmPte.frame(memory.readInt(pde));
        memory.writeInt(pde, 0);
        buffers.KeFlushEntireTb();
        space.workingSet.forgetTable(address >>> PAGE_SHIFT);
        KIrql oldIrql = pfnLock.acquire();
        MmPfn pfn = pfns.pfn(frame);
        pfns.delete(pfn);
        pfns.MiDecrementShareCount(pfn);
        pfnLock.release(oldIrql);
    }

    /** The first address of the next page table. */
    static long nextTable(int address) {
        return (Integer.toUnsignedLong(address) >>> PDE_SHIFT) + 1 << PDE_SHIFT;
    }
}
