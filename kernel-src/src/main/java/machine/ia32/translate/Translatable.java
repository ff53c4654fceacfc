package machine.ia32.translate;

import static machine.ia32.Instruction.IMMEDIATE;
import static machine.ia32.Instruction.MEMORY;

import machine.ia32.Instruction;
import machine.ia32.Operation;
import machine.ia32.Segment;

/// Which instructions are translated. The others are the interpreter's: translated code ends before
/// them.
final class Translatable {

    private Translatable() {}

    static boolean test(Instruction it) {
        if (it.address16 || it.hasMemory() && !isFlat(it.segment)) {
            return false;
        }
        boolean wide = it.size == Integer.BYTES;
        boolean register = it.target >= 0;
        return switch (it.operation) {
            case MOV, ADD, SUB, CMP, AND, OR, XOR, TEST, INC, DEC, NEG, NOT, XCHG -> true;
            case MOVZX, MOVSX, SETCC, NOP, HINT -> true;
            case LEA, CMOVCC, BSWAP, IMUL2, CWD, ADC, SBB -> wide;
            case IMUL3, MUL, IMUL, DIV, IDIV -> wide;
            case SHL, SHR, SAR -> wide && (it.source != IMMEDIATE || (it.immediate & 31) != 0);
            case ROL, ROR -> wide && register && it.source == IMMEDIATE && (it.immediate & 31) != 0;
            case SHLD, SHRD ->
                    wide && register && (it.third != IMMEDIATE || (it.immediate & 31) != 0);
            case BSF, BSR -> wide;
            case XADD, CMPXCHG -> wide && it.target == MEMORY;
            case BT, BTS, BTR, BTC -> wide && register;
            case CBW -> true;
            case PUSH, POP -> wide && !(it.operation == Operation.POP && it.target == MEMORY);
            case LEAVE, RET, CALL, CALL_INDIRECT, JMP_INDIRECT, JMP, JCC, JECXZ, LOOP -> wide;
            case CLC, STC, CMC, CLD, STD -> true;
            default -> false;
        };
    }

    /// Whether the segment is among those that translated code may take to be flat; see
    /// [machine.ia32.Registers#flat].
    private static boolean isFlat(int segment) {
        return segment == Segment.DS || segment == Segment.SS || segment == Segment.ES;
    }
}
