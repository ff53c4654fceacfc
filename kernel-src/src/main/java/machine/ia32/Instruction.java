package machine.ia32;

/// A decoded instruction. It does not say where it lies, so the same one serves wherever its page
/// is mapped.
///
/// Operands are numbers of registers, or [#MEMORY], [#IMMEDIATE], [#NONE]; which kind of register
/// it is follows from the operation. The address of an operand in memory is `base + (index <<
/// scale) + displacement` in `segment`, where an absent register is [Registers#NO_REGISTER].
public final class Instruction {

    public static final int MEMORY = -1;
    public static final int IMMEDIATE = -2;
    public static final int NONE = -3;

    /** Values of [#repeat]. */
    public static final int REPEAT = 0xF3;

    public static final int REPEAT_WHILE_NOT_EQUAL = 0xF2;

    public final Operation operation;

    /** Selects the code that executes it; see [Form]. */
    public final int form;

    /** In bytes, at most 15. */
    public final int length;

    /** The size of the operation, and of all operands not said to have another, in bytes. */
    public final int size;

    /** The size of the operand that may be in memory: it differs where operands are converted. */
    public final int memorySize;

    /** The first operand: what is changed, if anything is. */
    public final int target;

    public final int source;

    /** A third operand, an immediate or a register; for LDS and its like the segment register. */
    public final int third;

    /**
     * A constant, bytes extended by zeros unless the operation has more bits; also the distance of
     * a relative jump.
     */
    public final int immediate;

    /** A second constant: the selector of a far pointer, the nesting level of ENTER. */
    public final int immediate2;

    /** The low four bits of the opcode, which for some operations are a condition. */
    public final int condition;

    public final int segment;
    public final int base;
    public final int index;
    public final int scale;
    public final int displacement;

    /** Whether addresses, and the counter of loops and strings, have 16 bits only. */
    public final boolean address16;

    /** Zero, or one of [#REPEAT] and [#REPEAT_WHILE_NOT_EQUAL]. */
    public final int repeat;

    public final boolean locked;

    Instruction(Decoder from) {
        operation = from.operation;
        length = from.length;
        size = from.size;
        memorySize = from.memorySize;
        target = from.target;
        source = from.source;
        third = from.third;
        immediate = from.immediate;
        immediate2 = from.immediate2;
        condition = from.opcode & 15;
        segment = from.segment;
        base = from.base;
        index = from.index;
        scale = from.scale;
        displacement = from.displacement;
        address16 = from.address16;
        repeat = from.repeat;
        locked = from.locked;
        form = Form.of(this);
    }

    /** The arithmetic flags that it needs, in the places of EFLAGS. */
    public int flagsRead() {
        return switch (operation) {
            case JCC, SETCC, CMOVCC -> conditionFlags();
            default -> operation.flagsRead;
        };
    }

    private int conditionFlags() {
        return switch (condition >>> 1) {
            case 0 -> Flag.OF;
            case 1 -> Flag.CF;
            case 2 -> Flag.ZF;
            case 3 -> Flag.CF | Flag.ZF;
            case 4 -> Flag.SF;
            case 5 -> Flag.PF;
            case 6 -> Flag.SF | Flag.OF;
            default -> Flag.ZF | Flag.SF | Flag.OF;
        };
    }

    /// The arithmetic flags that it sets in any case. Shifts keep them all when the count is zero.
    public int flagsWritten() {
        return switch (operation) {
            case SHL, SHR, SAR, SHLD, SHRD -> isShiftByConstant() ? Flag.ARITHMETIC : 0;
            default -> operation.flagsWritten;
        };
    }

    private boolean isShiftByConstant() {
        return (source == IMMEDIATE || third == IMMEDIATE) && (immediate & 31) != 0;
    }

    /// Whether the block ends with it: it may jump, or it changes what the following bytes mean, or
    /// whether they can be fetched.
    public boolean endsBlock() {
        return operation.endsBlock() || repeat != 0 && isString();
    }

    private boolean isString() {
        return switch (operation) {
            case MOVS, CMPS, STOS, LODS, SCAS, INS, OUTS -> true;
            default -> false;
        };
    }

    /** Whether a memory operand is among the operands. */
    public boolean hasMemory() {
        return target == MEMORY || source == MEMORY;
    }

    /** Where its operand in memory lies in its segment. */
    public int offset(int[] general) {
        int offset = general[base] + (general[index] << scale) + displacement;
        return address16 ? offset & 0xFFFF : offset;
    }
}
