package machine.ia32;

import static machine.ia32.FloatFormat.DOUBLE;
import static machine.ia32.FloatFormat.SINGLE;

/// Executes floating point arithmetic of XMM registers, with all roundings and exceptions.
///
/// @model RCPPS and RSQRTPS give the exact value rounded to 24 bits, where hardware gives twelve.
final class SseUnit {

    private static final int DENORMALS_ARE_ZEROS = 1 << 6;
    private static final int FLUSH_TO_ZERO = 1 << 15;
    private static final int ROUNDING = 3 << 13;
    private static final int ALL_MASKED = 0x1F80;
    private static final int SPECIAL = DENORMALS_ARE_ZEROS | FLUSH_TO_ZERO | ROUNDING;
    private static final int EXCEPTIONS = 0x3F;

    private static final double SMALLEST_NORMAL = 0x1p-1022;
    private static final float SMALLEST_NORMAL_SINGLE = 0x1p-126f;

    /** What is computed of one element each of two operands. */
    private enum Function {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        MINIMUM,
        MAXIMUM,
        SQUARE_ROOT,
        RECIPROCAL,
        RECIPROCAL_SQUARE_ROOT,
        COMPARE
    }

    private final Registers registers;
    private final Operands operands;
    private final VectorOperands vectors;
    private final Rounding rounding = new Rounding();
    private final Real a = new Real();
    private final Real b = new Real();

    SseUnit(Operands operands, VectorOperands vectors) {
        this.operands = operands;
        this.vectors = vectors;
        registers = operands.registers;
    }

    /** Whether it was an instruction of this unit, and has been executed. */
    boolean execute(Instruction it) {
        switch (it.operation) {
            case ADDPS, ADDSS, ADDPD, ADDSD -> compute(it, Function.ADD);
            case SUBPS, SUBSS, SUBPD, SUBSD -> compute(it, Function.SUBTRACT);
            case MULPS, MULSS, MULPD, MULSD -> compute(it, Function.MULTIPLY);
            case DIVPS, DIVSS, DIVPD, DIVSD -> compute(it, Function.DIVIDE);
            case MINPS, MINSS, MINPD, MINSD -> compute(it, Function.MINIMUM);
            case MAXPS, MAXSS, MAXPD, MAXSD -> compute(it, Function.MAXIMUM);
            case SQRTPS, SQRTSS, SQRTPD, SQRTSD -> compute(it, Function.SQUARE_ROOT);
            case RCPPS, RCPSS -> compute(it, Function.RECIPROCAL);
            case RSQRTPS, RSQRTSS -> compute(it, Function.RECIPROCAL_SQUARE_ROOT);
            case CMPPS, CMPSS, CMPPD, CMPSD -> compute(it, Function.COMPARE);
            case COMISS -> compareFlags(it, SINGLE, true);
            case COMISD -> compareFlags(it, DOUBLE, true);
            case UCOMISS -> compareFlags(it, SINGLE, false);
            case UCOMISD -> compareFlags(it, DOUBLE, false);
            default -> {
                return executeConversion(it);
            }
        }
        return true;
    }

    private void begin() {
        vectors.checkEnabled();
        rounding.begin((registers.fpu.mxcsr & ROUNDING) >>> 13);
    }

    /** Notes the exceptions; one that is not masked is raised, and there is no result. */
    private void end() {
        FpuState state = registers.fpu;
        int raised = rounding.exceptions & EXCEPTIONS;
        state.mxcsr |= raised;
        if ((raised & ~(state.mxcsr >>> 7)) != 0) {
            boolean handled = (registers.cr4 & Registers.OSXMMEXCPT) != 0;
            throw new Fault(handled ? Vector.SIMD : Vector.INVALID_OPCODE, 0);
        }
    }

    private boolean has(int option) {
        return (registers.fpu.mxcsr & option) != 0;
    }

    // ---- arithmetic -------------------------------------------------------------------------

    private void compute(Instruction it, Function function) {
        begin();
        vectors.readSource(it);
        long low = vectors.low;
        long high = vectors.high;
        long[] xmm = vectors.xmm();
        long oldLow = xmm[it.target * 2];
        long oldHigh = xmm[it.target * 2 + 1];
        int predicate = it.immediate & 7;
        switch (suffix(it.operation)) {
            case "SD" -> low = ofDouble(function, oldLow, low, predicate);
            case "PD" -> {
                low = ofDouble(function, oldLow, low, predicate);
                oldHigh = ofDouble(function, oldHigh, high, predicate);
            }
            case "SS" ->
                    low =
                            oldLow & 0xFFFFFFFF00000000L
                                    | ofSingle(function, (int) oldLow, (int) low, predicate);
            default -> {
                low = ofSingles(function, oldLow, low, predicate);
                oldHigh = ofSingles(function, oldHigh, high, predicate);
            }
        }
        end();
        vectors.set(it.target, low, oldHigh);
    }

