package machine.ia32;

import static machine.ia32.Instruction.IMMEDIATE;
import static machine.ia32.Instruction.MEMORY;
import static machine.ia32.Instruction.NONE;
import static machine.ia32.Registers.EAX;
import static machine.ia32.Registers.EBP;
import static machine.ia32.Registers.EBX;
import static machine.ia32.Registers.ECX;
import static machine.ia32.Registers.EDI;
import static machine.ia32.Registers.EDX;
import static machine.ia32.Registers.ESI;
import static machine.ia32.Registers.ESP;
import static machine.ia32.Registers.NO_REGISTER;

/// Turns bytes into [Instruction]s. Its fields are the instruction being decoded.
public final class Decoder {

    /** Where the bytes come from. */
    @FunctionalInterface
    public interface Code {

        /// The byte at a distance from the first of the instruction. Bytes are asked for in order,
        /// and none that does not belong to it; may throw a page fault.
        int at(int position);
    }

    /** The most bytes that an instruction can have. */
    public static final int MAXIMUM_LENGTH = 15;

    private static final int[] BASES_16 = {EBX, EBX, EBP, EBP, ESI, EDI, EBP, EBX};
    private static final int[] INDEXES_16 = {
        ESI, EDI, ESI, EDI, NO_REGISTER, NO_REGISTER, NO_REGISTER, NO_REGISTER
    };

    Operation operation = Operation.NOP;
    int opcode;
    int length;
    int size;
    int memorySize;
    int target;
    int source;
    int third;
    int immediate;
    int immediate2;
    int segment;
    int base;
    int index;
    int scale;
    int displacement;
    boolean address16;
    int repeat;
    boolean locked;

    private Code code = position -> 0;
    private boolean operand16;
    private int segmentOverride;
    private int modrm;
    private boolean hasModrm;

    /// Decodes the instruction that begins with the first byte.
    ///
    /// @param big whether the code segment has 32-bit operands and addresses by default
    /// @throws Fault if there is no such instruction (invalid opcode), or it is too long (general
    ///   protection)
    public Instruction decode(Code bytes, boolean big) {
        code = bytes;
        length = 0;
        operand16 = !big;
        address16 = !big;
        segmentOverride = NONE;
        repeat = 0;
        locked = false;
        base = NO_REGISTER;
        index = NO_REGISTER;
        scale = 0;
        displacement = 0;
        immediate = 0;
        immediate2 = 0;
        target = NONE;
        source = NONE;
        third = NONE;
        hasModrm = false;
        opcode = prefixes(big);
        decodeOperands(entry());
        segment = segmentOverride != NONE ? segmentOverride : defaultSegment();
        if (locked && !(operation.isLockable() && target == MEMORY)) {
            throw Fault.invalidOpcode();
        }
        return new Instruction(this);
    }

    /** Reads the prefixes, and the first byte that is none. */
    private int prefixes(boolean big) {
        while (true) {
            int next = next();
            switch (next) {
                case 0x26 -> segmentOverride = Segment.ES;
                case 0x2E -> segmentOverride = Segment.CS;
                case 0x36 -> segmentOverride = Segment.SS;
                case 0x3E -> segmentOverride = Segment.DS;
                case 0x64 -> segmentOverride = Segment.FS;
                case 0x65 -> segmentOverride = Segment.GS;
                case 0x66 -> operand16 = big;
                case 0x67 -> address16 = big;
                case 0xF0 -> locked = true;
                case 0xF2, 0xF3 -> repeat = next;
                default -> {
                    return next;
                }
            }
        }
    }

    private OpcodeMap.Entry entry() {
        OpcodeMap map = OpcodeMap.ofOneByte();
        if (opcode == 0x0F) {
            opcode = next();
            map = OpcodeMap.ofTwoBytes(opcode, operand16, repeat);
        }
        int extension = 0;
        if (map.isExtended(opcode)) {
            readModrm();
            extension = modrm >>> 3 & 7;
        }
        OpcodeMap.Entry entry = map.entry(opcode, extension);
        if (entry == null) {
            throw Fault.invalidOpcode();
        }
        if (entry.hasModrm() && !hasModrm) {
            readModrm();
        }
        return entry;
    }

    private void readModrm() {
        modrm = next();
        hasModrm = true;
    }

    private boolean isRegister() {
        return modrm >= 0xC0;
    }

    // ---- operands ---------------------------------------------------------------------------

    private void decodeOperands(OpcodeMap.Entry entry) {
        operation = entry.operation();
        size = 0;
        memorySize = 0;
        if (hasModrm && !isRegister() && !isMoveOfSystemRegister()) {
            decodeAddress();
        }
        int place = 0;
        for (String operand : entry.operands()) {
            if (operand.equals("v") || operand.equals("b")) {
                size = width(operand.charAt(0));
                continue;
            }
            int value = operand(operand);
            switch (place++) {
                case 0 -> target = value;
                case 1 -> source = value;
                default -> third = value;
            }
        }
        if (size == 0) {
            size = operandSize();
        }
        if (memorySize == 0) {
            memorySize = size;
        }
    }

