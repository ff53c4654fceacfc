package machine.ia32;

import static machine.ia32.Registers.EAX;
import static machine.ia32.Registers.EBX;
import static machine.ia32.Registers.ECX;
import static machine.ia32.Registers.EDX;

/** Executes arithmetic, shifts, bit operations and moves, with operands of any size and kind. */
final class IntegerUnit {

    private final Registers registers;
    private final Bus bus;
    private final Operands operands;
    private final Alu alu;

    IntegerUnit(Operands operands, Alu alu) {
        this.operands = operands;
        this.alu = alu;
        registers = operands.registers;
        bus = operands.bus;
    }

    /** Whether it was an instruction of this unit, and has been executed. */
    boolean execute(Instruction it) {
        switch (it.operation) {
            case ADD -> change(it, alu.add(both(it), source, false, it.size));
            case ADC -> change(it, alu.add(both(it), source, registers.carry(), it.size));
            case SUB -> change(it, alu.subtract(both(it), source, false, it.size));
            case SBB -> change(it, alu.subtract(both(it), source, registers.carry(), it.size));
            case AND -> change(it, alu.logic(both(it) & source, it.size));
            case OR -> change(it, alu.logic(both(it) | source, it.size));
            case XOR -> change(it, alu.logic(both(it) ^ source, it.size));
            case CMP -> alu.subtract(operands.target(it), operands.source(it), false, it.size);
            case TEST -> alu.logic(operands.target(it) & operands.source(it), it.size);
            case INC -> change(it, alu.increment(operands.load(it), it.size));
            case DEC -> change(it, alu.decrement(operands.load(it), it.size));
            case NEG -> change(it, alu.subtract(0, operands.load(it), false, it.size));
            case NOT -> change(it, ~operands.load(it));
            case MOV -> operands.put(it, it.size, operands.source(it));
            case LEA -> registers.set(it.target, it.size, operands.offset(it));
            case XCHG -> exchange(it);
            case XADD -> exchangeAndAdd(it);
            case CMPXCHG -> compareAndExchange(it);
            case CMPXCHG8B -> compareAndExchange8Bytes(it);
            case MOVZX ->
                    registers.set(it.target, it.size, operands.value(it, it.source, it.memorySize));
            case MOVSX ->
                    registers.set(
                            it.target,
                            it.size,
                            Alu.signed(
                                    operands.value(it, it.source, it.memorySize), it.memorySize));
            case CMOVCC -> moveConditionally(it);
            case SETCC -> operands.put(it, 1, registers.condition(it.condition) ? 1 : 0);
            case CBW ->
                    registers.set(
                            EAX, it.size, Alu.signed(registers.get(EAX, it.size / 2), it.size / 2));
            case CWD ->
                    registers.set(
                            EDX, it.size, Alu.signed(registers.get(EAX, it.size), it.size) >> 31);
            case XLAT -> translate(it);
            case SALC -> registers.set(EAX, 1, registers.carry() ? -1 : 0);
            case BSWAP -> swapBytes(it);
            case SHL -> change(it, alu.shiftLeft(operands.load(it), count(it), it.size));
            case SHR -> change(it, alu.shiftRight(operands.load(it), count(it), it.size));
            case SAR -> change(it, alu.shiftRightSigned(operands.load(it), count(it), it.size));
            case ROL -> change(it, alu.rotateLeft(operands.load(it), count(it), it.size));
            case ROR -> change(it, alu.rotateRight(operands.load(it), count(it), it.size));
            case RCL ->
                    change(it, alu.rotateLeftThroughCarry(operands.load(it), count(it), it.size));
            case RCR ->
                    change(it, alu.rotateRightThroughCarry(operands.load(it), count(it), it.size));
            case SHLD -> change(it, alu.shiftLeftDouble(both(it), source, count(it), it.size));
            case SHRD -> change(it, alu.shiftRightDouble(both(it), source, count(it), it.size));
            case BT, BTS, BTR, BTC -> testBit(it);
            case BSF, BSR -> scanBits(it);
            case MUL, IMUL -> multiply(it);
            case IMUL2 -> multiply(it, registers.get(it.target, it.size), operands.source(it));
            case IMUL3 -> multiply(it, operands.source(it), it.immediate);
            case DIV, IDIV -> divide(it);
            case DAA -> adjustAfterAddition();
            case DAS -> adjustAfterSubtraction();
            case AAA -> adjustUnpacked(1);
            case AAS -> adjustUnpacked(-1);
            case AAM -> adjustAfterMultiplication(it.immediate);
            case AAD -> adjustBeforeDivision(it.immediate);
            default -> {
                return false;
            }
        }
        return true;
    }

