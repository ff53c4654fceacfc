package machine.ia32;

/** Stores and loads the state of the x87 unit, as FNSTENV, FNSAVE and their counterparts do. */
final class X87Environment {

    private final Registers registers;
    private final Bus bus;
    private final X87Stack stack;

    X87Environment(Registers registers, Bus bus, X87Stack stack) {
        this.registers = registers;
        this.bus = bus;
        this.stack = stack;
    }

    void initialize() {
        FpuState state = registers.fpu;
        state.control = 0x37F;
        state.status = 0;
        state.emptyMask = 0xFF;
        state.lastOpcode = 0;
        state.lastInstruction = 0;
        state.lastCodeSelector = 0;
        state.lastOperand = 0;
        state.lastOperandSelector = 0;
    }

    private static int length(int size) {
        return size * 7;
    }

    void store(int segment, int offset, int size) {
        bus.changeable(segment, offset, length(size));
        write(segment, offset, size);
        registers.fpu.control |= 0x3F;
        stack.summarize();
    }

    private void write(int segment, int offset, int size) {
        FpuState state = registers.fpu;
        int[] words =
                size == 4
                        ? new int[] {
                            state.control | 0xFFFF0000,
                            state.status | 0xFFFF0000,
                            state.tagWord() | 0xFFFF0000,
                            state.lastInstruction,
                            state.lastCodeSelector | state.lastOpcode << 16,
                            state.lastOperand,
                            state.lastOperandSelector | 0xFFFF0000
                        }
                        : new int[] {
                            state.control,
                            state.status,
                            state.tagWord(),
                            state.lastInstruction,
                            state.lastCodeSelector,
                            state.lastOperand,
                            state.lastOperandSelector
                        };
        for (int i = 0; i < words.length; i++) {
            bus.write(segment, offset + i * size, size, words[i]);
        }
    }

    void load(int segment, int offset, int size) {
        int[] words = new int[7];
        for (int i = 0; i < words.length; i++) {
            words[i] = bus.read(segment, offset + i * size, size);
        }
        FpuState state = registers.fpu;
        state.control = words[0] & 0x1F7F | 0x40;
        state.status = words[1] & 0xFFFF;
        state.setTagWord(words[2]);
        state.lastInstruction = words[3];
        state.lastCodeSelector = words[4] & 0xFFFF;
        state.lastOpcode = size == 4 ? words[4] >>> 16 & 0x7FF : 0;
        state.lastOperand = words[5];
        state.lastOperandSelector = words[6] & 0xFFFF;
        stack.summarize();
    }

    void save(int segment, int offset, int size) {
        int registersAt = offset + length(size);
        bus.changeable(segment, offset, length(size) + 80);
        write(segment, offset, size);
        for (int i = 0; i < 8; i++) {
            bus.writeLong(segment, registersAt + i * 10, stack.significand(i));
            bus.write(segment, registersAt + i * 10 + 8, 2, stack.exponent(i));
        }
        initialize();
    }

    void restore(int segment, int offset, int size) {
        int registersAt = offset + length(size);
        long[] significands = new long[8];
        short[] exponents = new short[8];
        for (int i = 0; i < 8; i++) {
            significands[i] = bus.readLong(segment, registersAt + i * 10);
            exponents[i] = (short) bus.read(segment, registersAt + i * 10 + 8, 2);
        }
        load(segment, offset, size);
        FpuState state = registers.fpu;
        int empty = state.emptyMask;
        for (int i = 0; i < 8; i++) {
            stack.set(i, exponents[i], significands[i]);
        }
        state.emptyMask = empty;
    }
}
