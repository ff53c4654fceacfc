package nt.ps;

import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.KIrql.DISPATCH_LEVEL;
import static nt.rtl.KIrql.PASSIVE_LEVEL;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nt.ex.Ex;
import nt.ex.HandleTable;
import nt.ex.HandleTableEntry;
import nt.ke.KApc;
import nt.ke.KProcessorMode;
import nt.ke.Ke;
import nt.ke.QuantumTable;
import nt.ob.ObjectBody;
import nt.ob.ObjectHeader;
import nt.ob.ObjectManager;
import nt.ob.ObjectMethods;
import nt.ob.ObjectType;
import nt.ob.ObjectTypeTraits;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.Nt;
import nt.rtl.NtStatus;
import org.jspecify.annotations.Nullable;

/** Creates processes and threads, and ends them. */
public final class ProcessManager {

    /** Base priority of the System process, and of threads created without another one. */
    public static final int NORMAL_BASE_PRIORITY = 8;

    /** What `Win32PrioritySeparation` leaves open is as on a server. */
    private static final boolean IS_SERVER = true;

    /** The boost of a thread whose wait is broken off to end it. */
    private static final int TERMINATION_INCREMENT = 2;

    private final Ke ke;
    private final QuantumTable quantumTable;
    private final ObjectManager objects;

    @Nt("PspCidTable")
    private final HandleTable<ObjectHeader> cidTable;

    private final ObjectType<EProcess> processType;
    private final ObjectType<EThread> threadType;
    private final List<EProcess> processes = new ArrayList<>();
    private @Nullable EProcess initialSystemProcess;

    /** NT's `PsInitSystem` of phase 0, up to the System process. */
    public ProcessManager(Ke ke, Ex ex, ObjectManager objects) {
        this.ke = ke;
        this.objects = objects;
        quantumTable = QuantumTable.of(ke.options.prioritySeparation(), IS_SERVER);
        cidTable = ex.handleTables.newTable(true); // numbers must not be reused soon
        processType =
                objects.ObCreateObjectType(
                        ObjectTypeTraits.Process,
                        EProcess.class,
                        ObjectMethods.<EProcess>none().onDelete(this::PspProcessDelete));
        threadType =
                objects.ObCreateObjectType(
                        ObjectTypeTraits.Thread,
                        EThread.class,
                        ObjectMethods.<EThread>none().onDelete(this::PspThreadDelete));
    }

    /** Creates the process in which all system threads are; its number is 4. */
    public void createInitialSystemProcess() {
        initialSystemProcess = PspCreateProcess("System", NORMAL_BASE_PRIORITY);
        objects.setSystemProcess(initialSystemProcess);
        objects.ObInitProcess(null, initialSystemProcess, initialSystemProcess.uniqueProcessId());
    }

    /** All processes. */
    public List<EProcess> processes() {
        return List.copyOf(processes);
    }

    @Nt("PsInitialSystemProcess")
    public EProcess initialSystemProcess() {
        if (initialSystemProcess == null) {
            throw new IllegalStateException("phase 0 is not over");
        }
        return initialSystemProcess;
    }

    /// Creates a process; without threads, which [#PsCreateSystemThread] makes for it.
    ///
    /// @param basePriority 1 to 31: that of its priority class, 4 for *idle*, 8 for *normal*, 24
    ///   for *real time*
    /// @model It has no address space: its threads, too, run in the kernel only.
    @IrqlRequiresMax(PASSIVE_LEVEL)
    @IrqlRequiresMax(value = DISPATCH_LEVEL, when = "phase 0")
    public EProcess PspCreateProcess(String imageFileName, int basePriority) {
        var header = objects.ObCreateObject(processType);
        int processId = cidTable.ExCreateHandle(header);
        var process =
                new EProcess(
                        header,
                        processId,
                        imageFileName,
                        basePriority,
                        ke.allProcessors(),
                        quantumTable.quantum(basePriority, false));
        process.setPolicy(ke.options.policy(), ke.time.KeQueryTimeIncrement());
        processes.add(process);
        return process;
    }

    /// Brings a process into the foreground, or puts it back: its quantum, and whether its threads
    /// are raised a little more when they have waited, depend on it.
    ///
    /// @source https://learn.microsoft.com/en-us/windows/win32/procthread/priority-boosts
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public void PsSetProcessPriorityByMode(EProcess process, boolean foreground) {
        ke.threads.KeSetPriorityAndQuantumProcess(
                process,
                process.basePriority(),
                quantumTable.quantum(process.basePriority(), foreground),
                foreground ? quantumTable.separation() : 0);
    }

    /// Creates a thread of the System process and readies it. It ends when its routine returns.
    ///
    /// @return the thread, with a reference for the caller and one that the thread has while it
    ///   runs
    /// @source WDK, *PsCreateSystemThread function (wdm.h)*
    @IrqlRequiresMax(PASSIVE_LEVEL)
    @IrqlRequiresMax(value = DISPATCH_LEVEL, when = "phase 0")
    public EThread PsCreateSystemThread(String name, Runnable startRoutine) {
        return PsCreateSystemThread(name, NORMAL_BASE_PRIORITY, ke.allProcessors(), startRoutine);
    }

