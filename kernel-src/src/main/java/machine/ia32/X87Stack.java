package machine.ia32;

/// The stack of the x87 unit as instructions see it, and the rules for its exceptions.
final class X87Stack {

    static final int C0 = 1 << 8;
    static final int C1 = 1 << 9;
    static final int C2 = 1 << 10;
    static final int C3 = 1 << 14;
    static final int STACK_FAULT = 1 << 6;
    private static final int ERROR_SUMMARY = 1 << 7;
    private static final int BUSY = 1 << 15;
    private static final int EXCEPTIONS = 0x3F;

    /** Those that, if they are not masked, keep an instruction from having a result. */
    private static final int BEFORE = Rounding.INVALID | Rounding.DENORMAL | Rounding.ZERO_DIVIDE;

    private final Registers registers;
    final Rounding rounding = new Rounding();

    X87Stack(Registers registers) {
        this.registers = registers;
    }

    FpuState state() {
        return registers.fpu;
    }

    private int top() {
        return state().status >>> 11 & 7;
    }

    private void setTop(int top) {
        state().status = state().status & ~(7 << 11) | (top & 7) << 11;
    }

    private int physical(int number) {
        return top() + number & 7;
    }

    boolean isEmpty(int number) {
        return (state().emptyMask >>> physical(number) & 1) != 0;
    }

    void free(int number) {
        state().emptyMask |= 1 << physical(number);
    }

    void rotate(int distance) {
        setTop(top() + distance);
    }

    void pop() {
        free(0);
        rotate(1);
    }

    void get(int number, Real to) {
        int place = physical(number);
        to.unpackExtended(state().exponents[place], state().significands[place]);
    }

    void set(int number, Real value) {
        set(number, value.extendedExponent(), value.extendedSignificand());
    }

    void set(int number, short exponent, long significand) {
        int place = physical(number);
        state().exponents[place] = exponent;
        state().significands[place] = significand;
        state().emptyMask &= ~(1 << place);
    }

    short exponent(int number) {
        return state().exponents[physical(number)];
    }

    long significand(int number) {
        return state().significands[physical(number)];
    }

    // ---- exceptions -------------------------------------------------------------------------

    /** Begins an instruction that computes. */
    void begin() {
        rounding.begin(state().control >>> 10 & 3);
        state().status &= ~C1;
    }

    /** The bits that results of arithmetic keep. */
    int precision() {
        return switch (state().control >>> 8 & 3) {
            case 0 -> 24;
            case 2 -> 53;
            default -> 64;
        };
    }

    /// Notes the exceptions of the instruction.
    ///
    /// @return whether it is to have its result
    boolean end() {
        note(rounding.exceptions);
        if (rounding.roundedUp) {
            state().status |= C1;
        }
        return (rounding.exceptions & BEFORE & ~state().control) == 0;
    }

    private void note(int exceptions) {
        state().status |= exceptions;
        summarize();
    }

    /** Brings the summary bits up to date. */
    void summarize() {
        boolean pending = (state().status & ~state().control & EXCEPTIONS) != 0;
        int both = ERROR_SUMMARY | BUSY;
        state().status = pending ? state().status | both : state().status & ~both;
    }

    boolean hasPending() {
        return (state().status & ERROR_SUMMARY) != 0;
    }

    /** A register is missing; what was to be computed is indefinite, if that is masked. */
    boolean underflows(int number) {
        if (!isEmpty(number)) {
            return false;
        }
        fault();
        return true;
    }

    private void fault() {
        rounding.raise(Rounding.INVALID);
        state().status |= STACK_FAULT;
    }

    /** Pushes a value, or what is to be there if there is no room. */
    void push(Real value) {
        if (!isEmpty(-1)) {
            fault();
            if (end()) {
                state().status |= C1;
                value.setIndefinite();
                rotate(-1);
                set(0, value);
            } else {
                state().status |= C1;
            }
            return;
        }
        if (end()) {
            rotate(-1);
            set(0, value);
        }
    }
}
