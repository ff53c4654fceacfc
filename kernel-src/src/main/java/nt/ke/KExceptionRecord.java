package nt.ke;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nt.rtl.Nt;
import nt.rtl.NtStatus;
import nt.rtl.RaisedStatus;

/// What has gone wrong, for whoever handles it.
///
/// @param address of the instruction
/// @param parameters up to 15 words; what they mean depends on the code
/// @source https://learn.microsoft.com/en-us/windows/win32/api/winnt/ns-winnt-exception_record
@Nt("EXCEPTION_RECORD")
public record KExceptionRecord(
        NtStatus code, int flags, int nested, int address, List<Integer> parameters) {

    public static final int EXCEPTION_MAXIMUM_PARAMETERS = 15;

    /** The program cannot go on from where it happened. */
    public static final int EXCEPTION_NONCONTINUABLE = 1;

    /** The bit of codes that the kernel keeps for itself. */
    private static final int RESERVED_CODE = 0x1000_0000;

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

    /** What it takes in memory: only the parameters that there are. */
    int size() {
        return EXCEPTION_INFORMATION + parameters.size() * Integer.BYTES;
    }

    void write(UserMemory memory, int at) {
        memory.writeInt(at + EXCEPTION_CODE, code.code());
        memory.writeInt(at + EXCEPTION_FLAGS, flags);
        memory.writeInt(at + EXCEPTION_RECORD, nested);
        memory.writeInt(at + EXCEPTION_ADDRESS, address);
        memory.writeInt(at + NUMBER_PARAMETERS, parameters.size());
        for (int index = 0; index < parameters.size(); index++) {
            memory.writeInt(
                    at + EXCEPTION_INFORMATION + index * Integer.BYTES, parameters.get(index));
        }
    }

    /// Captures one that a program has made.
    ///
    /// @throws RaisedStatus if it cannot be read, or `STATUS_INVALID_PARAMETER` if it says that it
    ///   has too many parameters
    public static KExceptionRecord read(UserMemory memory, int at) {
        int count = memory.readInt(at + NUMBER_PARAMETERS);
        if (Integer.compareUnsigned(count, EXCEPTION_MAXIMUM_PARAMETERS) > 0) {
            throw RaisedStatus.ExRaiseStatus(NtStatus.STATUS_INVALID_PARAMETER);
        }
        var parameters = new ArrayList<Integer>();
        for (int index = 0; index < count; index++) {
            parameters.add(memory.readInt(at + EXCEPTION_INFORMATION + index * Integer.BYTES));
        }
        return new KExceptionRecord(
                NtStatus.of(memory.readInt(at + EXCEPTION_CODE) & ~RESERVED_CODE),
                memory.readInt(at + EXCEPTION_FLAGS),
                memory.readInt(at + EXCEPTION_RECORD),
                memory.readInt(at + EXCEPTION_ADDRESS),
                List.copyOf(parameters));
    }
}
