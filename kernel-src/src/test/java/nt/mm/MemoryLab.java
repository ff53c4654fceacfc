package nt.mm;

import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Consumer;
import machine.memory.Mmu;
import machine.memory.PageFault;
import nt.Lab;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;
import nt.rtl.RaisedStatus;

/// A kernel and an address space to try things on. Accesses go the way of a user program's: by the
/// page tables, as the processor reads them, and by a page fault where these do not allow it.
final class MemoryLab {

    private static final int PAGING = 0x8001_0001;
    private static final int LARGE_AND_GLOBAL_PAGES = 0x90;

    final Lab lab;
    final MemoryManager memory;

    private MemoryLab(Lab lab) {
        this.lab = lab;
        memory = lab.kernel.memory;
    }

    static void run(Consumer<MemoryLab> body) {
        Lab.run(1, 1, lab -> body.accept(new MemoryLab(lab)));
    }

    static void explore(int seeds, Consumer<MemoryLab> body) {
        Lab.explore(seeds, lab -> body.accept(new MemoryLab(lab)));
    }

    static <T> T value(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Success<T>(NtStatus _, T value) -> value;
            case Outcome.Failure<T>(NtStatus why) -> throw new AssertionError(why.toString());
        };
    }

    AddressSpace newSpace() {
        AddressSpace space = value(memory.addressSpaces.MmCreateProcessAddressSpace(50));
        memory.addressSpaces.MmInitializeProcessAddressSpace(space);
        return space;
    }

    void delete(AddressSpace space) {
        memory.addressSpaces.MmCleanProcessAddressSpace(space);
        memory.addressSpaces.MmDeleteProcessAddressSpace(space);
    }

    /** Reserves and commits so many bytes anywhere. */
    int allocate(AddressSpace space, int size, int protect) {
        return allocate(
                space, size, AllocationType.MEM_RESERVE | AllocationType.MEM_COMMIT, protect);
    }

    int allocate(AddressSpace space, int size, int type, int protect) {
        var region = new Region(0, size);
        assertEquals(
                STATUS_SUCCESS,
                memory.allocation.NtAllocateVirtualMemory(space, region, 0, type, protect));
        return region.baseAddress;
    }

    NtStatus allocateAt(AddressSpace space, int address, int size, int type, int protect) {
        return memory.allocation.NtAllocateVirtualMemory(
                space, new Region(address, size), 0, type, protect);
    }

    NtStatus free(AddressSpace space, int address, int size, int type) {
        return memory.virtualFree.NtFreeVirtualMemory(space, new Region(address, size), type);
    }

    NtStatus protect(AddressSpace space, int address, int size, int protect) {
        return memory.protection.NtProtectVirtualMemory(space, new Region(address, size), protect)
                .status();
    }

    VirtualQuery.BasicInformation query(AddressSpace space, int address) {
        return memory.query.basicInformation(space, address).orElseThrow();
    }

    // ---- as a user program ------------------------------------------------------------------

    private interface Access {
        int with(Mmu mmu);
    }

    /** Reads a word; raises the status that becomes an exception. */
    int read(AddressSpace space, int address) {
        return access(space, mmu -> mmu.readInt(address, true));
    }

    void write(AddressSpace space, int address, int value) {
        access(
                space,
                mmu -> {
                    mmu.writeInt(address, value, true);
                    return 0;
                });
    }

    private int access(AddressSpace space, Access access) {
        while (true) {
            Mmu mmu = lab.kernel.machine.mmu(lab.kernel.machine.currentProcessor().number());
            mmu.configure(PAGING, LARGE_AND_GLOBAL_PAGES, 0);
            mmu.loadDirectory(space.directoryTableBase());
            int address;
            boolean write;
            try {
                return access.with(mmu);
            } catch (PageFault fault) {
                address = fault.address();
                write = (fault.errorCode() & PageFault.WRITE) != 0;
            }
            NtStatus status = memory.faults.resolve(space, address, write);
            if (!status.isSuccess()) {
                throw RaisedStatus.ExRaiseStatus(status);
            }
        }
    }

    /** Why a word cannot be read or written. */
    NtStatus refused(Runnable access) {
        try {
            access.run();
            return STATUS_SUCCESS;
        } catch (RaisedStatus e) {
            return e.status();
        }
    }
}
