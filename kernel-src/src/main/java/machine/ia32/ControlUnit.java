package machine.ia32;

import static machine.ia32.Registers.EAX;
import static machine.ia32.Registers.ECX;

/// Executes jumps, calls and returns, and what changes single flags. EIP is at the next instruction
/// when one is executed.
final class ControlUnit {

    private final Registers registers;
    private final Bus bus;
    private final Operands operands;
    private final FarTransfers far;
    private final Privilege privilege;

    ControlUnit(Operands operands, FarTransfers far, Privilege privilege) {
        this.operands = operands;
        this.far = far;
        this.privilege = privilege;
        registers = operands.registers;
        bus = operands.bus;
    }

    /** Whether it was an instruction of this unit, and has been executed. */
    boolean execute(Instruction it) {
        switch (it.operation) {
            case JCC -> jumpIf(registers.condition(it.condition), it);
            case JMP -> jumpIf(true, it);
            case JECXZ -> jumpIf(registers.get(ECX, it.address16 ? 2 : 4) == 0, it);
            case LOOP -> loop(true, it);
            case LOOPE -> loop(registers.zero(), it);
            case LOOPNE -> loop(!registers.zero(), it);
            case CALL -> call(registers.eip + it.immediate, it.size);
            case JMP_INDIRECT -> go(operands.target(it), it.size);
            case CALL_INDIRECT -> call(operands.target(it), it.size);
            case RET -> returnNear(it);
            case JMP_FAR -> far.jump(it.immediate2, it.immediate, it.size);
            case CALL_FAR -> far.call(it.immediate2, it.immediate, it.size);
            case JMP_FAR_INDIRECT -> far.jump(selector(it), operands.target(it), it.size);
            case CALL_FAR_INDIRECT -> far.call(selector(it), operands.target(it), it.size);
            case RET_FAR -> far.returnFar(it.size, it.immediate);
            case IRET -> far.returnFromInterrupt(it.size);
            case BOUND -> checkBounds(it);
            case CLC -> registers.setCarry(false);
            case STC -> registers.setCarry(true);
            case CMC -> registers.setCarry(!registers.carry());
            case CLD -> registers.flags &= ~Flag.DF;
            case STD -> registers.flags |= Flag.DF;
            case CLI -> setInterruptFlag(0);
            case STI -> setInterruptFlag(Flag.IF);
            case LAHF ->
                    registers.set(EAX + 4, 1, registers.arithmeticFlags() & 0xFF | Flag.ALWAYS);
            case SAHF ->
                    registers.setArithmeticFlags(
                            registers.get(EAX + 4, 1) | registers.arithmeticFlags() & Flag.OF);
            case NOP, HINT, FENCE -> {}
            case UD2 -> throw Fault.invalidOpcode();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void jumpIf(boolean condition, Instruction it) {
        if (condition) {
            go(registers.eip + it.immediate, it.size);
        }
    }

    private void go(int offset, int size) {
        int target = size == 4 ? offset : offset & 0xFFFF;
        if (Integer.compareUnsigned(target, registers.cs().limit) > 0) {
            throw Fault.generalProtection(0);
        }
        registers.eip = target;
    }

    private void loop(boolean condition, Instruction it) {
        int size = it.address16 ? 2 : 4;
        int count = Alu.unsigned(registers.get(ECX, size) - 1, size);
        jumpIf(condition && count != 0, it);
        registers.set(ECX, size, count);
    }

    private void call(int offset, int size) {
        int back = registers.eip;
        go(offset, size);
        bus.push(size, back);
    }

    private void returnNear(Instruction it) {
        go(bus.peek(0, it.size), it.size);
        bus.setStackPointer(bus.stackPointer() + it.size + it.immediate);
    }

    private int selector(Instruction it) {
        return bus.read(it.segment, operands.offset(it) + it.size, 2);
    }

    private void checkBounds(Instruction it) {
        int value = Alu.signed(registers.get(it.target, it.size), it.size);
        int offset = operands.offset(it);
        int lower = Alu.signed(bus.read(it.segment, offset, it.size), it.size);
        int upper = Alu.signed(bus.read(it.segment, offset + it.size, it.size), it.size);
        if (value < lower || value > upper) {
            throw new Fault(Vector.BOUND, 0);
        }
    }

    private void setInterruptFlag(int value) {
        privilege.checkInterruptFlag();
        registers.flags = registers.flags & ~Flag.IF | value;
    }
}
