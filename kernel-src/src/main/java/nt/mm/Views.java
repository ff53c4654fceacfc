package nt.mm;

import static nt.mm.AddressSpace.ALLOCATION_GRANULARITY;
import static nt.mm.AddressSpace.GRANULARITY_PAGES;
import static nt.mm.AddressSpace.HIGHEST_VAD_ADDRESS;
import static nt.mm.AddressSpace.LOWEST_USER_ADDRESS;
import static nt.mm.AddressSpace.PAGE_SHIFT;
import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.NtStatus.STATUS_CONFLICTING_ADDRESSES;
import static nt.rtl.NtStatus.STATUS_IMAGE_NOT_AT_BASE;
import static nt.rtl.NtStatus.STATUS_INVALID_PAGE_PROTECTION;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_3;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_4;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_9;
import static nt.rtl.NtStatus.STATUS_INVALID_VIEW_SIZE;
import static nt.rtl.NtStatus.STATUS_MAPPED_ALIGNMENT;
import static nt.rtl.NtStatus.STATUS_NOT_MAPPED_VIEW;
import static nt.rtl.NtStatus.STATUS_NO_MEMORY;
import static nt.rtl.NtStatus.STATUS_PROCESS_IS_TERMINATING;
import static nt.rtl.NtStatus.STATUS_SECTION_PROTECTION;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import nt.rtl.IrqlRequiresMax;
import nt.rtl.NtStatus;
import nt.rtl.RequiresLockHeld;

/// Mapping sections into address spaces.
///
/// An image goes where it was made to go, if there is room; if not it goes somewhere else and the
/// loader, in user mode, mends the addresses in it.
///
/// @source
///   https://learn.microsoft.com/en-us/windows-hardware/drivers/ddi/wdm/nf-wdm-zwmapviewofsection
public final class Views {

    private static final int MOST_ZERO_BITS = 21;
    private static final int KNOWN_TYPES =
            AllocationType.MEM_TOP_DOWN
                    | AllocationType.MEM_RESERVE
                    | SectionAttributes.SEC_NO_CHANGE;

    private final LayoutLock layoutLock;
    private final WorkingSetLock workingSetLock;
    private final Commitment commitment;
    private final ControlAreas controlAreas;
    private final VirtualAllocation allocation;
    private final VirtualFree virtualFree;

    Views(
            Parts parts,
            LayoutLock layoutLock,
            ControlAreas controlAreas,
            VirtualAllocation allocation,
            VirtualFree virtualFree) {
        this.layoutLock = layoutLock;
        workingSetLock = parts.workingSetLock();
        commitment = parts.commitment();
        this.controlAreas = controlAreas;
        this.allocation = allocation;
        this.virtualFree = virtualFree;
    }

    /// Where a view is wanted, and on success where it is.
    public static final class Request {

        /** Its address and size in bytes; 0 for either: whatever fits. */
        public final Region region;

        /** Where in the section it begins, in bytes. */
        public long sectionOffset;

        final int zeroBits;
        final boolean inherit;
        final int allocationType;
        final int protect;

        /// @param zeroBits how many of the highest bits of the address must be 0; 0 to 21
        /// @param inherit whether children of the process get the view, too
        /// @param allocationType `MEM_…` bits
        /// @param protect `PAGE_…` bits
        public Request(
                Region region,
                long sectionOffset,
                int zeroBits,
                boolean inherit,
                int allocationType,
                int protect) {
            this.region = region;
            this.sectionOffset = sectionOffset;
            this.zeroBits = zeroBits;
            this.inherit = inherit;
            this.allocationType = allocationType;
            this.protect = protect;
        }

        /** All of a section, anywhere. */
        public static Request whole(int protect) {
            return new Request(new Region(0, 0), 0, 0, true, 0, protect);
        }
    }

