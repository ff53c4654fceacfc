package nt.services;

import static nt.ps.ThreadAccess.THREAD_ALERT;
import static nt.ps.ThreadAccess.THREAD_GET_CONTEXT;
import static nt.ps.ThreadAccess.THREAD_QUERY_INFORMATION;
import static nt.ps.ThreadAccess.THREAD_SET_CONTEXT;
import static nt.ps.ThreadAccess.THREAD_SET_INFORMATION;
import static nt.ps.ThreadAccess.THREAD_SUSPEND_RESUME;
import static nt.ps.ThreadAccess.THREAD_TERMINATE;
import static nt.rtl.NtStatus.STATUS_ACCESS_DENIED;
import static nt.rtl.NtStatus.STATUS_CANT_TERMINATE_SELF;
import static nt.rtl.NtStatus.STATUS_INVALID_HANDLE;
import static nt.rtl.NtStatus.STATUS_INVALID_INFO_CLASS;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static nt.rtl.NtStatus.STATUS_UNSUCCESSFUL;

import java.nio.ByteBuffer;
import nt.ke.KApc;
import nt.ke.KApcEnvironment;
import nt.ke.KProcessorMode;
import nt.ke.Ke;
import nt.ke.UserRoutine;
import nt.ob.ObjectManager;
import nt.ps.ClientId;
import nt.ps.EThread;
import nt.ps.ProcessManager;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;

/// The services on threads, but for creating them.
///
/// @model Impersonating and ports for the end of a thread wait for Se and Lpc.
public final class ThreadServices {

    private final Ke ke;
    private final ObjectManager objects;
    private final ProcessManager processes;
    private final ObjectCalls calls;
    private final ClientIdCalls byClientId;
    private final InformationCalls information;
    private final ThreadQueries queries;
    private final ThreadSettings settings;

    public ThreadServices(Ke ke, ObjectManager objects, ProcessManager processes) {
        this.ke = ke;
        this.objects = objects;
        this.processes = processes;
        calls = new ObjectCalls(ke, objects);
        byClientId = new ClientIdCalls(objects, calls);
        information = new InformationCalls(ke.userMemory);
        queries = new ThreadQueries(ke);
        settings = new ThreadSettings(ke);
    }

    /** Enters them into the table. */
    public void register(ServiceTable services) {
        services.add(
                "NtOpenThread", 4, a -> NtOpenThread(a.word(0), a.word(1), a.word(2), a.word(3)));
        services.add("NtTerminateThread", 2, a -> NtTerminateThread(a.word(0), a.word(1)));
        services.add("NtSuspendThread", 2, a -> NtSuspendThread(a.word(0), a.word(1)));
        services.add("NtResumeThread", 2, a -> NtResumeThread(a.word(0), a.word(1)));
        services.add("NtAlertThread", 1, a -> NtAlertThread(a.word(0)));
        services.add("NtAlertResumeThread", 2, a -> NtAlertResumeThread(a.word(0), a.word(1)));
        services.add(
                "NtQueueApcThread",
                5,
                a -> NtQueueApcThread(a.word(0), a.word(1), a.word(2), a.word(3), a.word(4)));
        services.add("NtGetContextThread", 2, a -> NtGetContextThread(a.word(0), a.word(1)));
        services.add("NtSetContextThread", 2, a -> NtSetContextThread(a.word(0), a.word(1)));
        services.add(
                "NtQueryInformationThread",
                5,
                a ->
                        NtQueryInformationThread(
                                a.word(0), a.word(1), a.word(2), a.word(3), a.word(4)));
        services.add(
                "NtSetInformationThread",
                4,
                a -> NtSetInformationThread(a.word(0), a.word(1), a.word(2), a.word(3)));
    }

    /// Opens a thread, by its number or by a name.
    ///
    /// @return as [ProcessServices#NtOpenProcess]
    public NtStatus NtOpenThread(
            int threadHandle, int desiredAccess, int objectAttributes, int clientId) {
        return byClientId.open(
                threadHandle,
                desiredAccess,
                objectAttributes,
                clientId,
                processes.threadType(),
                this::referenceByCid);
    }

    private Outcome<EThread> referenceByCid(ClientId cid) {
        return cid.uniqueProcess() == 0
                ? processes.clientIds.PsLookupThreadByThreadId(cid.uniqueThread())
                : processes.clientIds.PsLookupProcessThreadByCid(cid);
    }

    // ---- ending -----------------------------------------------------------------------------

    /// Ends a thread.
    ///
    /// @param threadHandle 0: the current one
    /// @return `STATUS_CANT_TERMINATE_SELF` if that is the only one of its process;
    ///   `STATUS_ACCESS_DENIED` for a thread of the system
    public NtStatus NtTerminateThread(int threadHandle, int exitStatus) {
        NtStatus ending = NtStatus.of(exitStatus);
        EThread self = processes.PsGetCurrentThread();
        if (threadHandle == 0) {
            if (self.threadsProcess().activeThreads() == 1) {
                return STATUS_CANT_TERMINATE_SELF;
            }
            return processes.termination.PspTerminateThreadByPointer(self, ending);
        }
        return objects.ObReferenceObjectByHandle(
                        threadHandle,
                        THREAD_TERMINATE,
                        processes.threadType(),
                        calls.previousMode())
                .use(thread -> {
                    objects.ObfDereferenceObject(thread); // the handle keeps it, or it is itself
                    return thread.isSystemThread() && thread != self
                            ? STATUS_ACCESS_DENIED
                            : processes.termination.PspTerminateThreadByPointer(thread, ending);
                });
    }

