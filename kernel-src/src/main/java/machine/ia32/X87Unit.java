package machine.ia32;

import static machine.ia32.Instruction.MEMORY;

/// Executes the escape instructions.
///
/// Arithmetic, conversions, remainders and square roots are exact for all formats, roundings and
/// precisions, with all exceptions.
///
/// @model The transcendental functions are computed with 53 bits. An unmasked overflow or underflow
///   delivers the masked response's result.
final class X87Unit {

    private static final long[] CONSTANTS = {
        0x8000000000000000L, // 1
        0xD49A784BCD1B8AFEL, // log2 10
        0xB8AA3B295C17F0BBL, // log2 e
        0xC90FDAA22168C234L, // pi
        0x9A209A84FBCFF798L, // log10 2
        0xB17217F7D1CF79ABL, // ln 2
        0
    };
    private static final int[] CONSTANT_EXPONENTS = {
        0x3FFF, 0x4000, 0x3FFF, 0x4000, 0x3FFD, 0x3FFE, 0
    };

    // What follows those 64 bits.
    private static final long[] CONSTANTS_BELOW = {
        0,
        0x492BF6FF4DAFDB4DL,
        0xBE87FED0691D3E89L,
        0xC4C6628B80DC1CD1L,
        0x8F8959AC0B7C9178L,
        0xC9E3B39803F2F6AFL,
        0
    };

    private final Registers registers;
    private final Bus bus;
    private final Operands operands;
    private final X87Stack stack;
    private final X87Arithmetic arithmetic;
    private final X87Environment environment;
    private final Real a = new Real();
    private final Real b = new Real();

    X87Unit(Operands operands) {
        this.operands = operands;
        registers = operands.registers;
        bus = operands.bus;
        stack = new X87Stack(registers);
        arithmetic = new X87Arithmetic(stack);
        environment = new X87Environment(registers, bus, stack);
    }

