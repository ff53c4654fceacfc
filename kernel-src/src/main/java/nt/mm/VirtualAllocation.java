package nt.mm;

import static nt.mm.AddressSpace.ALLOCATION_GRANULARITY;
import static nt.mm.AddressSpace.GRANULARITY_PAGES;
import static nt.mm.AddressSpace.HIGHEST_VAD_ADDRESS;
import static nt.mm.AddressSpace.LOWEST_USER_ADDRESS;
import static nt.mm.AddressSpace.PAGE_SHIFT;
import static nt.mm.AllocationType.MEM_COMMIT;
import static nt.mm.AllocationType.MEM_RESERVE;
import static nt.mm.AllocationType.MEM_RESET;
import static nt.mm.AllocationType.MEM_TOP_DOWN;
import static nt.mm.AllocationType.MEM_WRITE_WATCH;
import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.NtStatus.STATUS_ALREADY_COMMITTED;
import static nt.rtl.NtStatus.STATUS_CONFLICTING_ADDRESSES;
import static nt.rtl.NtStatus.STATUS_INVALID_PAGE_PROTECTION;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_2;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_3;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_4;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_5;
import static nt.rtl.NtStatus.STATUS_NO_MEMORY;
import static nt.rtl.NtStatus.STATUS_PROCESS_IS_TERMINATING;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import nt.rtl.IrqlRequiresMax;
import nt.rtl.NtStatus;
import nt.rtl.RequiresLockHeld;

/// Reserving and committing virtual memory.
///
/// To *reserve* is to keep others away from a range of addresses; to *commit* is to be promised
/// memory for pages of it, which is zeros when it is first touched.
///
/// @source
///   https://learn.microsoft.com/en-us/windows-hardware/drivers/ddi/ntifs/nf-ntifs-ntallocatevirtualmemory
public final class VirtualAllocation {

    private static final int MOST_ZERO_BITS = 21;
    private static final int PAGES_OF_TABLE = 1024;
    private static final int KNOWN_TYPES =
            MEM_COMMIT | MEM_RESERVE | MEM_RESET | MEM_TOP_DOWN | MEM_WRITE_WATCH;

    private final LayoutLock layoutLock;
    private final WorkingSetLock workingSetLock;
    private final Commitment commitment;
    private final PageChanges changes;
    private final PageResetting resetting;
    private final SectionCommitment sectionCommitment;

    VirtualAllocation(
            Parts parts,
            LayoutLock layoutLock,
            PageChanges changes,
            PageResetting resetting,
            SectionCommitment sectionCommitment) {
        this.layoutLock = layoutLock;
        workingSetLock = parts.workingSetLock();
        commitment = parts.commitment();
        this.changes = changes;
        this.resetting = resetting;
        this.sectionCommitment = sectionCommitment;
    }

    /// Reserves addresses, commits memory for them, or both.
    ///
    /// @param region what is asked for, and on success what has been done
    /// @param zeroBits how many of the highest bits of the address must be 0; 0 to 21
    /// @param allocationType `MEM_…` bits
    /// @param protect `PAGE_…` bits
    /// @return `STATUS_INVALID_PARAMETER_2` to `_5` and `STATUS_INVALID_PAGE_PROTECTION` for what
    ///   can never be, `STATUS_CONFLICTING_ADDRESSES` for a range that is in use, or not reserved,
    ///   `STATUS_NO_MEMORY` if there is no room among the addresses, `STATUS_COMMITMENT_LIMIT` or
    ///   `STATUS_PAGEFILE_QUOTA_EXCEEDED` if there is no memory to promise
    @IrqlRequiresMax(APC_LEVEL)
    public NtStatus NtAllocateVirtualMemory(
            AddressSpace space, Region region, int zeroBits, int allocationType, int protect) {
        NtStatus bad = check(region, zeroBits, allocationType);
        if (!bad.isSuccess()) {
            return bad;
        }
        int protection = Protection.MiMakeProtectionMask(protect);
        if (protection == Protection.INVALID || Protection.isCopyOnWrite(protection)) {
            return STATUS_INVALID_PAGE_PROTECTION;
        }
        boolean reserves = (allocationType & MEM_RESERVE) != 0 || region.baseAddress == 0;
        layoutLock.acquire(space);
        NtStatus status;
        if (space.deleted) {
            status = STATUS_PROCESS_IS_TERMINATING;
        } else if ((allocationType & MEM_RESET) != 0) {
            status = resetting.reset(space, region);
        } else if (reserves) {
            status = reserve(space, region, zeroBits, allocationType, protection);
        } else {
            status = commit(space, region, protection);
        }
        layoutLock.release(space);
        return status;
    }

    private static NtStatus check(Region region, int zeroBits, int type) {
        if (zeroBits < 0 || zeroBits > MOST_ZERO_BITS) {
            return STATUS_INVALID_PARAMETER_3;
        }
        boolean resets = (type & MEM_RESET) != 0;
        if ((type & ~KNOWN_TYPES) != 0
                || (type & (MEM_COMMIT | MEM_RESERVE | MEM_RESET)) == 0
                || resets && type != MEM_RESET
                || (type & (MEM_WRITE_WATCH | MEM_RESERVE)) == MEM_WRITE_WATCH) {
            return STATUS_INVALID_PARAMETER_5;
        }
        if (region.start() > HIGHEST_VAD_ADDRESS) {
            return STATUS_INVALID_PARAMETER_2;
        }
        if (region.size == 0 || HIGHEST_VAD_ADDRESS + 1 - region.start() < region.length()) {
            return STATUS_INVALID_PARAMETER_4;
        }
        return STATUS_SUCCESS;
    }

