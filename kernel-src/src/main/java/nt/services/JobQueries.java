package nt.services;

import static nt.rtl.NtStatus.STATUS_BUFFER_OVERFLOW;
import static nt.rtl.NtStatus.STATUS_INFO_LENGTH_MISMATCH;
import static nt.rtl.NtStatus.STATUS_INVALID_INFO_CLASS;
import static nt.rtl.NtStatus.STATUS_NOT_IMPLEMENTED;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import java.util.List;
import nt.ob.ObjectManager;
import nt.ps.EJob;
import nt.ps.EProcess;
import nt.ps.JobAccounts;
import nt.ps.JobLimits;
import nt.ps.ProcessManager;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;

/// What `NtQueryInformationJobObject` answers, class by class.
///
/// @model What its processes read, write and commit is not counted for a job: 0. Its tokens are not
///   told.
/// @source
///   https://learn.microsoft.com/en-us/windows/win32/api/jobapi2/nf-jobapi2-queryinformationjobobject
final class JobQueries {

    private static final int IO_COUNTERS_SIZE = 48;
    private static final int ID_LIST_HEADER = 2 * Integer.BYTES;
    private static final int SMALLEST_ID_LIST = ID_LIST_HEADER + Integer.BYTES;

    private final ObjectManager objects;
    private final ProcessManager processes;

    JobQueries(ObjectManager objects, ProcessManager processes) {
        this.objects = objects;
        this.processes = processes;
    }

    /// Whether a caller's buffer fits.
    ///
    /// @return `STATUS_INVALID_INFO_CLASS`, `STATUS_INFO_LENGTH_MISMATCH` or `STATUS_SUCCESS`
    static NtStatus checkLength(JobInfoClass wanted, int length) {
        if (wanted == JobInfoClass.JobObjectBasicProcessIdList) {
            return Integer.compareUnsigned(length, SMALLEST_ID_LIST) < 0
                    ? STATUS_INFO_LENGTH_MISMATCH
                    : STATUS_SUCCESS;
        }
        int size =
                switch (wanted) {
                    case JobObjectBasicAccountingInformation -> 48;
                    case JobObjectBasicAndIoAccountingInformation -> 48 + IO_COUNTERS_SIZE;
                    case JobObjectBasicLimitInformation -> 48;
                    case JobObjectExtendedLimitInformation -> 112;
                    case JobObjectBasicUIRestrictions,
                            JobObjectEndOfJobTimeInformation,
                            JobObjectJobSetInformation ->
                            4;
                    case JobObjectSecurityLimitInformation -> length;
                    default -> ProcessQueries.NONE;
                };
        if (size == ProcessQueries.NONE) {
            return STATUS_INVALID_INFO_CLASS;
        }
        return size == length ? STATUS_SUCCESS : STATUS_INFO_LENGTH_MISMATCH;
    }

    /// The answer for a job.
    ///
    /// @return with `STATUS_BUFFER_OVERFLOW` only as many processes as there is room for
    Outcome<byte[]> answer(EJob job, JobInfoClass wanted, int length) {
        return switch (wanted) {
            case JobObjectBasicAccountingInformation -> of(accounting(job));
            case JobObjectBasicAndIoAccountingInformation ->
                    of(accounting(job).zeros(IO_COUNTERS_SIZE));
            case JobObjectBasicLimitInformation -> of(basicLimits(job.limits()));
            case JobObjectExtendedLimitInformation -> of(extendedLimits(job.limits()));
            case JobObjectBasicProcessIdList -> processIds(job, length);
            case JobObjectBasicUIRestrictions ->
                    of(new Structure(4).word(job.uiRestrictionsClass()));
            case JobObjectEndOfJobTimeInformation ->
                    of(new Structure(4).word(job.endOfJobTimeAction().ordinal()));
            case JobObjectJobSetInformation -> of(new Structure(4).word(job.memberLevel()));
            default -> Outcome.failed(STATUS_NOT_IMPLEMENTED);
        };
    }

    private static Outcome<byte[]> of(Structure structure) {
        return Outcome.of(structure.bytes());
    }

    private Structure accounting(EJob job) {
        JobAccounts accounts = processes.jobs.accounts(job);
        return new Structure(48)
                .quad(accounts.totalUserTime())
                .quad(accounts.totalKernelTime())
                .quad(accounts.thisPeriodTotalUserTime())
                .quad(accounts.thisPeriodTotalKernelTime())
                .words(
                        0, // page faults
                        accounts.totalProcesses(),
                        accounts.activeProcesses(),
                        accounts.totalTerminatedProcesses());
    }

    private static Structure basicLimits(JobLimits limits) {
        return new Structure(48)
                .quad(limits.perProcessUserTimeLimit())
                .quad(limits.perJobUserTimeLimit())
                .words(
                        limits.flags(),
                        limits.minimumWorkingSetSize(),
                        limits.maximumWorkingSetSize(),
                        limits.activeProcessLimit(),
                        limits.affinity(),
                        limits.priorityClass().number(),
                        limits.schedulingClass())
                .zeros(Integer.BYTES);
    }

    private static Structure extendedLimits(JobLimits limits) {
        return basicLimits(limits)
                .zeros(IO_COUNTERS_SIZE)
                .words(limits.processMemoryLimit(), limits.jobMemoryLimit())
                .zeros(2 * Integer.BYTES); // the most they have committed
    }

    private Outcome<byte[]> processIds(EJob job, int length) {
        List<EProcess> living = processes.jobs.living(job);
        int room = (length - ID_LIST_HEADER) / Integer.BYTES;
        int told = Math.min(room, living.size());
        var ids = new Structure(ID_LIST_HEADER + told * Integer.BYTES).words(living.size(), told);
        for (EProcess process : living) {
            if (told-- > 0) {
                ids.word(process.uniqueProcessId());
            }
            objects.ObfDereferenceObject(process);
        }
        NtStatus status = room < living.size() ? STATUS_BUFFER_OVERFLOW : STATUS_SUCCESS;
        return new Outcome.Success<>(status, ids.bytes());
    }
}
