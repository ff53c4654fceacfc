package machine.ia32;

import static machine.ia32.Descriptor.privilege;

/// Delivers interrupts and exceptions through the table in memory, as hardware does.
///
/// @model There is no switch of tasks: a task gate is taken for an invalid one.
final class Interrupts {

    private static final int GATE_SIZE = 8;

    /** Bits of the error code. */
    private static final int EXTERNAL = 1;

    private static final int IN_IDT = 2;

    // Where the task state segment has ESP0; eight bytes each level.
    private static final int STACKS = 4;

    private final Registers registers;
    private final Bus bus;
    private final SegmentLoader loader;

    Interrupts(Registers registers, Bus bus, SegmentLoader loader) {
        this.registers = registers;
        this.bus = bus;
        this.loader = loader;
    }

    /// Whether the gate allows a program on the present level to call it.
    ///
    /// @throws Fault if it does not, or if there is no such gate
    void checkSoftware(int vector) {
        gate(vector, true, 0);
    }

    private long gate(int vector, boolean software, int external) {
        int code = vector * GATE_SIZE | IN_IDT | external;
        if (vector * GATE_SIZE + GATE_SIZE - 1 > registers.idtLimit) {
            throw Fault.generalProtection(code);
        }
        long gate = bus.readDescriptor(registers.idtBase + vector * GATE_SIZE);
        int rights = (int) (gate >>> 32);
        boolean valid =
                switch (rights >>> 8 & 0x1F) {
                    case Descriptor.INTERRUPT_GATE,
                            Descriptor.TRAP_GATE,
                            Descriptor.INTERRUPT_GATE_16,
                            Descriptor.TRAP_GATE_16 ->
                            true;
                    default -> false;
                };
        if (!valid || software && privilege(rights) < registers.cpl) {
            throw Fault.generalProtection(code);
        }
        if (!Descriptor.isPresent(rights)) {
            throw new Fault(Vector.NOT_PRESENT, code);
        }
        return gate;
    }

    /// Enters the handler. EIP and the flags are what it is to return to.
    ///
    /// @param software whether a program asked for it by INT n, INT3 or INTO
    void deliver(int vector, boolean software, boolean hasErrorCode, int errorCode) {
        int external = software ? 0 : EXTERNAL;
        long gate = gate(vector, software, external);
        int type = Descriptor.type((int) (gate >>> 32));
        int size = type >= Descriptor.CALL_GATE ? 4 : 2;
        int selector = Descriptor.gateSelector(gate);
        if (SegmentLoader.isNull(selector)) {
            throw Fault.generalProtection(external);
        }
        long code = loader.descriptor(selector, Vector.GENERAL_PROTECTION);
        int rights = Descriptor.rights(code);
        if (!Descriptor.isCode(rights) || privilege(rights) > registers.cpl) {
            throw Fault.generalProtection(SegmentLoader.errorCode(selector) | external);
        }
        if (!Descriptor.isPresent(rights)) {
            throw new Fault(Vector.NOT_PRESENT, SegmentLoader.errorCode(selector) | external);
        }
        int level = Descriptor.isConforming(rights) ? registers.cpl : privilege(rights);
        int oldStack = registers.ss().selector;
        int oldTop = registers.general[Registers.ESP];
        boolean inner = level < registers.cpl;
        FrameWriter frame = inner ? innerStack(level, size) : sameStack(size);
        frame.reserve((inner ? 5 : 3) + (hasErrorCode ? 1 : 0));
        if (inner) {
            frame.push(oldStack);
            frame.push(oldTop);
        }
        frame.push(registers.eflags());
        frame.push(registers.cs().selector);
        frame.push(registers.eip);
        if (hasErrorCode) {
            frame.push(errorCode);
        }
        loader.loadCode(selector, code, level);
        frame.commit();
        int offset = Descriptor.gateOffset(gate);
        registers.eip = size == 4 ? offset : offset & 0xFFFF;
        boolean disables = (type & 1) == 0;
        registers.flags &= ~(Flag.TF | Flag.NT | Flag.RF | Flag.VM | (disables ? Flag.IF : 0));
        registers.refresh();
    }

    private FrameWriter sameStack(int size) {
        return new FrameWriter(registers, bus, registers.ss(), bus.stackPointer(), size);
    }

    /** The stack that the task state segment has for an inner level. */
    FrameWriter innerStack(int level, int size) {
        Segment task = registers.tr;
        boolean wide = (Descriptor.type(task.rights) & 8) != 0;
        int place = wide ? STACKS + level * 8 : 2 + level * 4;
        if (task.isNull() || !task.contains(place, wide ? 6 : 4)) {
            throw new Fault(Vector.INVALID_TASK, SegmentLoader.errorCode(task.selector));
        }
        int linear = task.base + place;
        int top = wide ? bus.readSystem(linear) : bus.readSystemWord(linear);
        int selector = bus.readSystemWord(linear + (wide ? 4 : 2));
        long descriptor = loader.stackDescriptor(selector, level, Vector.INVALID_TASK);
        Segment stack = new Segment();
        stack.load(selector, descriptor);
        return new FrameWriter(registers, bus, stack, top, size);
    }
}
