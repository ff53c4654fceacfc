package machine.ia32;

import static machine.ia32.Instruction.IMMEDIATE;
import static machine.ia32.Instruction.MEMORY;

/// The frequent combinations of operation and operands, numbered for the interpreter's switch. All
/// have 32-bit operands where nothing else is said, and 32-bit addresses; R is a register, M
/// memory, I a constant. An instruction that is none of these has the form [#OTHER].
public final class Form {

    public static final int OTHER = 0;

    /** The combinations of the eight operations of two operands, each from a multiple of eight. */
    static final int R_R = 0;

    static final int R_I = 1;
    static final int R_M = 2;
    static final int M_R = 3;
    static final int M_I = 4;

    static final int MOV = 8;
    static final int ADD = 16;
    static final int SUB = 24;
    static final int CMP = 32;
    static final int AND = 40;
    static final int OR = 48;
    static final int XOR = 56;
    static final int TEST = 64;

    static final int LEA = 72;
    static final int INC_R = 73;
    static final int DEC_R = 74;
    static final int JCC = 75;
    static final int JMP = 76;
    static final int CALL = 77;
    static final int RET = 78;
    static final int PUSH_R = 79;
    static final int PUSH_I = 80;
    static final int POP_R = 81;
    static final int SHL_R_I = 82;
    static final int SHR_R_I = 83;
    static final int SAR_R_I = 84;
    static final int IMUL_R_R = 85;
    static final int IMUL_R_M = 86;
    static final int IMUL_R_R_I = 87;
    static final int MOVZX_R_M8 = 88;
    static final int MOVZX_R_R8 = 89;
    static final int MOVZX_R_M16 = 90;
    static final int MOVSX_R_M8 = 91;
    static final int MOVSX_R_M16 = 92;
    static final int MOV_R8_M8 = 93;
    static final int MOV_M8_R8 = 94;
    static final int MOV_M8_I8 = 95;
    static final int CMP_R8_I8 = 96;
    static final int CMP_M8_I8 = 97;
    static final int TEST_R8_R8 = 98;
    static final int PUSH_M = 99;
    static final int NOP = 100;
    static final int JMP_INDIRECT = 101;
    static final int CALL_INDIRECT = 102;
    static final int LEAVE = 103;
    static final int SETCC_R = 104;
    static final int CMOVCC_R_R = 105;
    static final int CDQ = 106;
    static final int NEG_R = 107;
    static final int NOT_R = 108;
    static final int ADC_R_R = 109;
    static final int XCHG_R_R = 110;
    static final int CMP_R8_R8 = 111;
    static final int CMP_R8_M8 = 112;
    static final int INC_M = 113;
    static final int DEC_M = 114;

    // The frequent conditions of JCC.
    static final int JB = 115;
    static final int JAE = 116;
    static final int JZ = 117;
    static final int JNZ = 118;
    static final int JBE = 119;
    static final int JA = 120;
    static final int JL = 121;
    static final int JGE = 122;
    static final int JLE = 123;
    static final int JG = 124;

    private Form() {}

    static int of(Instruction it) {
        if (it.address16) {
            return OTHER;
        }
        return switch (it.size) {
            case 1 -> ofBytes(it);
            case 4 -> ofWords(it);
            default -> OTHER;
        };
    }

    private static int ofWords(Instruction it) {
        boolean register = it.target >= 0;
        return switch (it.operation) {
            case MOV -> MOV + operands(it);
            case ADD -> ADD + operands(it);
            case SUB -> SUB + operands(it);
            case CMP -> CMP + operands(it);
            case AND -> AND + operands(it);
            case OR -> OR + operands(it);
            case XOR -> XOR + operands(it);
            case TEST -> TEST + operands(it);
            case LEA -> LEA;
            case INC -> register ? INC_R : INC_M;
            case DEC -> register ? DEC_R : DEC_M;
            case NEG -> register ? NEG_R : OTHER;
            case NOT -> register ? NOT_R : OTHER;
            case ADC -> register && it.source >= 0 ? ADC_R_R : OTHER;
            case XCHG -> register && it.source >= 0 ? XCHG_R_R : OTHER;
            case JCC -> ofJump(it.condition);
            case JMP -> JMP;
            case CALL -> CALL;
            case RET -> RET;
            case JMP_INDIRECT -> JMP_INDIRECT;
            case CALL_INDIRECT -> CALL_INDIRECT;
            case PUSH -> register ? PUSH_R : it.target == MEMORY ? PUSH_M : PUSH_I;
            case POP -> register ? POP_R : OTHER;
            case LEAVE -> LEAVE;
            case SHL -> isShiftByConstant(it) ? SHL_R_I : OTHER;
            case SHR -> isShiftByConstant(it) ? SHR_R_I : OTHER;
            case SAR -> isShiftByConstant(it) ? SAR_R_I : OTHER;
            case IMUL2 -> it.source >= 0 ? IMUL_R_R : IMUL_R_M;
            case IMUL3 -> it.source >= 0 ? IMUL_R_R_I : OTHER;
            case MOVZX ->
                    it.memorySize == 2
                            ? it.source >= 0 ? OTHER : MOVZX_R_M16
                            : it.source >= 0 ? MOVZX_R_R8 : MOVZX_R_M8;
            case MOVSX -> it.source >= 0 ? OTHER : it.memorySize == 2 ? MOVSX_R_M16 : MOVSX_R_M8;
            case CMOVCC -> it.source >= 0 ? CMOVCC_R_R : OTHER;
            case CWD -> CDQ;
            case NOP, HINT -> NOP;
            default -> OTHER;
        };
    }

    private static int ofJump(int condition) {
        return switch (condition) {
            case 2 -> JB;
            case 3 -> JAE;
            case 4 -> JZ;
            case 5 -> JNZ;
            case 6 -> JBE;
            case 7 -> JA;
            case 12 -> JL;
            case 13 -> JGE;
            case 14 -> JLE;
            case 15 -> JG;
            default -> JCC;
        };
    }

    private static int ofBytes(Instruction it) {
        boolean register = it.target >= 0;
        return switch (it.operation) {
            case MOV ->
                    it.source == MEMORY
                            ? MOV_R8_M8
                            : register ? OTHER : it.source >= 0 ? MOV_M8_R8 : MOV_M8_I8;
            case CMP ->
                    it.source == IMMEDIATE
                            ? register ? CMP_R8_I8 : CMP_M8_I8
                            : register ? it.source >= 0 ? CMP_R8_R8 : CMP_R8_M8 : OTHER;
            case TEST -> register && it.source >= 0 ? TEST_R8_R8 : OTHER;
            case SETCC -> register ? SETCC_R : OTHER;
            default -> OTHER;
        };
    }

    private static int operands(Instruction it) {
        if (it.target == MEMORY) {
            return it.source >= 0 ? M_R : M_I;
        }
        return it.source >= 0 ? R_R : it.source == MEMORY ? R_M : R_I;
    }

    private static boolean isShiftByConstant(Instruction it) {
        return it.target >= 0 && it.source == IMMEDIATE && (it.immediate & 31) != 0;
    }
}
