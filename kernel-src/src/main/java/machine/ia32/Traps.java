package machine.ia32;

import java.util.Arrays;
import machine.memory.PageFault;

/// What becomes of exceptions and software interrupts: those of hooked vectors stop the processor,
/// for whoever runs it to handle; the others are delivered through the table in memory.
final class Traps {

    private static final int VECTORS = 256;

    private final Registers registers;
    private final SegmentLoader loader;
    private final Interrupts interrupts;
    private final Steps steps;
    private final boolean[] hooked = new boolean[VECTORS];
    private boolean systemEnterHooked = true;
    private boolean stopped;
    private Exit exit = Exit.BUDGET;
    private int vector;
    private int errorCode;

    Traps(Registers registers, Bus bus, Steps steps) {
        this.registers = registers;
        this.steps = steps;
        loader = new SegmentLoader(registers, bus);
        interrupts = new Interrupts(registers, bus, loader);
        Arrays.fill(hooked, true);
    }

    SegmentLoader loader() {
        return loader;
    }

    Interrupts interrupts() {
        return interrupts;
    }

    void hook(int number, boolean hook) {
        hooked[number] = hook;
    }

    void hookSystemEnter(boolean hook) {
        systemEnterHooked = hook;
    }

    boolean hooksSystemEnter() {
        return systemEnterHooked;
    }

    // ---- stopping ---------------------------------------------------------------------------

    void begin() {
        stopped = false;
        exit = Exit.BUDGET;
    }

    void stop(Exit why, int number, int code) {
        stopped = true;
        exit = why;
        vector = number;
        errorCode = code;
    }

    boolean isStopped() {
        return stopped;
    }

    Exit exit() {
        return exit;
    }

    int vector() {
        return vector;
    }

    int errorCode() {
        return errorCode;
    }

    // ---- exceptions -------------------------------------------------------------------------

    /// Carries out INT n and its like.
    ///
    /// @throws Fault if the gate does not allow it
    void software(int number, Exit kind) {
        interrupts.checkSoftware(number);
        if (hooked[number]) {
            stop(kind, number, 0);
        } else {
            interrupts.deliver(number, true, false, 0);
        }
    }

    void raise(PageFault fault) {
        registers.cr2 = fault.address();
        raise(Vector.PAGE_FAULT, fault.errorCode(), Exit.FAULT);
    }

    void raise(Fault fault) {
        raise(fault.vector, fault.errorCode, Exit.FAULT);
    }

    /// Raises an exception; EIP is where the handler is to return to.
    ///
    /// @param kind [Exit#FAULT] or [Exit#TRAP]
    void raise(int number, int code, Exit kind) {
        if (kind == Exit.FAULT) {
            // So that a breakpoint at the instruction is not met again when it is restarted.
            registers.flags |= Flag.RF;
            registers.refresh();
        }
        if (hooked[number]) {
            stop(kind, number, code);
        } else {
            // Counted, lest a handler that cannot even begin goes on for ever.
            steps.taken++;
            deliver(number, code);
        }
    }

    private void deliver(int number, int code) {
        try {
            interrupts.deliver(number, false, Vector.hasErrorCode(number), code);
        } catch (Fault second) {
            deliverSecond(number, second.vector, second.errorCode);
        } catch (PageFault second) {
            registers.cr2 = second.address();
            deliverSecond(number, Vector.PAGE_FAULT, second.errorCode());
        }
    }

    private void deliverSecond(int first, int second, int code) {
        if (first == Vector.DOUBLE_FAULT) {
            stop(Exit.SHUTDOWN, second, code);
        } else if (makesDoubleFault(first, second)) {
            raise(Vector.DOUBLE_FAULT, 0, Exit.FAULT);
        } else {
            raise(second, code, Exit.FAULT);
        }
    }

    private static boolean makesDoubleFault(int first, int second) {
        return first == Vector.PAGE_FAULT
                ? second == Vector.PAGE_FAULT || Vector.isContributory(second)
                : Vector.isContributory(first) && Vector.isContributory(second);
    }
}
