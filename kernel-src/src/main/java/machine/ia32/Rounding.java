package machine.ia32;

/// Rounds to formats, and notes the exceptions met on the way; both x87 and SSE number them alike.
final class Rounding {

    static final int INVALID = 1;
    static final int DENORMAL = 1 << 1;
    static final int ZERO_DIVIDE = 1 << 2;
    static final int OVERFLOW = 1 << 3;
    static final int UNDERFLOW = 1 << 4;
    static final int PRECISION = 1 << 5;

    static final int NEAREST = 0;
    static final int DOWN = 1;
    static final int UP = 2;
    static final int TO_ZERO = 3;

    /** The exceptions met. */
    int exceptions;

    /** Whether the last result was rounded away from zero. */
    boolean roundedUp;

    private int mode;

    /** Begins an operation. */
    void begin(int roundingMode) {
        mode = roundingMode;
        exceptions = 0;
        roundedUp = false;
    }

    int mode() {
        return mode;
    }

    void raise(int exception) {
        exceptions |= exception;
    }

    /// Rounds a number to fewer bits, and to the range of a format.
    ///
    /// @param precision the bits of the significand to keep, at most what the format has
    void round(Real number, int precision, FloatFormat format) {
        if (!number.isFinite()) {
            return;
        }
        boolean tiny = isTiny(number, precision, format);
        if (number.exponent < format.minimum()) {
            shiftRight(number, format.minimum() - number.exponent);
        }
        boolean inexact = cut(number, precision);
        if (number.significand == 0) {
            number.setZero(number.negative);
        }
        if (inexact) {
            raise(PRECISION);
            if (tiny) {
                raise(UNDERFLOW);
            }
        }
        if (number.isFinite() && number.exponent > format.bias) {
            overflow(number, precision, format);
        }
    }

    /** Whether it would be below the normal numbers if exponents had no limit. */
    private boolean isTiny(Real number, int precision, FloatFormat format) {
        if (number.exponent >= format.minimum()) {
            return false;
        }
        if (number.exponent < format.minimum() - 1) {
            return true;
        }
        Real unlimited = new Real();
        unlimited.copyFrom(number);
        boolean up = roundedUp;
        cut(unlimited, precision);
        roundedUp = up;
        return unlimited.exponent < format.minimum();
    }

    private void overflow(Real number, int precision, FloatFormat format) {
        raise(OVERFLOW | PRECISION);
        boolean infinite = mode == NEAREST || mode == (number.negative ? DOWN : UP);
        if (infinite) {
            number.setInfinite(number.negative);
        } else {
            number.setFinite(number.negative, format.bias, -1L << 64 - precision, 0);
        }
        roundedUp = infinite;
    }

    /// Moves the significand down, not losing that something was there.
    static void shiftRight(Real number, int distance) {
        number.exponent += distance;
        if (distance == 0) {
            return;
        }
        long high = number.significand;
        long low = number.below;
        if (distance < 64) {
            number.below = high << 64 - distance | low >>> distance | sticky(low << 64 - distance);
            number.significand = high >>> distance;
        } else {
            int rest = distance - 64;
            number.significand = 0;
            if (rest == 0) {
                number.below = high | sticky(low);
            } else if (rest < 64) {
                number.below = high >>> rest | sticky(high << 64 - rest | low);
            } else {
                number.below = sticky(high | low);
            }
        }
    }

    private static long sticky(long lost) {
        return lost == 0 ? 0 : 1;
    }

    /** Keeps so many bits of the significand. Whether others were set. */
    private boolean cut(Real number, int precision) {
        long mask = precision == 64 ? 0 : -1L >>> precision;
        long lost = number.significand & mask;
        if (lost == 0 && number.below == 0) {
            return false;
        }
        long unit = mask + 1;
        boolean up =
                switch (mode) {
                    case NEAREST -> isNearerUp(number, lost, unit);
                    case DOWN -> number.negative;
                    case UP -> !number.negative;
                    default -> false;
                };
        number.significand &= ~mask;
        number.below = 0;
        roundedUp = up;
        if (up) {
            number.significand += unit;
            if (number.significand == 0) {
                number.significand = Long.MIN_VALUE;
                number.exponent++;
            }
        }
        return true;
    }

    private static boolean isNearerUp(Real number, long lost, long unit) {
        boolean half;
        boolean more;
        if (unit == 1) {
            half = number.below < 0;
            more = number.below << 1 != 0;
        } else {
            half = (lost & unit >>> 1) != 0;
            more = (lost & (unit >>> 1) - 1) != 0 || number.below != 0;
        }
        return half && (more || (number.significand & unit) != 0);
    }

    /// Rounds a finite number to an integer, which has at most 64 bits and no sign of its own.
    ///
    /// @return whether it has no more bits than that
    boolean roundToInteger(Real number) {
        if (number.exponent > 63) {
            return false;
        }
        shiftRight(number, 63 - number.exponent);
        boolean wasOnes = number.significand == -1;
        boolean inexact = cut(number, 64);
        if (inexact) {
            raise(PRECISION);
        }
        return !(wasOnes && roundedUp && inexact);
    }
}
