package nt.ps;

/// What threads and processes give back when they end, while they still run: of all things that are
/// theirs and nobody else's.
final class ProcessRundown {

    private final JobMembers jobMembers;

    ProcessRundown(JobMembers jobMembers) {
        this.jobMembers = jobMembers;
    }

    /** In the last thread of a process. */
    void processEnds(EProcess process) {
        jobMembers.PspExitProcessFromJob(process);
    }
}
