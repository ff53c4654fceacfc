package nt.ke;

import static nt.rtl.BugCheckCode.UNEXPECTED_KERNEL_MODE_TRAP;
import static nt.rtl.NtStatus.STATUS_ACCESS_VIOLATION;
import static nt.rtl.NtStatus.STATUS_ARRAY_BOUNDS_EXCEEDED;
import static nt.rtl.NtStatus.STATUS_ASSERTION_FAILURE;
import static nt.rtl.NtStatus.STATUS_BREAKPOINT;
import static nt.rtl.NtStatus.STATUS_DATATYPE_MISALIGNMENT;
import static nt.rtl.NtStatus.STATUS_INTEGER_OVERFLOW;
import static nt.rtl.NtStatus.STATUS_IN_PAGE_ERROR;
import static nt.rtl.NtStatus.STATUS_PRIVILEGED_INSTRUCTION;
import static nt.rtl.NtStatus.STATUS_SINGLE_STEP;

import java.util.Objects;
import machine.ia32.Exit;
import machine.ia32.FpuState;
import machine.ia32.Ia32;
import machine.ia32.Vector;
import machine.memory.PageFault;
import nt.hal.InterruptLevels;
import nt.rtl.BugCheckRoutine;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;
import nt.rtl.NtStatus;

/// What the kernel does when a program traps: a routine for each vector of the interrupt table, as
/// in NT. Each ends by having the frame say where the program goes on.
///
/// | vector | exception | becomes |
/// |---|---|---|
/// | 0 | divide error | `STATUS_INTEGER_DIVIDE_BY_ZERO`, `STATUS_INTEGER_OVERFLOW` |
/// | 1 | debug | `STATUS_SINGLE_STEP` |
/// | 3 | breakpoint | `STATUS_BREAKPOINT` |
/// | 4 | overflow | `STATUS_INTEGER_OVERFLOW` |
/// | 5 | bounds | `STATUS_ARRAY_BOUNDS_EXCEEDED` |
/// | 6 | invalid opcode | `STATUS_ILLEGAL_INSTRUCTION`, `STATUS_INVALID_LOCK_SEQUENCE` |
/// | 10 to 13 | segments, protection | `STATUS_ACCESS_VIOLATION`, `STATUS_PRIVILEGED_INSTRUCTION` |
/// | 14 | page fault | nothing, or what the memory manager says |
/// | 16, 19 | floating point | `STATUS_FLOAT_…` |
/// | 17 | alignment | `STATUS_DATATYPE_MISALIGNMENT` |
///
/// @model Faults in segments 10 to 12 are taken like general protection faults.
/// @source https://github.com/reactos/reactos `ntoskrnl/ke/i386/traphdlr.c` (codes and parameters)
final class TrapHandlers {

    /** The parameter of an access violation that tells of reading, writing, executing. */
    private static final int READ_ACCESS = 0;

    private static final int WRITE_ACCESS = 1;
    private static final int EXECUTE_ACCESS = 8;

    /** The address that an access violation names when the processor has not told it. */
    private static final int NO_ADDRESS = -1;

    private static final int INT_LENGTH = 2;

    /** What the first parameter of a breakpoint says: it is just one. */
    private static final int BREAKPOINT_BREAK = 0;

    private static final long TICK_COUNT_SHIFT = 24;

    private final InterruptLevels levels;
    private final BugCheckRoutine bugCheck;
    private final SystemTime time;
    private final UserMemory memory;
    private final SystemCalls systemCalls;
    private final UserCallbacks callbacks;
    private final Exceptions exceptions;
    private final FaultingCode faultingCode;

    TrapHandlers(
            InterruptLevels levels,
            BugCheckRoutine bugCheck,
            SystemTime time,
            UserMemory memory,
            SystemCalls systemCalls,
            UserCallbacks callbacks,
            Exceptions exceptions,
            FaultingCode faultingCode) {
        this.levels = levels;
        this.bugCheck = bugCheck;
        this.time = time;
        this.memory = memory;
        this.systemCalls = systemCalls;
        this.callbacks = callbacks;
        this.exceptions = exceptions;
        this.faultingCode = faultingCode;
    }

