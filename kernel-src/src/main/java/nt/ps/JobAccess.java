package nt.ps;

/// What a handle to a job may allow.
///
/// @source
///   https://learn.microsoft.com/en-us/windows/win32/procthread/job-object-security-and-access-rights
public final class JobAccess {

    public static final int JOB_OBJECT_ASSIGN_PROCESS = 0x1;
    public static final int JOB_OBJECT_SET_ATTRIBUTES = 0x2;
    public static final int JOB_OBJECT_QUERY = 0x4;
    public static final int JOB_OBJECT_TERMINATE = 0x8;
    public static final int JOB_OBJECT_SET_SECURITY_ATTRIBUTES = 0x10;
    public static final int JOB_OBJECT_ALL_ACCESS = 0x1F001F;

    private JobAccess() {}
}
