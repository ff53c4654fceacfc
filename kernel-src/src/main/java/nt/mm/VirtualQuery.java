package nt.mm;

import static nt.mm.AddressSpace.HIGHEST_USER_ADDRESS;
import static nt.mm.AddressSpace.PAGE_SHIFT;
import static nt.mm.AllocationType.MEM_COMMIT;
import static nt.mm.AllocationType.MEM_FREE;
import static nt.mm.AllocationType.MEM_IMAGE;
import static nt.mm.AllocationType.MEM_MAPPED;
import static nt.mm.AllocationType.MEM_PRIVATE;
import static nt.mm.AllocationType.MEM_RESERVE;
import static nt.rtl.KIrql.APC_LEVEL;

import java.util.Optional;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.Nt;
import nt.rtl.RequiresLockHeld;

/** Telling what is at an address. */
public final class VirtualQuery {

    private final LayoutLock layoutLock;
    private final WorkingSetLock workingSetLock;
    private final PageChanges changes;

    VirtualQuery(Parts parts, LayoutLock layoutLock, PageChanges changes) {
        this.layoutLock = layoutLock;
        workingSetLock = parts.workingSetLock();
        this.changes = changes;
    }

    /// Pages from an address on that are all alike.
    ///
    /// @param regionSize in bytes
    /// @param state `MEM_COMMIT`, `MEM_RESERVE` or `MEM_FREE`
    /// @param protect `PAGE_…` bits; 0 if not committed
    /// @param type `MEM_PRIVATE`, `MEM_MAPPED` or `MEM_IMAGE`; 0 if free
    @Nt("MEMORY_BASIC_INFORMATION")
    public record BasicInformation(
            int baseAddress,
            int allocationBase,
            int allocationProtect,
            int regionSize,
            int state,
            int protect,
            int type) {}

    /// What is at the page of an address.
    ///
    /// @return empty for addresses that no program can use: `STATUS_INVALID_PARAMETER`
    @IrqlRequiresMax(APC_LEVEL)
    public Optional<BasicInformation> basicInformation(AddressSpace space, int address) {
        if (Integer.compareUnsigned(address, HIGHEST_USER_ADDRESS) > 0) {
            return Optional.empty();
        }
        int vpn = address >>> PAGE_SHIFT;
        layoutLock.acquire(space);
        MmVad vad = space.vadRoot.MiLocateAddress(vpn);
        BasicInformation found;
        if (vad == null) {
            found = freeRegion(space, vpn);
        } else {
            workingSetLock.acquire(space);
            found = usedRegion(space, vad, vpn);
            workingSetLock.release(space);
        }
        layoutLock.release(space);
        return Optional.of(found);
    }

    @RequiresLockHeld("AddressCreationLock")
    private static BasicInformation freeRegion(AddressSpace space, int vpn) {
        MmVad following = space.vadRoot.firstEndingFrom(vpn);
        int end =
                following == null
                        ? (HIGHEST_USER_ADDRESS >>> PAGE_SHIFT) + 1
                        : following.startingVpn;
        return new BasicInformation(
                vpn << PAGE_SHIFT,
                0,
                0,
                end - vpn << PAGE_SHIFT,
                MEM_FREE,
                Protection.PAGE_NOACCESS,
                0);
    }

    @RequiresLockHeld({"AddressCreationLock", "WorkingSetMutex"})
    private BasicInformation usedRegion(AddressSpace space, MmVad vad, int vpn) {
        int present = changes.protection(space, vad, vpn);
        int end = vpn + 1;
        while (end <= vad.endingVpn && changes.protection(space, vad, end) == present) {
            end++;
        }
        boolean committed = present != Protection.MM_DECOMMIT;
        return new BasicInformation(
                vpn << PAGE_SHIFT,
                vad.startingAddress(),
                Protection.toPage(vad.protection),
                end - vpn << PAGE_SHIFT,
                committed ? MEM_COMMIT : MEM_RESERVE,
                committed ? Protection.toPage(present) : 0,
                type(vad));
    }

    private static int type(MmVad vad) {
        if (vad instanceof MappedVad view) {
            return view.controlArea.image ? MEM_IMAGE : MEM_MAPPED;
        }
        return MEM_PRIVATE;
    }

    /// The pages in the working set: each with its address and in the lowest five bits its
    /// protection.
    @IrqlRequiresMax(APC_LEVEL)
    public int[] workingSet(AddressSpace space) {
        workingSetLock.acquire(space);
        WorkingSet workingSet = space.workingSet;
        var pages = new int[workingSet.size()];
        int count = 0;
        for (int place = 0; place < workingSet.slots(); place++) {
            if (workingSet.isUsed(place)) {
                pages[count++] = workingSet.vpn(place) << PAGE_SHIFT | workingSet.protection(place);
            }
        }
        workingSetLock.release(space);
        return pages;
    }
}
