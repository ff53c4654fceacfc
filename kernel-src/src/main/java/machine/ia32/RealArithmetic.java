package machine.ia32;

import java.math.BigInteger;

/// Computes with numbers that are neither NaNs nor unsupported. Results are as exact as rounding
/// needs them; they are not yet rounded.
final class RealArithmetic {

    private static final long TOP = Long.MIN_VALUE;

    private RealArithmetic() {}

    /// The sum of two numbers into the first, which are not both infinite with different signs.
    static void add(Real a, Real b, int roundingMode) {
        if (a.isInfinite() || b.isZero() && !a.isZero()) {
            return;
        }
        if (b.isInfinite() || a.isZero() && !b.isZero()) {
            a.copyFrom(b);
            return;
        }
        if (a.isZero()) {
            boolean negative =
                    a.negative == b.negative ? a.negative : roundingMode == Rounding.DOWN;
            a.setZero(negative);
            return;
        }
        if (a.negative == b.negative) {
            addMagnitudes(a, b);
        } else {
            subtractMagnitudes(a, b, roundingMode);
        }
    }

    private static void addMagnitudes(Real a, Real b) {
        align(a, b);
        long sum = a.significand + b.significand;
        boolean carry = Long.compareUnsigned(sum, a.significand) < 0;
        // One of them has nothing below: the one that was not shifted.
        a.below |= b.below;
        a.significand = sum;
        if (carry) {
            Rounding.shiftRight(a, 1);
            a.significand |= TOP;
        } else {
            a.normalize();
        }
    }

    private static void subtractMagnitudes(Real a, Real b, int roundingMode) {
        boolean negative = isLess(a, b) ? b.negative : a.negative;
        align(a, b);
        boolean swap =
                Long.compareUnsigned(a.significand, b.significand) < 0
                        || a.significand == b.significand
                                && Long.compareUnsigned(a.below, b.below) < 0;
        Real larger = swap ? b : a;
        Real smaller = swap ? a : b;
        long low = larger.below - smaller.below;
        long borrow = Long.compareUnsigned(larger.below, smaller.below) < 0 ? 1 : 0;
        long high = larger.significand - smaller.significand - borrow;
        if (high == 0 && low == 0) {
            a.setZero(roundingMode == Rounding.DOWN);
            return;
        }
        a.setFinite(negative, larger.exponent, high, low);
        a.normalize();
    }

    private static boolean isLess(Real a, Real b) {
        return a.exponent != b.exponent
                ? a.exponent < b.exponent
                : Long.compareUnsigned(a.significand, b.significand) < 0;
    }

    private static void align(Real a, Real b) {
        if (a.exponent < b.exponent) {
            Rounding.shiftRight(a, b.exponent - a.exponent);
        } else {
            Rounding.shiftRight(b, a.exponent - b.exponent);
        }
    }

    /// The product of two numbers into the first, which are not zero and infinity.
    static void multiply(Real a, Real b) {
        boolean negative = a.negative != b.negative;
        if (a.isInfinite() || b.isInfinite()) {
            a.setInfinite(negative);
        } else if (a.isZero() || b.isZero()) {
            a.setZero(negative);
        } else {
            a.setFinite(
                    negative,
                    a.exponent + b.exponent + 1,
                    Math.unsignedMultiplyHigh(a.significand, b.significand),
                    a.significand * b.significand);
            a.normalize();
        }
    }

    /// The quotient of two numbers into the first, which are not both zero nor both infinite.
    static void divide(Real a, Real b) {
        boolean negative = a.negative != b.negative;
        if (a.isInfinite() || b.isZero()) {
            a.setInfinite(negative);
        } else if (a.isZero() || b.isInfinite()) {
            a.setZero(negative);
        } else {
            boolean less = Long.compareUnsigned(a.significand, b.significand) < 0;
            long remainder = less ? a.significand : a.significand - b.significand;
            // The first bit is before the point unless the dividend is less.
            long quotient = less ? 0 : 1;
            for (int bit = less ? 0 : 1; bit < 64; bit++) {
                boolean carry = remainder < 0;
                remainder <<= 1;
                quotient <<= 1;
                if (carry || Long.compareUnsigned(remainder, b.significand) >= 0) {
                    remainder -= b.significand;
                    quotient |= 1;
                }
            }
            a.setFinite(
                    negative,
                    a.exponent - b.exponent - (less ? 1 : 0),
                    quotient,
                    fraction(remainder, b.significand));
        }
    }

    /** The first bit of a proper fraction, and whether there are others. */
    private static long fraction(long remainder, long divisor) {
        if (remainder == 0) {
            return 0;
        }
        boolean half = remainder < 0 || Long.compareUnsigned(remainder << 1, divisor) >= 0;
        boolean exact = remainder << 1 == divisor && remainder > 0;
        return (half ? TOP : 0) | (exact ? 0 : 1);
    }

    /** The square root of a positive finite number, in place. */
    static void squareRoot(Real a) {
        boolean odd = (a.exponent & 1) != 0;
        BigInteger wide =
                new BigInteger(Long.toUnsignedString(a.significand)).shiftLeft(odd ? 66 : 65);
        BigInteger[] root = wide.sqrtAndRemainder();
        // 65 bits and something: the leading 64, then one more and the rest.
        BigInteger bits = root[0];
        int extra = bits.bitLength() - 64;
        long high = bits.shiftRight(extra).longValue();
        long low = bits.longValue() << 64 - extra;
        a.setFinite(
                false,
                a.exponent - (odd ? 1 : 0) >> 1,
                high,
                low | (root[1].signum() == 0 ? 0 : 1));
    }

    /// Compares two numbers as values.
    ///
    /// @return negative, zero or positive
    static int compare(Real a, Real b) {
        if (a.isZero() && b.isZero()) {
            return 0;
        }
        int signA = sign(a);
        int signB = sign(b);
        if (signA != signB) {
            return Integer.compare(signA, signB);
        }
        return signA * compareMagnitudes(a, b);
    }

    private static int compareMagnitudes(Real a, Real b) {
        if (a.isInfinite() || b.isInfinite()) {
            return Boolean.compare(a.isInfinite(), b.isInfinite());
        }
        return a.exponent != b.exponent
                ? Integer.compare(a.exponent, b.exponent)
                : Long.compareUnsigned(a.significand, b.significand);
    }

    private static int sign(Real a) {
        return a.isZero() ? 0 : a.negative ? -1 : 1;
    }
}
