package nt.ps;

/// What a handle to a process may allow.
///
/// @source
///   https://learn.microsoft.com/en-us/windows/win32/procthread/process-security-and-access-rights
public final class ProcessAccess {

    public static final int PROCESS_TERMINATE = 0x1;
    public static final int PROCESS_CREATE_THREAD = 0x2;
    public static final int PROCESS_SET_SESSIONID = 0x4;
    public static final int PROCESS_VM_OPERATION = 0x8;
    public static final int PROCESS_VM_READ = 0x10;
    public static final int PROCESS_VM_WRITE = 0x20;
    public static final int PROCESS_DUP_HANDLE = 0x40;
    public static final int PROCESS_CREATE_PROCESS = 0x80;
    public static final int PROCESS_SET_QUOTA = 0x100;
    public static final int PROCESS_SET_INFORMATION = 0x200;
    public static final int PROCESS_QUERY_INFORMATION = 0x400;
    public static final int PROCESS_SUSPEND_RESUME = 0x800;
    public static final int PROCESS_ALL_ACCESS = 0x1F0FFF;

    private ProcessAccess() {}
}
