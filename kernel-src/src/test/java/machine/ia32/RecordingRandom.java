package machine.ia32;

/** The generator of `record.c`: what registers and memory hold before a case. */
final class RecordingRandom {

    private static final int[] WORDS = {
        0,
        1,
        2,
        -1,
        0x80000000,
        0x7FFFFFFF,
        0x80,
        0x7F,
        0xFF,
        0x8000,
        0x7FFF,
        0xFFFF,
        0x10,
        0x99,
        0xFFFFFF80,
        0x100
    };
    private static final int[] SINGLES = {
        0,
        0x80000000,
        0x3F800000,
        0xBF800000,
        0x7F800000,
        0xFF800000,
        0x7FC00000,
        0x7FA00001,
        1,
        0x807FFFFF,
        0x00800000,
        0x7F7FFFFF,
        0x4F000000,
        0xCF000000,
        0x40490FDB,
        0x3F000000
    };
    private static final int[] DOUBLES = {
        0,
        0x80000000,
        0x3FF00000,
        0xBFF00000,
        0x7FF00000,
        0xFFF00000,
        0x7FF80000,
        0x7FF40000,
        1,
        0x800FFFFF,
        0x00100000,
        0x7FEFFFFF,
        0x41E00000,
        0xC1E00000,
        0x400921FB,
        0x3FE00000
    };

    private int state;

    RecordingRandom(int number) {
        state = number * 0x9E3779B9 | 1;
        for (int i = 0; i < 8; i++) {
            next();
        }
    }

    int next() {
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        return state;
    }

    private int below(int bound) {
        return Integer.remainderUnsigned(next(), bound);
    }

    int word() {
        return switch (next() & 7) {
            case 0 -> WORDS[next() & 15];
            case 1 -> next() & 0xFF;
            case 2 -> (short) next();
            default -> next();
        };
    }

    private int single() {
        int choice = next() & 3;
        if (choice == 0) {
            return SINGLES[next() & 15];
        }
        if (choice == 1) {
            return next();
        }
        int sign = next() & 0x80000000;
        int exponent = 117 + below(44) << 23;
        return sign | exponent | next() & (choice == 2 ? 0x7FFFFF : 0x780000);
    }

    long twice() {
        int choice = next() & 3;
        if (choice == 0) {
            int high = DOUBLES[next() & 15];
            return pair(high, next() & 1);
        }
        if (choice == 1) {
            int high = next();
            return pair(high, next());
        }
        int sign = next() & 0x80000000;
        int exponent = 1003 + below(84) << 20;
        int high = next() & 0xFFFFF;
        int low = next();
        return choice == 2
                ? pair(sign | exponent | high, low)
                : pair(sign | exponent | high & 0xFFF00, 0);
    }

    static long pair(int high, int low) {
        return (long) high << 32 | low & 0xFFFFFFFFL;
    }

    /** Fills a register of the x87 stack. */
    private void extended(FpuState state, int register) {
        int choice = next() & 7;
        int sign = next() & 0x8000;
        int exponent = 0x3FFF - 32 + below(80);
        int high = next() | 0x80000000;
        int low = next();
        switch (choice) {
            case 0 -> {
                switch (next() & 7) {
                    case 0 -> {
                        exponent = 0;
                        high = 0;
                        low = 0;
                    }
                    case 1 -> {
                        exponent = 0x7FFF;
                        high = 0x80000000;
                        low = 0;
                    }
                    case 2 -> {
                        exponent = 0x7FFF;
                        high |= 0xC0000000;
                    }
                    case 3 -> {
                        exponent = 0x7FFF;
                        high = 0x80000000 | high & 0x3FFFFFFF;
                        low |= 1;
                    }
                    case 4 -> {
                        exponent = 0;
                        high &= 0x7FFFFFFF;
                    }
                    case 5 -> {
                        exponent = 0x3FFF;
                        high = 0x80000000;
                        low = 0;
                    }
                    case 6 -> exponent = 1 + (next() & 63);
                    default -> exponent = 0x7FFE - (next() & 63);
                }
            }
            case 1 -> {
                low = 0;
                high &= 0xFF000000;
            }
            case 2 -> {
                low = 0;
                high &= 0xFFFFFF00;
            }
            case 3 -> low &= 0xFFFFF800;
            case 4 -> {
                exponent = 0x3FFF + below(64);
                low = 0;
            }
            default -> {}
        }
        state.significands[register] = pair(high, low);
        state.exponents[register] = (short) (sign | exponent);
    }

    void fill(FpuState state) {
        int[] precisions = {0, 2, 3, 3};
        state.control = 0x7F | precisions[next() & 3] << 8;
        state.control |= (next() & 3) << 10;
        state.status = (next() & 7) << 11;
        state.emptyMask = ~((next() & 1) != 0 ? 0xFF : next()) & 0xFF;
        state.mxcsr = 0x1F80 | (next() & 3) << 13;
        int top = state.status >>> 11;
        for (int i = 0; i < 8; i++) {
            extended(state, top + i & 7);
        }
        for (int i = 0; i < 8; i++) {
            int kind = below(3);
            for (int lane = 0; lane < 2; lane++) {
                state.xmm[i * 2 + lane] =
                        switch (kind) {
                            case 0 -> twice();
                            case 1 -> {
                                int low = single();
                                yield pair(single(), low);
                            }
                            default -> {
                                int low = word();
                                yield pair(word(), low);
                            }
                        };
            }
        }
    }
}
