package nt.ke;

import static nt.rtl.NtStatus.STATUS_ILLEGAL_INSTRUCTION;
import static nt.rtl.NtStatus.STATUS_INTEGER_DIVIDE_BY_ZERO;
import static nt.rtl.NtStatus.STATUS_INTEGER_OVERFLOW;
import static nt.rtl.NtStatus.STATUS_INVALID_LOCK_SEQUENCE;

import java.util.Optional;
import machine.ia32.Decoder;
import machine.ia32.Fault;
import machine.ia32.Instruction;
import machine.ia32.Segment;
import nt.rtl.NtStatus;
import nt.rtl.RaisedStatus;

/// Looks at the instruction that could not be carried out, where the processor's exception does not
/// say enough.
///
/// The program's other threads may have changed it meanwhile; then any answer is as good as
/// another.
final class FaultingCode {

    private static final int LOCK = 0xF0;

    private final UserMemory memory;

    FaultingCode(UserMemory memory) {
        this.memory = memory;
    }

    /** What an invalid opcode is: a `lock` where none may be, or just that. */
    NtStatus invalidInstruction(KTrapFrame frame) {
        try {
            for (int place = 0; place < Decoder.MAXIMUM_LENGTH; place++) {
                int code = memory.readByte(frame.eip + place);
                if (code == LOCK) {
                    return STATUS_INVALID_LOCK_SEQUENCE;
                }
                if (!isPrefix(code)) {
                    break;
                }
            }
        } catch (RaisedStatus _) {
            return STATUS_ILLEGAL_INSTRUCTION;
        }
        return STATUS_ILLEGAL_INSTRUCTION;
    }

    private static boolean isPrefix(int code) {
        return switch (code) {
            case 0x26, 0x2E, 0x36, 0x3E, 0x64, 0x65, 0x66, 0x67, 0xF2, 0xF3 -> true;
            default -> false;
        };
    }

    /** What a divide error is: the divisor was 0, or the result is too large. */
    NtStatus divideError(KThread thread, KTrapFrame frame) {
        return decode(frame).map(instruction -> divisor(instruction, thread, frame)).orElse(0) == 0
                ? STATUS_INTEGER_DIVIDE_BY_ZERO
                : STATUS_INTEGER_OVERFLOW;
    }

    private int divisor(Instruction instruction, KThread thread, KTrapFrame frame) {
        int operand = instruction.target;
        return switch (instruction.operation) {
            case AAM -> instruction.immediate;
            case DIV, IDIV ->
                    operand == Instruction.MEMORY
                            ? inMemory(instruction, thread, frame)
                            : frame.register(operand, instruction.size);
            default -> 0;
        };
    }

    /// @model Of segments that do not begin at 0 only that of the thread's environment block is
    ///   known here.
    private int inMemory(Instruction instruction, KThread thread, KTrapFrame frame) {
        int segment = instruction.segment == Segment.FS ? thread.teb : 0;
        int address = segment + instruction.offset(frame.general());
        try {
            return switch (instruction.size) {
                case 1 -> memory.readByte(address);
                case 2 -> memory.readWord(address);
                default -> memory.readInt(address);
            };
        } catch (RaisedStatus _) {
            return 0;
        }
    }

    /** Whether the instruction is one that programs may never carry out. */
    boolean isPrivileged(KTrapFrame frame) {
        return decode(frame).map(FaultingCode::isPrivileged).orElse(false);
    }

    private static boolean isPrivileged(Instruction instruction) {
        return switch (instruction.operation) {
            case HLT, CLI, STI, IN, OUT, INS, OUTS -> true;
            case LGDT, LIDT, LLDT, LTR, LMSW, CLTS, INVD, WBINVD, INVLPG -> true;
            case MOV_FROM_CONTROL, MOV_TO_CONTROL, MOV_FROM_DEBUG, MOV_TO_DEBUG -> true;
            case RDMSR, WRMSR, SYSEXIT -> true;
            default -> false;
        };
    }

    private Optional<Instruction> decode(KTrapFrame frame) {
        try {
            return Optional.of(
                    new Decoder().decode(place -> memory.readByte(frame.eip + place), true));
        } catch (RaisedStatus | Fault _) {
            return Optional.empty();
        }
    }
}