    private static String suffix(Operation operation) {
        String name = operation.name();
        return name.substring(name.length() - 2);
    }

    private long ofSingles(Function function, long left, long right, int predicate) {
        return ofSingle(function, (int) left, (int) right, predicate)
                | ofSingle(function, (int) (left >>> 32), (int) (right >>> 32), predicate) << 32;
    }

    private long ofDouble(Function function, long left, long right, int predicate) {
        if (isOrdinary()) {
            double x = Double.longBitsToDouble(left);
            double y = Double.longBitsToDouble(right);
            double value = quick(function, x, y);
            if (isNormal(x) && isNormal(y) && isNormal(value)) {
                return Double.doubleToRawLongBits(value);
            }
        }
        a.unpackDouble(left);
        b.unpackDouble(right);
        if (function == Function.COMPARE) {
            return compare(predicate) ? -1 : 0;
        }
        apply(function, DOUBLE);
        return a.packDouble();
    }

    private long ofSingle(Function function, int left, int right, int predicate) {
        if (isOrdinary()) {
            float x = Float.intBitsToFloat(left);
            float y = Float.intBitsToFloat(right);
            // A double has more than twice the bits, so rounding twice is rounding once.
            float value = (float) quick(function, x, y);
            if (isNormal(x) && isNormal(y) && isNormal(value)) {
                return Float.floatToRawIntBits(value) & 0xFFFFFFFFL;
            }
        }
        a.unpackSingle(left);
        b.unpackSingle(right);
        if (function == Function.COMPARE) {
            return compare(predicate) ? 0xFFFFFFFFL : 0;
        }
        apply(function, SINGLE);
        return a.packSingle() & 0xFFFFFFFFL;
    }

    /// Whether Java's arithmetic does the same: nothing is trapped, and that results are inexact
    /// has been noted before.
    private boolean isOrdinary() {
        int mxcsr = registers.fpu.mxcsr;
        return (mxcsr & (SPECIAL | ALL_MASKED | Rounding.PRECISION))
                == (ALL_MASKED | Rounding.PRECISION);
    }

    /** NaN if that cannot be computed quickly. */
    private static double quick(Function function, double x, double y) {
        return switch (function) {
            case ADD -> x + y;
            case SUBTRACT -> x - y;
            case MULTIPLY -> x * y;
            case DIVIDE -> x / y;
            case SQUARE_ROOT -> Math.sqrt(y);
            default -> Double.NaN;
        };
    }

    private static boolean isNormal(double value) {
        double magnitude = Math.abs(value);
        return magnitude >= SMALLEST_NORMAL && magnitude <= Double.MAX_VALUE;
    }

    private static boolean isNormal(float value) {
        float magnitude = Math.abs(value);
        return magnitude >= SMALLEST_NORMAL_SINGLE && magnitude <= Float.MAX_VALUE;
    }

    private void flushDenormals() {
        if (has(DENORMALS_ARE_ZEROS)) {
            flush(a);
            flush(b);
        }
    }

    private static void flush(Real number) {
        if (number.denormal) {
            number.setZero(number.negative);
        }
    }

    private void apply(Function function, FloatFormat format) {
        flushDenormals();
        switch (function) {
            case MINIMUM, MAXIMUM -> {
                choose(function == Function.MINIMUM);
                return;
            }
            case SQUARE_ROOT -> {
                a.copyFrom(b);
                squareRoot();
            }
            case RECIPROCAL -> {
                a.setInteger(1);
                approximate(() -> RealArithmetic.divide(a, b));
                return;
            }
            case RECIPROCAL_SQUARE_ROOT -> {
                a.setInteger(1);
                approximate(this::divideByRoot);
                return;
            }
            default -> combine(function);
        }
        round(format);
    }

    private void round(FloatFormat format) {
        if (!a.isFinite()) {
            return;
        }
        int before = rounding.exceptions;
        rounding.round(a, format.precision, format);
        boolean tiny =
                (rounding.exceptions & ~before & Rounding.UNDERFLOW) != 0
                        || a.isFinite() && a.significand > 0;
        if (tiny && has(FLUSH_TO_ZERO) && has(Rounding.UNDERFLOW << 7)) {
            a.setZero(a.negative);
            rounding.raise(Rounding.UNDERFLOW | Rounding.PRECISION);
        }
    }

