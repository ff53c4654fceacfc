package nt.ps;

/// What a job can limit; each has a bit.
///
/// @source
///   https://learn.microsoft.com/en-us/windows/win32/api/winnt/ns-winnt-jobobject_basic_limit_information
/// @source
///   https://learn.microsoft.com/en-us/windows/win32/api/winnt/ns-winnt-jobobject_extended_limit_information
public enum JobLimit {
    WORKINGSET,
    PROCESS_TIME,
    JOB_TIME,
    ACTIVE_PROCESS,
    AFFINITY,
    PRIORITY_CLASS,
    /** Goes on with the time that has been used when other limits are set. */
    PRESERVE_JOB_TIME,
    SCHEDULING_CLASS,
    PROCESS_MEMORY,
    JOB_MEMORY,
    DIE_ON_UNHANDLED_EXCEPTION,
    /** A process of it may create one outside. */
    BREAKAWAY_OK,
    /** Every process that one of it creates is outside. */
    SILENT_BREAKAWAY_OK,
    /** Its processes end when nobody has a handle to it any more. */
    KILL_ON_JOB_CLOSE;

    /** The limits that the basic limit information has fields for. */
    public static final int BASIC_LIMITS = 0xFF;

    /** All limits. */
    public static final int EXTENDED_LIMITS = 0x3FFF;

    public int flag() {
        return 1 << ordinal();
    }
}
