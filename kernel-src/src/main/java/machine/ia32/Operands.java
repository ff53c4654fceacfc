package machine.ia32;

import static machine.ia32.Instruction.IMMEDIATE;
import static machine.ia32.Instruction.MEMORY;

/// Reads and writes the operands of instructions.
///
/// An operand that is read and then written is got by [#load] and put back by [#store]: whatever
/// can fail fails in the first, so that flags and registers may be changed in between.
final class Operands {

    final Registers registers;
    final Bus bus;
    private int loaded;

    Operands(Registers registers, Bus bus) {
        this.registers = registers;
        this.bus = bus;
    }

    /** An operand to be read only, which has a given size. */
    int value(Instruction it, int operand, int size) {
        return switch (operand) {
            case MEMORY -> bus.read(it.segment, it.offset(registers.general), size);
            case IMMEDIATE -> it.immediate;
            default -> registers.get(operand, size);
        };
    }

    int target(Instruction it) {
        return value(it, it.target, it.size);
    }

    int source(Instruction it) {
        return value(it, it.source, it.size);
    }

    /** The target's old value. */
    int load(Instruction it) {
        if (it.target != MEMORY) {
            return registers.get(it.target, it.size);
        }
        loaded = bus.changeable(it.segment, it.offset(registers.general), it.size);
        return bus.readLinear(loaded, it.size);
    }

    /** The target's new value, after [#load]. */
    void store(Instruction it, int value) {
        if (it.target == MEMORY) {
            bus.writeLinear(loaded, it.size, value);
        } else {
            registers.set(it.target, it.size, value);
        }
    }

    /** The new value of a target that was not loaded. */
    void put(Instruction it, int size, int value) {
        if (it.target == MEMORY) {
            bus.write(it.segment, it.offset(registers.general), size, value);
        } else {
            registers.set(it.target, size, value);
        }
    }

    /** Where the operand in memory lies in its segment. */
    int offset(Instruction it) {
        return it.offset(registers.general);
    }
}
