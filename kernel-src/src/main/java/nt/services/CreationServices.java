package nt.services;

import static nt.ps.ProcessAccess.PROCESS_CREATE_PROCESS;
import static nt.ps.ProcessAccess.PROCESS_CREATE_THREAD;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER;
import static nt.rtl.NtStatus.STATUS_NOT_IMPLEMENTED;

import nt.ke.KContext;
import nt.ke.Ke;
import nt.mm.MemoryManager;
import nt.mm.Section;
import nt.ob.ObjectAttributes;
import nt.ob.ObjectManager;
import nt.ps.EProcess;
import nt.ps.EThread;
import nt.ps.InitialTeb;
import nt.ps.ProcessManager;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;
import org.jspecify.annotations.Nullable;

/// The services that create processes and threads.
///
/// @model A debug port and a token cannot be given to a process: `STATUS_NOT_IMPLEMENTED`.
/// @source https://github.com/winsiderss/phnt `ntpsapi.h` (the flags)
public final class CreationServices {

    // What can be said of a new process.
    private static final int PROCESS_CREATE_FLAGS_BREAKAWAY = 0x1;
    private static final int PROCESS_CREATE_FLAGS_INHERIT_HANDLES = 0x4;
    private static final int KNOWN_FLAGS = 0xF;

    /** What a handle to a section must allow to run its image. */
    private static final int SECTION_MAP_EXECUTE = 0x8;

    private final Ke ke;
    private final ObjectManager objects;
    private final MemoryManager memoryManager;
    private final ProcessManager processes;
    private final ObjectCalls calls;

    public CreationServices(
            Ke ke, ObjectManager objects, MemoryManager memoryManager, ProcessManager processes) {
        this.ke = ke;
        this.objects = objects;
        this.memoryManager = memoryManager;
        this.processes = processes;
        calls = new ObjectCalls(ke, objects);
    }

    /** Enters them into the table. */
    public void register(ServiceTable services) {
        services.add(
                "NtCreateProcess",
                8,
                a ->
                        NtCreateProcess(
                                a.word(0), a.word(1), a.word(2), a.word(3), a.flag(4), a.word(5),
                                a.word(6), a.word(7)));
        services.add(
                "NtCreateProcessEx",
                9,
                a ->
                        NtCreateProcessEx(
                                a.word(0), a.word(1), a.word(2), a.word(3), a.word(4), a.word(5),
                                a.word(6), a.word(7), a.word(8)));
        services.add(
                "NtCreateThread",
                8,
                a ->
                        NtCreateThread(
                                a.word(0), a.word(1), a.word(2), a.word(3), a.word(4), a.word(5),
                                a.word(6), a.flag(7)));
    }

    // ---- processes --------------------------------------------------------------------------

    /** Creates a process; says with the lowest bit of the section's handle that it breaks away. */
    public NtStatus NtCreateProcess(
            int processHandle,
            int desiredAccess,
            int objectAttributes,
            int parentProcess,
            boolean inheritObjectTable,
            int sectionHandle,
            int debugPort,
            int tokenHandle) {
        int flags =
                ((sectionHandle & 1) != 0 ? PROCESS_CREATE_FLAGS_BREAKAWAY : 0)
                        | (inheritObjectTable ? PROCESS_CREATE_FLAGS_INHERIT_HANDLES : 0);
        return NtCreateProcessEx(
                processHandle,
                desiredAccess,
                objectAttributes,
                parentProcess,
                flags,
                sectionHandle & ~1,
                debugPort,
                tokenHandle,
                0);
    }

    /// Creates a process without threads.
    ///
    /// @param parentProcess a handle that allows creating processes
    /// @param flags 1: not in the parent's job; 4: with the parent's handles that are inherited
    /// @param sectionHandle of the image
    /// @return `STATUS_INVALID_PARAMETER` for flags nobody knows, or see
    ///   [nt.ps.UserProcesses#PspCreateProcess]
    public NtStatus NtCreateProcessEx(
            int processHandle,
            int desiredAccess,
            int objectAttributes,
            int parentProcess,
            int flags,
            int sectionHandle,
            int debugPort,
            int tokenHandle,
            int jobMemberLevel) {
        if ((flags & ~KNOWN_FLAGS) != 0) {
            return STATUS_INVALID_PARAMETER;
        }
        calls.probeWord(processHandle);
        if (debugPort != 0 || tokenHandle != 0) {
            return STATUS_NOT_IMPLEMENTED;
        }
        return calls.with(
                parentProcess,
                PROCESS_CREATE_PROCESS,
                processes.processType(),
                parent ->
                        sectionHandle == 0
                                ? create(
                                        processHandle,
                                        desiredAccess,
                                        objectAttributes,
                                        parent,
                                        flags,
                                        null)
                                : calls.with(
                                        sectionHandle,
                                        SECTION_MAP_EXECUTE,
                                        memoryManager.sections.sectionType(),
                                        section ->
                                                create(
                                                        processHandle,
                                                        desiredAccess,
                                                        objectAttributes,
                                                        parent,
                                                        flags,
                                                        section)));
    }

