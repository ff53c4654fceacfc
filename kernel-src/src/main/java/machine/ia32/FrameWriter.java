package machine.ia32;

/// Pushes on a stack that becomes the current one only when all is well.
final class FrameWriter {

    private final Registers registers;
    private final Bus bus;
    private final Segment stack;
    private final int size;
    private final boolean user;
    private int top;

    /**
     * @param size of each value, in bytes
     */
    FrameWriter(Registers registers, Bus bus, Segment stack, int top, int size) {
        this.registers = registers;
        this.bus = bus;
        this.stack = stack;
        this.top = top;
        this.size = size;
        user = (stack.selector & 3) == 3;
    }

    /** Faults unless so many values can be pushed. */
    void reserve(int values) {
        int length = values * size;
        int lowest = offset(top - length);
        if (!stack.contains(lowest, length)) {
            boolean same = stack == registers.ss();
            throw new Fault(Vector.STACK_FAULT, same ? 0 : SegmentLoader.errorCode(stack.selector));
        }
        // In the order of the pushes, for the first that faults is the one reported.
        for (int i = 1; i <= values; i++) {
            bus.mmu().checkWrite(stack.base + offset(top - i * size), size, user);
        }
    }

    void push(int value) {
        top = offset(top - size);
        if (size == 4) {
            bus.mmu().writeInt(stack.base + top, value, user);
        } else {
            bus.mmu().writeWord(stack.base + top, value, user);
        }
    }

    private int offset(int value) {
        return stack.isBig() ? value : value & 0xFFFF;
    }

    /** Makes it the stack of the program. */
    void commit() {
        if (stack != registers.ss()) {
            registers.ss().copyFrom(stack);
        }
        registers.refresh();
        bus.setStackPointer(top);
    }
}
