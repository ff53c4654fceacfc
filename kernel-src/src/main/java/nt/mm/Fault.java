package nt.mm;

import org.jspecify.annotations.Nullable;

/// A page fault that is being resolved. That may take several attempts: whatever waits lets go of
/// the working set, and must look again afterwards.
final class Fault {

    final AddressSpace space;
    final int address;
    final boolean write;

    /** The frame that was waited for: referenced, lest it be reused before the next attempt. */
    @Nullable MmPfn pinned;

    Fault(AddressSpace space, int address, boolean write) {
        this.space = space;
        this.address = address;
        this.write = write;
    }

    int vpn() {
        return address >>> AddressSpace.PAGE_SHIFT;
    }
}
