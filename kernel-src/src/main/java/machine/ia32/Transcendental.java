package machine.ia32;

/// The transcendental functions.
///
/// @model Computed with 53 bits instead of 64; hardware's results are not exact either, and differ
///   between processors.
final class Transcendental {

    enum Function {
        SINE,
        COSINE,
        TANGENT,
        SINE_AND_COSINE,
        ARC_TANGENT,
        LOGARITHM,
        LOGARITHM_PLUS_ONE;

        /** Whether there are two results. */
        boolean pushes() {
            return this == TANGENT || this == SINE_AND_COSINE;
        }
    }

    private Transcendental() {}

    /** Whether it is small enough for the trigonometric functions, or no number. */
    static boolean isInRange(Real a) {
        return !a.isFinite() || a.exponent < 63;
    }

    /// Computes into the first number, and for those with two results into both: the second is the
    /// one to be pushed.
    static void compute(
            Function function, Real a, Real b, X87Arithmetic arithmetic, X87Stack stack) {
        boolean two = !function.pushes() && isBinary(function);
        if (two ? arithmetic.takesNan(a, b) : arithmetic.takesNan(a)) {
            b.copyFrom(a);
            return;
        }
        arithmetic.noteDenormal(a.denormal || two && b.denormal);
        double x = toDouble(a);
        double y = two ? toDouble(b) : 0;
        double first =
                switch (function) {
                    case SINE, SINE_AND_COSINE -> StrictMath.sin(x);
                    case COSINE -> StrictMath.cos(x);
                    case TANGENT -> StrictMath.tan(x);
                    case ARC_TANGENT -> StrictMath.atan2(y, x);
                    case LOGARITHM -> x == 1 ? 0 * y : y * (StrictMath.log(x) / StrictMath.log(2));
                    case LOGARITHM_PLUS_ONE -> y * (StrictMath.log1p(x) / StrictMath.log(2));
                };
        boolean dividesByZero = function == Function.LOGARITHM && x == 0 && y != 0;
        b.unpackDouble(
                Double.doubleToRawLongBits(
                        function == Function.SINE_AND_COSINE ? StrictMath.cos(x) : 1));
        if (dividesByZero && !Double.isInfinite(y)) {
            stack.rounding.raise(Rounding.ZERO_DIVIDE);
        }
        set(a, first, stack);
        if (!a.isFinite() && a.isNan()) {
            b.copyFrom(a);
        }
    }

    private static boolean isBinary(Function function) {
        return switch (function) {
            case ARC_TANGENT, LOGARITHM, LOGARITHM_PLUS_ONE -> true;
            default -> false;
        };
    }

    /** Two to the power of a number from -1 to 1, less one. */
    static void powerOfTwoMinusOne(Real a, X87Arithmetic arithmetic, X87Stack stack) {
        if (arithmetic.takesNan(a) || a.isZero()) {
            return;
        }
        arithmetic.noteDenormal(a.denormal);
        set(a, StrictMath.expm1(toDouble(a) * StrictMath.log(2)), stack);
    }

    private static void set(Real a, double value, X87Stack stack) {
        if (Double.isNaN(value)) {
            stack.rounding.raise(Rounding.INVALID);
            a.setIndefinite();
            return;
        }
        a.unpackDouble(Double.doubleToRawLongBits(value));
        a.denormal = false;
        if (a.isFinite()) {
            stack.rounding.raise(Rounding.PRECISION);
        }
    }

    private static double toDouble(Real a) {
        Real rounded = new Real();
        rounded.copyFrom(a);
        Rounding rounding = new Rounding();
        rounding.begin(Rounding.NEAREST);
        rounding.round(rounded, FloatFormat.DOUBLE.precision, FloatFormat.DOUBLE);
        return Double.longBitsToDouble(rounded.packDouble());
    }
}
