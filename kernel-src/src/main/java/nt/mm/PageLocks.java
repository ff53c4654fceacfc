package nt.mm;

import static nt.mm.AddressSpace.HIGHEST_USER_ADDRESS;
import static nt.mm.AddressSpace.PAGE_SHIFT;
import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.NtStatus.STATUS_ACCESS_VIOLATION;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_2;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_3;
import static nt.rtl.NtStatus.STATUS_NOT_LOCKED;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static nt.rtl.NtStatus.STATUS_WAS_LOCKED;
import static nt.rtl.NtStatus.STATUS_WORKING_SET_QUOTA;

import nt.rtl.IrqlRequiresMax;
import nt.rtl.NtStatus;
import nt.rtl.RequiresLockHeld;

/// Keeping pages in a working set until they are let go of.
///
/// @model Locking in the working set and locking in memory are the same here: a working set is
///   never taken out of memory as a whole.
/// @source https://learn.microsoft.com/en-us/windows/win32/api/memoryapi/nf-memoryapi-virtuallock
public final class PageLocks {

    /** Pages of the smallest working set that must stay free to come and go. */
    private static final int KEPT_FREE = 8;

    private final LayoutLock layoutLock;
    private final WorkingSetLock workingSetLock;
    private final PageChanges changes;
    private final Faults faults;

    PageLocks(Parts parts, LayoutLock layoutLock, PageChanges changes, Faults faults) {
        this.layoutLock = layoutLock;
        workingSetLock = parts.workingSetLock();
        this.changes = changes;
        this.faults = faults;
    }

    /// Brings pages in and keeps them.
    ///
    /// @param region by the byte; on success by the page
    /// @return `STATUS_WAS_LOCKED` if one was locked already; `STATUS_ACCESS_VIOLATION` if one
    ///   cannot be touched, `STATUS_WORKING_SET_QUOTA` if they are too many
    @IrqlRequiresMax(APC_LEVEL)
    public NtStatus lock(AddressSpace space, Region region) {
        NtStatus bad = check(region);
        if (!bad.isSuccess()) {
            return bad;
        }
        int first = region.firstPage();
        int last = region.lastPage();
        layoutLock.acquire(space);
        NtStatus status = lockAll(space, first, last);
        layoutLock.release(space);
        if (status.isSuccess()) {
            region.set(first, last);
        }
        return status;
    }

    private static NtStatus check(Region region) {
        if (region.start() > HIGHEST_USER_ADDRESS) {
            return STATUS_INVALID_PARAMETER_2;
        }
        boolean fits = HIGHEST_USER_ADDRESS + 1L - region.start() >= region.length();
        return region.size != 0 && fits ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER_3;
    }

    @RequiresLockHeld("AddressCreationLock")
    private NtStatus lockAll(AddressSpace space, int first, int last) {
        NtStatus allowed = mayLock(space, first, last);
        if (!allowed.isSuccess()) {
            return allowed;
        }
        boolean wasLocked = false;
        for (int vpn = first; vpn <= last; vpn++) {
            NtStatus status = lockOne(space, vpn);
            if (!status.isSuccess()) {
                unlockAll(space, first, vpn - 1);
                return status;
            }
            wasLocked |= status.equals(STATUS_WAS_LOCKED);
        }
        return wasLocked ? STATUS_WAS_LOCKED : STATUS_SUCCESS;
    }

    private NtStatus mayLock(AddressSpace space, int first, int last) {
        workingSetLock.acquire(space);
        NtStatus status = STATUS_SUCCESS;
        WorkingSet workingSet = space.workingSet;
        if (workingSet.locked() + last - first + 1 > workingSet.minimumWorkingSetSize - KEPT_FREE) {
            status = STATUS_WORKING_SET_QUOTA;
        }
        for (int vpn = first; vpn <= last && status.isSuccess(); vpn++) {
            MmVad vad = space.vadRoot.MiLocateAddress(vpn);
            if (vad == null || Protection.isNoAccess(changes.protection(space, vad, vpn))) {
                status = STATUS_ACCESS_VIOLATION;
            }
        }
        workingSetLock.release(space);
        return status;
    }

    /** A page can be trimmed between coming in and being locked. */
    private NtStatus lockOne(AddressSpace space, int vpn) {
        while (true) {
            NtStatus status = faults.resolve(space, vpn << PAGE_SHIFT, false);
            if (!status.isSuccess()) {
                return status;
            }
            workingSetLock.acquire(space);
            int place = space.workingSet.place(vpn);
            boolean was = place != WorkingSet.NONE && space.workingSet.isLocked(place);
            if (place != WorkingSet.NONE) {
                space.workingSet.setLocked(place, true);
            }
            workingSetLock.release(space);
            if (place != WorkingSet.NONE) {
                return was ? STATUS_WAS_LOCKED : STATUS_SUCCESS;
            }
        }
    }

    /// Lets pages go.
    ///
    /// @return `STATUS_NOT_LOCKED` if one is not locked; then all stay as they are
    @IrqlRequiresMax(APC_LEVEL)
    public NtStatus unlock(AddressSpace space, Region region) {
        NtStatus bad = check(region);
        if (!bad.isSuccess()) {
            return bad;
        }
        int first = region.firstPage();
        int last = region.lastPage();
        workingSetLock.acquire(space);
        NtStatus status = STATUS_SUCCESS;
        for (int vpn = first; vpn <= last; vpn++) {
            int place = space.workingSet.place(vpn);
            if (place == WorkingSet.NONE || !space.workingSet.isLocked(place)) {
                status = STATUS_NOT_LOCKED;
            }
        }
        workingSetLock.release(space);
        if (status.isSuccess()) {
            unlockAll(space, first, last);
            region.set(first, last);
        }
        return status;
    }

    private void unlockAll(AddressSpace space, int first, int last) {
        workingSetLock.acquire(space);
        for (int vpn = first; vpn <= last; vpn++) {
            int place = space.workingSet.place(vpn);
            if (place != WorkingSet.NONE) {
                space.workingSet.setLocked(place, false);
            }
        }
        workingSetLock.release(space);
    }
}
