package nt.ps;

/// What a job forbids its processes. A limit holds if its flag is set; the other values mean
/// nothing.
///
/// @param flags of [JobLimit]
/// @param perProcessUserTimeLimit in 100-ns units, for each process
/// @param perJobUserTimeLimit in 100-ns units, for all processes together
/// @param minimumWorkingSetSize in bytes
/// @param maximumWorkingSetSize in bytes
/// @param activeProcessLimit processes at the same time
/// @param affinity a bit for each processor
/// @param schedulingClass 0 to 9: the quantum, where quanta are long and fixed
/// @param processMemoryLimit bytes that a process may commit
/// @param jobMemoryLimit bytes that all of them may commit together
/// @source
///   https://learn.microsoft.com/en-us/windows/win32/api/winnt/ns-winnt-jobobject_basic_limit_information
public record JobLimits(
        int flags,
        long perProcessUserTimeLimit,
        long perJobUserTimeLimit,
        int minimumWorkingSetSize,
        int maximumWorkingSetSize,
        int activeProcessLimit,
        int affinity,
        PriorityClass priorityClass,
        int schedulingClass,
        int processMemoryLimit,
        int jobMemoryLimit) {

    /** The scheduling class of a job for which none has been set. */
    public static final int DEFAULT_SCHEDULING_CLASS = 5;

    public static final int MAXIMUM_SCHEDULING_CLASS = 9;

    public static final JobLimits NONE =
            new JobLimits(
                    0, 0, 0, 0, 0, 0, 0, PriorityClass.UNKNOWN, DEFAULT_SCHEDULING_CLASS, 0, 0);

    public boolean has(JobLimit limit) {
        return (flags & limit.flag()) != 0;
    }

    /** The same with the time limit of others, which goes on. */
    JobLimits withTimeOf(JobLimits others) {
        int kept = flags & ~JobLimit.PRESERVE_JOB_TIME.flag() | JobLimit.JOB_TIME.flag();
        return new JobLimits(
                kept,
                perProcessUserTimeLimit,
                others.perJobUserTimeLimit,
                minimumWorkingSetSize,
                maximumWorkingSetSize,
                activeProcessLimit,
                affinity,
                priorityClass,
                schedulingClass,
                processMemoryLimit,
                jobMemoryLimit);
    }

    /** The same with other flags. */
    public JobLimits withFlags(int other) {
        return new JobLimits(
                other,
                perProcessUserTimeLimit,
                perJobUserTimeLimit,
                minimumWorkingSetSize,
                maximumWorkingSetSize,
                activeProcessLimit,
                affinity,
                priorityClass,
                schedulingClass,
                processMemoryLimit,
                jobMemoryLimit);
    }
}