    private boolean isMoveOfSystemRegister() {
        return switch (operation) {
            case MOV_FROM_CONTROL, MOV_TO_CONTROL, MOV_FROM_DEBUG, MOV_TO_DEBUG -> true;
            default -> false;
        };
    }

    private int operand(String letters) {
        char width = letters.charAt(letters.length() - 1);
        return switch (letters.charAt(0)) {
            case 'E', 'W' -> modrmOperand(width);
            case 'M' -> {
                if (isRegister()) {
                    throw Fault.invalidOpcode();
                }
                yield modrmOperand(width);
            }
            case 'N', 'U' -> {
                if (!isRegister()) {
                    throw Fault.invalidOpcode();
                }
                yield modrmOperand(width);
            }
            case 'R' -> {
                sized(4);
                yield modrm & 7;
            }
            case 'G', 'V', 'S' -> {
                sized(width(width));
                yield modrm >>> 3 & 7;
            }
            case 'Z' -> {
                sized(width(width));
                yield opcode & 7;
            }
            case 'A' -> letters.equals("Ap") ? farPointer() : accumulator(1);
            case 'r' -> accumulator(operandSize());
            case 'C' -> ECX;
            case 'D' -> EDX;
            case 's' -> letters.charAt(1) - '0';
            case 'O' -> offset(width);
            case 'I' -> immediate(letters);
            case 'J' -> relative(width);
            case '1' -> {
                immediate = 1;
                yield IMMEDIATE;
            }
            case 'F' -> escape();
            default -> throw new IllegalStateException(letters);
        };
    }

    private int modrmOperand(char width) {
        int bytes = width(width);
        sized(bytes);
        memorySize = bytes;
        return isRegister() ? modrm & 7 : MEMORY;
    }

    private int accumulator(int bytes) {
        sized(bytes);
        return EAX;
    }

    private int offset(char width) {
        sized(width(width));
        displacement = address16 ? unsigned16() : signed32();
        return MEMORY;
    }

    private int immediate(String letters) {
        switch (letters) {
            case "Ib" -> immediate = next();
            case "Is" -> immediate = (byte) next();
            case "Iw" -> immediate = unsigned16();
            case "Ib2" -> immediate2 = next();
            default -> immediate = operand16 ? (short) unsigned16() : signed32();
        }
        return IMMEDIATE;
    }

    private int relative(char width) {
        immediate = width == 'b' ? (byte) next() : operand16 ? (short) unsigned16() : signed32();
        return IMMEDIATE;
    }

    private int farPointer() {
        immediate = operand16 ? unsigned16() : signed32();
        immediate2 = unsigned16();
        return IMMEDIATE;
    }

    private int escape() {
        immediate = (opcode & 7) << 8 | modrm;
        return isRegister() ? modrm & 7 : MEMORY;
    }

    /** The first operand with a size is the one that gives it to the operation. */
    private void sized(int bytes) {
        if (size == 0) {
            size = bytes;
        }
    }

    private int width(char letter) {
        return switch (letter) {
            case 'b' -> 1;
            case 'w' -> 2;
            case 'd' -> 4;
            case 'q' -> 8;
            case 'o' -> 16;
            default -> operandSize();
        };
    }

    private int operandSize() {
        return operand16 ? 2 : 4;
    }

    // ---- addresses --------------------------------------------------------------------------

    private void decodeAddress() {
        if (address16) {
            decodeAddress16();
        } else {
            decodeAddress32();
        }
    }

    private void decodeAddress16() {
        int mode = modrm >>> 6;
        int rm = modrm & 7;
        if (mode == 0 && rm == 6) {
            displacement = unsigned16();
            return;
        }
        base = BASES_16[rm];
        index = INDEXES_16[rm];
        displacement = mode == 0 ? 0 : mode == 1 ? (byte) next() : (short) unsigned16();
    }

    private void decodeAddress32() {
        int mode = modrm >>> 6;
        base = modrm & 7;
        if (base == ESP) {
            int sib = next();
            scale = sib >>> 6;
            index = sib >>> 3 & 7;
            base = sib & 7;
            if (index == ESP) {
                index = NO_REGISTER;
                scale = 0;
            }
        }
        if (mode == 0 && base == EBP) {
            base = NO_REGISTER;
            displacement = signed32();
        } else {
            displacement = mode == 0 ? 0 : mode == 1 ? (byte) next() : signed32();
        }
    }

    private int defaultSegment() {
        return base == EBP || base == ESP ? Segment.SS : Segment.DS;
    }

    // ---- bytes ------------------------------------------------------------------------------

    private int next() {
        if (length == MAXIMUM_LENGTH) {
            throw Fault.generalProtection(0);
        }
        return code.at(length++);
    }

    private int unsigned16() {
        int low = next();
        return next() << 8 | low;
    }

    private int signed32() {
        int low = unsigned16();
        return unsigned16() << 16 | low;
    }
}
