package nt.ps;

/// What the processes of a job have used, those that have ended and those that run.
///
/// @param totalUserTime in 100-ns units
/// @param totalKernelTime in 100-ns units
/// @param thisPeriodTotalUserTime the same since a time limit was set for the job
/// @param totalTerminatedProcesses ended because of a limit
public record JobAccounts(
        long totalUserTime,
        long totalKernelTime,
        long thisPeriodTotalUserTime,
        long thisPeriodTotalKernelTime,
        int totalProcesses,
        int activeProcesses,
        int totalTerminatedProcesses) {}
