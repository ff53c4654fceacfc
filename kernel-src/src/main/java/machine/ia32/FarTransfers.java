package machine.ia32;

import static machine.ia32.Descriptor.privilege;

/// Jumps, calls and returns that load CS.
///
/// @model No task switches, no virtual 8086 mode: what asks for one faults.
final class FarTransfers {

    private final Registers registers;
    private final Bus bus;
    private final SegmentLoader loader;
    private final Interrupts interrupts;

    FarTransfers(Registers registers, Bus bus, SegmentLoader loader, Interrupts interrupts) {
        this.registers = registers;
        this.bus = bus;
        this.loader = loader;
        this.interrupts = interrupts;
    }

    // ---- jumps and calls --------------------------------------------------------------------

    void jump(int selector, int offset, int size) {
        long descriptor = target(selector);
        if (isCallGate(descriptor)) {
            long gate = checkGate(selector, descriptor);
            int inner = Descriptor.gateSelector(gate);
            long code = gateTarget(inner);
            int rights = Descriptor.rights(code);
            if (!Descriptor.isConforming(rights) && privilege(rights) != registers.cpl) {
                throw Fault.generalProtection(SegmentLoader.errorCode(inner));
            }
            enter(inner, code, registers.cpl, Descriptor.gateOffset(gate), gateSize(gate));
        } else {
            checkCode(selector, descriptor);
            enter(selector, descriptor, registers.cpl, offset, size);
        }
    }

    void call(int selector, int offset, int size) {
        long descriptor = target(selector);
        if (isCallGate(descriptor)) {
            callGate(checkGate(selector, descriptor));
            return;
        }
        checkCode(selector, descriptor);
        FrameWriter frame =
                new FrameWriter(registers, bus, registers.ss(), bus.stackPointer(), size);
        frame.reserve(2);
        frame.push(registers.cs().selector);
        frame.push(registers.eip);
        frame.commit();
        enter(selector, descriptor, registers.cpl, offset, size);
    }

    private void callGate(long gate) {
        int selector = Descriptor.gateSelector(gate);
        int size = gateSize(gate);
        long code = gateTarget(selector);
        int rights = Descriptor.rights(code);
        boolean inner = !Descriptor.isConforming(rights) && privilege(rights) < registers.cpl;
        int level = inner ? privilege(rights) : registers.cpl;
        int oldStack = registers.ss().selector;
        int oldTop = registers.general[Registers.ESP];
        int count = inner ? (int) (gate >>> 32) & 31 : 0;
        int[] parameters = new int[count];
        for (int i = 0; i < count; i++) {
            parameters[i] = bus.peek(i * size, size);
        }
        FrameWriter frame =
                inner
                        ? interrupts.innerStack(level, size)
                        : new FrameWriter(registers, bus, registers.ss(), bus.stackPointer(), size);
        frame.reserve((inner ? 4 : 2) + count);
        if (inner) {
            frame.push(oldStack);
            frame.push(oldTop);
            for (int i = count - 1; i >= 0; i--) {
                frame.push(parameters[i]);
            }
        }
        frame.push(registers.cs().selector);
        frame.push(registers.eip);
        loader.loadCode(selector, code, level);
        frame.commit();
        registers.eip = masked(Descriptor.gateOffset(gate), size);
    }

    private long target(int selector) {
        if (SegmentLoader.isNull(selector)) {
            throw Fault.generalProtection(0);
        }
        return loader.descriptor(selector, Vector.GENERAL_PROTECTION);
    }

    private static boolean isCallGate(long descriptor) {
        int rights = (int) (descriptor >>> 32);
        int type = Descriptor.type(rights);
        return !Descriptor.isNormal(rights)
                && (type == Descriptor.CALL_GATE || type == Descriptor.CALL_GATE_16);
    }

    private static int gateSize(long gate) {
        return Descriptor.type((int) (gate >>> 32)) == Descriptor.CALL_GATE ? 4 : 2;
    }

    private long checkGate(int selector, long gate) {
        int rights = (int) (gate >>> 32);
        int code = SegmentLoader.errorCode(selector);
        if (privilege(rights) < Math.max(registers.cpl, selector & 3)) {
            throw Fault.generalProtection(code);
        }
        if (!Descriptor.isPresent(rights)) {
            throw new Fault(Vector.NOT_PRESENT, code);
        }
        return gate;
    }

    private long gateTarget(int selector) {
        long code = target(selector);
        int rights = Descriptor.rights(code);
        if (!Descriptor.isCode(rights) || privilege(rights) > registers.cpl) {
            throw Fault.generalProtection(SegmentLoader.errorCode(selector));
        }
        checkPresent(selector, rights);
        return code;
    }

    private void checkCode(int selector, long descriptor) {
        int rights = Descriptor.rights(descriptor);
        boolean allowed =
                Descriptor.isConforming(rights)
                        ? privilege(rights) <= registers.cpl
                        : Descriptor.isCode(rights)
                                && (selector & 3) <= registers.cpl
                                && privilege(rights) == registers.cpl;
        if (!allowed) {
            throw Fault.generalProtection(SegmentLoader.errorCode(selector));
        }
        checkPresent(selector, rights);
    }

