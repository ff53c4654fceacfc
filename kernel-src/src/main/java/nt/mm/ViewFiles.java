package nt.mm;

import static nt.mm.AddressSpace.PAGE_SHIFT;
import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.NtStatus.STATUS_CONFLICTING_ADDRESSES;
import static nt.rtl.NtStatus.STATUS_FILE_INVALID;
import static nt.rtl.NtStatus.STATUS_INVALID_ADDRESS;
import static nt.rtl.NtStatus.STATUS_NOT_MAPPED_DATA;
import static nt.rtl.NtStatus.STATUS_NOT_MAPPED_VIEW;
import static nt.rtl.NtStatus.STATUS_NOT_SAME_DEVICE;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import machine.memory.PhysicalMemory;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;
import nt.rtl.RequiresLockHeld;
import org.jspecify.annotations.Nullable;

/** The files that views are of. */
public final class ViewFiles {

    private final PhysicalMemory memory;
    private final PfnDatabase pfns;
    private final PfnLock pfnLock;
    private final PageTables tables;
    private final LayoutLock layoutLock;
    private final WorkingSetLock workingSetLock;
    private final ControlAreas controlAreas;
    private final SectionFlush flush;

    ViewFiles(Parts parts, LayoutLock layoutLock, ControlAreas controlAreas, SectionFlush flush) {
        memory = parts.memory();
        pfns = parts.pfns();
        pfnLock = parts.pfnLock();
        tables = parts.tables();
        workingSetLock = parts.workingSetLock();
        this.layoutLock = layoutLock;
        this.controlAreas = controlAreas;
        this.flush = flush;
    }

    /// The name of the file that is mapped at an address.
    ///
    /// @return or `STATUS_INVALID_ADDRESS` if there is no view, `STATUS_FILE_INVALID` if it is of
    ///   no file
    @IrqlRequiresMax(APC_LEVEL)
    public Outcome<String> name(AddressSpace space, int address) {
        layoutLock.acquire(space);
        MmVad vad = locate(space, address);
        layoutLock.release(space);
        if (!(vad instanceof MappedVad view)) {
            return Outcome.failed(STATUS_INVALID_ADDRESS);
        }
        BackingFile file = view.controlArea.file;
        return file == null ? Outcome.failed(STATUS_FILE_INVALID) : Outcome.of(file.name());
    }

    private static @Nullable MmVad locate(AddressSpace space, int address) {
        return AddressSpace.isUser(address)
                ? space.vadRoot.MiLocateAddress(address >>> PAGE_SHIFT)
                : null;
    }

    /// Whether two views are of the same file, the first of them as an image.
    ///
    /// @return `STATUS_NOT_SAME_DEVICE` if not; `STATUS_INVALID_ADDRESS` if nothing is at one of
    ///   the addresses, `STATUS_CONFLICTING_ADDRESSES` if it is no view of a file
    @IrqlRequiresMax(APC_LEVEL)
    public NtStatus areTheSame(AddressSpace space, int image, int file) {
        layoutLock.acquire(space);
        MmVad first = locate(space, image);
        MmVad second = locate(space, file);
        layoutLock.release(space);
        if (first == null || second == null) {
            return STATUS_INVALID_ADDRESS;
        }
        if (!(first instanceof MappedVad one && second instanceof MappedVad two)
                || one.controlArea.file == null
                || two.controlArea.file == null) {
            return STATUS_CONFLICTING_ADDRESSES;
        }
        boolean same = one.controlArea.image && one.controlArea.file == two.controlArea.file;
        return same ? STATUS_SUCCESS : STATUS_NOT_SAME_DEVICE;
    }

    /// Writes what this address space has written to pages of a data file back to the file.
    ///
    /// @param region by the byte, with a size of 0 up to the end of the view; on success by the
    ///   page
    /// @return `STATUS_NOT_MAPPED_VIEW` if it is not in a view, `STATUS_NOT_MAPPED_DATA` if that is
    ///   not of a data file
    @IrqlRequiresMax(APC_LEVEL)
    public NtStatus flush(AddressSpace space, Region region) {
        layoutLock.acquire(space);
        MmVad vad = locate(space, region.baseAddress);
        int first = region.firstPage();
        int last = vad == null || region.size != 0 ? region.lastPage() : vad.endingVpn;
        if (!(vad instanceof MappedVad view) || last > vad.endingVpn) {
            layoutLock.release(space);
            return STATUS_NOT_MAPPED_VIEW;
        }
        if (view.controlArea.file == null || view.controlArea.image) {
            layoutLock.release(space);
            return STATUS_NOT_MAPPED_DATA;
        }
        workingSetLock.acquire(space);
        for (int vpn = first; vpn <= last; vpn++) {
            MiFlushDirtyBitsToPfn(space, vpn << PAGE_SHIFT);
        }
        workingSetLock.release(space);
        // Lest it go while it is written to.
        controlAreas.referenceView(view.controlArea);
        layoutLock.release(space);
        flush.flush(view.controlArea, view.sectionPage(first), view.sectionPage(last));
        controlAreas.dereferenceView(view.controlArea);
        region.set(first, last);
        return STATUS_SUCCESS;
    }

    @RequiresLockHeld("WorkingSetMutex")
    private void MiFlushDirtyBitsToPfn(AddressSpace space, int address) {
        long pte = tables.pte(space, address);
        int entry = pte == PageTables.NONE ? 0 : memory.readInt(pte);
        if (!MmPte.isValid(entry) || !MmPte.isDirty(entry) || (entry & MmPte.PROTOTYPE) == 0) {
            return;
        }
        KIrql oldIrql = pfnLock.acquire();
        pfns.setModified(pfns.pfn(MmPte.frame(entry)));
        pfnLock.release(oldIrql);
        tables.change(space, address, pte, entry, MmPte.clean(entry));
    }
}
