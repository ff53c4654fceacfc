package machine.ia32;

/** What the x87 unit computes: operands as they come from registers, results rounded. */
final class X87Arithmetic {

    private final X87Stack stack;
    private final Rounding rounding;

    X87Arithmetic(X87Stack stack) {
        this.stack = stack;
        rounding = stack.rounding;
    }

    /// Computes into the first operand.
    ///
    /// @param operation as in the ModRM byte: 0 add, 1 multiply, 4 subtract, 5 subtract reversed, 6
    ///   divide, 7 divide reversed
    void compute(int operation, Real a, Real b) {
        if (takesNan(a, b)) {
            return;
        }
        if ((operation & 5) == 5) {
            Real first = new Real();
            first.copyFrom(b);
            b.copyFrom(a);
            a.copyFrom(first);
        }
        boolean denormal = a.denormal || b.denormal;
        boolean subtracts = (operation & 6) == 4;
        b.negative ^= subtracts;
        if (isInvalid(operation, a, b)) {
            rounding.raise(Rounding.INVALID);
            a.setIndefinite();
            return;
        }
        switch (operation) {
            case 1 -> RealArithmetic.multiply(a, b);
            case 6, 7 -> {
                if (b.isZero() && a.isFinite()) {
                    rounding.raise(Rounding.ZERO_DIVIDE);
                    denormal = false;
                }
                RealArithmetic.divide(a, b);
            }
            default -> RealArithmetic.add(a, b, rounding.mode());
        }
        noteDenormal(denormal);
        rounding.round(a, stack.precision(), FloatFormat.EXTENDED);
    }

    private static boolean isInvalid(int operation, Real a, Real b) {
        return switch (operation) {
            case 1 -> a.isZero() && b.isInfinite() || a.isInfinite() && b.isZero();
            case 6, 7 -> a.isZero() && b.isZero() || a.isInfinite() && b.isInfinite();
            default -> a.isInfinite() && b.isInfinite() && a.negative != b.negative;
        };
    }

    void noteDenormal(boolean denormal) {
        if (denormal) {
            rounding.raise(Rounding.DENORMAL);
        }
    }

    /// If an operand is no number, the result is one of them, quiet, in the first.
    boolean takesNan(Real a, Real b) {
        if (isUnsupported(a) || isUnsupported(b)) {
            rounding.raise(Rounding.INVALID);
            a.setIndefinite();
            return true;
        }
        if (!a.isNan() && !b.isNan()) {
            return false;
        }
        boolean signalsA = a.kind == Real.Kind.SIGNALING_NAN;
        boolean signalsB = b.kind == Real.Kind.SIGNALING_NAN;
        if (signalsA || signalsB) {
            rounding.raise(Rounding.INVALID);
        }
        if (prefersSecond(a, b, signalsA, signalsB)) {
            a.copyFrom(b);
        }
        a.quiet();
        return true;
    }

    private static boolean prefersSecond(Real a, Real b, boolean signalsA, boolean signalsB) {
        if (!a.isNan() || !b.isNan()) {
            return b.isNan();
        }
        if (signalsA != signalsB) {
            return signalsA;
        }
        int order = Long.compareUnsigned(a.significand, b.significand);
        return order != 0 ? order < 0 : a.negative && !b.negative;
    }

    private static boolean isUnsupported(Real a) {
        return a.kind == Real.Kind.UNSUPPORTED;
    }

    /** The same for one operand. */
    boolean takesNan(Real a) {
        if (isUnsupported(a)) {
            rounding.raise(Rounding.INVALID);
            a.setIndefinite();
            return true;
        }
        if (a.isNan()) {
            if (a.kind == Real.Kind.SIGNALING_NAN) {
                rounding.raise(Rounding.INVALID);
            }
            a.quiet();
            return true;
        }
        return false;
    }

    /// Compares, and answers with CF, PF and ZF as COMISD sets them.
    ///
    /// @param ordered whether quiet NaNs are invalid too
    int compare(Real a, Real b, boolean ordered) {
        if (a.isNan() || b.isNan() || isUnsupported(a) || isUnsupported(b)) {
            boolean quiet = a.kind != Real.Kind.SIGNALING_NAN && b.kind != Real.Kind.SIGNALING_NAN;
            if (ordered || !quiet || isUnsupported(a) || isUnsupported(b)) {
                rounding.raise(Rounding.INVALID);
            }
            return Flag.CF | Flag.PF | Flag.ZF;
        }
        noteDenormal(a.denormal || b.denormal);
        int order = RealArithmetic.compare(a, b);
        return order > 0 ? 0 : order < 0 ? Flag.CF : Flag.ZF;
    }