    // ---- stopping and going on --------------------------------------------------------------

    /// Suspends a thread.
    ///
    /// @param previousSuspendCount where to tell how often it had been; 0: nowhere
    public NtStatus NtSuspendThread(int threadHandle, int previousSuspendCount) {
        calls.probeOptionalWord(previousSuspendCount);
        return calls.with(
                threadHandle,
                THREAD_SUSPEND_RESUME,
                processes.threadType(),
                thread ->
                        processes
                                .threadControl
                                .PsSuspendThread(thread)
                                .use(previous -> tell(previousSuspendCount, previous)));
    }

    /** Takes one suspend back. */
    public NtStatus NtResumeThread(int threadHandle, int previousSuspendCount) {
        calls.probeOptionalWord(previousSuspendCount);
        return calls.with(
                threadHandle,
                THREAD_SUSPEND_RESUME,
                processes.threadType(),
                thread ->
                        tell(previousSuspendCount, processes.threadControl.PsResumeThread(thread)));
    }

    /** Alerts a thread in the mode of the caller. */
    public NtStatus NtAlertThread(int threadHandle) {
        return calls.with(
                threadHandle,
                THREAD_ALERT,
                processes.threadType(),
                thread -> {
                    ke.alerts.KeAlertThread(thread, calls.previousMode());
                    return STATUS_SUCCESS;
                });
    }

    /** Alerts a thread in kernel mode, and takes one suspend back. */
    public NtStatus NtAlertResumeThread(int threadHandle, int previousSuspendCount) {
        calls.probeOptionalWord(previousSuspendCount);
        return calls.with(
                threadHandle,
                THREAD_SUSPEND_RESUME,
                processes.threadType(),
                thread -> tell(previousSuspendCount, ke.alerts.KeAlertResumeThread(thread)));
    }

    private NtStatus tell(int address, int previous) {
        calls.tellOptional(address, previous);
        return STATUS_SUCCESS;
    }

    /// Has a thread make a call of its program, when it next waits alertably.
    ///
    /// @param apcRoutine its address; it gets the three arguments
    /// @return `STATUS_INVALID_HANDLE` for a thread of the system, `STATUS_UNSUCCESSFUL` if the
    ///   thread is ending
    public NtStatus NtQueueApcThread(
            int threadHandle, int apcRoutine, int argument1, int argument2, int argument3) {
        return calls.with(
                threadHandle,
                THREAD_SET_CONTEXT,
                processes.threadType(),
                thread -> {
                    if (thread.isSystemThread()) {
                        return STATUS_INVALID_HANDLE;
                    }
                    var apc =
                            new KApc(
                                    thread,
                                    KApcEnvironment.OriginalApcEnvironment,
                                    (_, normal) -> normal,
                                    _ -> {},
                                    new UserRoutine(apcRoutine),
                                    KProcessorMode.UserMode,
                                    argument1);
                    return ke.apcs.KeInsertQueueApc(apc, argument2, argument3, 0)
                            ? STATUS_SUCCESS
                            : STATUS_UNSUCCESSFUL;
                });
    }

    // ---- registers --------------------------------------------------------------------------

    /** Tells the registers of a thread. */
    public NtStatus NtGetContextThread(int threadHandle, int context) {
        return calls.with(
                threadHandle,
                THREAD_GET_CONTEXT,
                processes.threadType(),
                thread -> processes.threadContexts.PsGetContextThread(thread, context));
    }

    /** Sets the registers of a thread. */
    public NtStatus NtSetContextThread(int threadHandle, int context) {
        return calls.with(
                threadHandle,
                THREAD_SET_CONTEXT,
                processes.threadType(),
                thread -> processes.threadContexts.PsSetContextThread(thread, context));
    }

    // ---- information ------------------------------------------------------------------------

    /// Tells something of a thread.
    ///
    /// @param returnLength where to tell how many bytes the answer has; 0: nowhere
    /// @return `STATUS_INVALID_INFO_CLASS`, or `STATUS_INFO_LENGTH_MISMATCH` if the buffer is not
    ///   as long as the answer
    public NtStatus NtQueryInformationThread(
            int threadHandle, int informationClass, int buffer, int length, int returnLength) {
        ThreadInfoClass wanted = ThreadInfoClass.of(informationClass);
        if (wanted == null) {
            return STATUS_INVALID_INFO_CLASS;
        }
        information.probe(buffer, length, returnLength);
        NtStatus fits = ThreadQueries.checkLength(wanted, length);
        if (!fits.isSuccess()) {
            return fits;
        }
        return calls.with(
                threadHandle,
                THREAD_QUERY_INFORMATION,
                processes.threadType(),
                thread ->
                        queries.answer(thread, wanted)
                                .use(answer -> information.tell(buffer, answer, returnLength)));
    }

    /// Sets something of a thread.
    ///
    /// @return `STATUS_INVALID_INFO_CLASS`, or `STATUS_INFO_LENGTH_MISMATCH`, or what comes of it
    public NtStatus NtSetInformationThread(
            int threadHandle, int informationClass, int buffer, int length) {
        ThreadInfoClass wanted = ThreadInfoClass.of(informationClass);
        if (wanted == null) {
            return STATUS_INVALID_INFO_CLASS;
        }
        NtStatus fits = ThreadSettings.checkLength(wanted, length);
        if (!fits.isSuccess()) {
            return fits;
        }
        ByteBuffer value = information.capture(buffer, length);
        return calls.with(
                threadHandle,
                THREAD_SET_INFORMATION,
                processes.threadType(),
                thread -> settings.set(thread, wanted, value));
    }
}
