package nt.services;

import static nt.rtl.NtStatus.STATUS_INFO_LENGTH_MISMATCH;
import static nt.rtl.NtStatus.STATUS_INVALID_INFO_CLASS;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER;
import static nt.rtl.NtStatus.STATUS_NOT_IMPLEMENTED;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import java.nio.ByteBuffer;
import nt.ps.EJob;
import nt.ps.EndOfJobTimeAction;
import nt.ps.JobLimit;
import nt.ps.JobLimits;
import nt.ps.PriorityClass;
import nt.ps.ProcessManager;
import nt.rtl.NtStatus;

/// What `NtSetInformationJobObject` sets, class by class.
///
/// @model Completion ports and tokens wait for Io and Se: both classes answer
///   `STATUS_NOT_IMPLEMENTED`. Limits of memory are kept and told, but hold nobody back.
/// @source
///   https://learn.microsoft.com/en-us/windows/win32/api/jobapi2/nf-jobapi2-setinformationjobobject
final class JobSettings {

    private static final int IO_COUNTERS_SIZE = 48;

    /** All that a job can forbid its processes to do with windows. */
    private static final int UI_LIMITS = 0xFF;

    private final ProcessManager processes;

    JobSettings(ProcessManager processes) {
        this.processes = processes;
    }

    /** Whether a caller's buffer has the length of that class. */
    static NtStatus checkLength(JobInfoClass wanted, int length) {
        int size =
                switch (wanted) {
                    case JobObjectBasicLimitInformation -> 48;
                    case JobObjectExtendedLimitInformation -> 112;
                    case JobObjectBasicUIRestrictions, JobObjectEndOfJobTimeInformation -> 4;
                    case JobObjectAssociateCompletionPortInformation -> 8;
                    case JobObjectSecurityLimitInformation -> 20;
                    default -> ProcessQueries.NONE;
                };
        if (size == ProcessQueries.NONE) {
            return STATUS_INVALID_INFO_CLASS;
        }
        return size == length ? STATUS_SUCCESS : STATUS_INFO_LENGTH_MISMATCH;
    }

    /// Sets it.
    ///
    /// @param value as long as the class says
    NtStatus set(EJob job, JobInfoClass wanted, ByteBuffer value) {
        return switch (wanted) {
            case JobObjectBasicLimitInformation -> setLimits(job, value, JobLimit.BASIC_LIMITS);
            case JobObjectExtendedLimitInformation ->
                    setLimits(job, value, JobLimit.EXTENDED_LIMITS);
            case JobObjectBasicUIRestrictions -> setUiRestrictions(job, value.getInt());
            case JobObjectEndOfJobTimeInformation -> setEndOfJobTimeAction(job, value.getInt());
            default -> STATUS_NOT_IMPLEMENTED;
        };
    }

    /** The fields in the order in which they lie in memory. */
    private NtStatus setLimits(EJob job, ByteBuffer value, int allowed) {
        long perProcessUserTimeLimit = value.getLong();
        long perJobUserTimeLimit = value.getLong();
        int flags = value.getInt();
        int minimumWorkingSetSize = value.getInt();
        int maximumWorkingSetSize = value.getInt();
        int activeProcessLimit = value.getInt();
        int affinity = value.getInt();
        int priorityClass = value.getInt();
        int schedulingClass = value.getInt();
        value.getInt();
        boolean extended = value.hasRemaining();
        if (extended) {
            value.position(value.position() + IO_COUNTERS_SIZE);
        }
        int processMemoryLimit = extended ? value.getInt() : 0;
        int jobMemoryLimit = extended ? value.getInt() : 0;
        boolean priorityLimited = (flags & JobLimit.PRIORITY_CLASS.flag()) != 0;
        boolean known = priorityClass > 0 && priorityClass < PriorityClass.values().length;
        if ((flags & ~allowed) != 0 || priorityLimited && !known) {
            return STATUS_INVALID_PARAMETER;
        }
        return processes.jobs.setLimits(
                job,
                new JobLimits(
                        flags,
                        perProcessUserTimeLimit,
                        perJobUserTimeLimit,
                        minimumWorkingSetSize,
                        maximumWorkingSetSize,
                        activeProcessLimit,
                        affinity,
                        known ? PriorityClass.values()[priorityClass] : PriorityClass.UNKNOWN,
                        schedulingClass,
                        processMemoryLimit,
                        jobMemoryLimit));
    }

    private NtStatus setUiRestrictions(EJob job, int restrictions) {
        if ((restrictions & ~UI_LIMITS) != 0) {
            return STATUS_INVALID_PARAMETER;
        }
        processes.jobs.setUiRestrictions(job, restrictions);
        return STATUS_SUCCESS;
    }

    private NtStatus setEndOfJobTimeAction(EJob job, int action) {
        if (action < 0 || action >= EndOfJobTimeAction.values().length) {
            return STATUS_INVALID_PARAMETER;
        }
        processes.jobs.setEndOfJobTimeAction(job, EndOfJobTimeAction.values()[action]);
        return STATUS_SUCCESS;
    }
}