    void squareRoot(Real a) {
        if (takesNan(a)) {
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
            rounding.round(a, stack.precision(), FloatFormat.EXTENDED);
        }
    }

    void roundToInteger(Real a) {
        if (takesNan(a) || !a.isFinite()) {
            return;
        }
        noteDenormal(a.denormal);
        if (a.exponent < 63) {
            rounding.roundToInteger(a);
            a.denormal = false;
            a.normalize();
        }
    }

    /// Multiplies by a power of two.
    void scale(Real a, Real power) {
        if (takesNan(a, power)) {
            return;
        }
        boolean denormal = a.denormal || power.denormal;
        if (power.isInfinite()) {
            boolean grows = !power.negative;
            if (grows ? a.isZero() : a.isInfinite()) {
                rounding.raise(Rounding.INVALID);
                a.setIndefinite();
                return;
            }
            if (grows) {
                a.setInfinite(a.negative);
            } else {
                a.setZero(a.negative);
            }
        } else if (a.isFinite() && power.isFinite()) {
            a.exponent += clampedInteger(power);
            rounding.round(a, 64, FloatFormat.EXTENDED);
        }
        noteDenormal(denormal);
    }

    /** Cut to an integer, and to what no exponent survives. */
    private static int clampedInteger(Real a) {
        int most = 1 << 16;
        int value =
                a.exponent < 0
                        ? 0
                        : a.exponent >= 16 ? most : (int) (a.significand >>> 63 - a.exponent);
        return a.negative ? -value : value;
    }

    /// The remainder of a division into the first operand.
    ///
    /// @param nearest whether the quotient is rounded to the nearest integer, not cut
    /// @return the condition bits: C2 if it is to be repeated, else the quotient's low three bits
    int remainder(Real a, Real b, boolean nearest) {
        if (takesNan(a, b)) {
            return 0;
        }
        if (a.isInfinite() || b.isZero()) {
            rounding.raise(Rounding.INVALID);
            a.setIndefinite();
            return 0;
        }
        noteDenormal(a.denormal || b.denormal);
        if (a.isZero() || b.isInfinite()) {
            return 0;
        }
        int distance = a.exponent - b.exponent;
        if (distance < (nearest ? -1 : 0)) {
            rounding.round(a, 64, FloatFormat.EXTENDED);
            return 0;
        }
        boolean partial = distance >= 64;
        int steps = partial ? distance % 32 + 32 : distance;
        int exponent = b.exponent + distance - steps;
        long quotient = 0;
        long remainder = a.significand;
        boolean carry = false;
        if (steps < 0) {
            Rounding.shiftRight(a, 1);
            exponent = b.exponent;
            quotient = reduceNearest(a, b, quotient, nearest);
        } else {
            for (int step = 0; step <= steps; step++) {
                if (step > 0) {
                    carry = remainder < 0;
                    remainder <<= 1;
                }
                boolean fits = carry || Long.compareUnsigned(remainder, b.significand) >= 0;
                remainder -= fits ? b.significand : 0;
                quotient = quotient << 1 | (fits ? 1 : 0);
            }
            a.setFinite(a.negative, exponent, remainder, 0);
            if (!partial) {
                quotient = reduceNearest(a, b, quotient, nearest);
            }
        }
        a.normalize();
        a.denormal = false;
        rounding.round(a, 64, FloatFormat.EXTENDED);
        if (partial) {
            return X87Stack.C2;
        }
        return ((quotient & 4) != 0 ? X87Stack.C0 : 0)
                | ((quotient & 2) != 0 ? X87Stack.C3 : 0)
                | ((quotient & 1) != 0 ? X87Stack.C1 : 0);
    }

    /** Takes the divisor away once more, if that leaves less. */
    private static long reduceNearest(Real a, Real b, long quotient, boolean nearest) {
        if (!nearest) {
            return quotient;
        }
        // Twice the remainder against the divisor, with the bit that doubling loses.
        long twice = a.significand << 1 | a.below >>> 63;
        boolean carry = a.significand < 0;
        int order = carry ? 1 : Long.compareUnsigned(twice, b.significand);
        if (order == 0 && a.below << 1 != 0) {
            order = 1;
        }
        if (order < 0 || order == 0 && (quotient & 1) == 0) {
            return quotient;
        }
        long low = -a.below;
        a.significand = b.significand - a.significand - (a.below != 0 ? 1 : 0);
        a.below = low;
        a.negative = !a.negative;
        return quotient + 1;
    }
}
