package machine.ia32;

import static machine.ia32.Descriptor.privilege;

/// Finds descriptors in the tables in memory, and loads segment registers with the checks that
/// protection asks for.
final class SegmentLoader {

    private static final int LOCAL = 1 << 2;
    private static final int DESCRIPTOR_SIZE = 8;

    private final Registers registers;
    private final Bus bus;

    SegmentLoader(Registers registers, Bus bus) {
        this.registers = registers;
        this.bus = bus;
    }

    static boolean isNull(int selector) {
        return (selector & 0xFFFC) == 0;
    }

    /** The error code that names a selector. */
    static int errorCode(int selector) {
        return selector & 0xFFFC;
    }

    /** The descriptor, or a fault with the vector given if its table has none. */
    long descriptor(int selector, int vector) {
        int linear = address(selector);
        if (!isInTable(selector)) {
            throw new Fault(vector, errorCode(selector));
        }
        return bus.readDescriptor(linear);
    }

    boolean isInTable(int selector) {
        int last = (selector & 0xFFF8) + DESCRIPTOR_SIZE - 1;
        if ((selector & LOCAL) != 0) {
            return !registers.ldtr.isNull()
                    && Integer.compareUnsigned(last, registers.ldtr.limit) <= 0;
        }
        return Integer.compareUnsigned(last, registers.gdtLimit) <= 0;
    }

    private int address(int selector) {
        int table = (selector & LOCAL) != 0 ? registers.ldtr.base : registers.gdtBase;
        return table + (selector & 0xFFF8);
    }

    /** Notes in the table that a segment has been used. */
    long markAccessed(int selector, long descriptor) {
        int rights = Descriptor.rights(descriptor);
        if ((rights & Descriptor.ACCESSED) == 0) {
            int linear = address(selector) + 4;
            bus.writeSystem(linear, bus.readSystem(linear) | Descriptor.ACCESSED);
            return descriptor | (long) Descriptor.ACCESSED << 32;
        }
        return descriptor;
    }

    /** Marks the state segment of a task as being in use. */
    void markBusy(int selector) {
        int linear = address(selector) + 4;
        bus.writeSystem(linear, bus.readSystem(linear) | 1 << 9);
    }

    /** MOV, POP and the like into a segment register other than CS. */
    void load(int number, int selector) {
        if (number == Segment.SS) {
            loadStack(selector, registers.cpl, Vector.GENERAL_PROTECTION);
        } else {
            loadData(registers.segments[number], selector);
        }
        registers.refresh();
    }

    private void loadData(Segment segment, int selector) {
        if (isNull(selector)) {
            segment.load(selector, 0, 0, 0);
            return;
        }
        long descriptor = descriptor(selector, Vector.GENERAL_PROTECTION);
        int rights = Descriptor.rights(descriptor);
        int level = Math.max(registers.cpl, selector & 3);
        if (!Descriptor.isNormal(rights)
                || !Descriptor.isReadable(rights)
                || !Descriptor.isConforming(rights) && level > privilege(rights)) {
            throw Fault.generalProtection(errorCode(selector));
        }
        if (!Descriptor.isPresent(rights)) {
            throw new Fault(Vector.NOT_PRESENT, errorCode(selector));
        }
        segment.load(selector, markAccessed(selector, descriptor));
    }

    private void loadStack(int selector, int level, int vector) {
        registers.ss().load(selector, stackDescriptor(selector, level, vector));
    }

    /** The descriptor for SS on a privilege level, or a fault with the vector given. */
    long stackDescriptor(int selector, int level, int vector) {
        if (isNull(selector)) {
            throw new Fault(vector, 0);
        }
        long descriptor = descriptor(selector, vector);
        int rights = Descriptor.rights(descriptor);
        if ((selector & 3) != level
                || privilege(rights) != level
                || !Descriptor.isWritable(rights)) {
            throw new Fault(vector, errorCode(selector));
        }
        if (!Descriptor.isPresent(rights)) {
            throw new Fault(Vector.STACK_FAULT, errorCode(selector));
        }
        return markAccessed(selector, descriptor);
    }

    /** Loads CS, which then has the privilege level given. */
    void loadCode(int selector, long descriptor, int level) {
        registers.cs().load(selector & ~3 | level, markAccessed(selector, descriptor));
    }

    /// The descriptor that LAR, LSL, VERR or VERW may tell about, or zero.
    long visibleDescriptor(int selector) {
        if (isNull(selector) || !isInTable(selector)) {
            return 0;
        }
        long descriptor = bus.readDescriptor(address(selector));
        int rights = Descriptor.rights(descriptor);
        boolean visible =
                Descriptor.isConforming(rights)
                        || Math.max(registers.cpl, selector & 3) <= privilege(rights);
        return visible ? descriptor : 0;
    }

    /// Empties the data segment registers that the program, now on an outer level, may not use.
    void dropInnerSegments() {
        for (int number : new int[] {Segment.ES, Segment.DS, Segment.FS, Segment.GS}) {
            Segment segment = registers.segments[number];
            if (!segment.isNull()
                    && !Descriptor.isConforming(segment.rights)
                    && privilege(segment.rights) < registers.cpl) {
                segment.load(0, 0, 0, 0);
            }
        }
        registers.refresh();
    }
}
