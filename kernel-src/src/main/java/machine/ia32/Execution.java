package machine.ia32;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Executes single instructions, whatever they are. EIP must be after the instruction; it is
/// changed by those that jump. An instruction that faults has changed no register but EIP and ESP,
/// which whoever called puts back.
public final class Execution {

    /** Instructions of one kind. */
    private interface Unit {

        /** Whether it was an instruction of this unit, and has been executed. */
        boolean execute(Instruction it);
    }

    private final Registers registers;
    private final Steps steps;
    private final StringUnit strings;
    private final Unit[] units;
    private final @Nullable Unit[] unitOf = new @Nullable Unit[Operation.values().length];

    Execution(
            Operands operands,
            Alu alu,
            Traps traps,
            Steps steps,
            Ports ports,
            Identity identity,
            LongSupplier timeStamp) {
        registers = operands.registers;
        this.steps = steps;
        Bus bus = operands.bus;
        SegmentLoader loader = traps.loader();
        Privilege privilege = new Privilege(registers, bus);
        strings = new StringUnit(operands, alu, privilege, ports);
        FarTransfers far = new FarTransfers(registers, bus, loader, traps.interrupts());
        VectorOperands vectors = new VectorOperands(operands);
        units =
                new Unit[] {
                    this::executeString,
                    new IntegerUnit(operands, alu)::execute,
                    new StackUnit(operands, loader, privilege)::execute,
                    new ControlUnit(operands, far, privilege)::execute,
                    new TrapUnit(registers, traps, far, privilege)::execute,
                    new SystemUnit(operands, loader, privilege, ports, identity, timeStamp)
                            ::execute,
                    new X87Unit(operands)::execute,
                    new SseUnit(operands, vectors)::execute,
                    new VectorUnit(operands, vectors)::execute,
                    new FpuStateUnit(operands)::execute,
                };
    }

    /** Executes an instruction, and counts it. */
    public void execute(Instruction it) {
        Unit unit = unitOf[it.operation.ordinal()];
        if (unit == null) {
            executeFirst(it);
        } else {
            unit.execute(it);
        }
    }

    private void executeFirst(Instruction it) {
        for (Unit unit : units) {
            if (unit.execute(it)) {
                unitOf[it.operation.ordinal()] = unit;
                return;
            }
        }
        throw Fault.invalidOpcode();
    }

    private boolean executeString(Instruction it) {
        switch (it.operation) {
            case MOVS, CMPS, STOS, LODS, SCAS, INS, OUTS -> strings.execute(it, steps);
            default -> {
                return false;
            }
        }
        return true;
    }
}
