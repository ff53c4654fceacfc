package machine.ia32;

import static machine.ia32.Registers.EAX;
import static machine.ia32.Registers.ECX;
import static machine.ia32.Registers.EDI;
import static machine.ia32.Registers.EDX;
import static machine.ia32.Registers.ESI;

/// Executes string instructions. One iteration of a repeated one is one step, after which the
/// processor may stop with EIP still at the instruction, as it may be interrupted on hardware; a
/// repetition of none is one step too.
final class StringUnit {

    private final Registers registers;
    private final Bus bus;
    private final Alu alu;
    private final Privilege privilege;
    private final Ports ports;

    StringUnit(Operands operands, Alu alu, Privilege privilege, Ports ports) {
        registers = operands.registers;
        bus = operands.bus;
        this.alu = alu;
        this.privilege = privilege;
        this.ports = ports;
    }

    /// Executes iterations while steps are left, at least one. EIP is after the instruction, and is
    /// put back to it when there are iterations left. The iterations are counted, but for the last
    /// one if it did not fault: that counts as the instruction.
    void execute(Instruction it, Steps steps) {
        if (it.repeat == 0) {
            iterate(it);
            return;
        }
        long left = steps.left();
        if (isPlain(it)) {
            repeatPlain(it, left, steps);
            return;
        }
        while (count(it) != 0) {
            iterate(it);
            setCount(it, count(it) - 1);
            if (ends(it) || count(it) == 0) {
                return;
            }
            if (--left == 0) {
                registers.eip -= it.length;
                return;
            }
            steps.taken++;
        }
    }

    // ---- the frequent ones ------------------------------------------------------------------

    /** MOVS and STOS of flat memory, which need nothing looked up for each iteration. */
    private boolean isPlain(Instruction it) {
        boolean plain =
                it.operation == Operation.STOS
                        || it.operation == Operation.MOVS
                                && registers.segments[it.segment].flatForReads;
        return plain && !it.address16 && registers.segments[Segment.ES].flatForWrites;
    }

    private void repeatPlain(Instruction it, long left, Steps steps) {
        int[] general = registers.general;
        long iterations = Math.min(Integer.toUnsignedLong(general[ECX]), left);
        int step = (registers.flags & Flag.DF) == 0 ? it.size : -it.size;
        int source = general[ESI];
        int destination = general[EDI];
        boolean moves = it.operation == Operation.MOVS;
        int value = general[EAX];
        long done = 0;
        try {
            while (done < iterations) {
                if (moves) {
                    value = bus.readLinear(source, it.size);
                }
                bus.writeLinear(destination, it.size, value);
                source += step;
                destination += step;
                done++;
            }
        } finally {
            general[ECX] -= (int) done;
            general[EDI] = destination;
            if (moves) {
                general[ESI] = source;
            }
            boolean complete = done == iterations;
            steps.taken += complete && done > 0 ? done - 1 : done;
        }
        if (general[ECX] != 0) {
            registers.eip -= it.length;
        }
    }

    private boolean ends(Instruction it) {
        return switch (it.operation) {
            case CMPS, SCAS -> registers.zero() != (it.repeat == Instruction.REPEAT);
            default -> false;
        };
    }

    private int count(Instruction it) {
        return registers.get(ECX, it.address16 ? 2 : 4);
    }

    private void setCount(Instruction it, int value) {
        registers.set(ECX, it.address16 ? 2 : 4, value);
    }

    private void iterate(Instruction it) {
        int size = it.size;
        switch (it.operation) {
            case MOVS -> {
                write(it, read(it));
                advance(it, ESI);
                advance(it, EDI);
            }
            case STOS -> {
                write(it, registers.get(EAX, size));
                advance(it, EDI);
            }
            case LODS -> {
                registers.set(EAX, size, read(it));
                advance(it, ESI);
            }
            case CMPS -> {
                int first = read(it);
                alu.subtract(first, readDestination(it), false, size);
                advance(it, ESI);
                advance(it, EDI);
            }
            case SCAS -> {
                alu.subtract(registers.get(EAX, size), readDestination(it), false, size);
                advance(it, EDI);
            }
            case INS -> {
                int port = registers.get(EDX, 2);
                privilege.checkPort(port, size);
                int linear = bus.changeable(Segment.ES, index(it, EDI), size);
                bus.writeLinear(linear, size, ports.in(port, size));
                advance(it, EDI);
            }
            default -> {
                int port = registers.get(EDX, 2);
                privilege.checkPort(port, size);
                ports.out(port, size, read(it));
                advance(it, ESI);
            }
        }
    }

    private int index(Instruction it, int register) {
        return registers.get(register, it.address16 ? 2 : 4);
    }

    private int read(Instruction it) {
        return bus.read(it.segment, index(it, ESI), it.size);
    }

    private int readDestination(Instruction it) {
        return bus.read(Segment.ES, index(it, EDI), it.size);
    }

    private void write(Instruction it, int value) {
        bus.write(Segment.ES, index(it, EDI), it.size, value);
    }

    private void advance(Instruction it, int register) {
        int step = (registers.flags & Flag.DF) == 0 ? it.size : -it.size;
        registers.set(register, it.address16 ? 2 : 4, index(it, register) + step);
    }
}
