package nt.services;

import static nt.mm.AllocationType.MEM_COMMIT;
import static nt.mm.AllocationType.MEM_RESERVE;

import java.util.Objects;
import java.util.function.Consumer;
import nt.Lab;
import nt.init.Kernel;
import nt.mm.AddressSpace;
import nt.mm.MemoryManager;
import nt.mm.Protection;
import nt.mm.Region;
import nt.mm.SectionAttributes;
import nt.ps.EProcess;
import nt.ps.EThread;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;
import user.UserImages;

/// A process with an address space but without code, and everything in pages of its own.
final class ProcessCalls extends ServiceCalls {

    private static final String IMAGE = "hello.exe";
    private static final int MEMORY = 0x1_0000;

    private final MemoryManager memory;
    private final AddressSpace space;

    private ProcessCalls(Kernel kernel, AddressSpace space) {
        super(kernel, allocate(kernel.memory, space));
        this.space = space;
        memory = kernel.memory;
    }

    private static int allocate(MemoryManager memory, AddressSpace space) {
        var region = new Region(0, MEMORY);
        memory.allocation.NtAllocateVirtualMemory(
                space, region, 0, MEM_RESERVE | MEM_COMMIT, Protection.PAGE_READWRITE);
        return region.baseAddress;
    }

    /** Runs the body in a thread of a process, on one processor. */
    static void run(Consumer<ProcessCalls> body) {
        Lab.run(
                1,
                1,
                lab -> {
                    EProcess process = newProcess(lab);
                    AddressSpace space = Objects.requireNonNull(process.addressSpace());
                    EThread thread =
                            lab.kernel.processes.PsCreateSystemThread(
                                    process,
                                    "program",
                                    8,
                                    1,
                                    () -> body.accept(new ProcessCalls(lab.kernel, space)));
                    lab.waitFor(thread);
                });
    }

    private static EProcess newProcess(Lab lab) {
        var processes = lab.kernel.processes;
        return value(
                lab.kernel.memory.sections.MmCreateSection(
                                0,
                                Protection.PAGE_EXECUTE,
                                SectionAttributes.SEC_IMAGE,
                                lab.kernel.files.add(IMAGE, UserImages.read(IMAGE)))
                        .then(section ->
                                processes.userProcesses.PspCreateProcess(
                                        lab.kernel.objects.ObCreateObject(processes.processType()),
                                        processes.initialSystemProcess(),
                                        section,
                                        false,
                                        false)));
    }

    private static <T> T value(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Success<T>(NtStatus _, T value) -> value;
            case Outcome.Failure<T>(NtStatus why) -> throw new AssertionError(why.toString());
        };
    }

    @Override
    int read(int address) {
        return memory.copy.readInt(space, address);
    }

    @Override
    void write(int address, int value) {
        memory.copy.writeInt(space, address, value);
    }

    @Override
    void writeBytes(int address, byte[] bytes) {
        memory.copy.write(space, address, bytes, 0, bytes.length);
    }
}
