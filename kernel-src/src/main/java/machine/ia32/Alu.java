package machine.ia32;

/// Integer arithmetic, which leaves its flags in the registers. Sizes are in bytes; operands may
/// have any bits above theirs, and results are extended by their sign.
///
/// Where the manuals leave flags undefined, they are as AMD's processors set them: AF is set by
/// shifts, and a multiplication changes CF and OF only. The recordings in the tests tell.
///
/// Operands narrower than 32 bits are moved to the top first, so that carries and signs come out
/// where those of 32 bits do.
final class Alu {

    private static final int HALF_CARRY = 1 << 3;
    private static final int TOP_TWO = 3 << 30;

    private final Registers registers;

    Alu(Registers registers) {
        this.registers = registers;
    }

    // ---- 32 bits ----------------------------------------------------------------------------

    int add(int a, int b) {
        int sum = a + b;
        registers.result = sum;
        registers.carries = a & b | (a | b) & ~sum;
        return sum;
    }

    int subtract(int a, int b) {
        int difference = a - b;
        registers.result = difference;
        registers.carries = ~a & b | (~a | b) & difference;
        return difference;
    }

    int logic(int value) {
        registers.result = value;
        registers.carries = 0;
        return value;
    }

    int increment(int a) {
        int sum = a + 1;
        registers.result = sum;
        setCarriesButLast(a & ~sum);
        return sum;
    }

    int decrement(int a) {
        int difference = a - 1;
        registers.result = difference;
        setCarriesButLast(~a & difference);
        return difference;
    }

    /** Takes over OF and AF, and keeps CF. */
    private void setCarriesButLast(int carries) {
        registers.carries = carries ^ ((carries ^ registers.carries) >> 31 & TOP_TWO);
    }

    int multiply(int a, int b) {
        long product = (long) a * b;
        setProductFlags(product != (int) product);
        return (int) product;
    }

    // ---- any size ---------------------------------------------------------------------------

    int add(int a, int b, boolean carryIn, int size) {
        int shift = unused(size);
        int high = a << shift;
        int other = b << shift;
        int sum = high + other + ((carryIn ? 1 : 0) << shift);
        registers.carries = carries(high & other | (high | other) & ~sum, shift);
        registers.result = sum >> shift;
        return sum >> shift;
    }

    int subtract(int a, int b, boolean borrowIn, int size) {
        int shift = unused(size);
        int high = a << shift;
        int other = b << shift;
        int difference = high - other - ((borrowIn ? 1 : 0) << shift);
        registers.carries = carries(~high & other | (~high | other) & difference, shift);
        registers.result = difference >> shift;
        return difference >> shift;
    }

    int increment(int a, int size) {
        boolean carry = registers.carry();
        int sum = add(a, 1, false, size);
        registers.setCarry(carry);
        return sum;
    }

    int decrement(int a, int size) {
        boolean carry = registers.carry();
        int difference = subtract(a, 1, false, size);
        registers.setCarry(carry);
        return difference;
    }

    int logic(int value, int size) {
        return logic(signed(value, size));
    }

    private static int carries(int carries, int shift) {
        return carries & ~HALF_CARRY | carries >>> shift & HALF_CARRY;
    }

    private static int unused(int size) {
        return Integer.SIZE - size * Byte.SIZE;
    }

    static int signed(int value, int size) {
        int shift = unused(size);
        return value << shift >> shift;
    }

    static int unsigned(int value, int size) {
        int shift = unused(size);
        return value << shift >>> shift;
    }

    // ---- multiplication ---------------------------------------------------------------------

    /** Sets CF and OF, which tell whether the product is more than its low half. */
    void setProductFlags(boolean overflow) {
        registers.setCarry(overflow);
        registers.setOverflow(overflow);
    }

    // ---- shifts -----------------------------------------------------------------------------

    /// Shifts left.
    ///
    /// @param count 0 to 31, as for all shifts; zero changes no flag
    int shiftLeft(int a, int count, int size) {
        if (count == 0) {
            return a;
        }
        int bits = size * Byte.SIZE;
        long wide = (a & 0xFFFFFFFFL) << count;
        return shifted((int) wide, size, (wide >>> bits & 1) != 0);
    }

    int shiftRight(int a, int count, int size) {
        if (count == 0) {
            return a;
        }
        int value = unsigned(a, size);
        boolean carry = (value >>> count - 1 & 1) != 0;
        int result = signed(value >>> count, size);
        setShiftFlags(result, carry, ((result ^ result << 1) >>> size * Byte.SIZE - 1 & 1) != 0);
        return result;
    }

