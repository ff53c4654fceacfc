package nt.mm;

import org.jspecify.annotations.Nullable;

/** A process, as the memory manager sees it. */
public interface AddressSpaceOwner {

    /** Null for a process that has none of its own: the System process, and one that is gone. */
    @Nullable AddressSpace addressSpace();
}
