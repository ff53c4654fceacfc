package nt.mm;

import static nt.mm.AddressSpace.HIGHEST_VAD_ADDRESS;
import static nt.mm.AddressSpace.PAGE_SHIFT;
import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_1;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_2;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_3;

import java.util.ArrayList;
import java.util.List;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;
import nt.rtl.RequiresLockHeld;
import org.jspecify.annotations.Nullable;

/// Which pages of an allocation made with `MEM_WRITE_WATCH` have been written to.
///
/// @source https://learn.microsoft.com/en-us/windows/win32/api/memoryapi/nf-memoryapi-getwritewatch
public final class WriteWatches {

    private final LayoutLock layoutLock;
    private final WorkingSetLock workingSetLock;
    private final PageTables tables;

    WriteWatches(Parts parts, LayoutLock layoutLock) {
        this.layoutLock = layoutLock;
        workingSetLock = parts.workingSetLock();
        tables = parts.tables();
    }

    /// The addresses of pages that have been written to, in order.
    ///
    /// @param most tells of no more than so many
    /// @param reset those that are told of count as not written to from now on
    /// @return or `STATUS_INVALID_PARAMETER_1` if the range is not in such an allocation, `_2` or
    ///   `_3` if it can be in none
    @IrqlRequiresMax(APC_LEVEL)
    public Outcome<List<Integer>> get(AddressSpace space, Region region, long most, boolean reset) {
        NtStatus bad = check(region);
        if (!bad.isSuccess()) {
            return Outcome.failed(bad);
        }
        layoutLock.acquire(space);
        workingSetLock.acquire(space);
        WriteWatch watch = find(space, region);
        var found = new ArrayList<Integer>();
        if (watch != null) {
            for (int vpn = region.firstPage(); vpn <= region.lastPage(); vpn++) {
                if (found.size() < most && watch.isWritten(vpn)) {
                    found.add(vpn << PAGE_SHIFT);
                    if (reset) {
                        reset(space, watch, vpn);
                    }
                }
            }
        }
        workingSetLock.release(space);
        layoutLock.release(space);
        return watch == null ? Outcome.failed(STATUS_INVALID_PARAMETER_1) : Outcome.of(found);
    }

    /// Has all pages of a range count as not written to.
    ///
    /// @return as for [#get]
    @IrqlRequiresMax(APC_LEVEL)
    public NtStatus reset(AddressSpace space, Region region) {
        return get(space, region, Long.MAX_VALUE, true).status();
    }

    private static NtStatus check(Region region) {
        if (region.start() > HIGHEST_VAD_ADDRESS) {
            return STATUS_INVALID_PARAMETER_2;
        }
        boolean fits = HIGHEST_VAD_ADDRESS + 1 - region.start() >= region.length();
        return region.size != 0 && fits ? NtStatus.STATUS_SUCCESS : STATUS_INVALID_PARAMETER_3;
    }

    @RequiresLockHeld("AddressCreationLock")
    private static @Nullable WriteWatch find(AddressSpace space, Region region) {
        MmVad vad = space.vadRoot.MiLocateAddress(region.firstPage());
        return vad != null && vad.endingVpn >= region.lastPage() ? vad.writeWatch : null;
    }

    /** The next write shall fault again. */
    @RequiresLockHeld("WorkingSetMutex")
    private void reset(AddressSpace space, WriteWatch watch, int vpn) {
        watch.reset(vpn);
        int address = vpn << PAGE_SHIFT;
        long pte = tables.pte(space, address);
        int entry = pte == PageTables.NONE ? 0 : tables.read(pte);
        if (MmPte.isValid(entry)) {
            tables.change(space, address, pte, entry, MmPte.clean(entry));
        }
    }
}
