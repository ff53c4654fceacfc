package machine.ia32;

import machine.memory.Mmu;

/// Accesses to memory by segment and offset: the checks of segmentation, then those of paging.
final class Bus {

    private final Registers registers;
    private final Mmu mmu;
    private final Breakpoints breakpoints;

    Bus(Registers registers, Mmu mmu, Breakpoints breakpoints) {
        this.registers = registers;
        this.mmu = mmu;
        this.breakpoints = breakpoints;
    }

    Mmu mmu() {
        return mmu;
    }

    // ---- segmentation -----------------------------------------------------------------------

    /** The linear address of bytes to be read. */
    int readable(int segment, int offset, int size) {
        Segment register = registers.segments[segment];
        return register.flatForReads ? offset : check(segment, offset, size, false);
    }

    /** The linear address of bytes to be written. */
    int writable(int segment, int offset, int size) {
        Segment register = registers.segments[segment];
        return register.flatForWrites ? offset : check(segment, offset, size, true);
    }

    private int check(int number, int offset, int size, boolean write) {
        Segment segment = registers.segments[number];
        boolean allowed =
                write
                        ? Descriptor.isWritable(segment.rights)
                        : Descriptor.isReadable(segment.rights);
        if (segment.isNull() || !allowed) {
            throw Fault.generalProtection(0);
        }
        if (!segment.contains(offset, size)) {
            throw new Fault(
                    number == Segment.SS ? Vector.STACK_FAULT : Vector.GENERAL_PROTECTION, 0);
        }
        int linear = segment.base + offset;
        if (registers.checksAlignment() && isMisaligned(linear, size)) {
            throw new Fault(Vector.ALIGNMENT, 0);
        }
        if (registers.hasBreakpoints()) {
            breakpoints.access(linear, size, write);
        }
        return linear;
    }

    private static boolean isMisaligned(int linear, int size) {
        return (size == 2 || size == 4 || size == 8) && (linear & size - 1) != 0;
    }

    // ---- operands ---------------------------------------------------------------------------

    /** The value at an address of a segment, extended by zeros. */
    int read(int segment, int offset, int size) {
        return readLinear(readable(segment, offset, size), size);
    }

    void write(int segment, int offset, int size, int value) {
        writeLinear(writable(segment, offset, size), size, value);
    }

    int readLinear(int linear, int size) {
        boolean user = registers.user;
        return switch (size) {
            case 1 -> mmu.readByte(linear, user);
            case 2 -> mmu.readWord(linear, user);
            default -> mmu.readInt(linear, user);
        };
    }

    void writeLinear(int linear, int size, int value) {
        boolean user = registers.user;
        switch (size) {
            case 1 -> mmu.writeByte(linear, value, user);
            case 2 -> mmu.writeWord(linear, value, user);
            default -> mmu.writeInt(linear, value, user);
        }
    }

    long readLong(int segment, int offset) {
        return mmu.readLong(readable(segment, offset, 8), registers.user);
    }

    void writeLong(int segment, int offset, long value) {
        mmu.writeLong(writable(segment, offset, 8), value, registers.user);
    }

    /// The linear address of bytes that are read now and will be written: it has been found out
    /// that they can be.
    int changeable(int segment, int offset, int size) {
        int linear = writable(segment, offset, size);
        mmu.checkWrite(linear, size, registers.user);
        return linear;
    }

    // ---- the stack --------------------------------------------------------------------------

    int stackPointer() {
        int esp = registers.general[Registers.ESP];
        return registers.bigStack ? esp : esp & 0xFFFF;
    }

    void setStackPointer(int value) {
        registers.set(Registers.ESP, registers.bigStack ? 4 : 2, value);
    }

    void push(int size, int value) {
        int top = stackOffset(stackPointer() - size);
        write(Segment.SS, top, size, value);
        setStackPointer(top);
    }

    int pop(int size) {
        int value = peek(0, size);
        setStackPointer(stackPointer() + size);
        return value;
    }

    /** The value at a distance above the top of the stack. */
    int peek(int distance, int size) {
        return read(Segment.SS, stackOffset(stackPointer() + distance), size);
    }

    private int stackOffset(int offset) {
        return registers.bigStack ? offset : offset & 0xFFFF;
    }

    // ---- tables of the system ---------------------------------------------------------------

    /** Reads as the processor itself does, whatever privilege level it is on. */
    int readSystem(int linear) {
        return mmu.readInt(linear, false);
    }

    int readSystemWord(int linear) {
        return mmu.readWord(linear, false);
    }

    long readDescriptor(int linear) {
        return mmu.readLong(linear, false);
    }

    void writeSystem(int linear, int value) {
        mmu.writeInt(linear, value, false);
    }
}