    /// Does what the trap demands.
    ///
    /// @param core the processor that has trapped, which the thread may not be on any more when
    ///   this returns
    @IrqlRequiresMax(KIrql.PASSIVE_LEVEL)
    void handle(KThread thread, KTrapFrame frame, Ia32 core, Exit exit) {
        int vector = core.vector();
        frame.errCode = core.errorCode();
        switch (exit) {
            case SYSENTER -> systemCalls.KiFastCallEntry(thread, frame);
            case INTERRUPT, TRAP -> trap(thread, frame, vector, core.registers().debug[6]);
            case FAULT -> {
                int address = core.registers().cr2;
                levels.pcr().cpu().point();
                fault(thread, frame, vector, address);
            }
            case BUDGET, HALT, SHUTDOWN ->
                    bugCheck.KeBugCheckEx(UNEXPECTED_KERNEL_MODE_TRAP, vector, 0, 0, 0);
        }
    }

    /** What is reported after the instruction. */
    private void trap(KThread thread, KTrapFrame frame, int vector, int dr6) {
        switch (vector) {
            case TrapVector.SYSTEM_SERVICE -> systemCalls.KiSystemService(thread, frame);
            case TrapVector.CALLBACK_RETURN -> KiCallbackReturn(thread, frame);
            case TrapVector.GET_TICK_COUNT -> KiGetTickCount(frame);
            case TrapVector.RAISE_ASSERTION -> KiRaiseAssertion(thread, frame);
            case TrapVector.DEBUG_SERVICE -> KiDebugService(thread, frame);
            case Vector.DEBUG -> KiTrap01(thread, frame, dr6);
            case Vector.BREAKPOINT -> KiTrap03(thread, frame);
            case Vector.OVERFLOW -> KiTrap04(thread, frame);
            default -> unexpected(vector, frame);
        }
    }

    /** What kept an instruction from being carried out. */
    private void fault(KThread thread, KTrapFrame frame, int vector, int address) {
        switch (vector) {
            case Vector.DIVIDE_ERROR ->
                    raise(thread, frame, faultingCode.divideError(thread, frame));
            case Vector.DEBUG -> KiTrap01(thread, frame, frame.dr6);
            case Vector.BOUND -> raise(thread, frame, STATUS_ARRAY_BOUNDS_EXCEEDED);
            case Vector.INVALID_OPCODE ->
                    raise(thread, frame, faultingCode.invalidInstruction(frame));
            case Vector.INVALID_TASK, Vector.NOT_PRESENT, Vector.STACK_FAULT ->
                    raise(thread, frame, STATUS_ACCESS_VIOLATION, READ_ACCESS, NO_ADDRESS);
            case Vector.GENERAL_PROTECTION -> KiTrap0D(thread, frame);
            case Vector.PAGE_FAULT -> KiTrap0E(thread, frame, address);
            case Vector.FLOATING_POINT -> KiTrap10(thread, frame);
            case Vector.ALIGNMENT -> raise(thread, frame, STATUS_DATATYPE_MISALIGNMENT);
            case Vector.SIMD -> KiTrap13(thread, frame);
            default -> unexpected(vector, frame);
        }
    }

    private void unexpected(int vector, KTrapFrame frame) {
        bugCheck.KeBugCheckEx(
                UNEXPECTED_KERNEL_MODE_TRAP, vector, Integer.toUnsignedLong(frame.eip), 0, 0);
    }

    private void raise(KThread thread, KTrapFrame frame, NtStatus code, int... parameters) {
        raiseAt(thread, frame, code, frame.eip, parameters);
    }

    private void raiseAt(
            KThread thread, KTrapFrame frame, NtStatus code, int address, int... parameters) {
        exceptions.KiDispatchException(
                thread, frame, KExceptionRecord.of(code, address, parameters), true);
    }

    // ---- the processor's exceptions ---------------------------------------------------------