    private void combine(Function function) {
        if (takesNan()) {
            return;
        }
        boolean denormal = a.denormal || b.denormal;
        b.negative ^= function == Function.SUBTRACT;
        boolean invalid =
                switch (function) {
                    case MULTIPLY -> a.isZero() && b.isInfinite() || a.isInfinite() && b.isZero();
                    case DIVIDE -> a.isZero() && b.isZero() || a.isInfinite() && b.isInfinite();
                    default -> a.isInfinite() && b.isInfinite() && a.negative != b.negative;
                };
        if (invalid) {
            rounding.raise(Rounding.INVALID);
            a.setIndefinite();
            return;
        }
        switch (function) {
            case MULTIPLY -> RealArithmetic.multiply(a, b);
            case DIVIDE -> {
                if (b.isZero() && a.isFinite()) {
                    rounding.raise(Rounding.ZERO_DIVIDE);
                    denormal = false;
                }
                RealArithmetic.divide(a, b);
            }
            default -> RealArithmetic.add(a, b, rounding.mode());
        }
        noteDenormal(denormal);
    }

    private void noteDenormal(boolean denormal) {
        if (denormal) {
            rounding.raise(Rounding.DENORMAL);
        }
    }

    /** If one is no number, the result is the first that is none. */
    private boolean takesNan() {
        if (a.kind == Real.Kind.SIGNALING_NAN || b.kind == Real.Kind.SIGNALING_NAN) {
            rounding.raise(Rounding.INVALID);
        }
        if (!a.isNan() && !b.isNan()) {
            return false;
        }
        if (!a.isNan()) {
            a.copyFrom(b);
        }
        a.quiet();
        return true;
    }

    private void squareRoot() {
        if (takesNan()) {
            return;
        }
        if (a.negative && !a.isZero()) {
            rounding.raise(Rounding.INVALID);
            a.setIndefinite();
            return;
        }
        noteDenormal(a.denormal);
        if (a.isFinite()) {
            RealArithmetic.squareRoot(a);
        }
    }

    /** Approximations raise no exceptions. */
    private void approximate(Runnable function) {
        if (b.isNan()) {
            a.copyFrom(b);
            a.quiet();
            return;
        }
        flush(b);
        function.run();
        rounding.round(a, SINGLE.precision, SINGLE);
        flush(a);
        rounding.exceptions = 0;
    }

    private void divideByRoot() {
        if (b.negative && !b.isZero()) {
            a.setIndefinite();
            return;
        }
        if (b.isFinite()) {
            RealArithmetic.squareRoot(b);
            rounding.round(b, 64, FloatFormat.EXTENDED);
        }
        RealArithmetic.divide(a, b);
    }

    /** The second operand is the answer unless the first is less, or greater. */
    private void choose(boolean less) {
        boolean first = false;
        if (a.isNan() || b.isNan()) {
            rounding.raise(Rounding.INVALID);
        } else {
            noteDenormal(a.denormal || b.denormal);
            int order = RealArithmetic.compare(a, b);
            first = less ? order < 0 : order > 0;
        }
        if (!first) {
            a.copyFrom(b);
        }
        denormalize();
    }

    /** An operand that is the result goes back to how it was encoded. */
    private void denormalize() {
        if (a.isFinite() && a.denormal) {
            int lowest = a.exponent < DOUBLE.minimum() ? DOUBLE.minimum() : SINGLE.minimum();
            Rounding.shiftRight(a, lowest - a.exponent);
        }
    }

    private boolean compare(int predicate) {
        flushDenormals();
        boolean unordered = a.isNan() || b.isNan();
        boolean signals = (predicate & 3) == 1 || (predicate & 3) == 2;
        int order = order(signals);
        boolean holds =
                switch (predicate & 3) {
                    case 0 -> !unordered && order == 0;
                    case 1 -> !unordered && order < 0;
                    case 2 -> !unordered && order <= 0;
                    default -> unordered;
                };
        return holds == (predicate < 4);
    }

    private int order(boolean ordered) {
        if (a.isNan() || b.isNan()) {
            boolean signaling =
                    a.kind == Real.Kind.SIGNALING_NAN || b.kind == Real.Kind.SIGNALING_NAN;
            if (ordered || signaling) {
                rounding.raise(Rounding.INVALID);
            }
            return 0;
        }
        noteDenormal(a.denormal || b.denormal);
        return RealArithmetic.compare(a, b);
    }

    private void compareFlags(Instruction it, FloatFormat format, boolean ordered) {
        begin();
        vectors.readSource(it);
        unpack(a, format, vectors.xmm()[it.target * 2]);
        unpack(b, format, vectors.low);
        flushDenormals();
        boolean unordered = a.isNan() || b.isNan();
        int order = order(ordered);
        end();
        registers.setArithmeticFlags(
                unordered
                        ? Flag.ZF | Flag.PF | Flag.CF
                        : order > 0 ? 0 : order < 0 ? Flag.CF : Flag.ZF);
    }

    private static void unpack(Real number, FloatFormat format, long bits) {
        if (format == SINGLE) {
            number.unpackSingle((int) bits);
        } else {
            number.unpackDouble(bits);
        }
    }