    private static void checkPresent(int selector, int rights) {
        if (!Descriptor.isPresent(rights)) {
            throw new Fault(Vector.NOT_PRESENT, SegmentLoader.errorCode(selector));
        }
    }

    private void enter(int selector, long code, int level, int offset, int size) {
        int eip = masked(offset, size);
        if (Integer.compareUnsigned(eip, Descriptor.limit(code)) > 0) {
            throw Fault.generalProtection(0);
        }
        loader.loadCode(selector, code, level);
        registers.eip = eip;
        registers.refresh();
    }

    private static int masked(int offset, int size) {
        return size == 4 ? offset : offset & 0xFFFF;
    }

    // ---- returns ----------------------------------------------------------------------------

    /** RETF, which drops so many bytes of arguments. */
    void returnFar(int size, int arguments) {
        int eip = bus.peek(0, size);
        int selector = bus.peek(size, size) & 0xFFFF;
        long code = returnTarget(selector);
        if ((selector & 3) == registers.cpl) {
            bus.setStackPointer(bus.stackPointer() + 2 * size + arguments);
            enter(selector, code, selector & 3, eip, size);
        } else {
            returnOutwards(selector, code, eip, size, 2 * size + arguments, arguments);
        }
    }

    void returnFromInterrupt(int size) {
        if ((registers.flags & Flag.NT) != 0) {
            throw Fault.generalProtection(0);
        }
        int eip = bus.peek(0, size);
        int selector = bus.peek(size, size) & 0xFFFF;
        int flags = bus.peek(2 * size, size);
        if (size == 4 && (flags & Flag.VM) != 0 && registers.cpl == 0) {
            throw Fault.generalProtection(0);
        }
        int changeable = returnedFlags(size);
        long code = returnTarget(selector);
        if ((selector & 3) == registers.cpl) {
            bus.setStackPointer(bus.stackPointer() + 3 * size);
            enter(selector, code, selector & 3, eip, size);
        } else {
            returnOutwards(selector, code, eip, size, 3 * size, 0);
        }
        registers.setEflags(registers.eflags() & ~changeable | flags & changeable);
        registers.refresh();
    }

    private int returnedFlags(int size) {
        int changeable = Flag.CHANGEABLE | Flag.RF;
        if (registers.cpl > 0) {
            changeable &= ~Flag.IOPL;
        }
        if (registers.cpl > (registers.flags & Flag.IOPL) >>> 12) {
            changeable &= ~Flag.IF;
        }
        return size == 4 ? changeable : changeable & 0xFFFF;
    }

    private long returnTarget(int selector) {
        long code = target(selector);
        int rights = Descriptor.rights(code);
        int level = selector & 3;
        boolean allowed =
                Descriptor.isCode(rights)
                        && level >= registers.cpl
                        && (Descriptor.isConforming(rights)
                                ? privilege(rights) <= level
                                : privilege(rights) == level);
        if (!allowed) {
            throw Fault.generalProtection(SegmentLoader.errorCode(selector));
        }
        checkPresent(selector, rights);
        return code;
    }

    private void returnOutwards(
            int selector, long code, int eip, int size, int distance, int arguments) {
        int top = bus.peek(distance, size);
        int stackSelector = bus.peek(distance + size, size) & 0xFFFF;
        int level = selector & 3;
        long stack = loader.stackDescriptor(stackSelector, level, Vector.GENERAL_PROTECTION);
        if (Integer.compareUnsigned(masked(eip, size), Descriptor.limit(code)) > 0) {
            throw Fault.generalProtection(0);
        }
        registers.ss().load(stackSelector, stack);
        enter(selector, code, level, eip, size);
        bus.setStackPointer(top + arguments);
        loader.dropInnerSegments();
    }

    // ---- fast system calls ------------------------------------------------------------------

    void checkSystemEnter() {
        if (SegmentLoader.isNull(registers.sysenterCs)) {
            throw Fault.generalProtection(0);
        }
    }

    void systemEnter() {
        loadFlat(registers.sysenterCs & 0xFFFC, 0);
        registers.general[Registers.ESP] = registers.sysenterEsp;
        registers.eip = registers.sysenterEip;
        registers.flags &= ~(Flag.IF | Flag.RF | Flag.VM);
        registers.refresh();
    }

    void systemExit() {
        if (registers.cpl != 0) {
            throw Fault.generalProtection(0);
        }
        checkSystemEnter();
        loadFlat((registers.sysenterCs & 0xFFFC) + 16, 3);
        registers.general[Registers.ESP] = registers.general[Registers.ECX];
        registers.eip = registers.general[Registers.EDX];
        registers.refresh();
    }

    /** Code and stack of 4 GB, whatever the table says. */
    private void loadFlat(int selector, int level) {
        int common = 0xC09300 | level << 13;
        registers.cs().load(selector | level, 0, -1, common | Descriptor.CODE);
        registers.ss().load(selector + 8 | level, 0, -1, common);
    }
}
