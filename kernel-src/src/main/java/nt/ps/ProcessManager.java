package nt.ps;

import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.KIrql.PASSIVE_LEVEL;
import static nt.rtl.NtStatus.STATUS_PROCESS_IS_TERMINATING;

import java.util.List;
import nt.ex.Ex;
import nt.ke.Ke;
import nt.ke.QuantumTable;
import nt.ob.HandleOwner;
import nt.ob.ObjectManager;
import nt.ob.ObjectMethods;
import nt.ob.ObjectType;
import nt.ob.ObjectTypeTraits;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.Nt;
import nt.rtl.NtStatus;
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
    private final Ex ex;
    private final QuantumTable quantumTable;
    private final ObjectManager objects;

    private final ObjectType<EProcess> processType;
    private final ObjectType<EThread> threadType;
    private final ObjectType<EJob> jobType;
    private final ProcessLocks locks;
    private final ProcessLists lists;
    private final JobMembers jobMembers;

    public final ClientIds clientIds;
    public final Quotas quotas;
    public final ProcessPriorities priorities;
    public final Termination termination;
    public final Jobs jobs;

    private @Nullable EProcess initialSystemProcess;

    /** NT's `PsInitSystem` of phase 0, up to the System process. */
    public ProcessManager(Ke ke, Ex ex, ObjectManager objects) {
        this.ke = ke;
        this.ex = ex;
        this.objects = objects;
        quantumTable = QuantumTable.of(ke.options.prioritySeparation(), IS_SERVER);
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
        clientIds = new ClientIds(ke, ex, objects, processType, threadType);
        locks = new ProcessLocks(ke, ex);
        lists = new ProcessLists(ke, objects, locks);
        quotas = new Quotas(ke);
        priorities = new ProcessPriorities(ke, quantumTable);
        jobMembers = new JobMembers(ke, ex, objects, priorities);
        var rundown = new ProcessRundown(jobMembers);
        termination = new Termination(ke, ex, objects, locks, lists, rundown);
        jobs = new Jobs(ke, ex, objects, termination, priorities, jobMembers);
    }

    /** Creates the process in which all system threads are; its number is 4. */
    public void createInitialSystemProcess() {
        initialSystemProcess = PspCreateProcess(null, "System", NORMAL_BASE_PRIORITY);
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
        return PspCreateProcess(initialSystemProcess(), imageFileName, basePriority);
    }

    /// @param parent null: it is the first process of all
    private EProcess PspCreateProcess(
            @Nullable EProcess parent, String imageFileName, int basePriority) {
        var header = objects.ObCreateObject(processType);
        int processId = clientIds.assign(header);
        var process =
                new EProcess(
                        header,
                        processId,
                        parent == null ? 0 : parent.uniqueProcessId(),
                        imageFileName,
                        PriorityClass.ofBase(basePriority),
                        basePriority,
                        parent == null ? ke.allProcessors() : parent.affinity(),
                        quantumTable.quantum(basePriority, false),
                        ke.time.KeQuerySystemTime(),
                        quotas.defaultBlock());
        quotas.PspInheritQuota(
                process, parent == null ? quotas.defaultBlock() : parent.quotaBlock());
        process.setPolicy(ke.options.policy(), ke.time.KeQueryTimeIncrement());
        lists.add(process);
        return process;
    }

    private void PspProcessDelete(EProcess process) {
        clientIds.release(process.uniqueProcessId());
        lists.remove(process);
        jobMembers.PspRemoveProcessFromJob(process);
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
        EThread thread = PspCreateThread(process, name, priority, affinity, startRoutine);
        ke.threads.KeReadyThread(thread);
        return thread;
    }

    /// Creates the first thread of the System process. It is not readied: in phase 0 that would
    /// have it run in the middle of what makes it.
    @IrqlRequiresMax(APC_LEVEL)
    public EThread createFirstThread(String name, Runnable startRoutine) {
        return PspCreateThread(
                initialSystemProcess(),
                name,
                NORMAL_BASE_PRIORITY,
                ke.allProcessors(),
                startRoutine);
    }

    private EThread PspCreateThread(
            EProcess process, String name, int priority, int affinity, Runnable startRoutine) {
        var header = objects.ObCreateObject(threadType);
        objects.ObfReferenceObject(process);
        int threadId = clientIds.assign(header);
        var thread =
                new EThread(
                        header,
                        threadId,
                        name,
                        process,
                        priority,
                        affinity,
                        ke.time.KeQuerySystemTime(),
                        0,
                        () -> {
                            ke.KiThreadStartup();
                            PspSystemThreadStartup(startRoutine);
                        });
        locks.PspLockProcessExclusive(process);
        boolean inTime = !process.processDelete;
        if (inTime) {
            process.activeThreads++;
            process.threadListHead.InsertTailList(thread.processLinks);
        }
        locks.PspUnlockProcessExclusive(process);
        if (!inTime) {
            throw RaisedStatus.ExRaiseStatus(STATUS_PROCESS_IS_TERMINATING);
        }
        objects.ObfReferenceObject(thread); // its own, until it ends
        return thread;
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

    private void PspThreadDelete(EThread thread) {
        EProcess process = thread.threadsProcess();
        clientIds.release(thread.id());
        locks.PspLockProcessExclusive(process);
        process.threadListHead.RemoveEntryList(thread.processLinks);
        locks.PspUnlockProcessExclusive(process);
        objects.ObfDereferenceObject(process);
    }

    /// @source WDK, *PsGetCurrentThread function (ntddk.h)*
    public EThread PsGetCurrentThread() {
        return (EThread) ke.processors.KeGetCurrentThread();
    }

    // ---- jobs -------------------------------------------------------------------------------

    /** Makes a job without processes. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public EJob createJob() {
        var job = new EJob(objects.ObCreateObject(jobType));
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
