package nt.services;

import static nt.ps.JobAccess.JOB_OBJECT_ASSIGN_PROCESS;
import static nt.ps.JobAccess.JOB_OBJECT_QUERY;
import static nt.ps.JobAccess.JOB_OBJECT_SET_ATTRIBUTES;
import static nt.ps.JobAccess.JOB_OBJECT_TERMINATE;
import static nt.ps.ProcessAccess.PROCESS_QUERY_INFORMATION;
import static nt.ps.ProcessAccess.PROCESS_SET_QUOTA;
import static nt.ps.ProcessAccess.PROCESS_TERMINATE;
import static nt.rtl.NtStatus.STATUS_INVALID_INFO_CLASS;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER;
import static nt.rtl.NtStatus.STATUS_PROCESS_NOT_IN_JOB;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import nt.ke.Ke;
import nt.ob.ObjectManager;
import nt.ps.EJob;
import nt.ps.EProcess;
import nt.ps.ProcessManager;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;

/// The services on jobs.
///
/// @source https://learn.microsoft.com/en-us/windows/win32/procthread/job-objects
public final class JobServices {

    /** Bytes of an entry of a job set: a handle, the level, flags. */
    private static final int JOB_SET_ARRAY_SIZE = 12;

    /** More jobs than that no set can have. */
    private static final int MOST_JOBS = 0x1000;

    private final ObjectManager objects;
    private final ProcessManager processes;
    private final ObjectCalls calls;
    private final InformationCalls information;
    private final JobQueries queries;
    private final JobSettings settings;

    public JobServices(Ke ke, ObjectManager objects, ProcessManager processes) {
        this.objects = objects;
        this.processes = processes;
        calls = new ObjectCalls(ke, objects);
        information = new InformationCalls(ke.userMemory);
        queries = new JobQueries(objects, processes);
        settings = new JobSettings(processes);
    }

    /** Enters them into the table. */
    public void register(ServiceTable services) {
        services.add(
                "NtCreateJobObject", 3, a -> NtCreateJobObject(a.word(0), a.word(1), a.word(2)));
        services.add("NtOpenJobObject", 3, a -> NtOpenJobObject(a.word(0), a.word(1), a.word(2)));
        services.add(
                "NtAssignProcessToJobObject",
                2,
                a -> NtAssignProcessToJobObject(a.word(0), a.word(1)));
        services.add("NtIsProcessInJob", 2, a -> NtIsProcessInJob(a.word(0), a.word(1)));
        services.add("NtTerminateJobObject", 2, a -> NtTerminateJobObject(a.word(0), a.word(1)));
        services.add("NtCreateJobSet", 3, a -> NtCreateJobSet(a.word(0), a.word(1), a.word(2)));
        services.add(
                "NtQueryInformationJobObject",
                5,
                a ->
                        NtQueryInformationJobObject(
                                a.word(0), a.word(1), a.word(2), a.word(3), a.word(4)));
        services.add(
                "NtSetInformationJobObject",
                4,
                a -> NtSetInformationJobObject(a.word(0), a.word(1), a.word(2), a.word(3)));
    }

    /** Creates a job, or opens it if there is one of that name and the caller wants that. */
    public NtStatus NtCreateJobObject(int jobHandle, int desiredAccess, int objectAttributes) {
        return calls.create(
                jobHandle,
                desiredAccess,
                objectAttributes,
                processes.jobType(),
                processes::createJob);
    }

    /** Opens a job by its name. */
    public NtStatus NtOpenJobObject(int jobHandle, int desiredAccess, int objectAttributes) {
        return calls.open(jobHandle, desiredAccess, objectAttributes, processes.jobType());
    }

    /// Puts a process into a job.
    ///
    /// @return see [nt.ps.Jobs#assign]
    public NtStatus NtAssignProcessToJobObject(int jobHandle, int processHandle) {
        return calls.with(
                jobHandle,
                JOB_OBJECT_ASSIGN_PROCESS,
                processes.jobType(),
                job ->
                        calls.with(
                                processHandle,
                                PROCESS_SET_QUOTA | PROCESS_TERMINATE,
                                processes.processType(),
                                process -> processes.jobs.assign(job, process)));
    }

    /// Whether a process is in a job.
    ///
    /// @param jobHandle 0: in that of the caller, which must have one
    /// @return `STATUS_PROCESS_IN_JOB` or `STATUS_PROCESS_NOT_IN_JOB`
    public NtStatus NtIsProcessInJob(int processHandle, int jobHandle) {
        return calls.with(
                processHandle,
                PROCESS_QUERY_INFORMATION,
                processes.processType(),
                process ->
                        jobHandle == 0
                                ? processes.jobs.isProcessInJob(process, null)
                                : calls.with(
                                        jobHandle,
                                        JOB_OBJECT_QUERY,
                                        processes.jobType(),
                                        job -> processes.jobs.isProcessInJob(process, job)));
    }

