package machine.ia32;

import static machine.ia32.Instruction.MEMORY;
import static machine.ia32.Registers.EBP;
import static machine.ia32.Registers.EDI;
import static machine.ia32.Registers.ESP;

/** Executes pushes, pops, and what makes and drops stack frames. */
final class StackUnit {

    private final Registers registers;
    private final Bus bus;
    private final Operands operands;
    private final SegmentLoader loader;
    private final Privilege privilege;

    StackUnit(Operands operands, SegmentLoader loader, Privilege privilege) {
        this.operands = operands;
        this.loader = loader;
        this.privilege = privilege;
        registers = operands.registers;
        bus = operands.bus;
    }

    /** Whether it was an instruction of this unit, and has been executed. */
    boolean execute(Instruction it) {
        switch (it.operation) {
            case PUSH -> bus.push(it.size, operands.target(it));
            case POP -> pop(it);
            case PUSHA -> pushAll(it.size);
            case POPA -> popAll(it.size);
            case PUSHF -> bus.push(it.size, registers.eflags() & ~(Flag.RF | Flag.VM));
            case POPF -> popFlags(it.size);
            case ENTER -> enter(it.size, it.immediate, it.immediate2 & 31);
            case LEAVE -> leave(it.size);
            case PUSH_SEGMENT -> pushSegment(it);
            case POP_SEGMENT -> popSegment(it);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void pop(Instruction it) {
        int value = bus.pop(it.size);
        if (it.target == MEMORY) {
            // The address is computed with ESP as it is after the pop; a fault restores ESP.
            bus.write(it.segment, operands.offset(it), it.size, value);
        } else {
            registers.set(it.target, it.size, value);
        }
    }

    private void pushAll(int size) {
        int esp = registers.general[ESP];
        FrameWriter frame =
                new FrameWriter(registers, bus, registers.ss(), bus.stackPointer(), size);
        frame.reserve(8);
        for (int register = 0; register <= EDI; register++) {
            frame.push(register == ESP ? esp : registers.general[register]);
        }
        frame.commit();
    }

    private void popAll(int size) {
        int[] values = new int[8];
        for (int i = 0; i < 8; i++) {
            values[EDI - i] = bus.peek(i * size, size);
        }
        for (int register = 0; register <= EDI; register++) {
            if (register != ESP) {
                registers.set(register, size, values[register]);
            }
        }
        bus.setStackPointer(bus.stackPointer() + 8 * size);
    }

    private void popFlags(int size) {
        int value = bus.pop(size);
        int changeable = Flag.CHANGEABLE;
        if (registers.cpl > 0) {
            changeable &= ~Flag.IOPL;
        }
        if (registers.cpl > privilege.ioPrivilege()) {
            changeable &= ~Flag.IF;
        }
        if (size == 2) {
            changeable &= 0xFFFF;
        }
        registers.setEflags(registers.eflags() & ~changeable & ~Flag.RF | value & changeable);
        registers.refresh();
    }

    private void enter(int size, int locals, int level) {
        int frame = bus.stackPointer() - size;
        bus.push(size, registers.general[EBP]);
        for (int i = 1; i < level; i++) {
            bus.push(size, bus.read(Segment.SS, offset(registers.general[EBP] - i * size), size));
        }
        if (level > 0) {
            bus.push(size, frame);
        }
        int top = offset(bus.stackPointer() - locals);
        // The place that the stack pointer ends at must be writable.
        bus.changeable(Segment.SS, top, size);
        registers.set(EBP, size, frame);
        bus.setStackPointer(top);
    }

    private int offset(int value) {
        return registers.bigStack ? value : value & 0xFFFF;
    }

    private void leave(int size) {
        int frame = offset(registers.general[EBP]);
        int value = bus.read(Segment.SS, frame, size);
        bus.setStackPointer(frame + size);
        registers.set(EBP, size, value);
    }

    private void pushSegment(Instruction it) {
        int selector = registers.segments[it.target].selector;
        // Only two of the four bytes are written.
        int top = offset(bus.stackPointer() - it.size);
        bus.write(Segment.SS, top, 2, selector);
        bus.setStackPointer(top);
    }

    private void popSegment(Instruction it) {
        int selector = bus.peek(0, it.size) & 0xFFFF;
        boolean wasBig = registers.bigStack;
        int top = bus.stackPointer() + it.size;
        loader.load(it.target, selector);
        registers.set(ESP, wasBig ? 4 : 2, top);
    }
}
