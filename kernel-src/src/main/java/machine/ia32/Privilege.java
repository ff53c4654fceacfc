package machine.ia32;

/** Checks of the privilege level. */
final class Privilege {

    /** Where the 32-bit task state segment has the offset of its port bitmap. */
    private static final int PORT_MAP = 0x66;

    private final Registers registers;
    private final Bus bus;

    Privilege(Registers registers, Bus bus) {
        this.registers = registers;
        this.bus = bus;
    }

    /** Faults unless the kernel runs. */
    void checkSupervisor() {
        if (registers.cpl != 0) {
            throw Fault.generalProtection(0);
        }
    }

    int ioPrivilege() {
        return (registers.flags & Flag.IOPL) >>> 12;
    }

    /** Faults unless CLI and STI are allowed. */
    void checkInterruptFlag() {
        if (registers.cpl > ioPrivilege()) {
            throw Fault.generalProtection(0);
        }
    }

    /** Faults unless IN and OUT are allowed, in general or by the task's bitmap. */
    void checkPort(int port, int size) {
        if (registers.cpl <= ioPrivilege()) {
            return;
        }
        Segment task = registers.tr;
        int type = Descriptor.type(task.rights);
        if (task.isNull()
                || type != Descriptor.TASK && type != Descriptor.BUSY_TASK
                || !task.contains(PORT_MAP, 2)) {
            throw Fault.generalProtection(0);
        }
        int map = bus.readSystemWord(task.base + PORT_MAP) + port / Byte.SIZE;
        if (!task.contains(map, 2)) {
            throw Fault.generalProtection(0);
        }
        int bits = bus.readSystemWord(task.base + map) >>> port % Byte.SIZE;
        if ((bits & (1 << size) - 1) != 0) {
            throw Fault.generalProtection(0);
        }
    }
}