    /** Ends all processes of a job; if the caller's is one of them, that one last. */
    public NtStatus NtTerminateJobObject(int jobHandle, int exitStatus) {
        NtStatus ending = NtStatus.of(exitStatus);
        EProcess own = processes.PsGetCurrentThread().threadsProcess();
        return objects.ObReferenceObjectByHandle(
                        jobHandle, JOB_OBJECT_TERMINATE, processes.jobType(), calls.previousMode())
                .use(job -> {
                    processes.jobs.PspTerminateAllProcessesInJob(job, ending);
                    boolean endsCaller = own.job() == job;
                    objects.ObfDereferenceObject(job);
                    if (endsCaller) {
                        processes.termination.PspTerminateThreadByPointer(
                                processes.PsGetCurrentThread(), ending);
                    }
                    return STATUS_SUCCESS;
                });
    }

    /// Makes a set of jobs.
    ///
    /// @param jobSet the address of an array: handle, level, flags
    /// @param flags must be 0
    /// @return `STATUS_INVALID_PARAMETER` if there are less than two, or see
    ///   [nt.ps.Jobs#createJobSet]
    public NtStatus NtCreateJobSet(int count, int jobSet, int flags) {
        if (flags != 0 || count < 2 || count > MOST_JOBS) {
            return STATUS_INVALID_PARAMETER;
        }
        ByteBuffer array = information.capture(jobSet, count * JOB_SET_ARRAY_SIZE);
        List<EJob> jobs = new ArrayList<>();
        List<Integer> levels = new ArrayList<>();
        NtStatus status = STATUS_SUCCESS;
        while (status.isSuccess() && array.hasRemaining()) {
            Outcome<EJob> member =
                    objects.ObReferenceObjectByHandle(
                            array.getInt(),
                            JOB_OBJECT_QUERY,
                            processes.jobType(),
                            calls.previousMode());
            levels.add(array.getInt());
            status = array.getInt() == 0 ? member.status() : STATUS_INVALID_PARAMETER;
            member.use(job -> {
                jobs.add(job);
                return STATUS_SUCCESS;
            });
        }
        if (status.isSuccess()) {
            status = processes.jobs.createJobSet(jobs, levels);
        }
        jobs.forEach(objects::ObfDereferenceObject);
        return status;
    }

    /// Tells something of a job.
    ///
    /// @param jobHandle 0: that of the caller
    /// @param returnLength where to tell how many bytes the answer has; 0: nowhere
    /// @return `STATUS_INVALID_INFO_CLASS`, `STATUS_INFO_LENGTH_MISMATCH`, `STATUS_BUFFER_OVERFLOW`
    ///   if not all processes fit, or `STATUS_PROCESS_NOT_IN_JOB`
    public NtStatus NtQueryInformationJobObject(
            int jobHandle, int informationClass, int buffer, int length, int returnLength) {
        JobInfoClass wanted = JobInfoClass.of(informationClass);
        if (wanted == null) {
            return STATUS_INVALID_INFO_CLASS;
        }
        information.probe(buffer, length, returnLength);
        NtStatus fits = JobQueries.checkLength(wanted, length);
        if (!fits.isSuccess()) {
            return fits;
        }
        if (jobHandle == 0) {
            EJob own = processes.PsGetCurrentProcess().job();
            return own == null
                    ? STATUS_PROCESS_NOT_IN_JOB
                    : tell(own, wanted, buffer, length, returnLength);
        }
        return calls.with(
                jobHandle,
                JOB_OBJECT_QUERY,
                processes.jobType(),
                job -> tell(job, wanted, buffer, length, returnLength));
    }

    private NtStatus tell(EJob job, JobInfoClass wanted, int buffer, int length, int returnLength) {
        Outcome<byte[]> answer = queries.answer(job, wanted, length);
        answer.use(bytes -> information.tell(buffer, bytes, returnLength));
        return answer.status();
    }

    /// Sets something of a job.
    ///
    /// @return `STATUS_INVALID_INFO_CLASS`, `STATUS_INFO_LENGTH_MISMATCH`,
    ///   `STATUS_INVALID_PARAMETER`
    public NtStatus NtSetInformationJobObject(
            int jobHandle, int informationClass, int buffer, int length) {
        JobInfoClass wanted = JobInfoClass.of(informationClass);
        if (wanted == null) {
            return STATUS_INVALID_INFO_CLASS;
        }
        NtStatus fits = JobSettings.checkLength(wanted, length);
        if (!fits.isSuccess()) {
            return fits;
        }
        ByteBuffer value = information.capture(buffer, length);
        return calls.with(
                jobHandle,
                JOB_OBJECT_SET_ATTRIBUTES,
                processes.jobType(),
                job -> settings.set(job, wanted, value));
    }
}
