package nt.mm;

import static nt.mm.AddressSpace.HIGHEST_VAD_ADDRESS;
import static nt.mm.AddressSpace.PAGE_SHIFT;
import static nt.mm.AllocationType.MEM_DECOMMIT;
import static nt.mm.AllocationType.MEM_RELEASE;
import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.NtStatus.STATUS_FREE_VM_NOT_AT_BASE;
import static nt.rtl.NtStatus.STATUS_INVALID_PAGE_PROTECTION;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_2;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_3;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_4;
import static nt.rtl.NtStatus.STATUS_MEMORY_NOT_ALLOCATED;
import static nt.rtl.NtStatus.STATUS_PROCESS_IS_TERMINATING;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static nt.rtl.NtStatus.STATUS_UNABLE_TO_DELETE_SECTION;
import static nt.rtl.NtStatus.STATUS_UNABLE_TO_FREE_VM;

import nt.rtl.IrqlRequiresMax;
import nt.rtl.NtStatus;
import nt.rtl.RequiresLockHeld;

/// Decommitting and releasing virtual memory.
///
/// @source
///   https://learn.microsoft.com/en-us/windows-hardware/drivers/ddi/ntifs/nf-ntifs-ntfreevirtualmemory
public final class VirtualFree {

    private final LayoutLock layoutLock;
    private final WorkingSetLock workingSetLock;
    private final Commitment commitment;
    private final PageChanges changes;
    private final PageRemoval removal;

    VirtualFree(Parts parts, LayoutLock layoutLock, PageChanges changes, PageRemoval removal) {
        this.layoutLock = layoutLock;
        workingSetLock = parts.workingSetLock();
        commitment = parts.commitment();
        this.changes = changes;
        this.removal = removal;
    }

    /// Gives memory back, and with `MEM_RELEASE` the addresses, too.
    ///
    /// @param region what is asked for, by the byte, all of it in one allocation; a size of 0: the
    ///   whole allocation, at whose start the address must be then. On success what has been done
    /// @param freeType `MEM_DECOMMIT` or `MEM_RELEASE`
    /// @return `STATUS_INVALID_PARAMETER_2` to `_4` for what can never be,
    ///   `STATUS_MEMORY_NOT_ALLOCATED`, `STATUS_FREE_VM_NOT_AT_BASE`, `STATUS_UNABLE_TO_FREE_VM` if
    ///   the range goes beyond the allocation, `STATUS_UNABLE_TO_DELETE_SECTION` if it is a view
    @IrqlRequiresMax(APC_LEVEL)
    public NtStatus NtFreeVirtualMemory(AddressSpace space, Region region, int freeType) {
        if (freeType != MEM_DECOMMIT && freeType != MEM_RELEASE) {
            return STATUS_INVALID_PARAMETER_4;
        }
        if (region.start() > HIGHEST_VAD_ADDRESS) {
            return STATUS_INVALID_PARAMETER_2;
        }
        if (HIGHEST_VAD_ADDRESS + 1 - region.start() < region.length()) {
            return STATUS_INVALID_PARAMETER_3;
        }
        layoutLock.acquire(space);
        NtStatus status =
                space.deleted ? STATUS_PROCESS_IS_TERMINATING : free(space, region, freeType);
        layoutLock.release(space);
        return status;
    }

    @RequiresLockHeld("AddressCreationLock")
    private NtStatus free(AddressSpace space, Region region, int freeType) {
        MmVad vad = space.vadRoot.MiLocateAddress(region.firstPage());
        if (vad == null) {
            return STATUS_MEMORY_NOT_ALLOCATED;
        }
        int first = region.firstPage();
        int last = region.lastPage();
        if (region.size == 0) {
            if (first != vad.startingVpn) {
                return STATUS_FREE_VM_NOT_AT_BASE;
            }
            last = vad.endingVpn;
        } else if (last > vad.endingVpn) {
            return STATUS_UNABLE_TO_FREE_VM;
        }
        if (!vad.isPrivate()) {
            return STATUS_UNABLE_TO_DELETE_SECTION;
        }
        if (vad.noChange) {
            return STATUS_INVALID_PAGE_PROTECTION;
        }
        workingSetLock.acquire(space);
        if (freeType == MEM_RELEASE) {
            release(space, vad, first, last);
        } else {
            decommit(space, vad, first, last);
        }
        workingSetLock.release(space);
        region.set(first, last);
        return STATUS_SUCCESS;
    }

    private void decommit(AddressSpace space, MmVad vad, int first, int last) {
        uncharge(space, vad, first, last);
        for (int vpn = first; vpn <= last; vpn++) {
            changes.decommit(space, vad, vpn);
        }
    }

    private void uncharge(AddressSpace space, MmVad vad, int first, int last) {
        int committed = changes.committedPages(space, vad, first, last);
        commitment.MiReturnCommitment(committed, space);
        vad.commitCharge -= committed;
    }

    /// Takes pages out of an allocation: at its start, at its end, or in the middle, which leaves
    /// two.
    private void release(AddressSpace space, MmVad vad, int first, int last) {
        uncharge(space, vad, first, last);
        removal.MiDeleteVirtualAddresses(space, first, last);
        space.virtualSize -= (long) (last - first + 1) << PAGE_SHIFT;
        int end = vad.endingVpn;
        if (first == vad.startingVpn && last == end) {
            space.vadRoot.MiRemoveVad(vad);
        } else if (first == vad.startingVpn) {
            vad.startingVpn = last + 1;
        } else {
            vad.endingVpn = first - 1;
            if (last < end) {
                splitOff(space, vad, last + 1, end);
            }
        }
    }

    private void splitOff(AddressSpace space, MmVad vad, int first, int last) {
        var rest = new MmVad(first, last, vad.protection);
        rest.memCommit = vad.memCommit;
        rest.writeWatch = vad.writeWatch;
        rest.commitCharge = changes.committedPages(space, rest, first, last);
        vad.commitCharge -= rest.commitCharge;
        space.vadRoot.MiInsertVad(rest);
    }

    /// Takes a whole range away, whatever it is; also when the process ends.
    @RequiresLockHeld({"AddressCreationLock", "WorkingSetMutex"})
    void removeWhole(AddressSpace space, MmVad vad) {
        removal.MiDeleteVirtualAddresses(space, vad.startingVpn, vad.endingVpn);
        space.vadRoot.MiRemoveVad(vad);
        commitment.MiReturnCommitment(vad.commitCharge, space);
        vad.commitCharge = 0;
        space.virtualSize -= (long) vad.pages() << PAGE_SHIFT;
    }
}