    private NtStatus create(
            int processHandle,
            int desiredAccess,
            int objectAttributes,
            EProcess parent,
            int flags,
            @Nullable Section section) {
        Outcome<Integer> handle =
                attributes(objectAttributes)
                        .then(wanted ->
                                objects.ObCreateObject(
                                        processes.processType(), wanted, calls.previousMode()))
                        .then(header ->
                                processes.userProcesses.PspCreateProcess(
                                        header,
                                        parent,
                                        section,
                                        (flags & PROCESS_CREATE_FLAGS_INHERIT_HANDLES) != 0,
                                        (flags & PROCESS_CREATE_FLAGS_BREAKAWAY) != 0))
                        .then(process -> objects.ObInsertObject(process, desiredAccess));
        return calls.tellHandle(processHandle, handle);
    }

    private Outcome<ObjectAttributes> attributes(int address) {
        return address == 0
                ? Outcome.of(ObjectAttributes.NONE)
                : objects.captureAttributes(address, calls.previousMode());
    }

    // ---- threads ----------------------------------------------------------------------------

    /// Creates a thread.
    ///
    /// @param clientId where to tell its numbers; 0: nowhere
    /// @param threadContext the address of the registers that it begins with
    /// @param initialTeb the address of where its stack is
    /// @return `STATUS_INVALID_PARAMETER` without registers, or see
    ///   [nt.ps.UserThreads#PspCreateThread]
    public NtStatus NtCreateThread(
            int threadHandle,
            int desiredAccess,
            int objectAttributes,
            int processHandle,
            int clientId,
            int threadContext,
            int initialTeb,
            boolean createSuspended) {
        calls.probeWord(threadHandle);
        if (clientId != 0) {
            calls.memory.ProbeForWrite(clientId, 2 * Integer.BYTES, Integer.BYTES);
        }
        if (threadContext == 0) {
            return STATUS_INVALID_PARAMETER;
        }
        calls.memory.ProbeForRead(threadContext, KContext.SIZE, Integer.BYTES);
        var context = new KContext(calls.memory.readBytes(threadContext, KContext.SIZE));
        InitialTeb stack = captureInitialTeb(initialTeb);
        return calls.with(
                processHandle,
                PROCESS_CREATE_THREAD,
                processes.processType(),
                process -> {
                    Outcome<EThread> made =
                            attributes(objectAttributes)
                                    .then(wanted ->
                                            objects.ObCreateObject(
                                                    processes.threadType(),
                                                    wanted,
                                                    calls.previousMode()))
                                    .then(header ->
                                            processes.userThreads.PspCreateThread(
                                                    header, process, context, stack));
                    return made.use(thread ->
                            begin(thread, threadHandle, desiredAccess, clientId, createSuspended));
                });
    }

    private InitialTeb captureInitialTeb(int address) {
        calls.memory.ProbeForRead(address, InitialTeb.SIZE, Integer.BYTES);
        return new InitialTeb(
                calls.memory.readInt(address),
                calls.memory.readInt(address + 4),
                calls.memory.readInt(address + 8),
                calls.memory.readInt(address + 12),
                calls.memory.readInt(address + 16));
    }

    /** Tells of a new thread and lets it run: if there is no handle to it, only to end. */
    private NtStatus begin(
            EThread thread,
            int threadHandle,
            int desiredAccess,
            int clientId,
            boolean createSuspended) {
        if (createSuspended) {
            processes.threadControl.PsSuspendThread(thread);
        }
        Outcome<Integer> handle = objects.ObInsertObject(thread, desiredAccess);
        if (!handle.status().isSuccess()) {
            processes.userThreads.abandon(thread);
            processes.threadControl.PsResumeThread(thread);
        }
        NtStatus status = calls.tellHandle(threadHandle, handle);
        if (clientId != 0) {
            calls.tell(clientId, thread.cid().uniqueProcess());
            calls.tell(clientId + Integer.BYTES, thread.cid().uniqueThread());
        }
        ke.threads.KeReadyThread(thread);
        return status;
    }
}
