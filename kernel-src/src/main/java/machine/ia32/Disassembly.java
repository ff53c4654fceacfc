package machine.ia32;

import static machine.ia32.Instruction.IMMEDIATE;
import static machine.ia32.Instruction.MEMORY;
import static machine.ia32.Instruction.NONE;
import static machine.ia32.Registers.NO_REGISTER;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Instructions in words, in the notation of the Netwide Assembler: what it writes, that assembler
/// turns into an instruction that does the same.
public final class Disassembly {

    private static final String[] REGISTERS = {"ax", "cx", "dx", "bx", "sp", "bp", "si", "di"};
    private static final String[] BYTES = {"al", "cl", "dl", "bl", "ah", "ch", "dh", "bh"};
    private static final String[] SEGMENTS = {"es", "cs", "ss", "ds", "fs", "gs"};
    private static final String[] CONDITIONS = {
        "o", "no", "b", "ae", "e", "ne", "be", "a", "s", "ns", "p", "np", "l", "ge", "le", "g"
    };

    private Disassembly() {}

    /// @param address where it lies in its segment; the targets of jumps are counted from its end
    public static String of(Instruction it, int address) {
        String operands = String.join(", ", operands(it, address));
        String words = prefix(it) + mnemonic(it);
        return operands.isEmpty() ? words : words + ' ' + operands;
    }

    private static String prefix(Instruction it) {
        if (it.locked) {
            return "lock ";
        }
        return switch (it.operation) {
            case MOVS, STOS, LODS, INS, OUTS -> it.repeat == 0 ? "" : "rep ";
            case CMPS, SCAS ->
                    switch (it.repeat) {
                        case 0 -> "";
                        case Instruction.REPEAT -> "repe ";
                        default -> "repne ";
                    };
            default -> "";
        };
    }

    private static String mnemonic(Instruction it) {
        return switch (it.operation) {
            case JCC -> "j" + CONDITIONS[it.condition];
            case SETCC -> "set" + CONDITIONS[it.condition];
            case CMOVCC -> "cmov" + CONDITIONS[it.condition];
            case IMUL2, IMUL3 -> "imul";
            case CALL_INDIRECT, CALL_FAR, CALL_FAR_INDIRECT -> "call";
            case JMP_INDIRECT, JMP_FAR, JMP_FAR_INDIRECT -> "jmp";
            case RET_FAR -> "retf";
            case MOV_FROM_SEGMENT,
                    MOV_TO_SEGMENT,
                    MOV_FROM_CONTROL,
                    MOV_TO_CONTROL,
                    MOV_FROM_DEBUG,
                    MOV_TO_DEBUG ->
                    "mov";
            case PUSH_SEGMENT -> "push";
            case POP_SEGMENT -> "pop";
            case MOVD_TO_XMM, MOVD_FROM_XMM -> "movd";
            case CBW -> it.size == 2 ? "cbw" : "cwde";
            case CWD -> it.size == 2 ? "cwd" : "cdq";
            case MOVS, CMPS, STOS, LODS, SCAS, INS, OUTS ->
                    name(it.operation) + "bw d".charAt(it.size - 1);
            case PUSHA, POPA, PUSHF, POPF, IRET -> name(it.operation) + (it.size == 4 ? "d" : "w");
            default -> name(it.operation);
        };
    }

    private static String name(Operation operation) {
        return operation.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> operands(Instruction it, int address) {
        return switch (it.operation) {
            case JCC, LOOPNE, LOOPE, LOOP, JECXZ, CALL, JMP ->
                    List.of(hex(address + it.length + it.immediate));
            case CALL_FAR, JMP_FAR -> List.of(hex(it.immediate2) + ':' + hex(it.immediate));
            case RET, RET_FAR ->
                    it.target == NONE || it.immediate == 0 ? List.of() : List.of(hex(it.immediate));
            case MOVS, CMPS, STOS, LODS, SCAS, INS, OUTS -> List.of();
            case ENTER -> List.of(hex(it.immediate), hex(it.immediate2));
            case MOV_FROM_SEGMENT -> List.of(operand(it, it.target), SEGMENTS[it.source]);
            case MOV_TO_SEGMENT -> List.of(SEGMENTS[it.target], operand(it, it.source));
            case PUSH_SEGMENT, POP_SEGMENT -> List.of(SEGMENTS[it.target]);
            case MOV_FROM_CONTROL -> List.of(register(it.target, 4), "cr" + it.source);
            case MOV_TO_CONTROL -> List.of("cr" + it.target, register(it.source, 4));
            case MOV_FROM_DEBUG -> List.of(register(it.target, 4), "dr" + it.source);
            case MOV_TO_DEBUG -> List.of("dr" + it.target, register(it.source, 4));
            case MOVZX, MOVSX ->
                    List.of(register(it.target, it.size), sized(it, it.source, it.memorySize));
            case SHL, SHR, SAR, ROL, ROR, RCL, RCR ->
                    List.of(operand(it, it.target), sized(it, it.source, 1));
            case SHLD, SHRD ->
                    List.of(operand(it, it.target), operand(it, it.source), sized(it, it.third, 1));
            default -> plain(it);
        };
    }

    private static List<String> plain(Instruction it) {
        var operands = new ArrayList<String>();
        for (int operand : new int[] {it.target, it.source, it.third}) {
            if (operand != NONE) {
                operands.add(operand(it, operand));
            }
        }
        return operands;
    }

    private static String operand(Instruction it, int operand) {
        return sized(it, operand, it.size);
    }

    private static String sized(Instruction it, int operand, int size) {
        return switch (operand) {
            case MEMORY -> memory(it);
            case IMMEDIATE -> hex(size == 1 ? it.immediate & 0xFF : it.immediate);
            default -> register(operand, size);
        };
    }

    private static String register(int number, int size) {
        return switch (size) {
            case 1 -> BYTES[number];
            case 2 -> REGISTERS[number];
            case 4 -> 'e' + REGISTERS[number];
            case 8 -> "mm" + number;
            default -> "xmm" + number;
        };
    }

    private static String memory(Instruction it) {
        var sum = new ArrayList<String>();
        int size = it.address16 ? 2 : 4;
        if (it.base != NO_REGISTER) {
            sum.add(register(it.base, size));
        }
        if (it.index != NO_REGISTER) {
            sum.add(register(it.index, size) + (it.scale == 0 ? "" : "*" + (1 << it.scale)));
        }
        String address = String.join("+", sum);
        if (sum.isEmpty()) {
            address = hex(it.displacement);
        } else if (it.displacement != 0) {
            boolean negative = it.displacement < 0;
            address += (negative ? '-' : '+') + hex(Math.abs(it.displacement));
        }
        String segment = it.segment == usualSegment(it) ? "" : SEGMENTS[it.segment] + ":";
        return width(it) + '[' + segment + address + ']';
    }

    private static int usualSegment(Instruction it) {
        return it.base == Registers.EBP || it.base == Registers.ESP ? Segment.SS : Segment.DS;
    }

    private static String width(Instruction it) {
        return switch (it.operation) {
            case LEA, BOUND, INVLPG, LGDT, LIDT, SGDT, SIDT, LOAD_FAR_POINTER -> "";
            case CALL_FAR_INDIRECT, JMP_FAR_INDIRECT -> "far ";
            default ->
                    switch (it.memorySize) {
                        case 1 -> "byte ";
                        case 2 -> "word ";
                        case 4 -> "dword ";
                        case 8 -> "qword ";
                        default -> "";
                    };
        };
    }

    private static String hex(int value) {
        return "0x" + Integer.toHexString(value);
    }
}