    /// The same, with a priority and on certain processors only.
    ///
    /// @param priority 1 to 31
    /// @param affinity a bit for each processor
    @IrqlRequiresMax(PASSIVE_LEVEL)
    @IrqlRequiresMax(value = DISPATCH_LEVEL, when = "phase 0")
    public EThread PsCreateSystemThread(
            String name, int priority, int affinity, Runnable startRoutine) {
        return PsCreateSystemThread(initialSystemProcess(), name, priority, affinity, startRoutine);
    }

    /** The same, in another process. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    @IrqlRequiresMax(value = DISPATCH_LEVEL, when = "phase 0")
    public EThread PsCreateSystemThread(
            EProcess process, String name, int priority, int affinity, Runnable startRoutine) {
        EThread thread = PspCreateThread(process, name, priority, affinity, startRoutine);
        objects.ObfReferenceObject(thread);
        ke.threads.KeReadyThread(thread);
        return thread;
    }

    private EThread PspCreateThread(
            EProcess process, String name, int priority, int affinity, Runnable startRoutine) {
        var header = objects.ObCreateObject(threadType);
        int threadId = cidTable.ExCreateHandle(header);
        return new EThread(
                header,
                threadId,
                name,
                process,
                priority,
                affinity,
                () -> {
                    ke.KiThreadStartup();
                    PspSystemThreadStartup(startRoutine);
                });
    }

    private void PspSystemThreadStartup(Runnable startRoutine) {
        startRoutine.run();
        PsTerminateSystemThread(NtStatus.STATUS_SUCCESS);
    }

    /// Ends the current thread. Never returns.
    ///
    /// @source WDK, *PsTerminateSystemThread function (ntddk.h)*
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public void PsTerminateSystemThread(NtStatus exitStatus) {
        PspExitThread(exitStatus);
    }

    /// Ends a thread: the current one at once, another one soon, in its own context.
    ///
    /// That one is sent a kernel call, which interrupts it or breaks its wait off, and which queues
    /// a user call before all others. So it ends on its way to user mode, when it holds nothing of
    /// the kernel's; a wait for user mode is over for that, a wait for kernel mode is not. A
    /// suspended thread is resumed to end.
    ///
    /// @return `STATUS_SUCCESS`, or `STATUS_THREAD_IS_TERMINATING` if it is ending already
    /// @model A thread of the System process never goes to user mode, so it does not end either.
    @IrqlRequiresMax(APC_LEVEL)
    public NtStatus PspTerminateThreadByPointer(EThread thread, NtStatus exitStatus) {
        if (thread == PsGetCurrentThread()) {
            PspExitThread(exitStatus);
        }
        KApc apc =
                KApc.normal(thread, KProcessorMode.KernelMode, () -> PspExitNormalApc(exitStatus));
        if (!ke.apcs.KeInsertQueueApc(apc, null, null, TERMINATION_INCREMENT)) {
            return NtStatus.STATUS_THREAD_IS_TERMINATING;
        }
        ke.suspension.KeForceResumeThread(thread);
        return NtStatus.STATUS_SUCCESS;
    }

    /** In the thread that shall end, in the kernel: has it end on its way to user mode. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    private void PspExitNormalApc(NtStatus exitStatus) {
        KApc apc = KApc.ending(PsGetCurrentThread(), () -> PsExitSpecialApc(exitStatus));
        ke.apcs.KeInsertQueueApc(apc, null, null, 0);
    }

    @IrqlRequiresMax(APC_LEVEL)
    private void PsExitSpecialApc(NtStatus exitStatus) {
        ke.levels().KeLowerIrql(PASSIVE_LEVEL);
        PspExitThread(exitStatus);
    }

    private void PspExitThread(NtStatus exitStatus) {
        EThread thread = PsGetCurrentThread();
        thread.exitStatus = exitStatus;
        ke.threads.closeApcQueue(thread);
        objects.ObfDereferenceObject(thread);
        ke.threads.KeTerminateThread();
    }

    /// @source WDK, *PsGetCurrentThread function (ntddk.h)*
    public EThread PsGetCurrentThread() {
        return (EThread) ke.processors.KeGetCurrentThread();
    }

    /** The process or thread with that number, while it exists. */
    public Optional<ObjectBody> lookup(int id) {
        HandleTableEntry<ObjectHeader> entry = cidTable.ExMapHandleToPointer(id);
        if (entry == null) {
            return Optional.empty();
        }
        ObjectBody found = entry.object().body();
        cidTable.ExUnlockHandleTableEntry(entry);
        return Optional.of(found);
    }

    private void PspProcessDelete(EProcess process) {
        cidTable.ExDestroyHandle(process.uniqueProcessId());
        processes.remove(process);
    }

    private void PspThreadDelete(EThread thread) {
        cidTable.ExDestroyHandle(thread.id());
    }
}
