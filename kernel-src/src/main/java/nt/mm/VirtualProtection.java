package nt.mm;

import static nt.mm.AddressSpace.HIGHEST_VAD_ADDRESS;
import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.NtStatus.STATUS_CONFLICTING_ADDRESSES;
import static nt.rtl.NtStatus.STATUS_INVALID_PAGE_PROTECTION;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_2;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_3;
import static nt.rtl.NtStatus.STATUS_NOT_COMMITTED;
import static nt.rtl.NtStatus.STATUS_PROCESS_IS_TERMINATING;
import static nt.rtl.NtStatus.STATUS_SECTION_PROTECTION;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import nt.rtl.IrqlRequiresMax;
import nt.rtl.NtStatus;
import nt.rtl.RequiresLockHeld;

/// Changing the protection of virtual memory.
///
/// @source
///   https://learn.microsoft.com/en-us/windows/win32/api/memoryapi/nf-memoryapi-virtualprotectex
public final class VirtualProtection {

    private final LayoutLock layoutLock;
    private final WorkingSetLock workingSetLock;
    private final Commitment commitment;
    private final PageChanges changes;

    VirtualProtection(Parts parts, LayoutLock layoutLock, PageChanges changes) {
        this.layoutLock = layoutLock;
        workingSetLock = parts.workingSetLock();
        commitment = parts.commitment();
        this.changes = changes;
    }

    /// What came of a change.
    ///
    /// @param oldProtect `PAGE_…` bits that the first page had; 0 without success
    public record Changed(NtStatus status, int oldProtect) {

        static Changed not(NtStatus status) {
            return new Changed(status, 0);
        }
    }

    /// Protects committed pages of one allocation or view anew.
    ///
    /// In an image a page that may be written is one that is copied then, unless the image says
    /// that its writable pages are shared.
    ///
    /// @param region what is asked for, and on success what has been done
    /// @return in its status `STATUS_INVALID_PARAMETER_2` or `_3` and
    ///   `STATUS_INVALID_PAGE_PROTECTION` for what can never be, `STATUS_CONFLICTING_ADDRESSES` if
    ///   the range is not part of one allocation, `STATUS_NOT_COMMITTED`,
    ///   `STATUS_SECTION_PROTECTION` if the section does not allow it, `STATUS_COMMITMENT_LIMIT` if
    ///   there is no memory for the copies that it could take
    @IrqlRequiresMax(APC_LEVEL)
    public Changed NtProtectVirtualMemory(AddressSpace space, Region region, int newProtect) {
        int protection = Protection.MiMakeProtectionMask(newProtect);
        if (protection == Protection.INVALID) {
            return Changed.not(STATUS_INVALID_PAGE_PROTECTION);
        }
        if (region.start() > HIGHEST_VAD_ADDRESS) {
            return Changed.not(STATUS_INVALID_PARAMETER_2);
        }
        if (region.size == 0 || HIGHEST_VAD_ADDRESS + 1 - region.start() < region.length()) {
            return Changed.not(STATUS_INVALID_PARAMETER_3);
        }
        layoutLock.acquire(space);
        Changed changed =
                space.deleted
                        ? Changed.not(STATUS_PROCESS_IS_TERMINATING)
                        : protect(space, region, protection);
        layoutLock.release(space);
        return changed;
    }

    @RequiresLockHeld("AddressCreationLock")
    private Changed protect(AddressSpace space, Region region, int wanted) {
        int first = region.firstPage();
        int last = region.lastPage();
        MmVad vad = space.vadRoot.MiLocateAddress(first);
        if (vad == null || vad.endingVpn < last) {
            return Changed.not(STATUS_CONFLICTING_ADDRESSES);
        }
        if (vad.noChange) {
            return Changed.not(STATUS_INVALID_PAGE_PROTECTION);
        }
        int protection = wanted;
        if (vad instanceof MappedVad view) {
            protection = view.controlArea.image ? imageProtection(view, first, wanted) : wanted;
            if (!view.controlArea.image && !view.allows(wanted)) {
                return Changed.not(STATUS_SECTION_PROTECTION);
            }
        } else if (Protection.isCopyOnWrite(wanted)) {
            return Changed.not(STATUS_INVALID_PAGE_PROTECTION);
        }
        workingSetLock.acquire(space);
        Changed changed = protect(space, vad, first, last, protection);
        workingSetLock.release(space);
        if (changed.status().isSuccess()) {
            region.set(first, last);
        }
        return changed;
    }

    /** Writing to an image's pages copies them, except in those sections that are shared. */
    private static int imageProtection(MappedVad view, int vpn, int wanted) {
        Subsection subsection = view.controlArea.subsection(view.sectionPage(vpn));
        return subsection != null && subsection.shared ? wanted : Protection.copyOnWrite(wanted);
    }

    private Changed protect(AddressSpace space, MmVad vad, int first, int last, int protection) {
        int copies = 0;
        for (int vpn = first; vpn <= last; vpn++) {
            int present = changes.protection(space, vad, vpn);
            if (present == Protection.MM_DECOMMIT) {
                return Changed.not(STATUS_NOT_COMMITTED);
            }
            if (Protection.isCopyOnWrite(protection) && !Protection.allowsWrites(present)) {
                copies++;
            }
        }
        NtStatus status = commitment.MiChargeCommitment(copies, space);
        if (!status.isSuccess()) {
            return Changed.not(status);
        }
        vad.commitCharge += copies;
        int old = changes.protection(space, vad, first);
        for (int vpn = first; vpn <= last; vpn++) {
            changes.protect(space, vad, vpn, protection);
        }
        return new Changed(STATUS_SUCCESS, Protection.toPage(old));
    }
}
