package nt.rtl;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import trace.Traced;

/// What a routine says of its outcome. Statuses with a name can be compared by `==`; codes that
/// user programs make up ([#of]) cannot.
///
/// @source
///   https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-erref/596a1078-e883-4972-9bbc-49e60bebca55
@Nt("NTSTATUS")
public final class NtStatus implements Traced {

    public static final int MAXIMUM_WAIT_OBJECTS = 64;

    // Filled while the class is initialised, and never again.
    private static final Map<Integer, NtStatus> NAMED = new HashMap<>();

    public static final NtStatus STATUS_USER_APC = named(0xC0, "STATUS_USER_APC");
    public static final NtStatus STATUS_KERNEL_APC = named(0x100, "STATUS_KERNEL_APC");
    public static final NtStatus STATUS_ALERTED = named(0x101, "STATUS_ALERTED");
    public static final NtStatus STATUS_TIMEOUT = named(0x102, "STATUS_TIMEOUT");
    public static final NtStatus STATUS_PENDING = named(0x103, "STATUS_PENDING");
    public static final NtStatus STATUS_REPARSE = named(0x104, "STATUS_REPARSE");
    public static final NtStatus STATUS_MORE_ENTRIES = named(0x105, "STATUS_MORE_ENTRIES");
    public static final NtStatus STATUS_NOT_ALL_ASSIGNED = named(0x106, "STATUS_NOT_ALL_ASSIGNED");
    public static final NtStatus STATUS_SOME_NOT_MAPPED = named(0x107, "STATUS_SOME_NOT_MAPPED");
    public static final NtStatus STATUS_PAGE_FAULT_TRANSITION =
            named(0x110, "STATUS_PAGE_FAULT_TRANSITION");
    public static final NtStatus STATUS_PAGE_FAULT_DEMAND_ZERO =
            named(0x111, "STATUS_PAGE_FAULT_DEMAND_ZERO");
    public static final NtStatus STATUS_PAGE_FAULT_COPY_ON_WRITE =
            named(0x112, "STATUS_PAGE_FAULT_COPY_ON_WRITE");
    public static final NtStatus STATUS_PAGE_FAULT_GUARD_PAGE =
            named(0x113, "STATUS_PAGE_FAULT_GUARD_PAGE");
    public static final NtStatus STATUS_PAGE_FAULT_PAGING_FILE =
            named(0x114, "STATUS_PAGE_FAULT_PAGING_FILE");
    public static final NtStatus STATUS_NOTHING_TO_TERMINATE =
            named(0x122, "STATUS_NOTHING_TO_TERMINATE");
    public static final NtStatus STATUS_PROCESS_NOT_IN_JOB =
            named(0x123, "STATUS_PROCESS_NOT_IN_JOB");
    public static final NtStatus STATUS_PROCESS_IN_JOB = named(0x124, "STATUS_PROCESS_IN_JOB");
    public static final NtStatus STATUS_OBJECT_NAME_EXISTS =
            named(0x4000_0000, "STATUS_OBJECT_NAME_EXISTS");
    public static final NtStatus STATUS_THREAD_WAS_SUSPENDED =
            named(0x4000_0001, "STATUS_THREAD_WAS_SUSPENDED");
    public static final NtStatus STATUS_WORKING_SET_LIMIT_RANGE =
            named(0x4000_0002, "STATUS_WORKING_SET_LIMIT_RANGE");
    public static final NtStatus STATUS_IMAGE_NOT_AT_BASE =
            named(0x4000_0003, "STATUS_IMAGE_NOT_AT_BASE");
    public static final NtStatus STATUS_WAS_LOCKED = named(0x4000_0019, "STATUS_WAS_LOCKED");
    public static final NtStatus STATUS_NO_YIELD_PERFORMED =
            named(0x4000_0024, "STATUS_NO_YIELD_PERFORMED");
    public static final NtStatus STATUS_GUARD_PAGE_VIOLATION =
            named(0x8000_0001, "STATUS_GUARD_PAGE_VIOLATION");
    public static final NtStatus STATUS_DATATYPE_MISALIGNMENT =
            named(0x8000_0002, "STATUS_DATATYPE_MISALIGNMENT");
    public static final NtStatus STATUS_BREAKPOINT = named(0x8000_0003, "STATUS_BREAKPOINT");
    public static final NtStatus STATUS_SINGLE_STEP = named(0x8000_0004, "STATUS_SINGLE_STEP");
    public static final NtStatus STATUS_BUFFER_OVERFLOW =
            named(0x8000_0005, "STATUS_BUFFER_OVERFLOW");
    public static final NtStatus STATUS_PARTIAL_COPY = named(0x8000_000D, "STATUS_PARTIAL_COPY");
    public static final NtStatus STATUS_NO_MORE_ENTRIES =
            named(0x8000_001A, "STATUS_NO_MORE_ENTRIES");
    public static final NtStatus STATUS_LONGJUMP = named(0x8000_0026, "STATUS_LONGJUMP");
    public static final NtStatus STATUS_UNSUCCESSFUL = named(0xC000_0001, "STATUS_UNSUCCESSFUL");
    public static final NtStatus STATUS_NOT_IMPLEMENTED =
            named(0xC000_0002, "STATUS_NOT_IMPLEMENTED");
    public static final NtStatus STATUS_INVALID_INFO_CLASS =
            named(0xC000_0003, "STATUS_INVALID_INFO_CLASS");
    public static final NtStatus STATUS_INFO_LENGTH_MISMATCH =
            named(0xC000_0004, "STATUS_INFO_LENGTH_MISMATCH");
    public static final NtStatus STATUS_ACCESS_VIOLATION =
            named(0xC000_0005, "STATUS_ACCESS_VIOLATION");
    public static final NtStatus STATUS_IN_PAGE_ERROR = named(0xC000_0006, "STATUS_IN_PAGE_ERROR");
    public static final NtStatus STATUS_PAGEFILE_QUOTA =
            named(0xC000_0007, "STATUS_PAGEFILE_QUOTA");
    public static final NtStatus STATUS_INVALID_HANDLE =
            named(0xC000_0008, "STATUS_INVALID_HANDLE");
    public static final NtStatus STATUS_INVALID_CID = named(0xC000_000B, "STATUS_INVALID_CID");
    public static final NtStatus STATUS_TIMER_NOT_CANCELED =
            named(0xC000_000C, "STATUS_TIMER_NOT_CANCELED");
    public static final NtStatus STATUS_INVALID_PARAMETER =
            named(0xC000_000D, "STATUS_INVALID_PARAMETER");
    public static final NtStatus STATUS_END_OF_FILE = named(0xC000_0011, "STATUS_END_OF_FILE");
    public static final NtStatus STATUS_NO_MEMORY = named(0xC000_0017, "STATUS_NO_MEMORY");
    public static final NtStatus STATUS_CONFLICTING_ADDRESSES =
            named(0xC000_0018, "STATUS_CONFLICTING_ADDRESSES");
    public static final NtStatus STATUS_NOT_MAPPED_VIEW =
            named(0xC000_0019, "STATUS_NOT_MAPPED_VIEW");
    public static final NtStatus STATUS_UNABLE_TO_FREE_VM =
            named(0xC000_001A, "STATUS_UNABLE_TO_FREE_VM");
    public static final NtStatus STATUS_UNABLE_TO_DELETE_SECTION =
            named(0xC000_001B, "STATUS_UNABLE_TO_DELETE_SECTION");
    public static final NtStatus STATUS_INVALID_SYSTEM_SERVICE =
            named(0xC000_001C, "STATUS_INVALID_SYSTEM_SERVICE");
    public static final NtStatus STATUS_ILLEGAL_INSTRUCTION =
            named(0xC000_001D, "STATUS_ILLEGAL_INSTRUCTION");
    public static final NtStatus STATUS_INVALID_LOCK_SEQUENCE =
            named(0xC000_001E, "STATUS_INVALID_LOCK_SEQUENCE");
    public static final NtStatus STATUS_INVALID_VIEW_SIZE =
            named(0xC000_001F, "STATUS_INVALID_VIEW_SIZE");
    public static final NtStatus STATUS_INVALID_FILE_FOR_SECTION =
            named(0xC000_0020, "STATUS_INVALID_FILE_FOR_SECTION");
    public static final NtStatus STATUS_ALREADY_COMMITTED =
            named(0xC000_0021, "STATUS_ALREADY_COMMITTED");
    public static final NtStatus STATUS_ACCESS_DENIED = named(0xC000_0022, "STATUS_ACCESS_DENIED");
    public static final NtStatus STATUS_BUFFER_TOO_SMALL =
            named(0xC000_0023, "STATUS_BUFFER_TOO_SMALL");
    public static final NtStatus STATUS_OBJECT_TYPE_MISMATCH =
            named(0xC000_0024, "STATUS_OBJECT_TYPE_MISMATCH");
    public static final NtStatus STATUS_NONCONTINUABLE_EXCEPTION =
            named(0xC000_0025, "STATUS_NONCONTINUABLE_EXCEPTION");
    public static final NtStatus STATUS_INVALID_DISPOSITION =
            named(0xC000_0026, "STATUS_INVALID_DISPOSITION");
    public static final NtStatus STATUS_UNWIND = named(0xC000_0027, "STATUS_UNWIND");
    public static final NtStatus STATUS_BAD_STACK = named(0xC000_0028, "STATUS_BAD_STACK");
    public static final NtStatus STATUS_INVALID_UNWIND_TARGET =
            named(0xC000_0029, "STATUS_INVALID_UNWIND_TARGET");
    public static final NtStatus STATUS_NOT_LOCKED = named(0xC000_002A, "STATUS_NOT_LOCKED");
    public static final NtStatus STATUS_NOT_COMMITTED = named(0xC000_002D, "STATUS_NOT_COMMITTED");
    public static final NtStatus STATUS_INVALID_PARAMETER_MIX =
            named(0xC000_0030, "STATUS_INVALID_PARAMETER_MIX");
    public static final NtStatus STATUS_OBJECT_NAME_INVALID =
            named(0xC000_0033, "STATUS_OBJECT_NAME_INVALID");
    public static final NtStatus STATUS_OBJECT_NAME_NOT_FOUND =
            named(0xC000_0034, "STATUS_OBJECT_NAME_NOT_FOUND");
    public static final NtStatus STATUS_OBJECT_NAME_COLLISION =
            named(0xC000_0035, "STATUS_OBJECT_NAME_COLLISION");
    public static final NtStatus STATUS_OBJECT_PATH_INVALID =
            named(0xC000_0039, "STATUS_OBJECT_PATH_INVALID");
    public static final NtStatus STATUS_OBJECT_PATH_NOT_FOUND =
            named(0xC000_003A, "STATUS_OBJECT_PATH_NOT_FOUND");
    public static final NtStatus STATUS_OBJECT_PATH_SYNTAX_BAD =
            named(0xC000_003B, "STATUS_OBJECT_PATH_SYNTAX_BAD");
    public static final NtStatus STATUS_SECTION_TOO_BIG =
            named(0xC000_0040, "STATUS_SECTION_TOO_BIG");
    public static final NtStatus STATUS_QUOTA_EXCEEDED =
            named(0xC000_0044, "STATUS_QUOTA_EXCEEDED");
    public static final NtStatus STATUS_INVALID_PAGE_PROTECTION =
            named(0xC000_0045, "STATUS_INVALID_PAGE_PROTECTION");
    public static final NtStatus STATUS_MUTANT_NOT_OWNED =
            named(0xC000_0046, "STATUS_MUTANT_NOT_OWNED");
    public static final NtStatus STATUS_SEMAPHORE_LIMIT_EXCEEDED =
            named(0xC000_0047, "STATUS_SEMAPHORE_LIMIT_EXCEEDED");
    public static final NtStatus STATUS_PORT_ALREADY_SET =
            named(0xC000_0048, "STATUS_PORT_ALREADY_SET");
    public static final NtStatus STATUS_SECTION_NOT_IMAGE =
            named(0xC000_0049, "STATUS_SECTION_NOT_IMAGE");
    public static final NtStatus STATUS_SUSPEND_COUNT_EXCEEDED =
            named(0xC000_004A, "STATUS_SUSPEND_COUNT_EXCEEDED");
    public static final NtStatus STATUS_THREAD_IS_TERMINATING =
            named(0xC000_004B, "STATUS_THREAD_IS_TERMINATING");
    public static final NtStatus STATUS_SECTION_PROTECTION =
            named(0xC000_004E, "STATUS_SECTION_PROTECTION");
    public static final NtStatus STATUS_DELETE_PENDING =
            named(0xC000_0056, "STATUS_DELETE_PENDING");
    public static final NtStatus STATUS_UNKNOWN_REVISION =
            named(0xC000_0058, "STATUS_UNKNOWN_REVISION");
    public static final NtStatus STATUS_PRIVILEGE_NOT_HELD =
            named(0xC000_0061, "STATUS_PRIVILEGE_NOT_HELD");
    public static final NtStatus STATUS_INVALID_ACL = named(0xC000_0077, "STATUS_INVALID_ACL");
    public static final NtStatus STATUS_INVALID_SID = named(0xC000_0078, "STATUS_INVALID_SID");
    public static final NtStatus STATUS_INVALID_SECURITY_DESCR =
            named(0xC000_0079, "STATUS_INVALID_SECURITY_DESCR");
    public static final NtStatus STATUS_PROCEDURE_NOT_FOUND =
            named(0xC000_007A, "STATUS_PROCEDURE_NOT_FOUND");
    public static final NtStatus STATUS_INVALID_IMAGE_FORMAT =
            named(0xC000_007B, "STATUS_INVALID_IMAGE_FORMAT");
    public static final NtStatus STATUS_NO_TOKEN = named(0xC000_007C, "STATUS_NO_TOKEN");
    public static final NtStatus STATUS_SECTION_NOT_EXTENDED =
            named(0xC000_0087, "STATUS_SECTION_NOT_EXTENDED");
    public static final NtStatus STATUS_NOT_MAPPED_DATA =
            named(0xC000_0088, "STATUS_NOT_MAPPED_DATA");
    public static final NtStatus STATUS_ARRAY_BOUNDS_EXCEEDED =
            named(0xC000_008C, "STATUS_ARRAY_BOUNDS_EXCEEDED");
    public static final NtStatus STATUS_FLOAT_DENORMAL_OPERAND =
            named(0xC000_008D, "STATUS_FLOAT_DENORMAL_OPERAND");
    public static final NtStatus STATUS_FLOAT_DIVIDE_BY_ZERO =
            named(0xC000_008E, "STATUS_FLOAT_DIVIDE_BY_ZERO");
    public static final NtStatus STATUS_FLOAT_INEXACT_RESULT =
            named(0xC000_008F, "STATUS_FLOAT_INEXACT_RESULT");
    public static final NtStatus STATUS_FLOAT_INVALID_OPERATION =
            named(0xC000_0090, "STATUS_FLOAT_INVALID_OPERATION");
    public static final NtStatus STATUS_FLOAT_OVERFLOW =
            named(0xC000_0091, "STATUS_FLOAT_OVERFLOW");
    public static final NtStatus STATUS_FLOAT_STACK_CHECK =
            named(0xC000_0092, "STATUS_FLOAT_STACK_CHECK");
    public static final NtStatus STATUS_FLOAT_UNDERFLOW =
            named(0xC000_0093, "STATUS_FLOAT_UNDERFLOW");
    public static final NtStatus STATUS_INTEGER_DIVIDE_BY_ZERO =
            named(0xC000_0094, "STATUS_INTEGER_DIVIDE_BY_ZERO");
    public static final NtStatus STATUS_INTEGER_OVERFLOW =
            named(0xC000_0095, "STATUS_INTEGER_OVERFLOW");
    public static final NtStatus STATUS_PRIVILEGED_INSTRUCTION =
            named(0xC000_0096, "STATUS_PRIVILEGED_INSTRUCTION");
    public static final NtStatus STATUS_TOO_MANY_PAGING_FILES =
            named(0xC000_0097, "STATUS_TOO_MANY_PAGING_FILES");
    public static final NtStatus STATUS_FILE_INVALID = named(0xC000_0098, "STATUS_FILE_INVALID");
    public static final NtStatus STATUS_INSUFFICIENT_RESOURCES =
            named(0xC000_009A, "STATUS_INSUFFICIENT_RESOURCES");
    public static final NtStatus STATUS_FREE_VM_NOT_AT_BASE =
            named(0xC000_009F, "STATUS_FREE_VM_NOT_AT_BASE");
    public static final NtStatus STATUS_MEMORY_NOT_ALLOCATED =
            named(0xC000_00A0, "STATUS_MEMORY_NOT_ALLOCATED");
    public static final NtStatus STATUS_WORKING_SET_QUOTA =
            named(0xC000_00A1, "STATUS_WORKING_SET_QUOTA");
    public static final NtStatus STATUS_NOT_SUPPORTED = named(0xC000_00BB, "STATUS_NOT_SUPPORTED");
    public static final NtStatus STATUS_NOT_SAME_DEVICE =
            named(0xC000_00D4, "STATUS_NOT_SAME_DEVICE");
    public static final NtStatus STATUS_CANT_TERMINATE_SELF =
            named(0xC000_00DB, "STATUS_CANT_TERMINATE_SELF");
    public static final NtStatus STATUS_INTERNAL_ERROR =
            named(0xC000_00E5, "STATUS_INTERNAL_ERROR");
    public static final NtStatus STATUS_GENERIC_NOT_MAPPED =
            named(0xC000_00E6, "STATUS_GENERIC_NOT_MAPPED");
    public static final NtStatus STATUS_INVALID_PARAMETER_1 =
            named(0xC000_00EF, "STATUS_INVALID_PARAMETER_1");
    public static final NtStatus STATUS_INVALID_PARAMETER_2 =
            named(0xC000_00F0, "STATUS_INVALID_PARAMETER_2");
    public static final NtStatus STATUS_INVALID_PARAMETER_3 =
            named(0xC000_00F1, "STATUS_INVALID_PARAMETER_3");
    public static final NtStatus STATUS_INVALID_PARAMETER_4 =
            named(0xC000_00F2, "STATUS_INVALID_PARAMETER_4");
    public static final NtStatus STATUS_INVALID_PARAMETER_5 =
            named(0xC000_00F3, "STATUS_INVALID_PARAMETER_5");
    public static final NtStatus STATUS_INVALID_PARAMETER_6 =
            named(0xC000_00F4, "STATUS_INVALID_PARAMETER_6");
    public static final NtStatus STATUS_INVALID_PARAMETER_7 =
            named(0xC000_00F5, "STATUS_INVALID_PARAMETER_7");
    public static final NtStatus STATUS_INVALID_PARAMETER_8 =
            named(0xC000_00F6, "STATUS_INVALID_PARAMETER_8");
    public static final NtStatus STATUS_INVALID_PARAMETER_9 =
            named(0xC000_00F7, "STATUS_INVALID_PARAMETER_9");
    public static final NtStatus STATUS_INVALID_PARAMETER_10 =
            named(0xC000_00F8, "STATUS_INVALID_PARAMETER_10");
    public static final NtStatus STATUS_STACK_OVERFLOW =
            named(0xC000_00FD, "STATUS_STACK_OVERFLOW");
    public static final NtStatus STATUS_DIRECTORY_NOT_EMPTY =
            named(0xC000_0101, "STATUS_DIRECTORY_NOT_EMPTY");
    public static final NtStatus STATUS_NAME_TOO_LONG = named(0xC000_0106, "STATUS_NAME_TOO_LONG");
    public static final NtStatus STATUS_PROCESS_IS_TERMINATING =
            named(0xC000_010A, "STATUS_PROCESS_IS_TERMINATING");
    public static final NtStatus STATUS_INVALID_LDT_SIZE =
            named(0xC000_0118, "STATUS_INVALID_LDT_SIZE");
    public static final NtStatus STATUS_INVALID_LDT_OFFSET =
            named(0xC000_0119, "STATUS_INVALID_LDT_OFFSET");
    public static final NtStatus STATUS_INVALID_IMAGE_NE_FORMAT =
            named(0xC000_011B, "STATUS_INVALID_IMAGE_NE_FORMAT");
    public static final NtStatus STATUS_MAPPED_FILE_SIZE_ZERO =
            named(0xC000_011E, "STATUS_MAPPED_FILE_SIZE_ZERO");
    public static final NtStatus STATUS_CANCELLED = named(0xC000_0120, "STATUS_CANCELLED");
    public static final NtStatus STATUS_CANNOT_DELETE = named(0xC000_0121, "STATUS_CANNOT_DELETE");
    public static final NtStatus STATUS_FILE_DELETED = named(0xC000_0123, "STATUS_FILE_DELETED");
    public static final NtStatus STATUS_TOKEN_ALREADY_IN_USE =
            named(0xC000_012B, "STATUS_TOKEN_ALREADY_IN_USE");
    public static final NtStatus STATUS_PAGEFILE_QUOTA_EXCEEDED =
            named(0xC000_012C, "STATUS_PAGEFILE_QUOTA_EXCEEDED");
    public static final NtStatus STATUS_COMMITMENT_LIMIT =
            named(0xC000_012D, "STATUS_COMMITMENT_LIMIT");
    public static final NtStatus STATUS_INVALID_IMAGE_LE_FORMAT =
            named(0xC000_012E, "STATUS_INVALID_IMAGE_LE_FORMAT");
    public static final NtStatus STATUS_INVALID_IMAGE_NOT_MZ =
            named(0xC000_012F, "STATUS_INVALID_IMAGE_NOT_MZ");
    public static final NtStatus STATUS_INVALID_IMAGE_PROTECT =
            named(0xC000_0130, "STATUS_INVALID_IMAGE_PROTECT");
    public static final NtStatus STATUS_INVALID_IMAGE_WIN_16 =
            named(0xC000_0131, "STATUS_INVALID_IMAGE_WIN_16");
    public static final NtStatus STATUS_DLL_NOT_FOUND = named(0xC000_0135, "STATUS_DLL_NOT_FOUND");
    public static final NtStatus STATUS_ORDINAL_NOT_FOUND =
            named(0xC000_0138, "STATUS_ORDINAL_NOT_FOUND");
    public static final NtStatus STATUS_ENTRYPOINT_NOT_FOUND =
            named(0xC000_0139, "STATUS_ENTRYPOINT_NOT_FOUND");
    public static final NtStatus STATUS_CONTROL_C_EXIT =
            named(0xC000_013A, "STATUS_CONTROL_C_EXIT");
    public static final NtStatus STATUS_INVALID_ADDRESS =
            named(0xC000_0141, "STATUS_INVALID_ADDRESS");
    public static final NtStatus STATUS_DLL_INIT_FAILED =
            named(0xC000_0142, "STATUS_DLL_INIT_FAILED");
    public static final NtStatus STATUS_UNHANDLED_EXCEPTION =
            named(0xC000_0144, "STATUS_UNHANDLED_EXCEPTION");
    public static final NtStatus STATUS_ILLEGAL_FLOAT_CONTEXT =
            named(0xC000_014A, "STATUS_ILLEGAL_FLOAT_CONTEXT");
    public static final NtStatus STATUS_NO_EVENT_PAIR = named(0xC000_014E, "STATUS_NO_EVENT_PAIR");
    public static final NtStatus STATUS_MUTANT_LIMIT_EXCEEDED =
            named(0xC000_0191, "STATUS_MUTANT_LIMIT_EXCEEDED");
    public static final NtStatus STATUS_POSSIBLE_DEADLOCK =
            named(0xC000_0194, "STATUS_POSSIBLE_DEADLOCK");
    public static final NtStatus STATUS_MAPPED_ALIGNMENT =
            named(0xC000_0220, "STATUS_MAPPED_ALIGNMENT");
    public static final NtStatus STATUS_RETRY = named(0xC000_022D, "STATUS_RETRY");
    public static final NtStatus STATUS_HANDLE_NOT_CLOSABLE =
            named(0xC000_0235, "STATUS_HANDLE_NOT_CLOSABLE");
    public static final NtStatus STATUS_TIMER_RESOLUTION_NOT_SET =
            named(0xC000_0245, "STATUS_TIMER_RESOLUTION_NOT_SET");
    public static final NtStatus STATUS_NO_CALLBACK_ACTIVE =
            named(0xC000_0258, "STATUS_NO_CALLBACK_ACTIVE");
    public static final NtStatus STATUS_NOT_A_REPARSE_POINT =
            named(0xC000_0275, "STATUS_NOT_A_REPARSE_POINT");
    public static final NtStatus STATUS_FLOAT_MULTIPLE_FAULTS =
            named(0xC000_02B4, "STATUS_FLOAT_MULTIPLE_FAULTS");
    public static final NtStatus STATUS_FLOAT_MULTIPLE_TRAPS =
            named(0xC000_02B5, "STATUS_FLOAT_MULTIPLE_TRAPS");
    public static final NtStatus STATUS_REG_NAT_CONSUMPTION =
            named(0xC000_02C9, "STATUS_REG_NAT_CONSUMPTION");
    public static final NtStatus STATUS_PORT_NOT_SET = named(0xC000_0353, "STATUS_PORT_NOT_SET");
    public static final NtStatus STATUS_INVALID_IMAGE_WIN_64 =
            named(0xC000_035A, "STATUS_INVALID_IMAGE_WIN_64");
    public static final NtStatus STATUS_STACK_BUFFER_OVERRUN =
            named(0xC000_0409, "STATUS_STACK_BUFFER_OVERRUN");
    public static final NtStatus STATUS_ASSERTION_FAILURE =
            named(0xC000_0420, "STATUS_ASSERTION_FAILURE");

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
            statuses[index] = named(first + index, prefix + index);
        }
        return statuses;
    }

    private static NtStatus named(int code, String name) {
        var status = new NtStatus(code, name);
        NAMED.put(code, status);
        return status;
    }

    /** The status with this code; one with a name of its own, if it has one. */
    public static NtStatus of(int code) {
        NtStatus named = NAMED.get(code);
        return named == null ? new NtStatus(code, "0x%08X".formatted(code)) : named;
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

    /** Whether it tells of success or gives information: NT's `NT_SUCCESS`. */
    public boolean isSuccess() {
        return code >= 0;
    }

    @Override
    public long traceWord() {
        return Integer.toUnsignedLong(code);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NtStatus status && status.code == code;
    }

    @Override
    public int hashCode() {
        return code;
    }

    @Override
    public String toString() {
        return this == STATUS_SUCCESS ? "STATUS_SUCCESS" : name;
    }
}
