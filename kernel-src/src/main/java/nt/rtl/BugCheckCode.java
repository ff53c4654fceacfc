package nt.rtl;

/// Why a system was stopped.
///
/// @source
///   https://learn.microsoft.com/en-us/windows-hardware/drivers/debugger/bug-check-code-reference2
public enum BugCheckCode {
    APC_INDEX_MISMATCH(0x1),
    DEVICE_QUEUE_NOT_BUSY(0x2),
    INVALID_AFFINITY_SET(0x3),
    INVALID_PROCESS_ATTACH_ATTEMPT(0x5),
    INVALID_PROCESS_DETACH_ATTEMPT(0x6),
    IRQL_NOT_LESS_OR_EQUAL(0xA),
    MAXIMUM_WAIT_OBJECTS_EXCEEDED(0xC),
    SPIN_LOCK_ALREADY_OWNED(0xF),
    SPIN_LOCK_NOT_OWNED(0x10),
    BAD_POOL_HEADER(0x19),
    MEMORY_MANAGEMENT(0x1A),
    KMODE_EXCEPTION_NOT_HANDLED(0x1E),
    KERNEL_APC_PENDING_DURING_EXIT(0x20),
    IRQL_GT_ZERO_AT_SYSTEM_SERVICE(0x4A),
    PFN_LIST_CORRUPT(0x4E),
    PAGE_FAULT_IN_NONPAGED_AREA(0x50),
    PROCESS1_INITIALIZATION_FAILED(0x6B),
    UNEXPECTED_KERNEL_MODE_TRAP(0x7F),
    ATTEMPTED_SWITCH_FROM_DPC(0xB8),
    BAD_POOL_CALLER(0xC2),
    DRIVER_VERIFIER_DETECTED_VIOLATION(0xC4),
    WORKER_THREAD_RETURNED_AT_BAD_IRQL(0xE1),
    RESOURCE_NOT_OWNED(0xE3),
    CRITICAL_OBJECT_TERMINATION(0xF4);

    private final int code;

    BugCheckCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
