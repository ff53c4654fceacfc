package nt.ke;

import nt.rtl.Nt;
import nt.rtl.NtStatus;
import org.jspecify.annotations.Nullable;

/// Makes good what the processor could not translate; an upcall to the memory manager.
public interface MemoryFaults {

    /// Handles a page fault.
    ///
    /// @param faultCode the processor's error code: bits of [machine.memory.PageFault]
    /// @param address what could not be reached
    /// @param mode on whose behalf
    /// @param frame where it happened; null in the kernel's own code
    /// @return success: try again; else what becomes an exception
    @Nt("MmAccessFault")
    NtStatus MmAccessFault(
            int faultCode, int address, KProcessorMode mode, @Nullable KTrapFrame frame);
}
