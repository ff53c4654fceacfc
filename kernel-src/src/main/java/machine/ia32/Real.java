package machine.ia32;

/// A floating point number taken apart, whatever format it has in registers or memory.
///
/// A finite one is `significand / 2^63 * 2^exponent` with the significand's highest bit set; what a
/// computation knows beyond these 64 bits is in `below`, whose lowest bit stands for everything
/// that is lower still.
final class Real {

    /** What kind of number it is. */
    enum Kind {
        ZERO,
        FINITE,
        INFINITE,
        QUIET_NAN,
        SIGNALING_NAN,
        /** Bits of the extended format that no processor since the 80387 takes for a number. */
        UNSUPPORTED
    }

    private static final long TOP = Long.MIN_VALUE;
    private static final long QUIET = 1L << 62;

    Kind kind = Kind.ZERO;
    boolean negative;
    int exponent;
    long significand;
    long below;

    /** Whether it was encoded without its leading one. */
    boolean denormal;

    boolean isNan() {
        return kind == Kind.QUIET_NAN || kind == Kind.SIGNALING_NAN;
    }

    boolean isFinite() {
        return kind == Kind.FINITE;
    }

    boolean isZero() {
        return kind == Kind.ZERO;
    }

    boolean isInfinite() {
        return kind == Kind.INFINITE;
    }

    void copyFrom(Real other) {
        kind = other.kind;
        negative = other.negative;
        exponent = other.exponent;
        significand = other.significand;
        below = other.below;
        denormal = other.denormal;
    }

    void setZero(boolean sign) {
        set(Kind.ZERO, sign, 0, 0);
    }

    void setInfinite(boolean sign) {
        set(Kind.INFINITE, sign, 0, TOP);
    }

    /** The answer to invalid operations. */
    void setIndefinite() {
        set(Kind.QUIET_NAN, true, 0, TOP | QUIET);
    }

    void setFinite(boolean sign, int newExponent, long newSignificand, long newBelow) {
        set(Kind.FINITE, sign, newExponent, newSignificand);
        below = newBelow;
    }

    private void set(Kind newKind, boolean sign, int newExponent, long newSignificand) {
        kind = newKind;
        negative = sign;
        exponent = newExponent;
        significand = newSignificand;
        below = 0;
        denormal = false;
    }

    void quiet() {
        kind = Kind.QUIET_NAN;
        significand |= QUIET;
    }

    /** Moves the significand up until its highest bit is set. */
    void normalize() {
        if (significand == 0) {
            if (below == 0) {
                setZero(negative);
                return;
            }
            significand = below;
            below = 0;
            exponent -= 64;
        }
        int shift = Long.numberOfLeadingZeros(significand);
        if (shift > 0) {
            significand = significand << shift | below >>> 64 - shift;
            below <<= shift;
            exponent -= shift;
        }
    }

    // ---- taking apart -----------------------------------------------------------------------

    void unpackExtended(short signAndExponent, long bits) {
        boolean sign = signAndExponent < 0;
        int biased = signAndExponent & 0x7FFF;
        if (biased == 0x7FFF) {
            if (bits >= 0) {
                set(Kind.UNSUPPORTED, sign, 0, bits);
            } else if (bits == TOP) {
                setInfinite(sign);
            } else {
                set((bits & QUIET) != 0 ? Kind.QUIET_NAN : Kind.SIGNALING_NAN, sign, 0, bits);
            }
        } else if (biased == 0) {
            unpackDenormal(sign, bits, 1 - 16383);
        } else if (bits >= 0) {
            set(Kind.UNSUPPORTED, sign, 0, bits);
        } else {
            setFinite(sign, biased - 16383, bits, 0);
        }
    }

    void unpackDouble(long bits) {
        unpack(bits < 0, (int) (bits >>> 52) & 0x7FF, bits << 12, FloatFormat.DOUBLE);
    }

    void unpackSingle(int bits) {
        unpack(bits < 0, bits >>> 23 & 0xFF, (long) bits << 41, FloatFormat.SINGLE);
    }

    /**
     * @param fraction without the leading one, at the top
     */
    private void unpack(boolean sign, int biased, long fraction, FloatFormat format) {
        if (biased == 2 * format.bias + 1) {
            if (fraction == 0) {
                setInfinite(sign);
            } else {
                Kind nan = fraction < 0 ? Kind.QUIET_NAN : Kind.SIGNALING_NAN;
                set(nan, sign, 0, TOP | fraction >>> 1);
            }
        } else if (biased == 0) {
            unpackDenormal(sign, fraction >>> 1, format.minimum());
        } else {
            setFinite(sign, biased - format.bias, TOP | fraction >>> 1, 0);
        }
    }

    private void unpackDenormal(boolean sign, long bits, int lowest) {
        if (bits == 0) {
            setZero(sign);
        } else {
            setFinite(sign, lowest, bits, 0);
            normalize();
            denormal = true;
        }
    }

    void setInteger(long value) {
        if (value == 0) {
            setZero(false);
        } else {
            setFinite(value < 0, 63, Math.abs(value), 0);
            normalize();
        }
    }

    // ---- putting together -------------------------------------------------------------------
    // The number has been rounded to the format.

    short extendedExponent() {
        int biased =
                switch (kind) {
                    case ZERO -> 0;
                    case FINITE -> significand < 0 ? exponent + 16383 : 0;
                    default -> 0x7FFF;
                };
        return (short) (biased | (negative ? 0x8000 : 0));
    }

    long extendedSignificand() {
        return kind == Kind.ZERO ? 0 : significand;
    }

    long packDouble() {
        return pack(FloatFormat.DOUBLE, 52) | (negative ? 1L << 63 : 0);
    }

    int packSingle() {
        return (int) pack(FloatFormat.SINGLE, 23) | (negative ? 1 << 31 : 0);
    }

    private long pack(FloatFormat format, int fractionBits) {
        long fraction = significand << 1 >>> 64 - fractionBits;
        long biased =
                switch (kind) {
                    case ZERO -> 0;
                    case FINITE -> significand < 0 ? exponent + format.bias : 0;
                    default -> 2L * format.bias + 1;
                };
        return kind == Kind.ZERO ? 0 : biased << fractionBits | fraction;
    }
}