    // ---- reserving --------------------------------------------------------------------------

    @RequiresLockHeld("AddressCreationLock")
    private NtStatus reserve(
            AddressSpace space, Region region, int zeroBits, int type, int protection) {
        int first;
        int last;
        if (region.baseAddress == 0) {
            int pages = (int) (region.length() + 0xFFF >>> PAGE_SHIFT);
            first = find(space.vadRoot, pages, zeroBits, (type & MEM_TOP_DOWN) != 0);
            if (first < 0) {
                return STATUS_NO_MEMORY;
            }
            last = first + pages - 1;
        } else {
            first = (region.baseAddress & -ALLOCATION_GRANULARITY) >>> PAGE_SHIFT;
            last = region.lastPage();
            if (space.vadRoot.MiCheckForConflictingVad(first, last) != null) {
                return STATUS_CONFLICTING_ADDRESSES;
            }
        }
        var vad = new MmVad(first, last, protection);
        if ((type & MEM_COMMIT) != 0) {
            NtStatus status = commitment.MiChargeCommitment(vad.pages(), space);
            if (!status.isSuccess()) {
                return status;
            }
            vad.memCommit = true;
            vad.commitCharge = vad.pages();
        }
        if ((type & MEM_WRITE_WATCH) != 0) {
            vad.writeWatch = new WriteWatch(first);
        }
        NtStatus inserted = insert(space, vad);
        if (!inserted.isSuccess()) {
            commitment.MiReturnCommitment(vad.commitCharge, space);
            return inserted;
        }
        region.set(first, last);
        return STATUS_SUCCESS;
    }

    private static int find(VadTree vads, int pages, int zeroBits, boolean topDown) {
        int lowest = LOWEST_USER_ADDRESS >>> PAGE_SHIFT;
        int highest = (int) Math.min(HIGHEST_VAD_ADDRESS, 0xFFFF_FFFFL >>> zeroBits) >>> PAGE_SHIFT;
        return topDown
                ? vads.MiFindEmptyAddressRangeDown(pages, GRANULARITY_PAGES, lowest, highest)
                : vads.MiFindEmptyAddressRange(pages, GRANULARITY_PAGES, lowest, highest);
    }

    /// Makes a range part of the address space. Page tables for it are promised here, so that a
    /// page fault finds memory for them; the promise holds as long as the address space does.
    ///
    /// @return `STATUS_COMMITMENT_LIMIT` if there is no memory to promise
    @RequiresLockHeld("AddressCreationLock")
    NtStatus insert(AddressSpace space, MmVad vad) {
        int firstTable = vad.startingVpn / PAGES_OF_TABLE;
        int endTable = vad.endingVpn / PAGES_OF_TABLE + 1;
        int missing =
                endTable
                        - firstTable
                        - space.committedPageTables.get(firstTable, endTable).cardinality();
        NtStatus status = commitment.MiChargeCommitment(missing, null);
        if (!status.isSuccess()) {
            return status;
        }
        space.committedPageTables.set(firstTable, endTable);
        workingSetLock.acquire(space);
        space.vadRoot.MiInsertVad(vad);
        space.watchesWrites |= vad.writeWatch != null;
        workingSetLock.release(space);
        space.virtualSize += (long) vad.pages() << PAGE_SHIFT;
        space.peakVirtualSize = Math.max(space.peakVirtualSize, space.virtualSize);
        return STATUS_SUCCESS;
    }

    // ---- committing -------------------------------------------------------------------------

    @RequiresLockHeld("AddressCreationLock")
    private NtStatus commit(AddressSpace space, Region region, int protection) {
        int first = region.firstPage();
        int last = region.lastPage();
        MmVad vad = space.vadRoot.MiLocateAddress(first);
        if (vad == null || vad.endingVpn < last) {
            return STATUS_CONFLICTING_ADDRESSES;
        }
        region.set(first, last);
        if (vad instanceof MappedVad view) {
            return view.controlArea.file == null
                    ? sectionCommitment.commit(space, view, first, last, protection)
                    : STATUS_ALREADY_COMMITTED;
        }
        if (vad.noChange) {
            return STATUS_INVALID_PAGE_PROTECTION;
        }
        workingSetLock.acquire(space);
        int missing = last - first + 1 - changes.committedPages(space, vad, first, last);
        NtStatus status = commitment.MiChargeCommitment(missing, space);
        if (status.isSuccess()) {
            vad.commitCharge += missing;
            for (int vpn = first; vpn <= last; vpn++) {
                commitPage(space, vad, vpn, protection);
            }
        }
        workingSetLock.release(space);
        return status;
    }

    private void commitPage(AddressSpace space, MmVad vad, int vpn, int protection) {
        int present = changes.protection(space, vad, vpn);
        if (present == Protection.MM_DECOMMIT) {
            changes.commit(space, vpn, protection);
        } else if (present != protection) {
            changes.protect(space, vad, vpn, protection);
        }
    }
}
