package nt.ps;

/// What a handle to a thread may allow.
///
/// @source
///   https://learn.microsoft.com/en-us/windows/win32/procthread/thread-security-and-access-rights
public final class ThreadAccess {

    public static final int THREAD_TERMINATE = 0x1;
    public static final int THREAD_SUSPEND_RESUME = 0x2;
    public static final int THREAD_ALERT = 0x4;
    public static final int THREAD_GET_CONTEXT = 0x8;
    public static final int THREAD_SET_CONTEXT = 0x10;
    public static final int THREAD_SET_INFORMATION = 0x20;
    public static final int THREAD_QUERY_INFORMATION = 0x40;
    public static final int THREAD_SET_THREAD_TOKEN = 0x80;
    public static final int THREAD_IMPERSONATE = 0x100;
    public static final int THREAD_DIRECT_IMPERSONATION = 0x200;
    public static final int THREAD_ALL_ACCESS = 0x1F03FF;

    private ThreadAccess() {}
}
