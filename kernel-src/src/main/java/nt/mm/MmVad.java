package nt.mm;

import nt.rtl.GuardedBy;
import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;

/// A range of pages of an address space that is in use, and for what. Guarded by the lock of the
/// address space's layout; what the fault handler reads, by the working set's, too.
///
/// @see VadTree
@Nt("MMVAD_SHORT")
sealed class MmVad permits MappedVad {

    @GuardedBy("AddressCreationLock")
    int startingVpn;

    /** The last one, inclusive. */
    int endingVpn;

    /** What it was allocated with. */
    final int protection;

    /** All its pages are committed, except where an entry says that one is not. */
    boolean memCommit;

    /** It may not be changed nor freed. */
    boolean noChange;

    /** Pages charged for it. */
    int commitCharge;

    /** The pages that were written to are noted: a bit each. */
    @Nullable WriteWatch writeWatch;

    // The tree.
    @Nullable MmVad leftChild;
    @Nullable MmVad rightChild;
    int height = 1;

    MmVad(int startingVpn, int endingVpn, int protection) {
        this.startingVpn = startingVpn;
        this.endingVpn = endingVpn;
        this.protection = protection;
    }

    final int pages() {
        return endingVpn - startingVpn + 1;
    }

    final int startingAddress() {
        return startingVpn << 12;
    }

    final int endingAddress() {
        return endingVpn << 12 | 0xFFF;
    }

    final boolean isPrivate() {
        return !(this instanceof MappedVad);
    }

    @Override
    public String toString() {
        return "%08X-%08X".formatted(startingAddress(), endingAddress());
    }
}
