package nt.services;

import static nt.rtl.NtStatus.STATUS_PROCESS_IS_TERMINATING;

import java.util.function.Function;
import nt.mm.AddressSpace;
import nt.mm.AddressSpaceOwner;
import nt.mm.Region;
import nt.ob.ObjectBody;
import nt.ob.ObjectType;
import nt.rtl.NtStatus;
import org.jspecify.annotations.Nullable;

/// What the services on address spaces have in common.
///
/// @param processType handles to processes are of
record SpaceCalls(ObjectCalls calls, ObjectType<? extends ObjectBody> processType) {

    /** The handle that every process has to itself. */
    static final int CURRENT_PROCESS = -1;

    static final int PROCESS_VM_OPERATION = 0x8;
    static final int PROCESS_VM_READ = 0x10;
    static final int PROCESS_VM_WRITE = 0x20;
    static final int PROCESS_QUERY_INFORMATION = 0x400;

    /// Does something with the address space of a process.
    ///
    /// @return `STATUS_PROCESS_IS_TERMINATING` if it has none any more
    NtStatus with(int processHandle, int access, Function<AddressSpace, NtStatus> use) {
        return calls.with(
                processHandle,
                access,
                processType,
                process -> {
                    AddressSpace space = spaceOf(process);
                    return space == null ? STATUS_PROCESS_IS_TERMINATING : use.apply(space);
                });
    }

    private static @Nullable AddressSpace spaceOf(ObjectBody process) {
        return process instanceof AddressSpaceOwner owner ? owner.addressSpace() : null;
    }

    /** Captures a base address and a size, both of which the caller will be told anew. */
    Region captureRegion(int baseAddress, int regionSize) {
        calls.probeWord(baseAddress);
        calls.probeWord(regionSize);
        return new Region(calls.memory.readInt(baseAddress), calls.memory.readInt(regionSize));
    }

    /** Tells what a region has become. */
    void tellRegion(int baseAddress, int regionSize, Region region) {
        calls.tell(baseAddress, region.baseAddress);
        calls.tell(regionSize, region.size);
    }
}
