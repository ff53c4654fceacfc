package nt.rtl;

import trace.Traced;

/// What a routine says of its outcome. Two statuses are the same if they are the same object.
///
/// @source
///   https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-erref/596a1078-e883-4972-9bbc-49e60bebca55
@Nt("NTSTATUS")
public final class NtStatus implements Traced {

    public static final int MAXIMUM_WAIT_OBJECTS = 64;

    public static final NtStatus STATUS_USER_APC = new NtStatus(0xC0, "STATUS_USER_APC");
    public static final NtStatus STATUS_KERNEL_APC = new NtStatus(0x100, "STATUS_KERNEL_APC");
    public static final NtStatus STATUS_ALERTED = new NtStatus(0x101, "STATUS_ALERTED");
    public static final NtStatus STATUS_TIMEOUT = new NtStatus(0x102, "STATUS_TIMEOUT");
    public static final NtStatus STATUS_NO_YIELD_PERFORMED =
            new NtStatus(0x4000_0024, "STATUS_NO_YIELD_PERFORMED");
    public static final NtStatus STATUS_MUTANT_NOT_OWNED =
            new NtStatus(0xC000_0046, "STATUS_MUTANT_NOT_OWNED");
    public static final NtStatus STATUS_SEMAPHORE_LIMIT_EXCEEDED =
            new NtStatus(0xC000_0047, "STATUS_SEMAPHORE_LIMIT_EXCEEDED");
    public static final NtStatus STATUS_MUTANT_LIMIT_EXCEEDED =
            new NtStatus(0xC000_0191, "STATUS_MUTANT_LIMIT_EXCEEDED");
    public static final NtStatus STATUS_THREAD_IS_TERMINATING =
            new NtStatus(0xC000_004B, "STATUS_THREAD_IS_TERMINATING");
    public static final NtStatus STATUS_INVALID_PARAMETER_1 =
            new NtStatus(0xC000_00EF, "STATUS_INVALID_PARAMETER_1");
    public static final NtStatus STATUS_SUSPEND_COUNT_EXCEEDED =
            new NtStatus(0xC000_004A, "STATUS_SUSPEND_COUNT_EXCEEDED");

    private static final NtStatus[] WAITS = family(0, "STATUS_WAIT_");
    private static final NtStatus[] ABANDONED = family(0x80, "STATUS_ABANDONED_WAIT_");

    public static final NtStatus STATUS_SUCCESS = WAITS[0];

    private final int code;
    private final String name;

    private NtStatus(int code, String name) {
        this.code = code;
        this.name = name;
    }

    private static NtStatus[] family(int first, String prefix) {
        var statuses = new NtStatus[MAXIMUM_WAIT_OBJECTS];
        for (int index = 0; index < statuses.length; index++) {
            statuses[index] = new NtStatus(first + index, prefix + index);
        }
        return statuses;
    }

    /** `STATUS_WAIT_0 + index`: the object with this index ended the wait. */
    public static NtStatus waited(int index) {
        return WAITS[index];
    }

    /** `STATUS_ABANDONED_WAIT_0 + index`: the same, and it is a mutant whose owner had ended. */
    public static NtStatus abandoned(int index) {
        return ABANDONED[index];
    }

    public int code() {
        return code;
    }

    @Override
    public long traceWord() {
        return Integer.toUnsignedLong(code);
    }

    @Override
    public String toString() {
        return this == STATUS_SUCCESS ? "STATUS_SUCCESS" : name;
    }
}
