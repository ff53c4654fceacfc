package machine.ia32;

/// The four breakpoints of the debug registers, and what they have found since the last
/// instruction.
final class Breakpoints {

    /** DR6: the single step. */
    static final int SINGLE_STEP = 1 << 14;

    /** DR6: a debug register was accessed while that was forbidden. */
    static final int GENERAL_DETECT = 1 << 13;

    /** DR7: forbids accesses to debug registers. */
    static final int GENERAL_DETECT_ENABLE = 1 << 13;

    private static final int ON_EXECUTION = 0;
    private static final int ON_WRITE = 1;
    private static final int ON_ACCESS = 3;

    private final Registers registers;
    private int found;

    Breakpoints(Registers registers) {
        this.registers = registers;
    }

    /** Those met by fetching an instruction, as bits of DR6. */
    int atInstruction(int linear) {
        int met = 0;
        for (int i = 0; i < 4; i++) {
            if (isEnabled(i) && kind(i) == ON_EXECUTION && registers.debug[i] == linear) {
                met |= 1 << i;
            }
        }
        return met;
    }

    /** Notes an access to data; the trap comes after the instruction. */
    void access(int linear, int size, boolean write) {
        for (int i = 0; i < 4; i++) {
            int kind = kind(i);
            if (isEnabled(i) && (kind == ON_ACCESS || write && kind == ON_WRITE)) {
                int length = length(i);
                int first = registers.debug[i] & -length;
                // The two stretches overlap, also across the end of the address space.
                if (Integer.compareUnsigned(linear - first, length) < 0
                        || Integer.compareUnsigned(first - linear, size) < 0) {
                    found |= 1 << i;
                }
            }
        }
    }

    /** What has been found since this was last asked. */
    int take() {
        int bits = found;
        found = 0;
        return bits;
    }

    private boolean isEnabled(int number) {
        return (registers.debug[7] >>> number * 2 & 3) != 0;
    }

    private int kind(int number) {
        return registers.debug[7] >>> 16 + number * 4 & 3;
    }

    private int length(int number) {
        return switch (registers.debug[7] >>> 18 + number * 4 & 3) {
            case 0 -> 1;
            case 1 -> 2;
            case 2 -> 8;
            default -> 4;
        };
    }
}
