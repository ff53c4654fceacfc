package nt.mm;

import static nt.mm.AddressSpace.HIGHEST_VAD_ADDRESS;
import static nt.mm.AddressSpace.LOWEST_USER_ADDRESS;
import static nt.mm.AddressSpace.PAGE_SHIFT;
import static nt.mm.AddressSpace.PAGE_SIZE;
import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.NtStatus.STATUS_NO_MEMORY;

import java.util.ArrayList;
import java.util.List;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;
import org.jspecify.annotations.Nullable;

/// Making address spaces, and taking them down.
///
/// A new one has the system's half and the page with the time. What else a process needs from the
/// beginning is mapped into it: its image, its environment block, and one for each thread.
public final class AddressSpaces {

    private static final int USER_TABLES = 512;

    private final PfnDatabase pfns;
    private final PfnLock pfnLock;
    private final PageTables tables;
    private final SystemSpace systemSpace;
    private final MemoryEvents events;
    private final Commitment commitment;
    private final LayoutLock layoutLock;
    private final WorkingSetLock workingSetLock;
    private final ControlAreas controlAreas;
    private final VirtualAllocation allocation;
    private final VirtualFree virtualFree;
    private final List<AddressSpace> all = new ArrayList<>();
    private final Runnable whenFirst;

    /// @param whenFirst called before the first one is made
    AddressSpaces(
            Parts parts,
            LayoutLock layoutLock,
            ControlAreas controlAreas,
            VirtualAllocation allocation,
            VirtualFree virtualFree,
            Runnable whenFirst) {
        pfns = parts.pfns();
        pfnLock = parts.pfnLock();
        tables = parts.tables();
        systemSpace = parts.systemSpace();
        events = parts.events();
        commitment = parts.commitment();
        workingSetLock = parts.workingSetLock();
        this.layoutLock = layoutLock;
        this.controlAreas = controlAreas;
        this.allocation = allocation;
        this.virtualFree = virtualFree;
        this.whenFirst = whenFirst;
    }

    /// Makes the directory of a new address space.
    ///
    /// @param minimumWorkingSet in pages
    /// @return `STATUS_COMMITMENT_LIMIT` if there is no memory to promise
    @IrqlRequiresMax(APC_LEVEL)
    public Outcome<AddressSpace> MmCreateProcessAddressSpace(int minimumWorkingSet) {
        if (all.isEmpty()) {
            whenFirst.run();
        }
        NtStatus status = commitment.MiChargeCommitment(1, null);
        if (!status.isSuccess()) {
            return Outcome.failed(status);
        }
        int frame = newDirectory();
        systemSpace.addTo(frame);
        var space = new AddressSpace(frame, minimumWorkingSet);
        all.add(space);
        return Outcome.of(space);
    }

    private int newDirectory() {
        while (true) {
            KIrql oldIrql = pfnLock.acquire();
            MmPfn pfn = pfns.MiRemoveZeroPage();
            if (pfn != null) {
                long pte = (long) pfn.frame << PAGE_SHIFT | PageTables.PDE_BASE >>> 20 & 0xFFC;
                pfns.MiInitializePfn(pfn, pte, PageTables.PDE_BASE, 0, true);
            }
            pfnLock.release(oldIrql);
            if (pfn != null) {
                return pfn.frame;
            }
            events.waitForPages();
        }
    }

    /** Gives a new address space what all of them have: the page with the time. */
    @IrqlRequiresMax(APC_LEVEL)
    public NtStatus MmInitializeProcessAddressSpace(AddressSpace space) {
        int first = MemoryManager.SHARED_USER_DATA >>> PAGE_SHIFT;
        var vad =
                new MmVad(
                        first,
                        AddressSpace.HIGHEST_USER_ADDRESS >>> PAGE_SHIFT,
                        Protection.MM_READONLY);
        vad.noChange = true;
        layoutLock.acquire(space);
        NtStatus status = allocation.insert(space, vad);
        layoutLock.release(space);
        return status;
    }

    /** All there are. */
    public List<AddressSpace> all() {
        return List.copyOf(all);
    }

    // ---- environment blocks -----------------------------------------------------------------

    /// Makes the page for the environment block of a process, full of zeros; 4 kB.
    ///
    /// @return its address; or `STATUS_NO_MEMORY`, `STATUS_COMMITMENT_LIMIT`
    @IrqlRequiresMax(APC_LEVEL)
    public Outcome<Integer> MmCreatePeb(AddressSpace space) {
        return MiCreatePebOrTeb(space, PAGE_SIZE);
    }

