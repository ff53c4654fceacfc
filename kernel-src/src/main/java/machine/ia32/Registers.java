package machine.ia32;

/// What a processor remembers between two instructions. All fields are for those who execute
/// instructions; whoever else changes one while the processor stands still calls [#refresh]
/// afterwards.
///
/// **Flags.** Most results of arithmetic are never asked for, so the flags of the last one are kept
/// in a form that costs little to make. [#result] is the result extended by its sign: ZF says that
/// its low 32 bits are zero, SF that it is negative, PF that the low byte of `result ^ result >>>
/// 32` has an even number of ones (for a result extended by its sign, as many as the low byte
/// itself, or eight less that). So each combination of the three can be expressed, as POPFD needs
/// it. [#carries] has the carry out of each bit, moved up so that the carry out of the highest bit
/// is bit 31: CF is bit 31, OF says that bits 31 and 30 differ, and AF is bit 3.
public final class Registers {

    public static final int EAX = 0;
    public static final int ECX = 1;
    public static final int EDX = 2;
    public static final int EBX = 3;
    public static final int ESP = 4;
    public static final int EBP = 5;
    public static final int ESI = 6;
    public static final int EDI = 7;

    /** The place in [#general] of an absent base or index; it always holds zero. */
    public static final int NO_REGISTER = 8;

    /** CR0's bits. */
    public static final int PE = 1;

    public static final int MP = 1 << 1;
    public static final int EM = 1 << 2;
    public static final int TS = 1 << 3;
    public static final int NE = 1 << 5;
    public static final int WP = 1 << 16;
    public static final int AM = 1 << 18;
    public static final int PG = 1 << 31;

    /** CR4's bits. */
    public static final int TSD = 1 << 2;

    public static final int DE = 1 << 3;
    public static final int PSE = 1 << 4;
    public static final int PAE = 1 << 5;
    public static final int PGE = 1 << 7;
    public static final int OSFXSR = 1 << 9;
    public static final int OSXMMEXCPT = 1 << 10;

    private static final int CARRY_OUT = 1 << 31;
    private static final int CARRY_IN = 1 << 30;
    private static final int HALF_CARRY = 1 << 3;

    private static final int BREAKPOINTS_ENABLED = 0xFF;

    /** EAX to EDI, and a zero. */
    public final int[] general = new int[9];

    public int eip;

    /** See above. */
    public long result = 1;

    public int carries;

    /** EFLAGS but for the arithmetic flags, which are clear here. */
    public int flags = Flag.ALWAYS;

    /** ES, CS, SS, DS, FS, GS. */
    public final Segment[] segments = {
        new Segment(), new Segment(), new Segment(), new Segment(), new Segment(), new Segment()
    };

    public final Segment ldtr = new Segment();
    public final Segment tr = new Segment();
    public int gdtBase;
    public int gdtLimit;
    public int idtBase;
    public int idtLimit = 0xFFFF;

    public int cr0 = PE | NE | 1 << 4;
    public int cr2;
    public int cr3;
    public int cr4;

    /** DR0 to DR7; 4 and 5 are not used. */
    public final int[] debug = {0, 0, 0, 0, 0, 0, 0xFFFF0FF0, 0x400};

    public int sysenterCs;
    public int sysenterEsp;
    public int sysenterEip;
    public int efer;

    /** That of the running thread. */
    public FpuState fpu = new FpuState();

    /** The privilege level, 0 to 3. */
    public int cpl;

    /** CPL 3, in which pages of the supervisor cannot be accessed. */
    public boolean user;

    /// Whether nothing is looked for between instructions: no single step, no breakpoints, code at
    /// flat 32-bit addresses.
    public boolean plain;

    /// Whether code is [#plain], and the offsets of data in DS, ES and SS are linear addresses:
    /// what translated code takes for granted.
    public boolean flat;

    /** Whether the stack segment has 32-bit offsets. */
    public boolean bigStack = true;

    public Segment cs() {
        return segments[Segment.CS];
    }

    public Segment ss() {
        return segments[Segment.SS];
    }

    /** Brings up to date what is derived from other fields. */
    public void refresh() {
        cpl = segments[Segment.CS].selector & 3;
        user = cpl == 3;
        bigStack = ss().isBig();
        boolean watched = checksAlignment() || hasBreakpoints();
        for (Segment segment : segments) {
            segment.refresh(watched);
        }
        Segment code = cs();
        plain =
                (flags & (Flag.TF | Flag.RF)) == 0
                        && !hasBreakpoints()
                        && code.base == 0
                        && code.limit == -1
                        && code.isBig()
                        && bigStack;
        flat = plain && isFlat(Segment.DS) && isFlat(Segment.ES) && isFlat(Segment.SS);
    }

