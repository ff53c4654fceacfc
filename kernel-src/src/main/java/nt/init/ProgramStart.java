package nt.init;

import static nt.mm.AllocationType.MEM_COMMIT;
import static nt.mm.AllocationType.MEM_RESERVE;
import static nt.mm.Protection.PAGE_EXECUTE;
import static nt.mm.Protection.PAGE_GUARD;
import static nt.mm.Protection.PAGE_READWRITE;
import static nt.rtl.KIrql.PASSIVE_LEVEL;
import static nt.rtl.NtStatus.STATUS_NO_MEMORY;
import static nt.rtl.NtStatus.STATUS_OBJECT_NAME_NOT_FOUND;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import nt.io.FileStore;
import nt.ke.KContext;
import nt.ke.Ke;
import nt.ke.Selectors;
import nt.mm.AddressSpace;
import nt.mm.MemoryManager;
import nt.mm.Region;
import nt.mm.Section;
import nt.mm.SectionAttributes;
import nt.ob.ObjectManager;
import nt.ps.EProcess;
import nt.ps.InitialTeb;
import nt.ps.Peb;
import nt.ps.ProcessManager;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;
import nt.rtl.image.ImageHeaders;

/// Starts a program from the kernel, as the boot does with the first one: what a library does in
/// user mode for all others. The process and its thread are made, and what that library would have
/// given them: a stack, and the parameters.
final class ProgramStart {

    private static final int PAGE_SIZE = 4096;

    private static final int INTERRUPTS_ENABLED = 0x200;

    private final Ke ke;
    private final ObjectManager objects;
    private final MemoryManager memory;
    private final ProcessManager processes;
    private final FileStore files;

    ProgramStart(
            Ke ke,
            ObjectManager objects,
            MemoryManager memory,
            ProcessManager processes,
            FileStore files) {
        this.ke = ke;
        this.objects = objects;
        this.memory = memory;
        this.processes = processes;
        this.files = files;
    }

    /// Starts a program.
    ///
    /// @param path of its image in the file store
    /// @return the process, with a reference for the caller; `STATUS_OBJECT_NAME_NOT_FOUND`, or why
    ///   it cannot be run
    @IrqlRequiresMax(PASSIVE_LEVEL)
    Outcome<EProcess> start(String path, String commandLine) {
        return files.find(path)
                .map(file ->
                        memory.sections.MmCreateSection(
                                0, PAGE_EXECUTE, SectionAttributes.SEC_IMAGE, file))
                .orElse(Outcome.failed(STATUS_OBJECT_NAME_NOT_FOUND))
                .then(section -> {
                    Outcome<EProcess> started = start(section, path, commandLine);
                    objects.ObfDereferenceObject(section);
                    return started;
                });
    }

    private Outcome<EProcess> start(Section section, String path, String commandLine) {
        ImageHeaders image = section.imageHeaders();
        return processes
                .userProcesses
                .PspCreateProcess(
                        objects.ObCreateObject(processes.processType()),
                        processes.initialSystemProcess(),
                        section,
                        false,
                        false)
                .then(process -> {
                    AddressSpace space = process.addressSpace();
                    NtStatus status =
                            space == null || image == null
                                    ? STATUS_NO_MEMORY
                                    : begin(process, space, image, path, commandLine);
                    if (!status.isSuccess()) {
                        objects.ObfDereferenceObject(process);
                        return Outcome.failed(status);
                    }
                    return Outcome.of(process);
                });
    }

    private NtStatus begin(
            EProcess process,
            AddressSpace space,
            ImageHeaders image,
            String path,
            String commandLine) {
        NtStatus status = giveParameters(process, space, path, commandLine);
        if (!status.isSuccess()) {
            return status;
        }
        return newStack(space, image.stackReserve(), image.stackCommit())
                .then(stack -> {
                    int top = stack.stackBase() - 2 * Integer.BYTES;
                    memory.copy.writeInt(space, top + Integer.BYTES, process.peb());
                    int entry = process.sectionBaseAddress() + image.entryPoint();
                    return processes.userThreads.PspCreateThread(
                            objects.ObCreateObject(processes.threadType()),
                            process,
                            context(entry, top),
                            stack);
                })
                .use(thread -> {
                    ke.threads.KeReadyThread(thread);
                    objects.ObfDereferenceObject(thread);
                    return STATUS_SUCCESS;
                });
    }

    private NtStatus giveParameters(
            EProcess process, AddressSpace space, String path, String commandLine) {
        var region = new Region(0, PAGE_SIZE);
        NtStatus status =
                memory.allocation.NtAllocateVirtualMemory(
                        space, region, 0, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE);
        if (status.isSuccess()) {
            byte[] parameters =
                    new ProcessParameters(path, commandLine).at(region.baseAddress, PAGE_SIZE);
            memory.copy.write(space, region.baseAddress, parameters, 0, parameters.length);
            memory.copy.writeInt(space, process.peb() + Peb.PROCESS_PARAMETERS, region.baseAddress);
        }
        return status;
    }

    /// Makes a stack: reserved as a whole, committed at the top, with a guard page below that,
    /// which has it grow when it is touched.
    private Outcome<InitialTeb> newStack(AddressSpace space, int reserve, int commit) {
        var reserved = new Region(0, Math.max(reserve, 2 * PAGE_SIZE));
        NtStatus status =
                memory.allocation.NtAllocateVirtualMemory(
                        space, reserved, 0, MEM_RESERVE, PAGE_READWRITE);
        int base = reserved.baseAddress + reserved.size;
        var committed = new Region(base - commit, commit);
        if (status.isSuccess()) {
            status =
                    memory.allocation.NtAllocateVirtualMemory(
                            space, committed, 0, MEM_COMMIT, PAGE_READWRITE);
        }
        if (status.isSuccess() && committed.baseAddress > reserved.baseAddress) {
            var guard = new Region(committed.baseAddress - PAGE_SIZE, PAGE_SIZE);
            status =
                    memory.allocation.NtAllocateVirtualMemory(
                            space, guard, 0, MEM_COMMIT, PAGE_READWRITE | PAGE_GUARD);
        }
        return status.isSuccess()
                ? Outcome.of(InitialTeb.of(base, committed.baseAddress, reserved.baseAddress))
                : Outcome.failed(status);
    }

    private static KContext context(int entry, int stackTop) {
        var context = new KContext();
        context.set(KContext.CONTEXT_FLAGS, KContext.CONTEXT_FULL);
        context.set(KContext.EIP, entry);
        context.set(KContext.ESP, stackTop);
        context.set(KContext.E_FLAGS, INTERRUPTS_ENABLED);
        context.set(KContext.SEG_CS, Selectors.USER_CODE);
        context.set(KContext.SEG_SS, Selectors.USER_DATA);
        context.set(KContext.SEG_DS, Selectors.USER_DATA);
        context.set(KContext.SEG_ES, Selectors.USER_DATA);
        context.set(KContext.SEG_FS, Selectors.USER_TEB);
        return context;
    }
}
