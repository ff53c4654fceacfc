package nt.services;

import static nt.ps.ProcessAccess.PROCESS_QUERY_INFORMATION;
import static nt.ps.ProcessAccess.PROCESS_SET_INFORMATION;
import static nt.ps.ProcessAccess.PROCESS_SUSPEND_RESUME;
import static nt.ps.ProcessAccess.PROCESS_TERMINATE;
import static nt.rtl.NtStatus.STATUS_INVALID_INFO_CLASS;
import static nt.rtl.NtStatus.STATUS_NOTHING_TO_TERMINATE;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import java.nio.ByteBuffer;
import nt.ke.Ke;
import nt.ob.ObjectManager;
import nt.ps.ClientId;
import nt.ps.EProcess;
import nt.ps.EThread;
import nt.ps.ProcessManager;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;

/// The services on processes, but for creating them.
///
/// @model There are no Lpc ports and debug objects: nobody is told when a process ends but by the
///   process itself.
public final class ProcessServices {

    private final ObjectManager objects;
    private final ProcessManager processes;
    private final ObjectCalls calls;
    private final ClientIdCalls byClientId;
    private final InformationCalls information;
    private final ProcessQueries queries;
    private final ProcessSettings settings;

    public ProcessServices(Ke ke, ObjectManager objects, ProcessManager processes) {
        this.objects = objects;
        this.processes = processes;
        calls = new ObjectCalls(ke, objects);
        byClientId = new ClientIdCalls(objects, calls);
        information = new InformationCalls(ke.userMemory);
        queries = new ProcessQueries(ke);
        settings = new ProcessSettings(ke, processes);
    }

    /** Enters them into the table. */
    public void register(ServiceTable services) {
        services.add(
                "NtOpenProcess", 4, a -> NtOpenProcess(a.word(0), a.word(1), a.word(2), a.word(3)));
        services.add("NtTerminateProcess", 2, a -> NtTerminateProcess(a.word(0), a.word(1)));
        services.add("NtSuspendProcess", 1, a -> NtSuspendProcess(a.word(0)));
        services.add("NtResumeProcess", 1, a -> NtResumeProcess(a.word(0)));
        services.add(
                "NtQueryInformationProcess",
                5,
                a ->
                        NtQueryInformationProcess(
                                a.word(0), a.word(1), a.word(2), a.word(3), a.word(4)));
        services.add(
                "NtSetInformationProcess",
                4,
                a -> NtSetInformationProcess(a.word(0), a.word(1), a.word(2), a.word(3)));
        services.add("NtQueryPortInformationProcess", 0, _ -> NtQueryPortInformationProcess());
    }

    /// Opens a process, by its number or by a name.
    ///
    /// @return `STATUS_INVALID_PARAMETER_MIX` if both are given, or none;
    ///   `STATUS_INVALID_PARAMETER` or `STATUS_INVALID_CID` if there is no such process
    public NtStatus NtOpenProcess(
            int processHandle, int desiredAccess, int objectAttributes, int clientId) {
        return byClientId.open(
                processHandle,
                desiredAccess,
                objectAttributes,
                clientId,
                processes.processType(),
                this::referenceByCid);
    }

    private Outcome<EProcess> referenceByCid(ClientId cid) {
        if (cid.uniqueThread() == 0) {
            return processes.clientIds.PsLookupProcessByProcessId(cid.uniqueProcess());
        }
        return processes
                .clientIds
                .PsLookupProcessThreadByCid(cid)
                .then(thread -> {
                    EProcess process = thread.threadsProcess();
                    objects.ObfReferenceObject(process);
                    objects.ObfDereferenceObject(thread);
                    return Outcome.of(process);
                });
    }

    /// Ends a process.
    ///
    /// @param processHandle 0: all other threads of the own process, which goes on
    public NtStatus NtTerminateProcess(int processHandle, int exitStatus) {
        NtStatus ending = NtStatus.of(exitStatus);
        EThread self = processes.PsGetCurrentThread();
        if (processHandle == 0) {
            processes.termination.endOtherThreads(self.threadsProcess(), ending);
            return STATUS_SUCCESS;
        }
        return objects.ObReferenceObjectByHandle(
                        processHandle,
                        PROCESS_TERMINATE,
                        processes.processType(),
                        calls.previousMode())
                .use(process -> {
                    NtStatus status = processes.termination.PspTerminateProcess(process, ending);
                    if (process == self.threadsProcess()) {
                        objects.ObfDereferenceObject(process);
                        processes.termination.PspTerminateThreadByPointer(self, ending);
                    }
                    if (status == STATUS_NOTHING_TO_TERMINATE) {
                        objects.ObKillProcess(process);
                        status = STATUS_SUCCESS;
                    }
                    objects.ObfDereferenceObject(process);
                    return status;
                });
    }

    /** Suspends all threads of a process. */
    public NtStatus NtSuspendProcess(int processHandle) {
        return calls.with(
                processHandle,
                PROCESS_SUSPEND_RESUME,
                processes.processType(),
                processes.threadControl::PsSuspendProcess);
    }

    /** Takes one suspend back from all threads of a process. */
    public NtStatus NtResumeProcess(int processHandle) {
        return calls.with(
                processHandle,
                PROCESS_SUSPEND_RESUME,
                processes.processType(),
                processes.threadControl::PsResumeProcess);
    }

    /// Tells something of a process.
    ///
    /// @param returnLength where to tell how many bytes the answer has; 0: nowhere
    /// @return `STATUS_INVALID_INFO_CLASS`, or `STATUS_INFO_LENGTH_MISMATCH` if the buffer is not
    ///   as long as the answer
    public NtStatus NtQueryInformationProcess(
            int processHandle, int informationClass, int buffer, int length, int returnLength) {
        ProcessInfoClass wanted = ProcessInfoClass.of(informationClass);
        if (wanted == null) {
            return STATUS_INVALID_INFO_CLASS;
        }
        information.probe(buffer, length, returnLength);
        NtStatus fits = ProcessQueries.checkLength(wanted, length);
        if (!fits.isSuccess()) {
            return fits;
        }
        return calls.with(
                processHandle,
                PROCESS_QUERY_INFORMATION,
                processes.processType(),
                process ->
                        queries.answer(
                                        process,
                                        wanted,
                                        buffer,
                                        length,
                                        process == processes.PsGetCurrentProcess())
                                .use(answer -> information.tell(buffer, answer, returnLength)));
    }

    /// Sets something of a process.
    ///
    /// @return `STATUS_INVALID_INFO_CLASS`, or `STATUS_INFO_LENGTH_MISMATCH`, or what comes of it
    public NtStatus NtSetInformationProcess(
            int processHandle, int informationClass, int buffer, int length) {
        ProcessInfoClass wanted = ProcessInfoClass.of(informationClass);
        if (wanted == null) {
            return STATUS_INVALID_INFO_CLASS;
        }
        NtStatus fits = ProcessSettings.checkLength(wanted, length);
        if (!fits.isSuccess()) {
            return fits;
        }
        ByteBuffer value = information.capture(buffer, length);
        return calls.with(
                processHandle,
                PROCESS_SET_INFORMATION,
                processes.processType(),
                process -> settings.set(process, wanted, value));
    }

    /// Whether the current process has a port that is told of its exceptions.
    ///
    /// @return `STATUS_UNSUCCESSFUL`: it has none
    public NtStatus NtQueryPortInformationProcess() {
        return NtStatus.STATUS_UNSUCCESSFUL;
    }
}