    /// Maps a section, or a part of it.
    ///
    /// @return `STATUS_IMAGE_NOT_AT_BASE` if it is mapped, but not where the image wants to be. Or
    ///   `STATUS_INVALID_PARAMETER_3`, `_4`, `_9` and `STATUS_INVALID_PAGE_PROTECTION` for what can
    ///   never be, `STATUS_MAPPED_ALIGNMENT` for what is not at a multiple of 64 kB,
    ///   `STATUS_INVALID_VIEW_SIZE` for what goes beyond the section, `STATUS_SECTION_PROTECTION`,
    ///   `STATUS_CONFLICTING_ADDRESSES`, `STATUS_NO_MEMORY` if there is no room among the
    ///   addresses, `STATUS_COMMITMENT_LIMIT` if there is none for the copies that it could take
    @IrqlRequiresMax(APC_LEVEL)
    public NtStatus MmMapViewOfSection(Section section, AddressSpace space, Request request) {
        int protection = Protection.MiMakeProtectionMask(request.protect);
        if (protection == Protection.INVALID || Protection.isGuard(protection)) {
            return STATUS_INVALID_PAGE_PROTECTION;
        }
        NtStatus bad = check(section, request, protection);
        if (!bad.isSuccess()) {
            return bad;
        }
        controlAreas.referenceView(section.controlArea);
        layoutLock.acquire(space);
        NtStatus status =
                space.deleted
                        ? STATUS_PROCESS_IS_TERMINATING
                        : map(section, space, request, protection);
        layoutLock.release(space);
        if (!status.isSuccess()) {
            controlAreas.dereferenceView(section.controlArea);
        }
        return status;
    }

    private static NtStatus check(Section section, Request request, int protection) {
        Region region = request.region;
        if ((request.allocationType & ~KNOWN_TYPES) != 0) {
            return STATUS_INVALID_PARAMETER_9;
        }
        if (request.zeroBits < 0 || request.zeroBits > MOST_ZERO_BITS) {
            return STATUS_INVALID_PARAMETER_4;
        }
        if (region.start() > HIGHEST_VAD_ADDRESS
                || HIGHEST_VAD_ADDRESS + 1 - region.start() < region.length()) {
            return STATUS_INVALID_PARAMETER_3;
        }
        if ((region.baseAddress & ALLOCATION_GRANULARITY - 1) != 0
                || (request.sectionOffset & ALLOCATION_GRANULARITY - 1) != 0) {
            return STATUS_MAPPED_ALIGNMENT;
        }
        if (request.sectionOffset < 0
                || request.sectionOffset >= section.sizeOfSection
                || region.length() > up(section.sizeOfSection) - request.sectionOffset) {
            return STATUS_INVALID_VIEW_SIZE;
        }
        boolean allowed =
                section.controlArea.image
                        || !Protection.isWritable(protection)
                        || Protection.isWritable(section.initialPageProtection);
        return allowed ? STATUS_SUCCESS : STATUS_SECTION_PROTECTION;
    }

    private static long up(long bytes) {
        return ControlAreas.pages(bytes) << PAGE_SHIFT;
    }

    @RequiresLockHeld("AddressCreationLock")
    private NtStatus map(Section section, AddressSpace space, Request request, int protection) {
        Region region = request.region;
        ControlArea area = section.controlArea;
        long size =
                region.size == 0 ? section.sizeOfSection - request.sectionOffset : region.length();
        if (size > HIGHEST_VAD_ADDRESS) {
            return STATUS_INVALID_VIEW_SIZE;
        }
        int pages = (int) ControlAreas.pages(size);
        int first = place(space, request, area, pages);
        if (first < 0) {
            return region.baseAddress == 0 ? STATUS_NO_MEMORY : STATUS_CONFLICTING_ADDRESSES;
        }
        var view =
                new MappedVad(
                        first,
                        first + pages - 1,
                        area.image ? Protection.MM_EXECUTE_WRITECOPY : protection,
                        area,
                        request.sectionOffset >>> PAGE_SHIFT,
                        section.initialPageProtection,
                        request.inherit);
        int copies = copies(view);
        NtStatus status = commitment.MiChargeCommitment(copies, space);
        if (!status.isSuccess()) {
            return status;
        }
        view.commitCharge = copies;
        view.noChange =
                ((request.allocationType | section.allocationAttributes())
                                & SectionAttributes.SEC_NO_CHANGE)
                        != 0;
        NtStatus inserted = allocation.insert(space, view);
        if (!inserted.isSuccess()) {
            commitment.MiReturnCommitment(copies, space);
            return inserted;
        }
        region.set(first, first + pages - 1);
        boolean atBase = first << PAGE_SHIFT == area.segment.basedAddress;
        return area.image && !atBase ? STATUS_IMAGE_NOT_AT_BASE : STATUS_SUCCESS;
    }

