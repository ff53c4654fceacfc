package machine.ia32;

import static machine.ia32.Instruction.MEMORY;

/** Reads and writes the operands of SSE instructions. */
final class VectorOperands {

    private final Registers registers;
    private final Bus bus;
    private final Operands operands;

    /** The words of the operand last read, the low one first. */
    long low;

    long high;

    VectorOperands(Operands operands) {
        this.operands = operands;
        registers = operands.registers;
        bus = operands.bus;
    }

    void checkEnabled() {
        if ((registers.cr0 & Registers.EM) != 0 || (registers.cr4 & Registers.OSFXSR) == 0) {
            throw Fault.invalidOpcode();
        }
        if ((registers.cr0 & Registers.TS) != 0) {
            throw new Fault(Vector.DEVICE_NOT_AVAILABLE, 0);
        }
    }

    long[] xmm() {
        return registers.fpu.xmm;
    }

    /** Reads as many bytes of an operand as it has in memory; a register is read whole. */
    void read(Instruction it, int operand, boolean aligned) {
        if (operand != MEMORY) {
            low = xmm()[operand * 2];
            high = xmm()[operand * 2 + 1];
            return;
        }
        int offset = operands.offset(it);
        high = 0;
        switch (it.memorySize) {
            case 16 -> {
                checkAlignment(it, offset, aligned);
                low = bus.readLong(it.segment, offset);
                high = bus.readLong(it.segment, offset + 8);
            }
            case 8 -> low = bus.readLong(it.segment, offset);
            default -> low = bus.read(it.segment, offset, 4) & 0xFFFFFFFFL;
        }
    }

    void readSource(Instruction it) {
        read(it, it.source, true);
    }

    private void checkAlignment(Instruction it, int offset, boolean aligned) {
        int linear = registers.segments[it.segment].base + offset;
        if (aligned && (linear & 15) != 0) {
            throw Fault.generalProtection(0);
        }
    }

    /** Writes both words, or to memory as many bytes as the operand has there. */
    void write(Instruction it, long newLow, long newHigh, boolean aligned) {
        if (it.target != MEMORY) {
            set(it.target, newLow, newHigh);
            return;
        }
        int offset = operands.offset(it);
        switch (it.memorySize) {
            case 16 -> {
                checkAlignment(it, offset, aligned);
                int linear = bus.changeable(it.segment, offset, 16);
                bus.mmu().writeLong(linear, newLow, registers.user);
                bus.mmu().writeLong(linear + 8, newHigh, registers.user);
            }
            case 8 -> bus.writeLong(it.segment, offset, newLow);
            default -> bus.write(it.segment, offset, 4, (int) newLow);
        }
    }

    void set(int register, long newLow, long newHigh) {
        xmm()[register * 2] = newLow;
        xmm()[register * 2 + 1] = newHigh;
    }
}