    // ---- conversions ------------------------------------------------------------------------

    private boolean executeConversion(Instruction it) {
        switch (it.operation) {
            case CVTSI2SS, CVTSI2SD -> fromInteger(it, it.operation == Operation.CVTSI2SD);
            case CVTSS2SI -> toInteger(it, SINGLE, false);
            case CVTTSS2SI -> toInteger(it, SINGLE, true);
            case CVTSD2SI -> toInteger(it, DOUBLE, false);
            case CVTTSD2SI -> toInteger(it, DOUBLE, true);
            case CVTSS2SD -> {
                read(it);
                long value = widened((int) vectors.low);
                end();
                vectors.xmm()[it.target * 2] = value;
            }
            case CVTSD2SS -> {
                read(it);
                long value = narrowed(vectors.low);
                end();
                long old = vectors.xmm()[it.target * 2];
                vectors.xmm()[it.target * 2] = old & 0xFFFFFFFF00000000L | value;
            }
            case CVTPS2PD -> {
                read(it);
                put(it, widened((int) vectors.low), widened((int) (vectors.low >>> 32)));
            }
            case CVTPD2PS -> {
                read(it);
                put(it, narrowed(vectors.low) | narrowed(vectors.high) << 32, 0);
            }
            case CVTDQ2PS -> {
                read(it);
                put(it, singles(vectors.low), singles(vectors.high));
            }
            case CVTDQ2PD -> {
                read(it);
                put(it, ofInteger((int) vectors.low), ofInteger((int) (vectors.low >>> 32)));
            }
            case CVTPS2DQ, CVTTPS2DQ -> {
                read(it);
                cutIf(it.operation == Operation.CVTTPS2DQ);
                put(it, integersOfSingles(vectors.low), integersOfSingles(vectors.high));
            }
            case CVTPD2DQ, CVTTPD2DQ -> {
                read(it);
                cutIf(it.operation == Operation.CVTTPD2DQ);
                long low = integer(DOUBLE, vectors.low) & 0xFFFFFFFFL;
                put(it, low | (long) integer(DOUBLE, vectors.high) << 32, 0);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void read(Instruction it) {
        begin();
        vectors.readSource(it);
    }

    private void put(Instruction it, long low, long high) {
        end();
        vectors.set(it.target, low, high);
    }

    private void cutIf(boolean cuts) {
        if (cuts) {
            rounding.begin(Rounding.TO_ZERO);
        }
    }

    private void fromInteger(Instruction it, boolean toDouble) {
        begin();
        int value = operands.value(it, it.source, 4);
        long old = vectors.xmm()[it.target * 2];
        long bits = toDouble ? ofInteger(value) : old & 0xFFFFFFFF00000000L | single(value);
        end();
        vectors.xmm()[it.target * 2] = bits;
    }

    private static long ofInteger(int value) {
        return Double.doubleToRawLongBits(value);
    }

    private long single(int value) {
        a.setInteger(value);
        rounding.round(a, SINGLE.precision, SINGLE);
        return a.packSingle() & 0xFFFFFFFFL;
    }

    private long singles(long integers) {
        return single((int) integers) | single((int) (integers >>> 32)) << 32;
    }

    private void toInteger(Instruction it, FloatFormat format, boolean cuts) {
        read(it);
        cutIf(cuts);
        int value = integer(format, vectors.low);
        end();
        registers.general[it.target] = value;
    }

    private long integersOfSingles(long bits) {
        return integer(SINGLE, bits) & 0xFFFFFFFFL | (long) integer(SINGLE, bits >>> 32) << 32;
    }

    /** The lowest integer if it is out of range or no number. */
    private int integer(FloatFormat format, long bits) {
        unpack(a, format, bits);
        if (has(DENORMALS_ARE_ZEROS)) {
            flush(a);
        }
        if (a.isZero()) {
            return 0;
        }
        int before = rounding.exceptions;
        boolean fits = a.isFinite() && rounding.roundToInteger(a);
        long most = a.negative ? 1L << 31 : (1L << 31) - 1;
        if (!fits || Long.compareUnsigned(a.significand, most) > 0) {
            rounding.exceptions = before | Rounding.INVALID;
            return Integer.MIN_VALUE;
        }
        return (int) (a.negative ? -a.significand : a.significand);
    }

    private long widened(int bits) {
        a.unpackSingle(bits);
        b.setZero(false);
        flushDenormals();
        if (!takesNan()) {
            noteDenormal(a.denormal);
        }
        return a.packDouble();
    }

    private long narrowed(long bits) {
        a.unpackDouble(bits);
        b.setZero(false);
        flushDenormals();
        if (!takesNan()) {
            noteDenormal(a.denormal);
            round(SINGLE);
        }
        return a.packSingle() & 0xFFFFFFFFL;
    }
}