    private int source;

    /** The old value of the target; the source goes to its field. */
    private int both(Instruction it) {
        source = operands.source(it);
        return operands.load(it);
    }

    private void change(Instruction it, int value) {
        operands.store(it, value);
    }

    // ---- moves ------------------------------------------------------------------------------

    private void exchange(Instruction it) {
        int old = both(it);
        operands.store(it, source);
        registers.set(it.source, it.size, old);
    }

    private void exchangeAndAdd(Instruction it) {
        int old = both(it);
        int sum = alu.add(old, source, false, it.size);
        registers.set(it.source, it.size, old);
        operands.store(it, sum);
    }

    private void compareAndExchange(Instruction it) {
        int old = both(it);
        alu.subtract(registers.get(EAX, it.size), old, false, it.size);
        if (registers.zero()) {
            operands.store(it, source);
        } else {
            operands.store(it, old);
            registers.set(EAX, it.size, old);
        }
    }

    private void compareAndExchange8Bytes(Instruction it) {
        int[] general = registers.general;
        int linear = bus.changeable(it.segment, operands.offset(it), Long.BYTES);
        long old = bus.mmu().readLong(linear, registers.user);
        boolean equal = old == pair(general[EDX], general[EAX]);
        bus.mmu().writeLong(linear, equal ? pair(general[ECX], general[EBX]) : old, registers.user);
        if (!equal) {
            general[EAX] = (int) old;
            general[EDX] = (int) (old >>> 32);
        }
        registers.setZero(equal);
    }

    private static long pair(int high, int low) {
        return (long) high << 32 | low & 0xFFFFFFFFL;
    }

    private void moveConditionally(Instruction it) {
        // The source is read in any case: it may fault.
        int value = operands.source(it);
        if (registers.condition(it.condition)) {
            registers.set(it.target, it.size, value);
        }
    }

    private void translate(Instruction it) {
        int offset = registers.general[EBX] + registers.get(EAX, 1);
        registers.set(EAX, 1, bus.read(it.segment, it.address16 ? offset & 0xFFFF : offset, 1));
    }

    private void swapBytes(Instruction it) {
        // With 16 bits the manuals leave it undefined; processors give zero.
        int value = it.size == 4 ? Integer.reverseBytes(registers.general[it.target]) : 0;
        registers.set(it.target, it.size, value);
    }

    // ---- bits -------------------------------------------------------------------------------

    private int count(Instruction it) {
        int operand = it.third == Instruction.NONE ? it.source : it.third;
        return (operand == Instruction.IMMEDIATE ? it.immediate : registers.get(ECX, 1)) & 31;
    }

    private void testBit(Instruction it) {
        int bits = it.size * Byte.SIZE;
        int position = operands.source(it);
        int mask = 1 << (position & bits - 1);
        int old;
        int linear = 0;
        boolean memory = it.target == Instruction.MEMORY;
        if (memory) {
            // A position from a register counts from the operand on, up and down.
            int distance =
                    it.source == Instruction.IMMEDIATE
                            ? 0
                            : (Alu.signed(position, it.size) >> (it.size == 4 ? 5 : 4)) * it.size;
            int offset = operands.offset(it) + distance;
            offset = it.address16 ? offset & 0xFFFF : offset;
            linear =
                    it.operation == Operation.BT
                            ? bus.readable(it.segment, offset, it.size)
                            : bus.changeable(it.segment, offset, it.size);
            old = bus.readLinear(linear, it.size);
        } else {
            old = registers.get(it.target, it.size);
        }
        int value =
                switch (it.operation) {
                    case BTS -> old | mask;
                    case BTR -> old & ~mask;
                    case BTC -> old ^ mask;
                    default -> old;
                };
        registers.setCarry((old & mask) != 0);
        if (it.operation != Operation.BT) {
            if (memory) {
                bus.writeLinear(linear, it.size, value);
            } else {
                registers.set(it.target, it.size, value);
            }
        }
    }

    private void scanBits(Instruction it) {
        int value = Alu.unsigned(operands.source(it), it.size);
        if (value == 0) {
            alu.logic(0);
        } else {
            int position =
                    it.operation == Operation.BSF
                            ? Integer.numberOfTrailingZeros(value)
                            : 31 - Integer.numberOfLeadingZeros(value);
            alu.logic(position);
            registers.setZero(false);
            registers.set(it.target, it.size, position);
        }
    }

    // ---- multiplication and division --------------------------------------------------------

