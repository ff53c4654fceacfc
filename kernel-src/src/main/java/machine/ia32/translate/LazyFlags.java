package machine.ia32.translate;

/// Arithmetic flags that nobody has asked for yet: what the last instruction was that set them, and
/// up to three words about its operands. Translated code keeps them in local variables and computes
/// only the conditions that it branches on; here is everything else.
///
/// The first two operands of narrow additions and subtractions are moved to the top of the words,
/// where those of 32 bits are.
final class LazyFlags {

    /// The flags as [machine.ia32.Registers] keeps them: the low word of the result, the carries,
    /// the high word of the result.
    static final int KEPT = 0;

    /** a + b. */
    static final int ADD = 1;

    static final int ADD_BYTE = 2;
    static final int ADD_SHORT = 3;

    /** a - b, as for ADD. */
    static final int SUBTRACT = 4;

    static final int SUBTRACT_BYTE = 5;
    static final int SUBTRACT_SHORT = 6;

    /** The result, extended by its sign; no carries. */
    static final int LOGIC = 7;

    /** The result, and a word whose sign is the CF that stays. */
    static final int INCREMENT = 8;

    static final int DECREMENT = 9;

    /** What is shifted, and the count, 1 to 31. */
    static final int SHIFT_LEFT = 10;

    static final int SHIFT_RIGHT = 11;
    static final int SHIFT_RIGHT_SIGNED = 12;

    private static final int CARRY_OUT = 1 << 31;
    private static final int CARRY_IN = 1 << 30;
    static final int HALF_CARRY = 1 << 3;
    private static final int BYTE_SHIFT = 24;
    private static final int SHORT_SHIFT = 16;

    private LazyFlags() {}

    /** What [machine.ia32.Registers#result] has to be. */
    static long result(int kind, int a, int b, int c) {
        return switch (kind) {
            case KEPT -> (long) c << 32 | a & 0xFFFF_FFFFL;
            case ADD -> a + b;
            case ADD_BYTE -> a + b >> BYTE_SHIFT;
            case ADD_SHORT -> a + b >> SHORT_SHIFT;
            case SUBTRACT -> a - b;
            case SUBTRACT_BYTE -> a - b >> BYTE_SHIFT;
            case SUBTRACT_SHORT -> a - b >> SHORT_SHIFT;
            case SHIFT_LEFT -> a << b;
            case SHIFT_RIGHT -> a >>> b;
            case SHIFT_RIGHT_SIGNED -> a >> b;
            default -> a;
        };
    }

    /** What [machine.ia32.Registers#carries] has to be. */
    static int carries(int kind, int a, int b) {
        return switch (kind) {
            case KEPT -> b;
            case ADD -> carriesOfSum(a, b);
            case ADD_BYTE -> narrow(carriesOfSum(a, b), BYTE_SHIFT);
            case ADD_SHORT -> narrow(carriesOfSum(a, b), SHORT_SHIFT);
            case SUBTRACT -> carriesOfDifference(a, b);
            case SUBTRACT_BYTE -> narrow(carriesOfDifference(a, b), BYTE_SHIFT);
            case SUBTRACT_SHORT -> narrow(carriesOfDifference(a, b), SHORT_SHIFT);
            case INCREMENT -> keepingCarry(a - 1 & ~a, b);
            case DECREMENT -> keepingCarry(~(a + 1) & a, b);
            case SHIFT_LEFT -> carriesOfShiftLeft(a, a << b, b);
            case SHIFT_RIGHT -> carriesOfShiftRight(a, a >>> b, b);
            case SHIFT_RIGHT_SIGNED -> HALF_CARRY | carries((a >> b - 1 & 1) != 0, false);
            default -> 0;
        };
    }

    private static int carriesOfSum(int a, int b) {
        return a & b | (a | b) & ~(a + b);
    }

    private static int carriesOfDifference(int a, int b) {
        return ~a & b | (~a | b) & a - b;
    }

