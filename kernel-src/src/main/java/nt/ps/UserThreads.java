package nt.ps;

import static nt.ke.KProcessorMode.UserMode;
import static nt.rtl.KIrql.PASSIVE_LEVEL;
import static nt.rtl.NtStatus.STATUS_INVALID_HANDLE;
import static nt.rtl.NtStatus.STATUS_THREAD_IS_TERMINATING;

import nt.ke.KApc;
import nt.ke.KApcEnvironment;
import nt.ke.KContext;
import nt.ke.KTrapFrame;
import nt.ke.Ke;
import nt.ke.UserRoutine;
import nt.mm.AddressSpace;
import nt.mm.MemoryManager;
import nt.ob.ObjectHeader;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;
import nt.rtl.RaisedStatus;

/// Threads that run programs.
///
/// Whoever creates one says where it begins, by the registers, and what stack it has. It begins
/// elsewhere, though: in `ntdll`, which makes the process and the thread fit for the program. The
/// way there is a user call that waits for the thread before it is in user mode for the first time.
///
/// ```
///  NtCreateThread ─▶ PspCreateThread           the thread is made, with its environment block
///                          ┆ first time on a processor
///                    PspUserThreadStartup      registers into the trap frame, user call queued
///                          │
///  user mode         KiUserApcDispatcher ─▶ LdrInitializeThunk ─▶ NtContinue
///                          │
///                    where the registers say
/// ```
public final class UserThreads {

    private final Ke ke;
    private final MemoryManager memory;
    private final ThreadCreation creation;
    private final SystemDll systemDll;
    private final Termination termination;

    UserThreads(
            Ke ke,
            MemoryManager memory,
            ThreadCreation creation,
            SystemDll systemDll,
            Termination termination) {
        this.ke = ke;
        this.memory = memory;
        this.creation = creation;
        this.systemDll = systemDll;
        this.termination = termination;
    }

    /// Creates a thread of a process, which does not run until [Ke#threads] readies it.
    ///
    /// @param context where it begins: the registers
    /// @return the thread, with a reference for the caller beside its own; `STATUS_INVALID_HANDLE`
    ///   for a process without an address space, `STATUS_PROCESS_IS_TERMINATING`, or why it has no
    ///   environment block
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public Outcome<EThread> PspCreateThread(
            ObjectHeader header, EProcess process, KContext context, InitialTeb stack) {
        AddressSpace space = process.addressSpace();
        if (space == null) {
            return Outcome.failed(STATUS_INVALID_HANDLE);
        }
        EThread thread =
                creation.newThread(
                        header,
                        process,
                        process.imageFileName(),
                        process.basePriority(),
                        process.affinity(),
                        context.get(KContext.EIP),
                        () -> {
                            ke.KiThreadStartup();
                            PspUserThreadStartup(context);
                        });
        return memory.addressSpaces
                .MmCreateTeb(space)
                .then(teb -> {
                    thread.setTeb(teb);
                    return initializeTeb(space, thread, stack);
                })
                .then(creation::enter);
    }

    private Outcome<EThread> initializeTeb(AddressSpace space, EThread thread, InitialTeb stack) {
        int peb = thread.threadsProcess().peb();
        try {
            Teb.initialize(memory.copy, space, thread.teb(), peb, thread.cid(), stack);
            return Outcome.of(thread);
        } catch (RaisedStatus raised) {
            return Outcome.failed(raised.status());
        }
    }

    /// What a thread does first, in the kernel. Never returns: the thread ends in the kernel, when
    /// it has come back from user mode for the last time.
    @IrqlRequiresMax(PASSIVE_LEVEL)
    private void PspUserThreadStartup(KContext context) {
        var thread = (EThread) ke.processors.KeGetCurrentThread();
        if (thread.deadThread) {
            termination.PspExitThread(STATUS_THREAD_IS_TERMINATING);
        }
        var frame = new KTrapFrame();
        ke.contexts.KeContextToKframes(thread, frame, context, KContext.CONTEXT_FULL);
        ke.apcs.KeInsertQueueApc(
                new KApc(
                        thread,
                        KApcEnvironment.OriginalApcEnvironment,
                        (_, normal) -> normal,
                        _ -> {},
                        new UserRoutine(systemDll.ldrInitializeThunk()),
                        UserMode,
                        null),
                systemDll.base(),
                null,
                0);
        ke.alerts.KeTestAlertThread(UserMode);
        ke.userMode.run(frame);
    }

    /** Ends a thread that has been created in vain, when it runs. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public void abandon(EThread thread) {
        thread.deadThread = true;
    }

    /// Has the current process ended by an exception that nobody deals with. Never returns.
    @IrqlRequiresMax(PASSIVE_LEVEL)
    void endProcess(NtStatus status) {
        var thread = (EThread) ke.processors.KeGetCurrentThread();
        termination.PspTerminateProcess(thread.threadsProcess(), status);
        termination.PspTerminateThreadByPointer(thread, status);
    }
}