    /** Debug: the step is over, or a watched address was touched. */
    private void KiTrap01(KThread thread, KTrapFrame frame, int dr6) {
        frame.eFlags &= ~EFlags.TRAP;
        frame.dr6 = dr6;
        raise(thread, frame, STATUS_SINGLE_STEP);
    }

    /** Breakpoint, which the program is told to be at, not behind. */
    private void KiTrap03(KThread thread, KTrapFrame frame) {
        breakpoint(thread, frame, BREAKPOINT_BREAK, 0, 0);
    }

    private void breakpoint(KThread thread, KTrapFrame frame, int... parameters) {
        raiseAt(thread, frame, STATUS_BREAKPOINT, frame.eip - 1, parameters);
    }

    /** Overflow, by INTO. */
    private void KiTrap04(KThread thread, KTrapFrame frame) {
        raiseAt(thread, frame, STATUS_INTEGER_OVERFLOW, frame.eip - 1);
    }

    /// General protection. The processor does not say why; the instruction tells.
    private void KiTrap0D(KThread thread, KTrapFrame frame) {
        if (faultingCode.isPrivileged(frame)) {
            raise(thread, frame, STATUS_PRIVILEGED_INSTRUCTION);
        } else {
            raise(thread, frame, STATUS_ACCESS_VIOLATION, READ_ACCESS, NO_ADDRESS);
        }
    }

    /** Page fault: the memory manager's, who makes it good or says what it is. */
    private void KiTrap0E(KThread thread, KTrapFrame frame, int address) {
        int code = frame.errCode;
        NtStatus status = memory.makeGood(code, address, KProcessorMode.UserMode, frame);
        if (status.isSuccess()) {
            return;
        }
        if (status == STATUS_IN_PAGE_ERROR) {
            raise(thread, frame, status, access(code), address, status.code());
        } else if (status == NtStatus.STATUS_STACK_OVERFLOW) {
            raise(thread, frame, status);
        } else {
            raise(thread, frame, status, access(code), address);
        }
    }

    private static int access(int faultCode) {
        if ((faultCode & PageFault.FETCH) != 0) {
            return EXECUTE_ACCESS;
        }
        return (faultCode & PageFault.WRITE) != 0 ? WRITE_ACCESS : READ_ACCESS;
    }

    /** An unmasked exception of x87 instructions, reported by the next one. */
    private void KiTrap10(KThread thread, KTrapFrame frame) {
        FpuState fpu = fpu(thread);
        NtStatus code = FloatingPoint.status(fpu.status, fpu.control);
        raiseAt(thread, frame, code, fpu.lastInstruction, 0);
    }

    /** An unmasked exception of SSE instructions. */
    private void KiTrap13(KThread thread, KTrapFrame frame) {
        raise(thread, frame, FloatingPoint.statusOfVectors(fpu(thread).mxcsr), 0);
    }

    private static FpuState fpu(KThread thread) {
        return Objects.requireNonNull(thread.npxState);
    }

    // ---- the system's own interrupts --------------------------------------------------------

    /// Tells how many milliseconds the system has been up; what `GetTickCount` computes from the
    /// shared page.
    private void KiGetTickCount(KTrapFrame frame) {
        long ticks = Integer.toUnsignedLong(time.KeQueryTickCount());
        frame.eax = (int) (ticks * time.tickCountMultiplier() >> TICK_COUNT_SHIFT);
    }

    /** Returns from a callback: result, its length and a status are in ecx, edx and eax. */
    private void KiCallbackReturn(KThread thread, KTrapFrame frame) {
        frame.eax = callbacks.NtCallbackReturn(frame.ecx, frame.edx, NtStatus.of(frame.eax)).code();
    }

    private void KiRaiseAssertion(KThread thread, KTrapFrame frame) {
        raiseAt(thread, frame, STATUS_ASSERTION_FAILURE, frame.eip - INT_LENGTH);
    }

    /// Speaks to the debugger: a breakpoint that says in its parameters what is wanted. The
    /// instruction after it is a breakpoint, too, which is skipped.
    private void KiDebugService(KThread thread, KTrapFrame frame) {
        frame.eip++;
        breakpoint(thread, frame, frame.eax, frame.ecx, frame.edx);
    }
}
