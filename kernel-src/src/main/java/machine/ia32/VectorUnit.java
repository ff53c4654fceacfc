package machine.ia32;

import static machine.ia32.Instruction.MEMORY;

import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.function.LongBinaryOperator;

/** Executes moves and integer arithmetic of XMM registers. */
final class VectorUnit {

    private final Registers registers;
    private final Operands operands;
    private final VectorOperands vectors;

    VectorUnit(Operands operands, VectorOperands vectors) {
        this.operands = operands;
        this.vectors = vectors;
        registers = operands.registers;
    }

    /** Whether it was an instruction of this unit, and has been executed. */
    boolean execute(Instruction it) {
        if (it.operation.compareTo(Operation.X87) <= 0) {
            return false;
        }
        return executeMove(it) || executeShuffle(it) || executeArithmetic(it);
    }

    // ---- moves ------------------------------------------------------------------------------

    private boolean executeMove(Instruction it) {
        switch (it.operation) {
            case MOVAPS -> move(it, true);
            case MOVUPS -> move(it, false);
            case MOVSS -> moveScalar(it, 0xFFFFFFFFL);
            case MOVSD -> moveScalar(it, -1);
            case MOVQ -> {
                begin(it);
                vectors.write(it, vectors.low, 0, true);
            }
            case MOVLPS, MOVLPD -> {
                begin(it);
                if (it.target == MEMORY) {
                    vectors.write(it, vectors.low, 0, true);
                } else {
                    // Between registers it is MOVHLPS.
                    long value = it.source == MEMORY ? vectors.low : vectors.high;
                    vectors.xmm()[it.target * 2] = value;
                }
            }
            case MOVHPS, MOVHPD -> {
                begin(it);
                if (it.target == MEMORY) {
                    vectors.write(it, vectors.high, 0, true);
                } else {
                    vectors.xmm()[it.target * 2 + 1] = vectors.low;
                }
            }
            case MOVD_TO_XMM -> {
                vectors.checkEnabled();
                vectors.set(it.target, operands.value(it, it.source, 4) & 0xFFFFFFFFL, 0);
            }
            case MOVD_FROM_XMM -> {
                vectors.checkEnabled();
                operands.put(it, 4, (int) vectors.xmm()[it.source * 2]);
            }
            case MOVMSKPS -> mask(it, 4);
            case MOVMSKPD -> mask(it, 8);
            case PMOVMSKB -> mask(it, 1);
            case PEXTRW -> {
                begin(it);
                registers.general[it.target] = lane(vectors.low, vectors.high, it.immediate & 7, 2);
            }
            case PINSRW -> insertWord(it);
            case MASKMOVDQU -> moveMasked(it);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void begin(Instruction it) {
        vectors.checkEnabled();
        vectors.readSource(it);
    }

    private void move(Instruction it, boolean aligned) {
        vectors.checkEnabled();
        vectors.read(it, it.source, aligned);
        vectors.write(it, vectors.low, vectors.high, aligned);
    }

    /** Loads clear what is above; moves between registers keep it. */
    private void moveScalar(Instruction it, long mask) {
        begin(it);
        if (it.target == MEMORY) {
            vectors.write(it, vectors.low, 0, true);
        } else if (it.source == MEMORY) {
            vectors.set(it.target, vectors.low, 0);
        } else {
            long old = vectors.xmm()[it.target * 2];
            vectors.xmm()[it.target * 2] = old & ~mask | vectors.low & mask;
        }
    }

    private void mask(Instruction it, int width) {
        begin(it);
        int bits = 0;
        for (int i = 0; i < 16 / width; i++) {
            int top = (i + 1) * width * Byte.SIZE - 1;
            long word = top < 64 ? vectors.low : vectors.high;
            bits |= (int) (word >>> (top & 63) & 1) << i;
        }
        registers.general[it.target] = bits;
    }

    private void insertWord(Instruction it) {
        vectors.checkEnabled();
        long value = operands.value(it, it.source, 2) & 0xFFFF;
        int place = it.immediate & 7;
        int word = it.target * 2 + place / 4;
        int shift = place % 4 * 16;
        vectors.xmm()[word] = vectors.xmm()[word] & ~(0xFFFFL << shift) | value << shift;
    }

    private void moveMasked(Instruction it) {
        begin(it);
        int offset = registers.general[Registers.EDI];
        for (int i = 0; i < 16; i++) {
            if ((lane(vectors.low, vectors.high, i, 1) & 0x80) != 0) {
                int value =
                        lane(vectors.xmm()[it.target * 2], vectors.xmm()[it.target * 2 + 1], i, 1);
                operands.bus.write(it.segment, offset + i, 1, value);
            }
        }
    }

    // ---- shuffles ---------------------------------------------------------------------------

    private boolean executeShuffle(Instruction it) {
        switch (it.operation) {
            case PUNPCKLBW -> interleave(it, 1, false);
            case PUNPCKLWD -> interleave(it, 2, false);
            case PUNPCKLDQ -> interleave(it, 4, false);
            case PUNPCKLQDQ -> interleave(it, 8, false);
            case PUNPCKHBW -> interleave(it, 1, true);
            case PUNPCKHWD -> interleave(it, 2, true);
            case PUNPCKHDQ -> interleave(it, 4, true);
            case PUNPCKHQDQ -> interleave(it, 8, true);
            case SHUFPS -> {
                begin(it);
                long a = vectors.xmm()[it.target * 2];
                long b = vectors.xmm()[it.target * 2 + 1];
                vectors.set(
                        it.target,
                        pair(select(a, b, it.immediate), select(a, b, it.immediate >>> 2)),
                        pair(
                                select(vectors.low, vectors.high, it.immediate >>> 4),
                                select(vectors.low, vectors.high, it.immediate >>> 6)));
            }
            case SHUFPD -> {
                begin(it);
                long a = vectors.xmm()[it.target * 2];
                long b = vectors.xmm()[it.target * 2 + 1];
                vectors.set(
                        it.target,
                        (it.immediate & 1) == 0 ? a : b,
                        (it.immediate & 2) == 0 ? vectors.low : vectors.high);
            }
            case PSHUFD -> {
                begin(it);
                long a = vectors.low;
                long b = vectors.high;
                int order = it.immediate;
                vectors.set(
                        it.target,
                        pair(select(a, b, order), select(a, b, order >>> 2)),
                        pair(select(a, b, order >>> 4), select(a, b, order >>> 6)));
            }
            case PSHUFLW -> {
                begin(it);
                vectors.set(it.target, shuffleWords(vectors.low, it.immediate), vectors.high);
            }
            case PSHUFHW -> {
                begin(it);
                vectors.set(it.target, vectors.low, shuffleWords(vectors.high, it.immediate));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static long pair(int low, int high) {
        return low & 0xFFFFFFFFL | (long) high << 32;
    }

    private static int select(long low, long high, int number) {
        return lane(low, high, number & 3, 4);
    }

    private static long shuffleWords(long word, int order) {
        long shuffled = 0;
        for (int i = 0; i < 4; i++) {
            shuffled |= (word >>> (order >>> 2 * i & 3) * 16 & 0xFFFF) << i * 16;
        }
        return shuffled;
    }

    /** An element, extended by zeros. */
    private static int lane(long low, long high, int number, int width) {
        int bit = number * width * Byte.SIZE;
        long word = bit < 64 ? low : high;
        return (int) (word >>> (bit & 63) & (1L << width * Byte.SIZE) - 1);
    }

    private void interleave(Instruction it, int width, boolean fromHigh) {
        begin(it);
        long a = vectors.xmm()[it.target * 2 + (fromHigh ? 1 : 0)];
        long b = fromHigh ? vectors.high : vectors.low;
        if (width == 8) {
            vectors.set(it.target, a, b);
            return;
        }
        int bits = width * Byte.SIZE;
        long[] mixed = new long[2];
        for (int i = 0; i < 8 / width; i++) {
            long both =
                    a >>> i * bits & (1L << bits) - 1 | (b >>> i * bits & (1L << bits) - 1) << bits;
            mixed[i * 2 * bits / 64] |= both << (i * 2 * bits & 63);
        }
        vectors.set(it.target, mixed[0], mixed[1]);
    }

    // ---- arithmetic -------------------------------------------------------------------------

    private boolean executeArithmetic(Instruction it) {
        switch (it.operation) {
            case PAND -> words(it, (a, b) -> a & b);
            case PANDN -> words(it, (a, b) -> ~a & b);
            case POR -> words(it, (a, b) -> a | b);
            case PXOR -> words(it, (a, b) -> a ^ b);
            case PADDQ -> words(it, Long::sum);
            case PSUBQ -> words(it, (a, b) -> a - b);
            case PMULUDQ -> words(it, (a, b) -> (a & 0xFFFFFFFFL) * (b & 0xFFFFFFFFL));
            case PADDB -> lanes(it, 1, Integer::sum);
            case PADDW -> lanes(it, 2, Integer::sum);
            case PADDD -> lanes(it, 4, Integer::sum);
            case PSUBB -> lanes(it, 1, (a, b) -> a - b);
            case PSUBW -> lanes(it, 2, (a, b) -> a - b);
            case PSUBD -> lanes(it, 4, (a, b) -> a - b);
            case PADDSB -> lanes(it, 1, (a, b) -> clamp(a + b, -0x80, 0x7F));
            case PADDSW -> lanes(it, 2, (a, b) -> clamp(a + b, -0x8000, 0x7FFF));
            case PSUBSB -> lanes(it, 1, (a, b) -> clamp(a - b, -0x80, 0x7F));
            case PSUBSW -> lanes(it, 2, (a, b) -> clamp(a - b, -0x8000, 0x7FFF));
            case PADDUSB -> lanes(it, 1, (a, b) -> clamp((a & 0xFF) + (b & 0xFF), 0, 0xFF));
            case PADDUSW -> lanes(it, 2, (a, b) -> clamp((a & 0xFFFF) + (b & 0xFFFF), 0, 0xFFFF));
            case PSUBUSB -> lanes(it, 1, (a, b) -> clamp((a & 0xFF) - (b & 0xFF), 0, 0xFF));
            case PSUBUSW -> lanes(it, 2, (a, b) -> clamp((a & 0xFFFF) - (b & 0xFFFF), 0, 0xFFFF));
            case PMINUB -> lanes(it, 1, (a, b) -> Math.min(a & 0xFF, b & 0xFF));
            case PMAXUB -> lanes(it, 1, (a, b) -> Math.max(a & 0xFF, b & 0xFF));
            case PMINSW -> lanes(it, 2, Math::min);
            case PMAXSW -> lanes(it, 2, Math::max);
            case PAVGB -> lanes(it, 1, (a, b) -> (a & 0xFF) + (b & 0xFF) + 1 >> 1);
            case PAVGW -> lanes(it, 2, (a, b) -> (a & 0xFFFF) + (b & 0xFFFF) + 1 >> 1);
            case PMULLW -> lanes(it, 2, (a, b) -> a * b);
            case PMULHW -> lanes(it, 2, (a, b) -> a * b >> 16);
            case PMULHUW -> lanes(it, 2, (a, b) -> (a & 0xFFFF) * (b & 0xFFFF) >>> 16);
            case PMADDWD -> lanes(it, 4, VectorUnit::multiplyAndAdd);
            case PSADBW -> words(it, VectorUnit::sumOfDifferences);
            case PCMPEQB -> lanes(it, 1, (a, b) -> a == b ? -1 : 0);
            case PCMPEQW -> lanes(it, 2, (a, b) -> a == b ? -1 : 0);
            case PCMPEQD -> lanes(it, 4, (a, b) -> a == b ? -1 : 0);
            case PCMPGTB -> lanes(it, 1, (a, b) -> a > b ? -1 : 0);
            case PCMPGTW -> lanes(it, 2, (a, b) -> a > b ? -1 : 0);
            case PCMPGTD -> lanes(it, 4, (a, b) -> a > b ? -1 : 0);
            case PACKSSWB -> pack(it, 2, value -> clamp(value, -0x80, 0x7F));
            case PACKUSWB -> pack(it, 2, value -> clamp(value, 0, 0xFF));
            case PACKSSDW -> pack(it, 4, value -> clamp(value, -0x8000, 0x7FFF));
            default -> {
                return executeShift(it);
            }
        }
        return true;
    }

    private static int clamp(int value, int least, int most) {
        return Math.clamp(value, least, most);
    }

    private static int multiplyAndAdd(int a, int b) {
        return (short) a * (short) b + (a >> 16) * (b >> 16);
    }

    private static long sumOfDifferences(long a, long b) {
        long sum = 0;
        for (int shift = 0; shift < 64; shift += Byte.SIZE) {
            sum += Math.abs((a >>> shift & 0xFF) - (b >>> shift & 0xFF));
        }
        return sum;
    }

    private void words(Instruction it, LongBinaryOperator operator) {
        begin(it);
        long[] xmm = vectors.xmm();
        int place = it.target * 2;
        xmm[place] = operator.applyAsLong(xmm[place], vectors.low);
        xmm[place + 1] = operator.applyAsLong(xmm[place + 1], vectors.high);
    }

    /** Applies an operator to elements that are extended by their sign. */
    private void lanes(Instruction it, int width, IntBinaryOperator operator) {
        words(it, (a, b) -> lanes(a, b, width, operator));
    }

    private static long lanes(long a, long b, int width, IntBinaryOperator operator) {
        int bits = width * Byte.SIZE;
        long mask = (1L << bits) - 1;
        long result = 0;
        for (int shift = 0; shift < 64; shift += bits) {
            int left = Alu.signed((int) (a >>> shift), width);
            int right = Alu.signed((int) (b >>> shift), width);
            result |= (operator.applyAsInt(left, right) & mask) << shift;
        }
        return result;
    }

    private void pack(Instruction it, int width, IntUnaryOperator clamp) {
        begin(it);
        long[] xmm = vectors.xmm();
        int place = it.target * 2;
        long low = pack(xmm[place], width, clamp) | pack(xmm[place + 1], width, clamp) << 32;
        long high = pack(vectors.low, width, clamp) | pack(vectors.high, width, clamp) << 32;
        vectors.set(it.target, low, high);
    }

    private static long pack(long word, int width, IntUnaryOperator clamp) {
        int bits = width * Byte.SIZE;
        long packed = 0;
        for (int i = 0; i < 64 / bits; i++) {
            int value = clamp.applyAsInt(Alu.signed((int) (word >>> i * bits), width));
            packed |= (value & (1L << bits / 2) - 1) << i * bits / 2;
        }
        return packed;
    }

    // ---- shifts -----------------------------------------------------------------------------

    private boolean executeShift(Instruction it) {
        switch (it.operation) {
            case PSLLW -> shift(it, 16, false, (word, count) -> word << count);
            case PSLLD -> shift(it, 32, false, (word, count) -> word << count);
            case PSLLQ -> shift(it, 64, false, (word, count) -> word << count);
            case PSRLW -> shift(it, 16, false, (word, count) -> (word & 0xFFFF) >>> count);
            case PSRLD -> shift(it, 32, false, (word, count) -> (word & 0xFFFFFFFFL) >>> count);
            case PSRLQ -> shift(it, 64, false, (word, count) -> word >>> count);
            case PSRAW -> shift(it, 16, true, (word, count) -> (short) word >> count);
            case PSRAD -> shift(it, 32, true, (word, count) -> (int) word >> count);
            case PSLLDQ -> shiftBytes(it, true);
            case PSRLDQ -> shiftBytes(it, false);
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Shifts elements by one count.
    ///
    /// @param signed whether elements shifted by too much keep their sign, and are not zero
    private void shift(Instruction it, int bits, boolean signed, LongBinaryOperator operator) {
        vectors.checkEnabled();
        long count = it.immediate;
        if (it.source != Instruction.IMMEDIATE) {
            vectors.readSource(it);
            count = vectors.low;
        }
        boolean tooMuch = Long.compareUnsigned(count, bits) >= 0;
        if (tooMuch && signed) {
            count = bits - 1;
        }
        long[] xmm = vectors.xmm();
        for (int place = it.target * 2; place < it.target * 2 + 2; place++) {
            long word = tooMuch && !signed ? 0 : shift(xmm[place], bits, count, operator);
            xmm[place] = word;
        }
    }

    private static long shift(long word, int bits, long count, LongBinaryOperator operator) {
        if (bits == 64) {
            return operator.applyAsLong(word, count);
        }
        long mask = (1L << bits) - 1;
        long shifted = 0;
        for (int at = 0; at < 64; at += bits) {
            shifted |= (operator.applyAsLong(word >>> at, count) & mask) << at;
        }
        return shifted;
    }

    private void shiftBytes(Instruction it, boolean left) {
        vectors.checkEnabled();
        int bits = Math.min(it.immediate, 16) * Byte.SIZE;
        long low = vectors.xmm()[it.target * 2];
        long high = vectors.xmm()[it.target * 2 + 1];
        if (left) {
            vectors.set(it.target, part(high, low, -bits), part(high, low, 64 - bits));
        } else {
            vectors.set(it.target, part(high, low, bits), part(0, high, bits));
        }
    }

    /** 64 bits of 128, from a position that may be outside of them. */
    private static long part(long high, long low, int from) {
        if (from <= -64 || from >= 128) {
            return 0;
        }
        if (from < 0) {
            return low << -from;
        }
        if (from == 0) {
            return low;
        }
        return from < 64 ? low >>> from | high << 64 - from : high >>> from - 64;
    }
}
