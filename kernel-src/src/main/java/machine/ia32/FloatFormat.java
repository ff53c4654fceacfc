package machine.ia32;

/** The widths in which floating point numbers are kept. */
enum FloatFormat {
    SINGLE(24, 127),
    DOUBLE(53, 1023),
    EXTENDED(64, 16383);

    /** Bits of the significand, with the leading one. */
    final int precision;

    /** The greatest exponent, and what is added to exponents to encode them. */
    final int bias;

    FloatFormat(int precision, int bias) {
        this.precision = precision;
        this.bias = bias;
    }

    /** The exponent of the smallest normal numbers, and of all denormal ones. */
    int minimum() {
        return 1 - bias;
    }
}
