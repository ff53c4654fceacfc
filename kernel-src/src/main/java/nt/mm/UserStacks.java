package nt.mm;

import static nt.mm.AddressSpace.PAGE_SIZE;
import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.NtStatus.STATUS_GUARD_PAGE_VIOLATION;
import static nt.rtl.NtStatus.STATUS_PAGE_FAULT_GUARD_PAGE;
import static nt.rtl.NtStatus.STATUS_STACK_OVERFLOW;

import nt.ke.Ke;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.NtStatus;
import nt.rtl.RaisedStatus;

/// Growing the stacks of user threads.
///
/// A stack is reserved as a whole and committed from the top, and the page below the committed ones
/// is a guard page. Whoever touches that is given it, and the next one becomes the guard page. The
/// last page of the reservation is never given: with the one above it the thread gets
/// `STATUS_STACK_OVERFLOW`, and room to handle it.
final class UserStacks {

    // Where the stack's limits are in a TEB.
    private static final int STACK_BASE = 0x4;
    private static final int STACK_LIMIT = 0x8;
    private static final int DEALLOCATION_STACK = 0xE0C;

    private final Ke ke;
    private final VirtualAllocation allocation;
    private final VirtualCopy copy;

    UserStacks(Ke ke, VirtualAllocation allocation, VirtualCopy copy) {
        this.ke = ke;
        this.allocation = allocation;
        this.copy = copy;
    }

    /// A guard page has been touched, which is none any more.
    ///
    /// @return `STATUS_PAGE_FAULT_GUARD_PAGE` if it was the stack's and that has grown,
    ///   `STATUS_STACK_OVERFLOW` if it cannot, `STATUS_GUARD_PAGE_VIOLATION` if it was another one
    @IrqlRequiresMax(APC_LEVEL)
    NtStatus MiCheckForUserStackOverflow(AddressSpace space, int address) {
        int teb = ke.processors.KeGetCurrentThread().teb();
        if (teb == 0) {
            return STATUS_GUARD_PAGE_VIOLATION;
        }
        try {
            return grow(space, teb, address);
        } catch (RaisedStatus _) {
            // The program has spoilt its TEB.
            return STATUS_GUARD_PAGE_VIOLATION;
        }
    }

    private NtStatus grow(AddressSpace space, int teb, int address) {
        long base = Integer.toUnsignedLong(copy.readInt(space, teb + STACK_BASE));
        long lowest = Integer.toUnsignedLong(copy.readInt(space, teb + DEALLOCATION_STACK));
        if (address < lowest || address >= base) {
            return STATUS_GUARD_PAGE_VIOLATION;
        }
        int page = address & -PAGE_SIZE;
        copy.writeInt(space, teb + STACK_LIMIT, page);
        int next = page - PAGE_SIZE;
        if (next <= lowest) {
            return STATUS_STACK_OVERFLOW;
        }
        NtStatus status =
                allocation.NtAllocateVirtualMemory(
                        space,
                        new Region(next, PAGE_SIZE),
                        0,
                        AllocationType.MEM_COMMIT,
                        Protection.PAGE_READWRITE | Protection.PAGE_GUARD);
        return status.isSuccess() ? STATUS_PAGE_FAULT_GUARD_PAGE : STATUS_STACK_OVERFLOW;
    }
}