    /** Whether it was an instruction of this unit, and has been executed. */
    boolean execute(Instruction it) {
        switch (it.operation) {
            case WAIT -> {
                if ((registers.cr0 & (Registers.MP | Registers.TS))
                        == (Registers.MP | Registers.TS)) {
                    throw new Fault(Vector.DEVICE_NOT_AVAILABLE, 0);
                }
                checkPending();
            }
            case X87 -> {
                if ((registers.cr0 & (Registers.EM | Registers.TS)) != 0) {
                    throw new Fault(Vector.DEVICE_NOT_AVAILABLE, 0);
                }
                if (it.target == MEMORY) {
                    executeMemory(it);
                } else {
                    executeRegister(it);
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void checkPending() {
        if (stack.hasPending()) {
            throw new Fault(Vector.FLOATING_POINT, 0);
        }
    }

    /** What computes remembers where it was; what manages the unit does not. */
    private void begin(Instruction it) {
        checkPending();
        FpuState state = registers.fpu;
        state.lastOpcode = it.immediate & 0x7FF;
        state.lastInstruction = registers.eip - it.length;
        state.lastCodeSelector = registers.cs().selector;
        if (it.target == MEMORY) {
            state.lastOperand = operands.offset(it);
            state.lastOperandSelector = registers.segments[it.segment].selector;
        }
        stack.begin();
    }

    // ---- with memory ------------------------------------------------------------------------

    private void executeMemory(Instruction it) {
        int escape = it.immediate >>> 8;
        int reg = it.immediate >>> 3 & 7;
        switch (escape << 3 | reg) {
            case 014 -> environment.load(it.segment, operands.offset(it), it.size);
            case 015 -> {
                checkPending();
                registers.fpu.control = bus.read(it.segment, operands.offset(it), 2) | 0x40;
                stack.summarize();
            }
            case 016 -> environment.store(it.segment, operands.offset(it), it.size);
            case 017 -> bus.write(it.segment, operands.offset(it), 2, registers.fpu.control);
            case 054 -> environment.restore(it.segment, operands.offset(it), it.size);
            case 056 -> environment.save(it.segment, operands.offset(it), it.size);
            case 057 -> bus.write(it.segment, operands.offset(it), 2, registers.fpu.status);
            default -> computeWithMemory(it, escape, reg);
        }
    }

    private void computeWithMemory(Instruction it, int escape, int reg) {
        switch (escape << 3 | reg) {
            case 011, 031, 034, 036, 051, 055, 071 -> throw Fault.invalidOpcode();
            default -> begin(it);
        }
        int segment = it.segment;
        int offset = operands.offset(it);
        if ((escape & 1) == 0) {
            readNumber(b, escape, segment, offset);
            arithmetic(reg, 0, false);
            return;
        }
        switch (escape << 3 | reg) {
            case 035 -> loadExtended(segment, offset);
            case 037 -> storeExtended(segment, offset);
            case 074 -> {
                loadDecimal(segment, offset);
                stack.push(a);
            }
            case 076 -> storeDecimal(segment, offset);
            case 075 -> {
                a.setInteger(readLong(segment, offset));
                stack.push(a);
            }
            case 077 -> storeInteger(segment, offset, 8, true);
            default -> {
                if (reg == 0) {
                    readNumber(a, escape - 1, segment, offset);
                    loadConverted();
                } else {
                    storeNumber(escape, segment, offset, reg == 3);
                }
            }
        }
    }

    private long readLong(int segment, int offset) {
        return bus.readLong(segment, offset);
    }

    /** Reads an operand: by the escape single, 32-bit integer, double or 16-bit integer. */
    private void readNumber(Real to, int escape, int segment, int offset) {
        switch (escape) {
            case 0 -> to.unpackSingle(bus.read(segment, offset, 4));
            case 2 -> to.setInteger(bus.read(segment, offset, 4));
            case 4 -> to.unpackDouble(bus.readLong(segment, offset));
            default -> to.setInteger((short) bus.read(segment, offset, 2));
        }
    }

    private void loadConverted() {
        if (stack.isEmpty(-1)) {
            arithmetic.noteDenormal(a.denormal);
            arithmetic.takesNan(a);
        }
        stack.push(a);
    }

    /** Ten bytes are moved as they are, not looked at. */
    private void loadExtended(int segment, int offset) {
        short exponent = (short) bus.read(segment, offset + 8, 2);
        long significand = readLong(segment, offset);
        boolean room = stack.isEmpty(-1);
        stack.push(a);
        if (room) {
            stack.set(0, exponent, significand);
        }
    }

    private void storeExtended(int segment, int offset) {
        int linear = bus.changeable(segment, offset, 10);
        if (stack.underflows(0)) {
            if (!stack.end()) {
                return;
            }
            a.setIndefinite();
            writeExtended(linear, a.extendedExponent(), a.extendedSignificand());
        } else {
            writeExtended(linear, stack.exponent(0), stack.significand(0));
        }
        stack.pop();
    }

    private void writeExtended(int linear, short exponent, long significand) {
        bus.mmu().writeLong(linear, significand, registers.user);
        bus.mmu().writeWord(linear + 8, exponent, registers.user);
    }

    private void storeNumber(int escape, int segment, int offset, boolean pops) {
        switch (escape) {
            case 1 -> storeReal(segment, offset, FloatFormat.SINGLE, pops);
            case 5 -> storeReal(segment, offset, FloatFormat.DOUBLE, pops);
            case 3 -> storeInteger(segment, offset, 4, pops);
            default -> storeInteger(segment, offset, 2, pops);
        }
    }

    private void storeReal(int segment, int offset, FloatFormat format, boolean pops) {
        int size = format == FloatFormat.SINGLE ? 4 : 8;
        int linear = bus.changeable(segment, offset, size);
        if (stack.underflows(0)) {
            a.setIndefinite();
        } else {
            stack.get(0, a);
            if (!arithmetic.takesNan(a)) {
                stack.rounding.round(a, format.precision, format);
            }
        }
        if (stack.end()) {
            if (format == FloatFormat.SINGLE) {
                bus.writeLinear(linear, 4, a.packSingle());
            } else {
                bus.mmu().writeLong(linear, a.packDouble(), registers.user);
            }
            if (pops) {
                stack.pop();
            }
        }
    }

    private void storeInteger(int segment, int offset, int size, boolean pops) {
        int linear = bus.changeable(segment, offset, size);
        long value = 1L << size * 8 - 1;
        if (!stack.underflows(0)) {
            stack.get(0, a);
            value = integer(size);
        }
        if (stack.end()) {
            if (size == 8) {
                bus.mmu().writeLong(linear, value, registers.user);
            } else {
                bus.writeLinear(linear, size, (int) value);
            }
            if (pops) {
                stack.pop();
            }
        }
    }

    /** The first number as an integer, the lowest one if it is none. */
    private long integer(int size) {
        long lowest = Long.MIN_VALUE >> 64 - size * 8;
        if (a.isZero()) {
            return 0;
        }
        boolean fits = a.isFinite() && stack.rounding.roundToInteger(a);
        long value = a.negative ? -a.significand : a.significand;
        // A magnitude of 2^63 is right with a sign only.
        if (!fits
                || a.significand < 0 && !(a.negative && a.significand == Long.MIN_VALUE)
                || value < lowest
                || value > ~lowest) {
            stack.rounding.exceptions = Rounding.INVALID;
            stack.rounding.roundedUp = false;
            return lowest;
        }
        return value;
    }

    private void loadDecimal(int segment, int offset) {
        long magnitude = 0;
        for (int i = 8; i >= 0; i--) {
            int digits = bus.read(segment, offset + i, 1);
            magnitude = magnitude * 100 + (digits >>> 4) * 10 + (digits & 15);
        }
        a.setInteger(magnitude);
        a.negative = (bus.read(segment, offset + 9, 1) & 0x80) != 0;
    }

    private void storeDecimal(int segment, int offset) {
        int linear = bus.changeable(segment, offset, 10);
        long most = 999_999_999_999_999_999L;
        boolean valid = !stack.underflows(0);
        boolean negative = false;
        long magnitude = 0;
        if (valid) {
            stack.get(0, a);
            negative = a.negative;
            if (!a.isZero()) {
                valid = a.isFinite() && stack.rounding.roundToInteger(a);
                magnitude = a.significand;
                valid &= magnitude >= 0 && magnitude <= most;
            }
        }
        if (!valid) {
            stack.rounding.exceptions = Rounding.INVALID;
            stack.rounding.roundedUp = false;
        }
        if (!stack.end()) {
            return;
        }
        if (valid) {
            for (int i = 0; i < 9; i++) {
                int digits = (int) (magnitude % 100);
                bus.writeLinear(linear + i, 1, digits / 10 << 4 | digits % 10);
                magnitude /= 100;
            }
            bus.writeLinear(linear + 9, 1, negative ? 0x80 : 0);
        } else {
            writeExtended(linear, (short) 0xFFFF, 0xC000000000000000L);
        }
        stack.pop();
    }

    // ---- with registers ---------------------------------------------------------------------

    private void executeRegister(Instruction it) {
        int escape = it.immediate >>> 8;
        int reg = it.immediate >>> 3 & 7;
        int number = it.immediate & 7;
        switch (it.immediate) {
            case 0x3E2 -> {
                registers.fpu.status &= 0x7F00;
                return;
            }
            case 0x3E3 -> {
                environment.initialize();
                return;
            }
            case 0x7E0 -> {
                registers.set(Registers.EAX, 2, registers.fpu.status);
                return;
            }
            case 0x3E0, 0x3E1, 0x3E4 -> {
                return;
            }
            default -> checkPending();
        }
        switch (escape) {
            case 0 -> {
                begin(it);
                withRegister(reg, 0, number, false);
            }
            case 1 -> executeD9(it, reg, number);
            case 2 -> executeDA(it, reg, number);
            case 3 -> executeDB(it, reg, number);
            case 4 -> {
                begin(it);
                withRegister(reg < 4 ? reg : reg ^ 1, number, 0, false);
            }
            case 5 -> executeDD(it, reg, number);
            case 6 -> executeDE(it, reg, number);
            default -> executeDF(it, reg, number);
        }
    }

    /// Arithmetic or a comparison of two registers. A comparison is always of ST(0) with the other.
    private void withRegister(int reg, int target, int source, boolean pops) {
        if ((reg & 6) == 2) {
            compareStatus(target + source, reg == 3 ? 1 : 0, true);
            return;
        }
        boolean missing = stack.underflows(target) | stack.underflows(source);
        stack.get(source, b);
        compute(reg, target, missing);
        if (pops && stackTaken) {
            stack.pop();
        }
    }

    private boolean stackTaken;

    /** Arithmetic or a comparison of ST(0) with the second number. */
    private void arithmetic(int reg, int target, boolean pops) {
        if ((reg & 6) == 2) {
            boolean missing = stack.underflows(0);
            stack.get(0, a);
            setCondition(missing ? Flag.CF | Flag.PF | Flag.ZF : arithmetic.compare(a, b, true));
            if (stack.end() && reg == 3) {
                stack.pop();
            }
            return;
        }
        compute(reg, target, stack.underflows(target));
    }

    private void compute(int reg, int target, boolean missing) {
        if (missing) {
            a.setIndefinite();
        } else {
            stack.get(target, a);
            arithmetic.compute(reg, a, b);
        }
        stackTaken = stack.end();
        if (stackTaken) {
            stack.set(target, a);
        }
    }

    private void setCondition(int flags) {
        int bits =
                ((flags & Flag.CF) != 0 ? X87Stack.C0 : 0)
                        | ((flags & Flag.PF) != 0 ? X87Stack.C2 : 0)
                        | ((flags & Flag.ZF) != 0 ? X87Stack.C3 : 0);
        setConditionBits(bits);
    }

    private void setConditionBits(int bits) {
        int all = X87Stack.C0 | X87Stack.C2 | X87Stack.C3;
        registers.fpu.status = registers.fpu.status & ~all | bits;
    }

    private int compareWith(int number, boolean ordered) {
        if (stack.underflows(0) | stack.underflows(number)) {
            return Flag.CF | Flag.PF | Flag.ZF;
        }
        stack.get(0, a);
        stack.get(number, b);
        return arithmetic.compare(a, b, ordered);
    }

    private void compareStatus(int number, int pops, boolean ordered) {
        setCondition(compareWith(number, ordered));
        if (stack.end()) {
            for (int i = 0; i < pops; i++) {
                stack.pop();
            }
        }
    }

    private void compareFlags(int number, boolean pops, boolean ordered) {
        int flags = compareWith(number, ordered);
        if (stack.end()) {
            registers.setArithmeticFlags(flags);
            if (pops) {
                stack.pop();
            }
        }
    }

    private void executeD9(Instruction it, int reg, int number) {
        switch (reg) {
            case 0 -> {
                begin(it);
                copyToTop(number);
            }
            case 1 -> {
                begin(it);
                exchange(number);
            }
            case 2 -> {
                if (number != 0) {
                    throw Fault.invalidOpcode();
                }
            }
            case 3 -> {
                begin(it);
                copyFromTop(number, true);
            }
            case 5 -> {
                if (number == 7) {
                    throw Fault.invalidOpcode();
                }
                begin(it);
                loadConstant(number);
            }
            default -> executeFunction(it, (reg & 3) << 3 | number);
        }
    }

    private void copyToTop(int number) {
        if (stack.underflows(number)) {
            if (stack.end()) {
                a.setIndefinite();
                stack.rotate(-1);
                stack.set(0, a);
            }
            return;
        }
        short exponent = stack.exponent(number);
        long significand = stack.significand(number);
        boolean room = stack.isEmpty(-1);
        stack.push(a);
        if (room) {
            stack.set(0, exponent, significand);
        }
    }

    private void copyFromTop(int number, boolean pops) {
        boolean missing = stack.underflows(0);
        a.setIndefinite();
        short exponent = missing ? a.extendedExponent() : stack.exponent(0);
        long significand = missing ? a.extendedSignificand() : stack.significand(0);
        if (stack.end()) {
            stack.set(number, exponent, significand);
            if (pops) {
                stack.pop();
            }
        }
    }

    private void exchange(int number) {
        boolean missing = stack.underflows(0) | stack.underflows(number);
        if (missing && !stack.end()) {
            return;
        }
        a.setIndefinite();
        if (stack.isEmpty(0)) {
            stack.set(0, a);
        }
        if (stack.isEmpty(number)) {
            stack.set(number, a);
        }
        short exponent = stack.exponent(0);
        long significand = stack.significand(0);
        stack.set(0, stack.exponent(number), stack.significand(number));
        stack.set(number, exponent, significand);
    }

    private void loadConstant(int number) {
        int exponent = CONSTANT_EXPONENTS[number];
        if (CONSTANTS[number] == 0) {
            a.setZero(false);
        } else {
            a.setFinite(false, exponent - 16383, CONSTANTS[number], 0);
            if (CONSTANTS_BELOW[number] != 0) {
                a.below = CONSTANTS_BELOW[number];
                stack.rounding.round(a, 64, FloatFormat.EXTENDED);
                stack.rounding.exceptions = 0;
                stack.rounding.roundedUp = false;
            }
        }
        stack.push(a);
    }

    private void executeFunction(Instruction it, int function) {
        switch (function) {
            case 0x02, 0x03, 0x06, 0x07 -> throw Fault.invalidOpcode();
            case 0x16 -> {
                registers.fpu.status &= ~X87Stack.C1;
                stack.rotate(-1);
            }
            case 0x17 -> {
                registers.fpu.status &= ~X87Stack.C1;
                stack.rotate(1);
            }
            default -> {
                begin(it);
                computeFunction(function);
            }
        }
    }

    private void computeFunction(int function) {
        switch (function) {
            case 0x00, 0x01 -> changeSign(function == 0);
            case 0x04 -> {
                boolean missing = stack.underflows(0);
                stack.get(0, a);
                b.setZero(false);
                setCondition(
                        missing ? Flag.CF | Flag.PF | Flag.ZF : arithmetic.compare(a, b, true));
                stack.end();
            }
            case 0x05 -> examine();
            case 0x14 -> extract();
            case 0x15 -> remainder(true);
            case 0x18 -> remainder(false);
            case 0x1A -> unary(arithmetic::squareRoot);
            case 0x1C -> unary(arithmetic::roundToInteger);
            case 0x1D -> {
                boolean missing = stack.underflows(0) | stack.underflows(1);
                stack.get(1, b);
                replaceTop(missing, number -> arithmetic.scale(number, b));
            }
            case 0x10 ->
                    unary(number -> Transcendental.powerOfTwoMinusOne(number, arithmetic, stack));
            case 0x1E -> trigonometric(Transcendental.Function.SINE);
            case 0x1F -> trigonometric(Transcendental.Function.COSINE);
            case 0x12 -> trigonometric(Transcendental.Function.TANGENT);
            case 0x1B -> trigonometric(Transcendental.Function.SINE_AND_COSINE);
            case 0x11 -> binaryFunction(Transcendental.Function.LOGARITHM);
            case 0x19 -> binaryFunction(Transcendental.Function.LOGARITHM_PLUS_ONE);
            default -> binaryFunction(Transcendental.Function.ARC_TANGENT);
        }
    }

    private void changeSign(boolean flips) {
        if (stack.underflows(0)) {
            if (stack.end()) {
                a.setIndefinite();
                stack.set(0, a);
            }
            return;
        }
        int exponent = stack.exponent(0);
        int changed = flips ? exponent ^ 0x8000 : exponent & 0x7FFF;
        stack.set(0, (short) changed, stack.significand(0));
    }

    private void examine() {
        int bits;
        stack.get(0, a);
        if (stack.isEmpty(0)) {
            bits = X87Stack.C3 | X87Stack.C0;
        } else {
            bits =
                    switch (a.kind) {
                        case ZERO -> X87Stack.C3;
                        case FINITE -> a.denormal ? X87Stack.C3 | X87Stack.C2 : X87Stack.C2;
                        case INFINITE -> X87Stack.C2 | X87Stack.C0;
                        case UNSUPPORTED -> 0;
                        default -> X87Stack.C0;
                    };
        }
        setConditionBits(bits);
        registers.fpu.status |= stack.exponent(0) < 0 ? X87Stack.C1 : 0;
    }

    private void extract() {
        if (stack.underflows(0)) {
            if (stack.end()) {
                a.setIndefinite();
                stack.set(0, a);
                stack.rotate(-1);
                stack.set(0, a);
            }
            return;
        }
        stack.get(0, a);
        b.copyFrom(a);
        if (!stack.isEmpty(-1)) {
            a.setIndefinite();
            b.setIndefinite();
        } else if (arithmetic.takesNan(a)) {
            b.copyFrom(a);
        } else if (a.isZero()) {
            stack.rounding.raise(Rounding.ZERO_DIVIDE);
            a.setInfinite(true);
        } else if (a.isInfinite()) {
            a.setInfinite(false);
        } else {
            arithmetic.noteDenormal(a.denormal);
            b.exponent = 0;
            b.denormal = false;
            a.setInteger(a.exponent);
        }
        if ((stack.rounding.exceptions & ~registers.fpu.control & 7) == 0) {
            stack.set(0, a);
        }
        stack.push(b);
    }

    private void remainder(boolean nearest) {
        if (stack.underflows(0) | stack.underflows(1)) {
            replaceTop(true, _ -> {});
            return;
        }
        stack.get(0, a);
        stack.get(1, b);
        int bits = arithmetic.remainder(a, b, nearest);
        if (stack.end()) {
            stack.set(0, a);
            registers.fpu.status &= ~X87Stack.C1;
            setConditionBits(bits & ~X87Stack.C1);
            registers.fpu.status |= bits & X87Stack.C1;
        }
    }

    /** Changes a number in place. */
    @FunctionalInterface
    private interface Change {

        void apply(Real number);
    }

    private void unary(Change change) {
        replaceTop(stack.underflows(0), change);
    }

    private void replaceTop(boolean missing, Change change) {
        if (missing) {
            a.setIndefinite();
        } else {
            stack.get(0, a);
            change.apply(a);
        }
        if (stack.end()) {
            stack.set(0, a);
        }
    }

    private void trigonometric(Transcendental.Function function) {
        boolean missing = stack.underflows(0);
        if (missing) {
            a.setIndefinite();
            b.setIndefinite();
        } else {
            stack.get(0, a);
            if (!Transcendental.isInRange(a)) {
                registers.fpu.status |= X87Stack.C2;
                return;
            }
            Transcendental.compute(function, a, b, arithmetic, stack);
        }
        registers.fpu.status &= ~X87Stack.C2;
        boolean pushes = function.pushes();
        if (pushes && !stack.isEmpty(-1)) {
            a.setIndefinite();
            b.setIndefinite();
        }
        if (stack.end()) {
            stack.set(0, a);
            if (pushes) {
                stack.push(b);
            }
        }
    }

    private void binaryFunction(Transcendental.Function function) {
        boolean missing = stack.underflows(0) | stack.underflows(1);
        if (missing) {
            a.setIndefinite();
        } else {
            stack.get(0, a);
            stack.get(1, b);
            Transcendental.compute(function, a, b, arithmetic, stack);
        }
        if (stack.end()) {
            stack.set(1, a);
            stack.pop();
        }
    }

    private void executeDA(Instruction it, int reg, int number) {
        begin(it);
        if (reg < 4) {
            moveConditionally(reg, number, true);
        } else if (it.immediate == 0x2E9) {
            compareStatus(1, 2, false);
        } else {
            throw Fault.invalidOpcode();
        }
    }

    private void executeDB(Instruction it, int reg, int number) {
        begin(it);
        switch (reg) {
            case 0, 1, 2, 3 -> moveConditionally(reg, number, false);
            case 5 -> compareFlags(number, false, false);
            case 6 -> compareFlags(number, false, true);
            default -> throw Fault.invalidOpcode();
        }
    }

    private void moveConditionally(int condition, int number, boolean wanted) {
        if (stack.underflows(0) | stack.underflows(number)) {
            if (stack.end()) {
                a.setIndefinite();
                stack.set(0, a);
            }
            return;
        }
        boolean holds =
                switch (condition) {
                    case 0 -> registers.carry();
                    case 1 -> registers.zero();
                    case 2 -> registers.carry() || registers.zero();
                    default -> registers.parity();
                };
        if (holds == wanted) {
            stack.set(0, stack.exponent(number), stack.significand(number));
        }
    }

    private void executeDD(Instruction it, int reg, int number) {
        if (reg > 5) {
            throw Fault.invalidOpcode();
        }
        if (reg == 0) {
            stack.free(number);
            return;
        }
        begin(it);
        switch (reg) {
            case 1 -> exchange(number);
            case 2 -> copyFromTop(number, false);
            case 3 -> copyFromTop(number, true);
            default -> compareStatus(number, reg - 4, false);
        }
    }

    private void executeDE(Instruction it, int reg, int number) {
        if (reg == 3 && number != 1) {
            throw Fault.invalidOpcode();
        }
        begin(it);
        if (reg == 3) {
            compareStatus(1, 2, true);
        } else if (reg == 2) {
            compareStatus(number, 1, true);
        } else {
            withRegister(reg < 4 ? reg : reg ^ 1, number, 0, true);
        }
    }

    private void executeDF(Instruction it, int reg, int number) {
        switch (reg) {
            case 0 -> {
                stack.free(number);
                stack.rotate(1);
            }
            case 1, 2, 3, 5, 6 -> {
                begin(it);
                switch (reg) {
                    case 1 -> exchange(number);
                    case 2, 3 -> copyFromTop(number, true);
                    default -> compareFlags(number, true, reg == 6);
                }
            }
            default -> throw Fault.invalidOpcode();
        }
    }
}
