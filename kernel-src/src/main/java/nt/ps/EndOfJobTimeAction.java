package nt.ps;

/// What happens to a job whose time is up.
///
/// @source
///   https://learn.microsoft.com/en-us/windows/win32/api/winnt/ns-winnt-jobobject_end_of_job_time_information
public enum EndOfJobTimeAction {
    /** Its processes are ended. */
    TERMINATE,
    /** Its completion port is told; without one its processes are ended. */
    POST
}
