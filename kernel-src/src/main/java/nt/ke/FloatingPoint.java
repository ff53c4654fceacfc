package nt.ke;

import static nt.rtl.NtStatus.STATUS_FLOAT_DENORMAL_OPERAND;
import static nt.rtl.NtStatus.STATUS_FLOAT_DIVIDE_BY_ZERO;
import static nt.rtl.NtStatus.STATUS_FLOAT_INEXACT_RESULT;
import static nt.rtl.NtStatus.STATUS_FLOAT_INVALID_OPERATION;
import static nt.rtl.NtStatus.STATUS_FLOAT_MULTIPLE_FAULTS;
import static nt.rtl.NtStatus.STATUS_FLOAT_MULTIPLE_TRAPS;
import static nt.rtl.NtStatus.STATUS_FLOAT_OVERFLOW;
import static nt.rtl.NtStatus.STATUS_FLOAT_STACK_CHECK;
import static nt.rtl.NtStatus.STATUS_FLOAT_UNDERFLOW;

import nt.rtl.NtStatus;

/// Which status a floating-point exception becomes: that of the first unmasked cause, in the order
/// below.
///
/// @source https://github.com/reactos/reactos `ntoskrnl/ke/i386/traphdlr.c`
/// @source Intel 64 and IA-32 Architectures Software Developer's Manual, volume 1, 8.1.3 and 10.2.3
final class FloatingPoint {

    // ---- causes: the same bits in the status words of both units
    private static final int INVALID = 1;
    private static final int DENORMAL = 1 << 1;
    private static final int ZERO_DIVIDE = 1 << 2;
    private static final int OVERFLOW = 1 << 3;
    private static final int UNDERFLOW = 1 << 4;
    private static final int CAUSES = 0x3F;

    /** An invalid operation was one of the register stack: too many, or too few. */
    private static final int STACK_FAULT = 1 << 6;

    /** Where the control part of MXCSR has its masks. */
    private static final int MASK_SHIFT = 7;

    private FloatingPoint() {}

    /// Of an exception of the x87 unit.
    ///
    /// @param status its status word
    /// @param control its control word: the bit of a cause masks it
    static NtStatus status(int status, int control) {
        int causes = status & ~control & CAUSES;
        if ((causes & INVALID) != 0) {
            return (status & STACK_FAULT) != 0
                    ? STATUS_FLOAT_STACK_CHECK
                    : STATUS_FLOAT_INVALID_OPERATION;
        }
        if ((causes & ZERO_DIVIDE) != 0) {
            return STATUS_FLOAT_DIVIDE_BY_ZERO;
        }
        if ((causes & DENORMAL) != 0) {
            return STATUS_FLOAT_DENORMAL_OPERAND;
        }
        if ((causes & OVERFLOW) != 0) {
            return STATUS_FLOAT_OVERFLOW;
        }
        return (causes & UNDERFLOW) != 0 ? STATUS_FLOAT_UNDERFLOW : STATUS_FLOAT_INEXACT_RESULT;
    }

    /** Of an exception of the SSE unit, whose instructions can have several at once. */
    static NtStatus statusOfVectors(int mxcsr) {
        int causes = mxcsr & ~(mxcsr >> MASK_SHIFT) & CAUSES;
        return (causes & (INVALID | DENORMAL | ZERO_DIVIDE)) != 0
                ? STATUS_FLOAT_MULTIPLE_FAULTS
                : STATUS_FLOAT_MULTIPLE_TRAPS;
    }
}
