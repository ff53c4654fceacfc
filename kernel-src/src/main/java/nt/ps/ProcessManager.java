package nt.ps;

import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.KIrql.PASSIVE_LEVEL;

import java.util.List;
import nt.ex.Ex;
import nt.ex.object.ExecutiveTimers;
import nt.ke.Ke;
import nt.ke.QuantumTable;
import nt.mm.MemoryManager;
import nt.ob.HandleOwner;
import nt.ob.ObjectHeader;
import nt.ob.ObjectManager;
import nt.ob.ObjectMethods;
import nt.ob.ObjectType;
import nt.ob.ObjectTypeTraits;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.Nt;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;
import nt.rtl.RaisedStatus;
import org.jspecify.annotations.Nullable;

/// Processes and threads of one machine: creates them, and knows them by number. What else there is
/// to do with them is in the parts.
public final class ProcessManager {

    /** Base priority of the System process, and of threads created without another one. */
    public static final int NORMAL_BASE_PRIORITY = 8;

    /** What `Win32PrioritySeparation` leaves open is as on a server. */
    private static final boolean IS_SERVER = true;

    private final Ke ke;
    private final ObjectManager objects;
    private final ObjectType<EProcess> processType;
    private final ObjectType<EThread> threadType;
    private final ObjectType<EJob> jobType;
    private final ProcessCreation processCreation;
    private final ThreadCreation threadCreation;
    private final ProcessRundown rundown;

    public final ProcessLists lists;
    public final ClientIds clientIds;
    public final Quotas quotas;
    public final ProcessPriorities priorities;
    public final Termination termination;
    public final ThreadControl threadControl;
    public final ThreadContexts threadContexts;
    public final Jobs jobs;
    public final SystemDll systemDll;
    public final UserProcesses userProcesses;
    public final UserThreads userThreads;

    private @Nullable EProcess initialSystemProcess;

    /** NT's `PsInitSystem` of phase 0, up to the System process. */
    public ProcessManager(
            Ke ke, Ex ex, ObjectManager objects, MemoryManager memory, ExecutiveTimers timers) {
        this.ke = ke;
        this.objects = objects;
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
        jobType =
                objects.ObCreateObjectType(
                        ObjectTypeTraits.Job,
                        EJob.class,
                        ObjectMethods.<EJob>none()
                                .onClose(this::PspJobClose)
                                .onDelete(this::PspJobDelete));
        var quantumTable = QuantumTable.of(ke.options.prioritySeparation(), IS_SERVER);
        var locks = new ProcessLocks(ke, ex);
        lists = new ProcessLists(ke, objects, locks);
        clientIds = new ClientIds(ke, ex, objects, processType, threadType);
        quotas = new Quotas(ke);
        priorities = new ProcessPriorities(ke, quantumTable);
        processCreation = new ProcessCreation(ke, quantumTable, clientIds, quotas, lists);
        threadCreation = new ThreadCreation(ke, objects, clientIds, locks);
        var jobMembers = new JobMembers(ke, ex, objects, priorities);
        rundown = new ProcessRundown(timers, objects, memory, jobMembers);
        termination = new Termination(ke, ex, objects, locks, lists, rundown);
        jobs = new Jobs(ke, ex, objects, termination, priorities, jobMembers);
        threadControl = new ThreadControl(ke, ex, lists);
        threadContexts = new ThreadContexts(ke);
        systemDll = new SystemDll(ke, memory);
        userProcesses =
                new UserProcesses(ke, objects, memory, processCreation, systemDll, jobMembers);
        userThreads = new UserThreads(ke, memory, threadCreation, systemDll, termination);
        ke.exceptions.connect(userThreads::endProcess);
    }

    /** Creates the process in which all system threads are; its number is 4. */
    public void createInitialSystemProcess() {
        initialSystemProcess =
                processCreation.newProcess(
                        objects.ObCreateObject(processType),
                        null,
                        "System",
                        PriorityClass.NORMAL,
                        NORMAL_BASE_PRIORITY);
        objects.setSystemProcess(initialSystemProcess);
        objects.ObInitProcess(null, initialSystemProcess, initialSystemProcess.uniqueProcessId());
    }

    /** All processes, for those who look at the machine from outside. */
    public List<EProcess> processes() {
        return lists.snapshot();
    }

    @Nt("PsInitialSystemProcess")
    public EProcess initialSystemProcess() {
        if (initialSystemProcess == null) {
            throw new IllegalStateException("phase 0 is not over");
        }
        return initialSystemProcess;
    }

