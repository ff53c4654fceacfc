package nt.services;

import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_4;
import static nt.services.SpaceCalls.PROCESS_VM_OPERATION;

import nt.mm.MemoryManager;
import nt.mm.Region;
import nt.mm.VirtualProtection;
import nt.rtl.NtStatus;

/** Virtual memory: allocating, freeing, protecting and locking it. */
final class MemoryServices {

    private static final int MAP_PROCESS = 1;
    private static final int MAP_SYSTEM = 2;

    private final SpaceCalls spaces;
    private final ObjectCalls calls;
    private final MemoryManager memory;

    MemoryServices(SpaceCalls spaces, MemoryManager memory) {
        this.spaces = spaces;
        calls = spaces.calls();
        this.memory = memory;
    }

    void register(ServiceTable services) {
        services.add(
                "NtAllocateVirtualMemory",
                6,
                a ->
                        NtAllocateVirtualMemory(
                                a.word(0), a.word(1), a.word(2), a.word(3), a.word(4), a.word(5)));
        services.add(
                "NtFreeVirtualMemory",
                4,
                a -> NtFreeVirtualMemory(a.word(0), a.word(1), a.word(2), a.word(3)));
        services.add(
                "NtProtectVirtualMemory",
                5,
                a -> NtProtectVirtualMemory(a.word(0), a.word(1), a.word(2), a.word(3), a.word(4)));
        services.add(
                "NtLockVirtualMemory",
                4,
                a -> NtLockVirtualMemory(a.word(0), a.word(1), a.word(2), a.word(3)));
        services.add(
                "NtUnlockVirtualMemory",
                4,
                a -> NtUnlockVirtualMemory(a.word(0), a.word(1), a.word(2), a.word(3)));
    }

    /// @return also what [nt.mm.VirtualAllocation#NtAllocateVirtualMemory] answers
    NtStatus NtAllocateVirtualMemory(
            int processHandle,
            int baseAddress,
            int zeroBits,
            int regionSize,
            int allocationType,
            int pageProtection) {
        Region region = spaces.captureRegion(baseAddress, regionSize);
        NtStatus status =
                spaces.with(
                        processHandle,
                        PROCESS_VM_OPERATION,
                        space ->
                                memory.allocation.NtAllocateVirtualMemory(
                                        space, region, zeroBits, allocationType, pageProtection));
        return tell(baseAddress, regionSize, region, status);
    }

    /// @return also what [nt.mm.VirtualFree#NtFreeVirtualMemory] answers
    NtStatus NtFreeVirtualMemory(int processHandle, int baseAddress, int regionSize, int freeType) {
        Region region = spaces.captureRegion(baseAddress, regionSize);
        NtStatus status =
                spaces.with(
                        processHandle,
                        PROCESS_VM_OPERATION,
                        space -> memory.virtualFree.NtFreeVirtualMemory(space, region, freeType));
        return tell(baseAddress, regionSize, region, status);
    }

    /// @return also what [VirtualProtection#NtProtectVirtualMemory] answers
    NtStatus NtProtectVirtualMemory(
            int processHandle,
            int baseAddress,
            int regionSize,
            int newProtection,
            int oldProtection) {
        Region region = spaces.captureRegion(baseAddress, regionSize);
        calls.probeWord(oldProtection);
        var old = new int[1];
        NtStatus status =
                spaces.with(
                        processHandle,
                        PROCESS_VM_OPERATION,
                        space -> {
                            VirtualProtection.Changed changed =
                                    memory.protection.NtProtectVirtualMemory(
                                            space, region, newProtection);
                            old[0] = changed.oldProtect();
                            return changed.status();
                        });
        if (status.isSuccess()) {
            calls.tell(oldProtection, old[0]);
        }
        return tell(baseAddress, regionSize, region, status);
    }

    /// @param mapType 1: in the working set; 2: in memory
    /// @return also what [nt.mm.PageLocks#lock] answers
    NtStatus NtLockVirtualMemory(int processHandle, int baseAddress, int regionSize, int mapType) {
        Region region = spaces.captureRegion(baseAddress, regionSize);
        if (!isMapType(mapType)) {
            return STATUS_INVALID_PARAMETER_4;
        }
        NtStatus status =
                spaces.with(
                        processHandle,
                        PROCESS_VM_OPERATION,
                        space -> memory.pageLocks.lock(space, region));
        return tell(baseAddress, regionSize, region, status);
    }

    /// @param mapType as for [#NtLockVirtualMemory]
    /// @return also what [nt.mm.PageLocks#unlock] answers
    NtStatus NtUnlockVirtualMemory(
            int processHandle, int baseAddress, int regionSize, int mapType) {
        Region region = spaces.captureRegion(baseAddress, regionSize);
        if (!isMapType(mapType)) {
            return STATUS_INVALID_PARAMETER_4;
        }
        NtStatus status =
                spaces.with(
                        processHandle,
                        PROCESS_VM_OPERATION,
                        space -> memory.pageLocks.unlock(space, region));
        return tell(baseAddress, regionSize, region, status);
    }

    private static boolean isMapType(int mapType) {
        return mapType != 0 && (mapType & ~(MAP_PROCESS | MAP_SYSTEM)) == 0;
    }

    private NtStatus tell(int baseAddress, int regionSize, Region region, NtStatus status) {
        if (status.isSuccess()) {
            spaces.tellRegion(baseAddress, regionSize, region);
        }
        return status;
    }
}