    /** The first page of room for the view; -1 if there is none. */
    @RequiresLockHeld("AddressCreationLock")
    private static int place(AddressSpace space, Request request, ControlArea area, int pages) {
        VadTree vads = space.vadRoot;
        if (request.region.baseAddress != 0) {
            int first = request.region.firstPage();
            return vads.MiCheckForConflictingVad(first, first + pages - 1) == null ? first : -1;
        }
        int based = area.segment.basedAddress >>> PAGE_SHIFT;
        boolean canBeThere =
                area.image
                        && request.sectionOffset == 0
                        && based >= LOWEST_USER_ADDRESS >>> PAGE_SHIFT
                        && based + pages - 1 <= HIGHEST_VAD_ADDRESS >>> PAGE_SHIFT;
        if (canBeThere && vads.MiCheckForConflictingVad(based, based + pages - 1) == null) {
            return based;
        }
        int lowest = LOWEST_USER_ADDRESS >>> PAGE_SHIFT;
        int highest =
                (int) Math.min(HIGHEST_VAD_ADDRESS, 0xFFFF_FFFFL >>> request.zeroBits)
                        >>> PAGE_SHIFT;
        return (request.allocationType & AllocationType.MEM_TOP_DOWN) != 0
                ? vads.MiFindEmptyAddressRangeDown(pages, GRANULARITY_PAGES, lowest, highest)
                : vads.MiFindEmptyAddressRange(pages, GRANULARITY_PAGES, lowest, highest);
    }

    /** Pages of a view that would be copied if all of it were written to. */
    private static int copies(MappedVad view) {
        if (!view.controlArea.image) {
            return Protection.isCopyOnWrite(view.protection) ? view.pages() : 0;
        }
        int sum = 0;
        for (Subsection subsection : view.controlArea.subsections) {
            if (Protection.isCopyOnWrite(subsection.protection)) {
                sum += subsection.ptesInSubsection;
            }
        }
        return sum;
    }

    /// Takes a view away. Pages of data that were written to are written to the file later.
    ///
    /// @param address anywhere in the view
    /// @return `STATUS_NOT_MAPPED_VIEW` if there is none
    @IrqlRequiresMax(APC_LEVEL)
    public NtStatus MmUnmapViewOfSection(AddressSpace space, int address) {
        if (Integer.compareUnsigned(address, HIGHEST_VAD_ADDRESS) > 0) {
            return STATUS_NOT_MAPPED_VIEW;
        }
        layoutLock.acquire(space);
        if (space.deleted) {
            layoutLock.release(space);
            return STATUS_PROCESS_IS_TERMINATING;
        }
        if (!(space.vadRoot.MiLocateAddress(address >>> PAGE_SHIFT) instanceof MappedVad view)) {
            layoutLock.release(space);
            return STATUS_NOT_MAPPED_VIEW;
        }
        if (view.noChange) {
            layoutLock.release(space);
            return STATUS_INVALID_PAGE_PROTECTION;
        }
        workingSetLock.acquire(space);
        virtualFree.removeWhole(space, view);
        workingSetLock.release(space);
        layoutLock.release(space);
        controlAreas.dereferenceView(view.controlArea);
        return STATUS_SUCCESS;
    }
}