    // ---- processes --------------------------------------------------------------------------

    /// Creates a child of the System process that has no address space: its threads run in the
    /// kernel only. [#PsCreateSystemThread] makes them.
    ///
    /// @param basePriority 1 to 31: that of its priority class, 4 for *idle*, 8 for *normal*, 24
    ///   for *real time*
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public EProcess PspCreateProcess(String imageFileName, int basePriority) {
        return processCreation.newProcess(
                objects.ObCreateObject(processType),
                initialSystemProcess(),
                imageFileName,
                PriorityClass.ofBase(basePriority),
                basePriority);
    }

    private void PspProcessDelete(EProcess process) {
        lists.remove(process);
        rundown.processIsDeleted(process);
        clientIds.release(process.uniqueProcessId());
        quotas.PspDereferenceQuota(process);
    }

    // ---- threads ----------------------------------------------------------------------------

    /// Creates a thread of the System process and readies it. It ends when its routine returns.
    ///
    /// @return the thread, with a reference for the caller and one that the thread has while it
    ///   runs
    /// @source WDK, *PsCreateSystemThread function (wdm.h)*
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public EThread PsCreateSystemThread(String name, Runnable startRoutine) {
        return PsCreateSystemThread(name, NORMAL_BASE_PRIORITY, ke.allProcessors(), startRoutine);
    }

    /// The same, with a priority and on certain processors only.
    ///
    /// @param priority 1 to 31
    /// @param affinity a bit for each processor
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public EThread PsCreateSystemThread(
            String name, int priority, int affinity, Runnable startRoutine) {
        return PsCreateSystemThread(initialSystemProcess(), name, priority, affinity, startRoutine);
    }

    /** The same, in another process, which must not have begun to end. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public EThread PsCreateSystemThread(
            EProcess process, String name, int priority, int affinity, Runnable startRoutine) {
        EThread thread = newSystemThread(process, name, priority, affinity, startRoutine);
        ke.threads.KeReadyThread(thread);
        return thread;
    }

    /// Creates the first thread of the System process. It is not readied: in phase 0 that would
    /// have it run in the middle of what makes it.
    @IrqlRequiresMax(APC_LEVEL)
    public EThread createFirstThread(String name, Runnable startRoutine) {
        return newSystemThread(
                initialSystemProcess(),
                name,
                NORMAL_BASE_PRIORITY,
                ke.allProcessors(),
                startRoutine);
    }

    private EThread newSystemThread(
            EProcess process, String name, int priority, int affinity, Runnable startRoutine) {
        EThread thread =
                threadCreation.newThread(
                        objects.ObCreateObject(threadType),
                        process,
                        name,
                        priority,
                        affinity,
                        0,
                        () -> {
                            ke.KiThreadStartup();
                            PspSystemThreadStartup(startRoutine);
                        });
        return switch (threadCreation.enter(thread)) {
            case Outcome.Success<EThread> _ -> thread;
            case Outcome.Failure<EThread>(NtStatus why) -> throw RaisedStatus.ExRaiseStatus(why);
        };
    }

    private void PspThreadDelete(EThread thread) {
        threadCreation.PspThreadDelete(thread);
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
        termination.PspExitThread(exitStatus);
    }

    public ObjectType<EProcess> processType() {
        return processType;
    }

    public ObjectType<EThread> threadType() {
        return threadType;
    }

    public ObjectType<EJob> jobType() {
        return jobType;
    }

    /** The process in whose address space the current thread is. */
    public EProcess PsGetCurrentProcess() {
        return (EProcess) ke.processors.KeGetCurrentThread().currentProcess();
    }

    /// @source WDK, *PsGetCurrentThread function (ntddk.h)*
    public EThread PsGetCurrentThread() {
        return (EThread) ke.processors.KeGetCurrentThread();
    }

    // ---- jobs -------------------------------------------------------------------------------

    /** Makes a job without processes, and with a reference for the caller. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public EJob createJob() {
        return createJob(objects.ObCreateObject(jobType));
    }

    /** The same, from the header of a new object. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public EJob createJob(ObjectHeader header) {
        var job = new EJob(header);
        jobs.add(job);
        return job;
    }

    private void PspJobClose(
            HandleOwner process,
            EJob job,
            int grantedAccess,
            int processHandleCount,
            int systemHandleCount) {
        if (systemHandleCount == 1) {
            jobs.PspJobClose(job);
        }
    }

    private void PspJobDelete(EJob job) {
        jobs.PspJobDelete(job);
    }
}