    int shiftRightSigned(int a, int count, int size) {
        if (count == 0) {
            return a;
        }
        int value = signed(a, size);
        int result = value >> count;
        setShiftFlags(result, (value >> count - 1 & 1) != 0, false);
        return result;
    }

    /** Shifts left, and in from the other operand's top. */
    int shiftLeftDouble(int a, int b, int count, int size) {
        if (count == 0) {
            return a;
        }
        // With 16 bits and larger counts, the second operand comes in twice.
        long wide =
                size == 4
                        ? (long) a << 32 | b & 0xFFFFFFFFL
                        : (long) (a & 0xFFFF) << 32 | (b & 0xFFFF) * 0x10001L;
        int result = signed((int) (wide << count >>> 32), size);
        // CF and OF tell of the first operand's bits alone.
        int bits = size * Byte.SIZE;
        long alone = (unsigned(a, size) & 0xFFFFFFFFL) << count;
        boolean carry = (alone >>> bits & 1) != 0;
        setShiftFlags(result, carry, carry != ((alone >>> bits - 1 & 1) != 0));
        return result;
    }

    /** Shifts right, and in from the other operand's bottom. */
    int shiftRightDouble(int a, int b, int count, int size) {
        if (count == 0) {
            return a;
        }
        long wide =
                size == 4
                        ? (long) b << 32 | a & 0xFFFFFFFFL
                        : (b & 0xFFFF) * 0x100010000L | a & 0xFFFF;
        boolean carry = ((unsigned(a, size) & 0xFFFFFFFFL) >>> count - 1 & 1) != 0;
        int result = signed((int) (wide >>> count), size);
        setShiftFlags(result, carry, ((result ^ result << 1) >>> size * Byte.SIZE - 1 & 1) != 0);
        return result;
    }

    private int shifted(int value, int size, boolean carry) {
        int result = signed(value, size);
        setShiftFlags(result, carry, result < 0 != carry);
        return result;
    }

    private void setShiftFlags(int result, boolean carry, boolean overflow) {
        registers.result = result;
        registers.carries = (carry ? 1 << 31 : 0) | (carry != overflow ? 1 << 30 : 0) | HALF_CARRY;
    }

    int rotateLeft(int a, int count, int size) {
        if (count == 0) {
            return a;
        }
        int bits = size * Byte.SIZE;
        int value = unsigned(a, size);
        int turn = count & bits - 1;
        int result = signed(value << turn | value >>> bits - turn, size);
        boolean carry = (result & 1) != 0;
        setRotateFlags(carry, result < 0 != carry);
        return result;
    }

    int rotateRight(int a, int count, int size) {
        if (count == 0) {
            return a;
        }
        int bits = size * Byte.SIZE;
        int value = unsigned(a, size);
        int turn = count & bits - 1;
        int result = signed(value >>> turn | value << bits - turn, size);
        setRotateFlags(result < 0, result < 0 != ((result >>> bits - 2 & 1) != 0));
        return result;
    }

    int rotateLeftThroughCarry(int a, int count, int size) {
        int bits = size * Byte.SIZE;
        int turn = count % (bits + 1);
        if (count == 0) {
            return a;
        }
        long wide = (registers.carry() ? 1L << bits : 0) | unsigned(a, size) & 0xFFFFFFFFL;
        long turned = wide << turn | wide >>> bits + 1 - turn;
        int result = signed((int) turned, size);
        boolean carry = (turned >>> bits & 1) != 0;
        setRotateFlags(carry, result < 0 != carry);
        return result;
    }

    int rotateRightThroughCarry(int a, int count, int size) {
        int bits = size * Byte.SIZE;
        int turn = count % (bits + 1);
        if (count == 0) {
            return a;
        }
        long wide = (registers.carry() ? 1L << bits : 0) | unsigned(a, size) & 0xFFFFFFFFL;
        long turned = wide >>> turn | wide << bits + 1 - turn;
        int result = signed((int) turned, size);
        boolean carry = (turned >>> bits & 1) != 0;
        setRotateFlags(carry, result < 0 != ((result >>> bits - 2 & 1) != 0));
        return result;
    }

    private void setRotateFlags(boolean carry, boolean overflow) {
        registers.setCarry(carry);
        registers.setOverflow(overflow);
    }
}