    /// Makes the page for the environment block of a thread, full of zeros; 4 kB.
    ///
    /// @return as for [#MmCreatePeb]
    @IrqlRequiresMax(APC_LEVEL)
    public Outcome<Integer> MmCreateTeb(AddressSpace space) {
        return MiCreatePebOrTeb(space, PAGE_SIZE);
    }

    /** As high as possible, at any page. */
    private Outcome<Integer> MiCreatePebOrTeb(AddressSpace space, int size) {
        int pages = size >>> PAGE_SHIFT;
        layoutLock.acquire(space);
        Outcome<Integer> made = createBlock(space, pages);
        layoutLock.release(space);
        return made;
    }

    private Outcome<Integer> createBlock(AddressSpace space, int pages) {
        int first =
                space.vadRoot.MiFindEmptyAddressRangeDown(
                        pages,
                        1,
                        LOWEST_USER_ADDRESS >>> PAGE_SHIFT,
                        HIGHEST_VAD_ADDRESS >>> PAGE_SHIFT);
        if (space.deleted || first < 0) {
            return Outcome.failed(STATUS_NO_MEMORY);
        }
        NtStatus status = commitment.MiChargeCommitment(pages, space);
        if (!status.isSuccess()) {
            return Outcome.failed(status);
        }
        var vad = new MmVad(first, first + pages - 1, Protection.MM_READWRITE);
        vad.memCommit = true;
        vad.commitCharge = pages;
        vad.noChange = true;
        NtStatus inserted = allocation.insert(space, vad);
        if (!inserted.isSuccess()) {
            commitment.MiReturnCommitment(pages, space);
            return Outcome.failed(inserted);
        }
        return Outcome.of(first << PAGE_SHIFT);
    }

    /** Gives up the environment block of a thread that has ended. */
    @IrqlRequiresMax(APC_LEVEL)
    public void MmDeleteTeb(AddressSpace space, int teb) {
        layoutLock.acquire(space);
        MmVad vad = space.vadRoot.MiLocateAddress(teb >>> PAGE_SHIFT);
        if (vad != null && vad.startingAddress() == teb) {
            workingSetLock.acquire(space);
            virtualFree.removeWhole(space, vad);
            workingSetLock.release(space);
        }
        layoutLock.release(space);
    }

    // ---- the end ----------------------------------------------------------------------------

    /** Takes everything out of an address space whose process has ended. */
    @IrqlRequiresMax(APC_LEVEL)
    public void MmCleanProcessAddressSpace(AddressSpace space) {
        layoutLock.acquire(space);
        space.deleted = true;
        layoutLock.release(space);
        MmVad vad = removeFirst(space);
        while (vad != null) {
            if (vad instanceof MappedVad view) {
                controlAreas.dereferenceView(view.controlArea);
            }
            vad = removeFirst(space);
        }
        workingSetLock.acquire(space);
        deleteEmptyTables(space);
        workingSetLock.release(space);
        commitment.MiReturnCommitment(space.committedPageTables.cardinality(), null);
        space.committedPageTables.clear();
    }

    private @Nullable MmVad removeFirst(AddressSpace space) {
        layoutLock.acquire(space);
        MmVad vad = space.vadRoot.first();
        if (vad != null) {
            workingSetLock.acquire(space);
            virtualFree.removeWhole(space, vad);
            workingSetLock.release(space);
        }
        layoutLock.release(space);
        return vad;
    }

    /** Tables that were made for a page which then could not be had. */
    private void deleteEmptyTables(AddressSpace space) {
        for (int table = 0; table < USER_TABLES; table++) {
            int address = table << 22;
            if (tables.pte(space, address) != PageTables.NONE) {
                tables.deleteTable(space, address);
            }
        }
    }

    /// Gives up the directory. A processor that has it loaded still may not use it for anything but
    /// loading another one.
    @IrqlRequiresMax(APC_LEVEL)
    public void MmDeleteProcessAddressSpace(AddressSpace space) {
        all.remove(space);
        tables.forgetAll();
        KIrql oldIrql = pfnLock.acquire();
        MmPfn pfn = pfns.pfn(space.directoryFrame);
        pfns.delete(pfn);
        pfns.MiDecrementShareCount(pfn);
        pfnLock.release(oldIrql);
        commitment.MiReturnCommitment(1, null);
    }
}
