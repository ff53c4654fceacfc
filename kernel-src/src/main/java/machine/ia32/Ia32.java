package machine.ia32;

import java.util.function.LongSupplier;
import machine.memory.Mmu;
import machine.memory.PageFault;
import machine.memory.PhysicalMemory;

/// A processor: executes instructions from memory until something happens that is not its own
/// business.
///
/// Exceptions and software interrupts whose vector is hooked, as all are at first, stop it; the
/// others are delivered by the interrupt table in memory.
///
/// @model Protected mode only, without task switches and virtual 8086 mode; no MMX.
public final class Ia32 {

    private final Registers registers = new Registers();
    private final Mmu mmu;
    private final Steps steps = new Steps();
    private final Breakpoints breakpoints = new Breakpoints(registers);
    private final Traps traps;
    private final Execution execution;
    private final BlockCache blocks;
    private final Interpreter interpreter;

    /** A processor that stands alone, without time and ports. */
    public Ia32(PhysicalMemory memory, Mmu mmu) {
        this(memory, mmu, Identity.ALONE, Ports.NONE, () -> 0);
    }

    /// @param timeStamp the machine's clock, for RDTSC
    public Ia32(
            PhysicalMemory memory,
            Mmu mmu,
            Identity identity,
            Ports ports,
            LongSupplier timeStamp) {
        this.mmu = mmu;
        Bus bus = new Bus(registers, mmu, breakpoints);
        Alu alu = new Alu(registers);
        Operands operands = new Operands(registers, bus);
        traps = new Traps(registers, bus, steps);
        execution = new Execution(operands, alu, traps, steps, ports, identity, timeStamp);
        blocks = new BlockCache(memory, mmu);
        interpreter = new Interpreter(operands, alu, execution, blocks, traps, steps);
    }

    public Registers registers() {
        return registers;
    }

    public Mmu mmu() {
        return mmu;
    }

    /** Has hot code translated from now on. The run is the same, only faster. */
    public void translateBy(CodeTranslator translator) {
        interpreter.translateBy(translator);
    }

    /** Decides whether exceptions and software interrupts of a vector stop the processor. */
    public void hook(int vector, boolean hooked) {
        traps.hook(vector, hooked);
    }

    /** Decides whether SYSENTER stops the processor. */
    public void hookSystemEnter(boolean hooked) {
        traps.hookSystemEnter(hooked);
    }

    /// Executes at most so many instructions, where an iteration of a repeated string instruction
    /// and the delivery of an exception count as one each.
    public Exit run(long budget) {
        steps.allowed = budget;
        steps.taken = 0;
        traps.begin();
        while (steps.taken < budget && !traps.isStopped()) {
            try {
                if (registers.plain) {
                    interpreter.run();
                } else {
                    step();
                }
            } catch (PageFault fault) {
                traps.raise(fault);
            } catch (Fault fault) {
                traps.raise(fault);
            }
        }
        return traps.exit();
    }

    /** Executes one instruction, looking for breakpoints and single steps. */
    private void step() {
        int flags = registers.flags;
        int linear = registers.cs().base + registers.eip;
        if ((flags & Flag.RF) == 0 && registers.hasBreakpoints()) {
            int met = breakpoints.atInstruction(linear);
            if (met != 0) {
                debug(met, Exit.FAULT);
                return;
            }
        }
        Instruction it = fetch(linear);
        registers.flags &= ~Flag.RF;
        breakpoints.take();
        interpreter.executeOne(it, (flags & Flag.TF) != 0 ? 1 : Long.MAX_VALUE);
        registers.refresh();
        int met = breakpoints.take();
        if ((flags & Flag.TF) != 0 && !isStackLoad(it) && !isInterrupt(it)) {
            met |= Breakpoints.SINGLE_STEP;
        }
        if (met != 0 && !traps.isStopped()) {
            debug(met, Exit.TRAP);
        }
    }

    private Instruction fetch(int linear) {
        Segment code = registers.cs();
        if (!code.contains(registers.eip, 1)) {
            throw Fault.generalProtection(0);
        }
        Instruction it = blocks.single(linear, registers.user, code.isBig());
        if (!code.contains(registers.eip, it.length)) {
            throw Fault.generalProtection(0);
        }
        return it;
    }

    /** After SS has been loaded, ESP is to be loaded undisturbed. */
    private static boolean isStackLoad(Instruction it) {
        return (it.operation == Operation.MOV_TO_SEGMENT || it.operation == Operation.POP_SEGMENT)
                && it.target == Segment.SS;
    }

    /** Their handlers begin without TF. */
    private static boolean isInterrupt(Instruction it) {
        return switch (it.operation) {
            case INT, INT1, INT3 -> true;
            default -> false;
        };
    }

    private void debug(int met, Exit kind) {
        registers.debug[6] |= met;
        traps.raise(Vector.DEBUG, 0, kind);
    }

    /// Decodes the instruction at an offset of the code segment, as the program would fetch it.
    ///
    /// @throws Fault if there is none
    /// @throws PageFault if it cannot be fetched
    public Instruction decode(int eip) {
        Segment code = registers.cs();
        return blocks.single(code.base + eip, registers.user, code.isBig());
    }

    // ---- the last run -----------------------------------------------------------------------

    /** Instructions executed by the last run. */
    public long retired() {
        return steps.taken;
    }

    /** The vector that the last run stopped for. */
    public int vector() {
        return traps.vector();
    }

    /** Its error code, zero if it has none. */
    public int errorCode() {
        return traps.errorCode();
    }
}