    private static int narrow(int carries, int shift) {
        return carries & ~HALF_CARRY | carries >>> shift & HALF_CARRY;
    }

    /** The highest two bits together decide OF, so that both change if CF has to. */
    private static int keepingCarry(int carries, int kept) {
        return (carries ^ kept) < 0 ? carries ^ (CARRY_OUT | CARRY_IN) : carries;
    }

    private static int carries(boolean carry, boolean overflow) {
        return (carry ? CARRY_OUT : 0) | (carry != overflow ? CARRY_IN : 0);
    }

    /** The carries of a + b + carry. */
    static int carriesWithCarry(int a, int b, int sum) {
        return a & b | (a | b) & ~sum;
    }

    /** The carries of a - b - borrow. */
    static int carriesWithBorrow(int a, int b, int difference) {
        return ~a & b | (~a | b) & difference;
    }

    /// The carries with another CF, and OF as it was.
    ///
    /// @param carry a word whose sign is CF
    static int withCarry(int carries, int carry) {
        return keepingCarry(carries, carry);
    }

    /** The carries after a shift left with another word's bits coming in. */
    static int carriesOfShiftLeft(int a, int result, int count) {
        boolean carry = (a << count - 1) < 0;
        return HALF_CARRY | carries(carry, result < 0 != carry);
    }

    /** Those after a shift right. */
    static int carriesOfShiftRight(int a, int result, int count) {
        return HALF_CARRY | carries((a >>> count - 1 & 1) != 0, (result ^ result << 1) < 0);
    }

    /** The carries after a rotation, which changes CF and OF only. */
    static int carriesOfRotateLeft(int carries, int result) {
        boolean carry = (result & 1) != 0;
        return carries & HALF_CARRY | carries(carry, result < 0 != carry);
    }

    /** Those after a rotation to the right. */
    static int carriesOfRotateRight(int carries, int result) {
        return carries & HALF_CARRY | carries(result < 0, (result ^ result << 1) < 0);
    }

    /// The high word of a result whose low word is 1, so that PF is that of a bit's number, and ZF
    /// and SF are clear.
    static int highWordOfPosition(int position) {
        return parity(position) ? 1 : 0;
    }

    /// The carries after a multiplication, which changes CF and OF only: both say that the product
    /// is more than its low half.
    static int carriesOfProduct(int carries, long product) {
        return carriesOfProduct(carries, product != (int) product);
    }

    /** Those after a multiplication without signs. */
    static int carriesOfUnsignedProduct(int carries, long product) {
        return carriesOfProduct(carries, product >>> Integer.SIZE != 0);
    }

    private static int carriesOfProduct(int carries, boolean overflow) {
        return carries & HALF_CARRY | carries(overflow, overflow);
    }

    /** Whether a condition holds, by the low four bits of the opcodes of Jcc. */
    static boolean condition(int condition, int kind, int a, int b, int c) {
        boolean holds =
                switch (condition >>> 1) {
                    case 0 -> overflow(kind, a, b);
                    case 1 -> carries(kind, a, b) < 0;
                    case 2 -> zero(kind, a, b, c);
                    case 3 -> carries(kind, a, b) < 0 || zero(kind, a, b, c);
                    case 4 -> result(kind, a, b, c) < 0;
                    case 5 -> parity(result(kind, a, b, c));
                    case 6 -> result(kind, a, b, c) < 0 != overflow(kind, a, b);
                    default ->
                            zero(kind, a, b, c)
                                    || result(kind, a, b, c) < 0 != overflow(kind, a, b);
                };
        return holds == ((condition & 1) == 0);
    }

    private static boolean zero(int kind, int a, int b, int c) {
        return (int) result(kind, a, b, c) == 0;
    }

    private static boolean overflow(int kind, int a, int b) {
        int carries = carries(kind, a, b);
        return (carries ^ carries << 1) < 0;
    }

    private static boolean parity(long result) {
        return (Integer.bitCount((int) (result ^ result >>> 32) & 0xFF) & 1) == 0;
    }
}
