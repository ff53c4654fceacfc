package nt.ke;

import java.util.Arrays;
import java.util.List;
import nt.rtl.Nt;
import nt.rtl.NtStatus;

/// What has gone wrong, for whoever handles it.
///
/// @param address of the instruction
/// @param parameters up to 15 words; what they mean depends on the code
/// @source https://learn.microsoft.com/en-us/windows/win32/api/winnt/ns-winnt-exception_record
@Nt("EXCEPTION_RECORD")
public record KExceptionRecord(
        NtStatus code, int flags, int nested, int address, List<Integer> parameters) {

    public static final int SIZE = 0x50;

    public static final int EXCEPTION_MAXIMUM_PARAMETERS = 15;

    /** The program cannot go on from where it happened. */
    public static final int EXCEPTION_NONCONTINUABLE = 1;

    // Where things are in memory.
    static final int EXCEPTION_CODE = 0x0;
    static final int EXCEPTION_FLAGS = 0x4;
    static final int EXCEPTION_RECORD = 0x8;
    static final int EXCEPTION_ADDRESS = 0xC;
    static final int NUMBER_PARAMETERS = 0x10;
    static final int EXCEPTION_INFORMATION = 0x14;

    public KExceptionRecord {
        if (parameters.size() > EXCEPTION_MAXIMUM_PARAMETERS) {
            throw new IllegalArgumentException("too many parameters: " + parameters);
        }
    }

    /** What a processor's exception becomes. */
    static KExceptionRecord of(NtStatus code, int address, int... parameters) {
        return new KExceptionRecord(
                code, 0, 0, address, Arrays.stream(parameters).boxed().toList());
    }
}
