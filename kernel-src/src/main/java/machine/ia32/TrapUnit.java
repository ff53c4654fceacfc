package machine.ia32;

/** Executes what enters the kernel on purpose, and HLT. */
final class TrapUnit {

    private final Registers registers;
    private final Traps traps;
    private final FarTransfers far;
    private final Privilege privilege;

    TrapUnit(Registers registers, Traps traps, FarTransfers far, Privilege privilege) {
        this.registers = registers;
        this.traps = traps;
        this.far = far;
        this.privilege = privilege;
    }

    /** Whether it was an instruction of this unit, and has been executed. */
    boolean execute(Instruction it) {
        switch (it.operation) {
            case INT -> traps.software(it.immediate, Exit.INTERRUPT);
            case INT3 -> traps.software(Vector.BREAKPOINT, Exit.TRAP);
            case INTO -> {
                if (registers.overflow()) {
                    traps.software(Vector.OVERFLOW, Exit.TRAP);
                }
            }
            case INT1 -> traps.raise(Vector.DEBUG, 0, Exit.TRAP);
            case SYSENTER -> {
                far.checkSystemEnter();
                if (traps.hooksSystemEnter()) {
                    traps.stop(Exit.SYSENTER, 0, 0);
                } else {
                    far.systemEnter();
                }
            }
            case SYSEXIT -> far.systemExit();
            case HLT -> {
                privilege.checkSupervisor();
                traps.stop(Exit.HALT, 0, 0);
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