    private void multiply(Instruction it) {
        boolean signed = it.operation == Operation.IMUL;
        int size = it.size;
        long a = extended(registers.get(EAX, size), size, signed);
        long b = extended(operands.target(it), size, signed);
        long product = a * b;
        int bits = size * Byte.SIZE;
        if (size == 1) {
            registers.set(EAX, 2, (int) product);
        } else {
            registers.set(EAX, size, (int) product);
            registers.set(EDX, size, (int) (product >>> bits));
        }
        int low = Alu.signed((int) product, size);
        boolean overflow = signed ? product != low : product >>> bits != 0;
        alu.setProductFlags(overflow);
    }

    private void multiply(Instruction it, int a, int b) {
        long product = (long) Alu.signed(a, it.size) * Alu.signed(b, it.size);
        int low = Alu.signed((int) product, it.size);
        alu.setProductFlags(product != low);
        registers.set(it.target, it.size, low);
    }

    private static long extended(int value, int size, boolean signed) {
        return signed ? Alu.signed(value, size) : Alu.unsigned(value, size) & 0xFFFFFFFFL;
    }

    private void divide(Instruction it) {
        int size = it.size;
        boolean signed = it.operation == Operation.IDIV;
        long divisor = extended(operands.target(it), size, signed);
        if (divisor == 0) {
            throw Fault.divideError();
        }
        long dividend = dividend(size, signed);
        boolean unsignedLong = size == 4 && !signed;
        long quotient = unsignedLong ? Long.divideUnsigned(dividend, divisor) : dividend / divisor;
        long remainder =
                unsignedLong ? Long.remainderUnsigned(dividend, divisor) : dividend % divisor;
        // The one division whose quotient Java wraps around gives a quotient that does not fit.
        if (quotient != extended((int) quotient, size, signed)
                || signed && dividend == Long.MIN_VALUE && divisor == -1) {
            throw Fault.divideError();
        }
        if (size == 1) {
            registers.set(EAX, 2, (int) (quotient & 0xFF | remainder << 8));
        } else {
            registers.set(EAX, size, (int) quotient);
            registers.set(EDX, size, (int) remainder);
        }
        registers.setArithmeticFlags(registers.arithmeticFlags() & (Flag.CF | Flag.OF) | Flag.AF);
    }

    private long dividend(int size, boolean signed) {
        return switch (size) {
            case 1 -> extended(registers.get(EAX, 2), 2, signed);
            case 2 -> extended(registers.get(EDX, 2) << 16 | registers.get(EAX, 2), 4, signed);
            default -> pair(registers.general[EDX], registers.general[EAX]);
        };
    }

    // ---- decimal ----------------------------------------------------------------------------

    private void adjustAfterAddition() {
        adjustPacked(1);
    }

    private void adjustAfterSubtraction() {
        adjustPacked(-1);
    }

    private void adjustPacked(int sign) {
        int old = registers.get(EAX, 1);
        boolean carry = registers.carry();
        boolean low = (old & 15) > 9 || registers.halfCarry();
        boolean high = old > 0x99 || carry;
        boolean borrow = sign < 0 && low && old < 6;
        int value = adjust(old, sign, (low ? 6 : 0) + (high ? 0x60 : 0), 1);
        registers.set(EAX, 1, value);
        setDecimalFlags(low, high || borrow);
    }

    private void adjustUnpacked(int sign) {
        boolean adjust = (registers.get(EAX, 1) & 15) > 9 || registers.halfCarry();
        int ax = adjust(registers.get(EAX, 2), sign, adjust ? 0x106 : 0, 2);
        registers.set(EAX, 2, ax & 0xFF0F);
        setDecimalFlags(adjust, adjust);
    }

    private int adjust(int value, int sign, int difference, int size) {
        return sign < 0
                ? alu.subtract(value, difference, false, size)
                : alu.add(value, difference, false, size);
    }

    /** Gives AF and CF their decimal meaning, and leaves the others to the binary result. */
    private void setDecimalFlags(boolean half, boolean carry) {
        int others = registers.arithmeticFlags() & ~(Flag.AF | Flag.CF);
        registers.setArithmeticFlags(others | (half ? Flag.AF : 0) | (carry ? Flag.CF : 0));
    }

    private void adjustAfterMultiplication(int base) {
        if (base == 0) {
            throw Fault.divideError();
        }
        int al = registers.get(EAX, 1);
        registers.set(EAX, 2, al / base << 8 | al % base);
        alu.logic(al % base, 1);
    }

    private void adjustBeforeDivision(int base) {
        int al = alu.add(registers.get(EAX, 1), registers.get(EAX + 4, 1) * base, false, 1);
        registers.set(EAX, 2, al & 0xFF);
    }
}
