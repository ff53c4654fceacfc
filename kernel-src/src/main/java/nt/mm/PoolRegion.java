package nt.mm;

import static nt.mm.AddressSpace.PAGE_SHIFT;

import java.util.BitSet;
import machine.memory.PhysicalMemory;
import nt.ex.pool.PoolPages;
import nt.rtl.GuardedBy;
import nt.rtl.KIrql;

/// Addresses of the system's half that pool gets its pages from.
///
/// @model Also what may be paged stays in memory.
final class PoolRegion implements PoolPages {

    /** Where pool begins that may be paged, and how large it is, in pages. */
    static final int PAGED_START = SystemSpace.PAGED_POOL_START;

    static final int PAGED_PAGES = 0xF00_0000 >>> PAGE_SHIFT;

    /** The same for pool that is always there. */
    static final int NON_PAGED_START = 0x8100_0000;

    static final int NON_PAGED_PAGES = 0x400_0000 >>> PAGE_SHIFT;

    /// Available frames that pool does not take.
    ///
    /// @model The figure is ours.
    private static final int LEFT_FOR_OTHERS = 512;

    private final PhysicalMemory memory;
    private final PfnDatabase pfns;
    private final PfnLock pfnLock;
    private final PageTables tables;
    private final SystemSpace systemSpace;
    private final Commitment commitment;
    private final int regionStart;
    private final int regionPages;

    @GuardedBy("PFN")
    private final BitSet poolPages = new BitSet();

    PoolRegion(Parts parts, int start, int pages) {
        memory = parts.memory();
        pfns = parts.pfns();
        pfnLock = parts.pfnLock();
        tables = parts.tables();
        systemSpace = parts.systemSpace();
        commitment = parts.commitment();
        // Frames of pool cannot be had by anybody else: half of them at most.
        regionStart = start;
        regionPages = Math.min(pages, pfns.numberOfPhysicalPages() / 2);
    }

    @Override
    public int readInt(int address) {
        return memory.readInt(systemSpace.physical(address));
    }

    @Override
    public void writeInt(int address, int value) {
        memory.writeInt(systemSpace.physical(address), value);
    }

    /// Takes zeroed pages that follow each other in the pool.
    ///
    /// @return the address of the first; 0 if there is no room or there are no frames now
    @Override
    public int MiAllocatePoolPages(int count) {
        if (!commitment.MiChargeCommitment(count, null).isSuccess()) {
            return 0;
        }
        KIrql oldIrql = pfnLock.acquire();
        boolean enough = pfns.availablePages() - count >= LEFT_FOR_OTHERS;
        int first = enough ? freeRun(count) : -1;
        if (first >= 0) {
            poolPages.set(first, first + count);
        }
        pfnLock.release(oldIrql);
        if (first < 0) {
            commitment.MiReturnCommitment(count, null);
            return 0;
        }
        int start = regionStart + (first << PAGE_SHIFT);
        for (int page = 0; page < count; page++) {
            if (!mapPoolPage(start + (page << PAGE_SHIFT))) {
                MiFreePoolPages(start, page);
                releaseRun(first + page, first + count);
                commitment.MiReturnCommitment(count - page, null);
                return 0;
            }
        }
        return start;
    }

    private int freeRun(int count) {
        int first = poolPages.nextClearBit(0);
        while (first + count <= regionPages) {
            int used = poolPages.nextSetBit(first);
            if (used < 0 || used >= first + count) {
                return first;
            }
            first = poolPages.nextClearBit(used);
        }
        return -1;
    }

    private boolean mapPoolPage(int address) {
        long pte = tables.makePte(systemSpace.directoryFrame(), address);
        KIrql oldIrql = pfnLock.acquire();
        MmPfn pfn = pte == PageTables.NONE ? null : pfns.MiRemoveZeroPage();
        if (pfn != null) {
            pfns.MiInitializePfn(pfn, pte, PageTables.pteAddress(address), 0, true);
            tables.write(pte, MmPte.valid(pfn.frame, SystemSpace.SYSTEM_BITS));
        }
        pfnLock.release(oldIrql);
        return pfn != null;
    }

    @Override
    public void MiFreePoolPages(int start, int count) {
        for (int page = 0; page < count; page++) {
            int address = start + (page << PAGE_SHIFT);
            long pte = tables.pte(systemSpace.directoryFrame(), address);
            int frame = MmPte.frame(tables.read(pte));
            tables.write(pte, 0);
            tables.forget(address);
            KIrql oldIrql = pfnLock.acquire();
            MmPfn pfn = pfns.pfn(frame);
            pfns.delete(pfn);
            pfns.MiDecrementShareCount(pfn);
            pfnLock.release(oldIrql);
        }
        int first = start - regionStart >>> PAGE_SHIFT;
        releaseRun(first, first + count);
        commitment.MiReturnCommitment(count, null);
    }

    private void releaseRun(int from, int to) {
        KIrql oldIrql = pfnLock.acquire();
        poolPages.clear(from, to);
        pfnLock.release(oldIrql);
    }

    /** Pages in use. */
    int pagesInUse() {
        return poolPages.cardinality();
    }
}
