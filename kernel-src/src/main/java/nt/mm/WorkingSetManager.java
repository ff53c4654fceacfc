package nt.mm;

import static nt.mm.AddressSpace.PAGE_SHIFT;
import static nt.rtl.KIrql.PASSIVE_LEVEL;

import java.util.function.Supplier;
import machine.memory.PhysicalMemory;
import nt.ke.KProcessorMode;
import nt.ke.KWaitReason;
import nt.ke.Ke;
import nt.ke.Timeout;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;
import nt.rtl.Nt;
import nt.rtl.RequiresLockHeld;

/// Takes pages from working sets when frames get scarce, those first that have not been touched for
/// longest.
///
/// Once a second it looks at which pages have been touched since the last time: the processor notes
/// that in their entries. A page that was touched has age 0, one that was not is older by 1, up to
/// 3. When fewer frames are available than there should be it takes the oldest, then younger ones,
/// until there are enough; below its minimum a working set is trimmed only if nothing else helps.
///
/// @model In NT this is part of the balance set manager's thread. The thresholds are from general
///   knowledge.
final class WorkingSetManager {

    /** Of the thread. */
    static final int PRIORITY = 16;

    private static final Timeout PERIOD = Timeout.milliseconds(1000);

    private final Ke ke;
    private final PhysicalMemory memory;
    private final MemoryEvents events;
    private final PfnDatabase pfns;
    private final PfnLock pfnLock;
    private final PageTables tables;
    private final WorkingSetLock workingSetLock;
    private final PageRemoval removal;
    private final Supplier<Iterable<AddressSpace>> spaces;

    /** Fewer available frames are too few. */
    @Nt("MmMinimumFreePages")
    private final int minimumFreePages;

    /** That many are enough. */
    @Nt("MmPlentyFreePages")
    private final int plentyFreePages;

    private int trimmed;

    WorkingSetManager(Parts parts, PageRemoval removal, Supplier<Iterable<AddressSpace>> spaces) {
        ke = parts.ke();
        memory = parts.memory();
        events = parts.events();
        pfns = parts.pfns();
        pfnLock = parts.pfnLock();
        tables = parts.tables();
        workingSetLock = parts.workingSetLock();
        this.removal = removal;
        this.spaces = spaces;
        minimumFreePages = Math.max(64, pfns.numberOfPhysicalPages() / 64);
        plentyFreePages = 2 * minimumFreePages;
    }

    /** Pages trimmed since boot. */
    int trimmed() {
        return trimmed;
    }

    /** What the thread does, for ever. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    void run() {
        while (true) {
            boolean asked =
                    ke.wait.KeWaitForSingleObject(
                                            events.workingSetManager,
                                            KWaitReason.Executive,
                                            KProcessorMode.KernelMode,
                                            false,
                                            PERIOD)
                                    .code()
                            == 0;
            MmWorkingSetManager(asked);
        }
    }

    /// Ages all working sets, and trims them if that is necessary.
    ///
    /// @param memoryIsOut somebody waits for a frame
    @IrqlRequiresMax(PASSIVE_LEVEL)
    void MmWorkingSetManager(boolean memoryIsOut) {
        if (!memoryIsOut) {
            for (AddressSpace space : spaces.get()) {
                age(space);
            }
        }
        for (int age = WorkingSet.OLDEST; age >= 0 && wanted() > 0; age--) {
            trimAll(age, false);
        }
        if (memoryIsOut && wanted() > 0) {
            trimAll(0, true);
        }
        KIrql oldIrql = pfnLock.acquire();
        if (pfns.availablePages() < plentyFreePages
                && pfns.total(PageLocation.ModifiedPageList) > 0) {
            events.askForWriting();
        }
        pfnLock.release(oldIrql);
    }

    /** Frames that should be taken away: those that only need to be saved count as had. */
    private int wanted() {
        int available = pfns.availablePages();
        if (available >= minimumFreePages) {
            return 0;
        }
        return plentyFreePages - available - pfns.total(PageLocation.ModifiedPageList);
    }

    private void trimAll(int age, boolean belowMinimum) {
        for (AddressSpace space : spaces.get()) {
            int wanted = wanted();
            if (wanted <= 0) {
                return;
            }
            trim(space, age, wanted, belowMinimum);
        }
    }

    // ---- one working set --------------------------------------------------------------------

    private void age(AddressSpace space) {
        workingSetLock.acquire(space);
        WorkingSet workingSet = space.workingSet;
        for (int place = 0; place < workingSet.slots(); place++) {
            if (workingSet.isUsed(place)) {
                age(space, place);
            }
        }
        workingSetLock.release(space);
    }

    @RequiresLockHeld("WorkingSetMutex")
    private void age(AddressSpace space, int place) {
        WorkingSet workingSet = space.workingSet;
        int address = workingSet.vpn(place) << PAGE_SHIFT;
        long pte = tables.pte(space, address);
        int entry = memory.readInt(pte);
        if ((entry & MmPte.ACCESSED) != 0) {
            // By way of `change`: processors that remember the page would not note it again.
            tables.change(space, address, pte, entry, entry & ~MmPte.ACCESSED);
            workingSet.setAge(place, 0);
        } else {
            workingSet.setAge(place, Math.min(workingSet.age(place) + 1, WorkingSet.OLDEST));
        }
    }

    /** Takes so many pages of at least that age, from where it stopped last. */
    void trim(AddressSpace space, int age, int wanted, boolean belowMinimum) {
        workingSetLock.acquire(space);
        WorkingSet workingSet = space.workingSet;
        int left = wanted;
        int slots = workingSet.slots();
        for (int seen = 0; seen < slots && left > 0; seen++) {
            if (!belowMinimum && workingSet.size() <= workingSet.minimumWorkingSetSize) {
                break;
            }
            int place = workingSet.nextSlot % slots;
            workingSet.nextSlot = place + 1;
            if (workingSet.isUsed(place)
                    && !workingSet.isLocked(place)
                    && workingSet.age(place) >= age) {
                MiFreeWsle(space, place);
                left--;
            }
        }
        workingSetLock.release(space);
    }

    @RequiresLockHeld("WorkingSetMutex")
    private void MiFreeWsle(AddressSpace space, int place) {
        int address = space.workingSet.vpn(place) << PAGE_SHIFT;
        long pte = tables.pte(space, address);
        removal.MiFreeWsle(space, address, pte, space.workingSet.protection(place));
        trimmed++;
    }

    /** Takes all pages that are not locked: an empty working set. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    void empty(AddressSpace space) {
        trim(space, 0, Integer.MAX_VALUE, true);
    }
}
