package machine.ia32;

/** Executes what saves and loads the state of the floating point units. */
final class FpuStateUnit {

    private final Registers registers;
    private final Bus bus;
    private final Operands operands;

    FpuStateUnit(Operands operands) {
        this.operands = operands;
        registers = operands.registers;
        bus = operands.bus;
    }

    /** Whether it was an instruction of this unit, and has been executed. */
    boolean execute(Instruction it) {
        switch (it.operation) {
            case FXSAVE -> save(it);
            case FXRSTOR -> restore(it);
            case LDMXCSR -> {
                checkEnabled();
                int value = operands.target(it);
                if ((value & ~FpuState.MXCSR_MASK) != 0) {
                    throw Fault.generalProtection(0);
                }
                registers.fpu.mxcsr = value;
            }
            case STMXCSR -> {
                checkEnabled();
                operands.put(it, 4, registers.fpu.mxcsr);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void checkEnabled() {
        if ((registers.cr4 & Registers.OSFXSR) == 0) {
            throw Fault.invalidOpcode();
        }
        checkAvailable();
    }

    private void checkAvailable() {
        if ((registers.cr0 & Registers.EM) != 0) {
            throw Fault.invalidOpcode();
        }
        if ((registers.cr0 & Registers.TS) != 0) {
            throw new Fault(Vector.DEVICE_NOT_AVAILABLE, 0);
        }
    }

    private int image(Instruction it) {
        checkAvailable();
        int offset = operands.offset(it);
        if ((registers.segments[it.segment].base + offset & 15) != 0) {
            throw Fault.generalProtection(0);
        }
        return offset;
    }

    private void save(Instruction it) {
        int offset = image(it);
        int linear = bus.changeable(it.segment, offset, FpuState.IMAGE_SIZE);
        byte[] image = new byte[FpuState.IMAGE_SIZE];
        registers.fpu.save(image, 0);
        // The last 224 bytes are the program's.
        for (int i = 0; i < 288; i++) {
            bus.writeLinear(linear + i, 1, image[i]);
        }
    }

    private void restore(Instruction it) {
        int offset = image(it);
        int linear = bus.readable(it.segment, offset, FpuState.IMAGE_SIZE);
        byte[] image = new byte[FpuState.IMAGE_SIZE];
        for (int i = 0; i < image.length; i++) {
            image[i] = (byte) bus.readLinear(linear + i, 1);
        }
        if (!registers.fpu.restore(image, 0)) {
            throw Fault.generalProtection(0);
        }
    }
}