    private boolean isFlat(int segment) {
        return segments[segment].flatForReads && segments[segment].flatForWrites;
    }

    boolean checksAlignment() {
        return cpl == 3 && (cr0 & AM) != 0 && (flags & Flag.AC) != 0;
    }

    boolean hasBreakpoints() {
        return (debug[7] & BREAKPOINTS_ENABLED) != 0;
    }

    // ---- flags ------------------------------------------------------------------------------

    public boolean carry() {
        return carries < 0;
    }

    public boolean overflow() {
        return (carries ^ carries << 1) < 0;
    }

    public boolean zero() {
        return (int) result == 0;
    }

    public boolean sign() {
        return result < 0;
    }

    public boolean parity() {
        return (Integer.bitCount((int) (result ^ result >>> 32) & 0xFF) & 1) == 0;
    }

    public boolean halfCarry() {
        return (carries & HALF_CARRY) != 0;
    }

    /** Whether the signed result would be negative with all its bits: SF and OF differ. */
    public boolean less() {
        return sign() != overflow();
    }

    /// Whether a condition holds.
    ///
    /// @param code the low four bits of the opcodes of Jcc, SETcc, CMOVcc
    public boolean condition(int code) {
        boolean holds =
                switch (code >>> 1) {
                    case 0 -> overflow();
                    case 1 -> carry();
                    case 2 -> zero();
                    case 3 -> carry() || zero();
                    case 4 -> sign();
                    case 5 -> parity();
                    case 6 -> less();
                    default -> zero() || less();
                };
        return holds == ((code & 1) == 0);
    }

    public int arithmeticFlags() {
        return (carry() ? Flag.CF : 0)
                | (parity() ? Flag.PF : 0)
                | (halfCarry() ? Flag.AF : 0)
                | (zero() ? Flag.ZF : 0)
                | (sign() ? Flag.SF : 0)
                | (overflow() ? Flag.OF : 0);
    }

    public int eflags() {
        return flags | arithmeticFlags();
    }

    public void setArithmeticFlags(int value) {
        boolean carry = (value & Flag.CF) != 0;
        boolean overflow = (value & Flag.OF) != 0;
        carries =
                (carry ? CARRY_OUT : 0)
                        | (carry != overflow ? CARRY_IN : 0)
                        | ((value & Flag.AF) != 0 ? HALF_CARRY : 0);
        int low = (value & Flag.ZF) != 0 ? 0 : 1;
        int parity = (value & Flag.PF) != 0 ? low : 1 - low;
        result = ((value & Flag.SF) != 0 ? Long.MIN_VALUE : 0) | (long) parity << 32 | low;
    }

    /** Loads all of EFLAGS; call [#refresh] when TF, RF or AC may have changed. */
    public void setEflags(int value) {
        flags = value & ~Flag.ARITHMETIC & ~(1 << 3 | 1 << 5 | 1 << 15) & 0x3FFFFF | Flag.ALWAYS;
        setArithmeticFlags(value);
    }

    public void setCarry(boolean carry) {
        // Bit 30 goes with it, so that OF stays.
        if (carry != carry()) {
            carries ^= CARRY_OUT | CARRY_IN;
        }
    }

    void setOverflow(boolean overflow) {
        if (overflow != overflow()) {
            carries ^= CARRY_IN;
        }
    }

    void setZero(boolean zero) {
        setArithmeticFlags(arithmeticFlags() & ~Flag.ZF | (zero ? Flag.ZF : 0));
    }

    // ---- parts of registers -----------------------------------------------------------------

    /// The value of a register, extended by zeros.
    ///
    /// @param number as instructions encode it: with size 1 AL, CL, DL, BL, AH, CH, DH, BH
    public int get(int number, int size) {
        return switch (size) {
            case 1 -> general[number & 3] >>> ((number & 4) << 1) & 0xFF;
            case 2 -> general[number] & 0xFFFF;
            default -> general[number];
        };
    }

    /** Changes a register, or the part of it that `number` and `size` mean. */
    public void set(int number, int size, int value) {
        switch (size) {
            case 1 -> {
                int shift = (number & 4) << 1;
                int place = number & 3;
                general[place] = general[place] & ~(0xFF << shift) | (value & 0xFF) << shift;
            }
            case 2 -> general[number] = general[number] & 0xFFFF0000 | value & 0xFFFF;
            default -> general[number] = value;
        }
    }
}
