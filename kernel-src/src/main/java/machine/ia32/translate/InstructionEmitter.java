package machine.ia32.translate;

import static machine.ia32.Instruction.IMMEDIATE;
import static machine.ia32.Instruction.MEMORY;
import static machine.ia32.Registers.EAX;
import static machine.ia32.Registers.EBP;
import static machine.ia32.Registers.ECX;
import static machine.ia32.Registers.EDX;
import static machine.ia32.Registers.ESP;
import static machine.ia32.Registers.NO_REGISTER;
import static machine.ia32.translate.Types.INT;
import static machine.ia32.translate.Types.LONG;
import static machine.ia32.translate.Types.method;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import machine.ia32.Flag;
import machine.ia32.Instruction;
import machine.ia32.Operation;

/// Emits what instructions do, all but jumps.
///
/// Whatever can fault comes first and changes no register: so a fault finds all registers as they
/// were before the instruction.
final class InstructionEmitter {

    private static final int WORD = Integer.BYTES;
    private static final Runnable NOTHING = () -> {};

    private final CodeBuilder code;
    private final MemoryEmitter memory;
    private final FlagsEmitter flags;
    private final Exits exits;
    private final Instruction it;
    private final Place place;

    InstructionEmitter(
            CodeBuilder code,
            MemoryEmitter memory,
            FlagsEmitter flags,
            Exits exits,
            Instruction instruction,
            Place place) {
        this.code = code;
        this.memory = memory;
        this.flags = flags;
        this.exits = exits;
        it = instruction;
        this.place = place;
    }

    void emit() {
        if (Effects.canStop(it)) {
            exits.mark(place.offset(), place.following() + 1);
        }
        switch (it.operation) {
            case MOV -> move();
            case MOVZX, MOVSX -> moveExtended();
            case LEA -> {
                pushAddress();
                writeRegister(it.target, it.size);
            }
            case XCHG -> exchange();
            case XADD -> exchangeAndAdd();
            case CMPXCHG -> compareAndExchange();
            case ADD, SUB, AND, OR, XOR -> arithmetic(true);
            case CMP, TEST -> arithmetic(false);
            case ADC, SBB -> arithmeticWithCarry();
            case INC, DEC -> step();
            case NEG -> negate();
            case NOT -> change(() -> code.iload(Local.OPERAND_A).iconst_m1().ixor(), NOTHING);
            case SHL, SHR, SAR -> shift();
            case SHLD, SHRD -> shiftDouble();
            case ROL, ROR -> rotate();
            case BT, BTS, BTR, BTC -> testBit();
            case BSF, BSR -> scanBits();
            case BSWAP -> {
                code.iload(Local.general(it.target));
                code.invokestatic(Types.INTEGER, "reverseBytes", method(INT, INT));
                code.istore(Local.general(it.target));
            }
            case CBW -> widen();
            case CWD -> {
                code.iload(Local.general(EAX)).loadConstant(31).ishr();
                code.istore(Local.general(EDX));
            }
            case IMUL2, IMUL3 -> multiply();
            case MUL, IMUL -> multiplyWide();
            case DIV -> divideUnsigned();
            case IDIV -> divide();
            case SETCC -> setByCondition();
            case CMOVCC -> moveByCondition();
            case PUSH -> {
                read(it.target, WORD);
                code.istore(Local.SCRATCH);
                push(Local.SCRATCH, this::leaveAfter);
            }
            case POP -> {
                pop();
                code.istore(Local.general(it.target));
            }
            case LEAVE -> leaveFrame();
            case CLC, STC, CMC -> changeCarry();
            case CLD -> setDirection(false);
            case STD -> setDirection(true);
            case NOP, HINT -> {}
            default -> throw new IllegalStateException(it.operation.name());
        }
    }

    private void leaveAfter() {
        exits.stop(place.next(), place.following());
    }

    // ---- operands ---------------------------------------------------------------------------

    private void pushAddress() {
        boolean empty = true;
        if (it.base != NO_REGISTER) {
            code.iload(Local.general(it.base));
            empty = false;
        }
        if (it.index != NO_REGISTER) {
            code.iload(Local.general(it.index));
            if (it.scale > 0) {
                code.loadConstant(it.scale).ishl();
            }
            if (!empty) {
                code.iadd();
            }
            empty = false;
        }
        if (empty) {
            code.loadConstant(it.displacement);
        } else if (it.displacement != 0) {
            code.loadConstant(it.displacement).iadd();
        }
    }

    /** Pushes an operand; of a narrow one the upper bits mean nothing. */
    void read(int operand, int size) {
        switch (operand) {
            case MEMORY -> {
                pushAddress();
                code.istore(Local.ADDRESS);
                memory.load(size);
            }
            case IMMEDIATE -> code.loadConstant(it.immediate);
            default -> readRegister(operand, size);
        }
    }

    private void readRegister(int number, int size) {
        if (size == 1) {
            code.iload(Local.general(number & 3));
            if (number >= 4) {
                code.loadConstant(Byte.SIZE).iushr();
            }
        } else {
            code.iload(Local.general(number));
        }
    }

    private void writeRegister(int number, int size) {
        if (size == WORD) {
            code.istore(Local.general(number));
            return;
        }
        int mask = size == 1 ? 0xFF : 0xFFFF;
        int register = size == 1 ? number & 3 : number;
        boolean high = size == 1 && number >= 4;
        code.loadConstant(mask).iand();
        if (high) {
            code.loadConstant(Byte.SIZE).ishl();
        }
        code.iload(Local.general(register)).loadConstant(~(high ? mask << Byte.SIZE : mask));
        code.iand().ior().istore(Local.general(register));
    }

    /// Changes the first operand, whose old value is put in [Local#OPERAND_A].
    ///
    /// @param compute emits what pushes the new value
    /// @param commit emits what comes after the change: that of the flags
    private void change(Runnable compute, Runnable commit) {
        if (it.target == MEMORY) {
            pushAddress();
            code.istore(Local.ADDRESS);
            memory.checkWrite(it.size);
            memory.load(it.size);
            code.istore(Local.OPERAND_A);
            compute.run();
            code.istore(Local.RESULT);
            int known = flags.known();
            memory.store(
                    it.size,
                    Local.RESULT,
                    () -> {
                        flags.assume(known);
                        commit.run();
                        leaveAfter();
                    });
            commit.run();
        } else {
            readRegister(it.target, it.size);
            code.istore(Local.OPERAND_A);
            compute.run();
            code.istore(Local.RESULT);
            code.iload(Local.RESULT);
            writeRegister(it.target, it.size);
            commit.run();
        }
    }

    /** Puts the value of a variable in the first operand, which is not read. */
    private void put(int size, int variable) {
        if (it.target == MEMORY) {
            pushAddress();
            code.istore(Local.ADDRESS);
            memory.store(size, variable, this::leaveAfter);
        } else {
            code.iload(variable);
            writeRegister(it.target, size);
        }
    }

    // ---- moves ------------------------------------------------------------------------------

    private void move() {
        read(it.source, it.size);
        if (it.target == MEMORY) {
            code.istore(Local.RESULT);
            put(it.size, Local.RESULT);
        } else {
            writeRegister(it.target, it.size);
        }
    }

    private void moveExtended() {
        read(it.source, it.memorySize);
        extend(it.memorySize, it.operation == Operation.MOVSX);
        writeRegister(it.target, it.size);
    }

    private void extend(int size, boolean signed) {
        switch (size) {
            case 1 -> {
                if (signed) {
                    code.i2b();
                } else {
                    code.loadConstant(0xFF).iand();
                }
            }
            case 2 -> {
                if (signed) {
                    code.i2s();
                } else {
                    code.i2c();
                }
            }
            default -> {}
        }
    }

    private void exchange() {
        readRegister(it.source, it.size);
        code.istore(Local.OPERAND_B);
        change(
                () -> code.iload(Local.OPERAND_B),
                () -> {
                    code.iload(Local.OPERAND_A);
                    writeRegister(it.source, it.size);
                });
    }

    /** The target is in memory: with two registers, the order of the changes would matter. */
    private void exchangeAndAdd() {
        code.iload(Local.general(it.source)).istore(Local.OPERAND_B);
        change(
                () -> code.iload(Local.OPERAND_A).iload(Local.OPERAND_B).iadd(),
                () -> {
                    code.iload(Local.OPERAND_A).istore(Local.general(it.source));
                    code.iload(Local.OPERAND_A).iload(Local.OPERAND_B);
                    flags.set(LazyFlags.ADD);
                });
    }

    /** The target is in memory, and is written in any case. */
    private void compareAndExchange() {
        change(
                () -> {
                    Label different = code.newLabel();
                    Label done = code.newLabel();
                    code.iload(Local.general(EAX)).iload(Local.OPERAND_A).if_icmpne(different);
                    code.iload(Local.general(it.source)).goto_(done);
                    code.labelBinding(different);
                    code.iload(Local.OPERAND_A);
                    code.labelBinding(done);
                },
                () -> {
                    code.iload(Local.general(EAX)).iload(Local.OPERAND_A);
                    flags.set(LazyFlags.SUBTRACT);
                    code.iload(Local.OPERAND_A).istore(Local.general(EAX));
                });
    }

    private void widen() {
        code.iload(Local.general(EAX));
        extend(it.size / 2, true);
        writeRegister(EAX, it.size);
    }

    private void setByCondition() {
        Label holds = code.newLabel();
        Label done = code.newLabel();
        flags.jumpIf(it.condition, holds);
        code.iconst_0().istore(Local.RESULT).goto_(done);
        code.labelBinding(holds);
        code.iconst_1().istore(Local.RESULT);
        code.labelBinding(done);
        put(1, Local.RESULT);
    }

    private void moveByCondition() {
        read(it.source, it.size);
        code.istore(Local.OPERAND_B);
        Label done = code.newLabel();
        flags.jumpIf(it.condition ^ 1, done);
        code.iload(Local.OPERAND_B);
        writeRegister(it.target, it.size);
        code.labelBinding(done);
    }

    // ---- arithmetic -------------------------------------------------------------------------

    private void arithmetic(boolean changes) {
        read(it.source, it.size);
        code.istore(Local.OPERAND_B);
        if (changes) {
            change(this::pushResult, this::setArithmeticFlags);
        } else {
            read(it.target, it.size);
            code.istore(Local.OPERAND_A);
            setArithmeticFlags();
        }
    }

    private void pushResult() {
        code.iload(Local.OPERAND_A).iload(Local.OPERAND_B);
        switch (it.operation) {
            case ADD -> code.iadd();
            case SUB -> code.isub();
            case OR -> code.ior();
            case XOR -> code.ixor();
            default -> code.iand();
        }
    }

    private void setArithmeticFlags() {
        if (!place.flagsMatter()) {
            return;
        }
        switch (it.operation) {
            case ADD -> {
                pushAtTop(Local.OPERAND_A);
                pushAtTop(Local.OPERAND_B);
                flags.set(narrow(LazyFlags.ADD));
            }
            case SUB, CMP -> {
                pushAtTop(Local.OPERAND_A);
                pushAtTop(Local.OPERAND_B);
                flags.set(narrow(LazyFlags.SUBTRACT));
            }
            default -> {
                pushResult();
                extend(it.size, true);
                flags.setLogic();
            }
        }
    }

    /** The kind of flags for operands of this size, given that for 32 bits. */
    private int narrow(int kind) {
        return switch (it.size) {
            case 1 -> kind + 1;
            case 2 -> kind + 2;
            default -> kind;
        };
    }

    /** Pushes a value moved to the top of a word. */
    private void pushAtTop(int variable) {
        code.iload(variable);
        if (it.size < WORD) {
            code.loadConstant(unused()).ishl();
        }
    }

    private int unused() {
        return Integer.SIZE - it.size * Byte.SIZE;
    }

    private void arithmeticWithCarry() {
        boolean add = it.operation == Operation.ADC;
        read(it.source, it.size);
        code.istore(Local.OPERAND_B);
        change(
                () -> {
                    code.iload(Local.OPERAND_A).iload(Local.OPERAND_B);
                    flags.pushCarries();
                    code.loadConstant(31).iushr();
                    if (add) {
                        code.iadd().iadd();
                    } else {
                        code.iadd().isub();
                    }
                },
                () -> {
                    String name = add ? "carriesWithCarry" : "carriesWithBorrow";
                    code.iload(Local.RESULT);
                    code.iload(Local.OPERAND_A).iload(Local.OPERAND_B).iload(Local.RESULT);
                    code.invokestatic(Types.LAZY_FLAGS, name, method(INT, INT, INT, INT));
                    flags.setKept();
                });
    }

    private void step() {
        boolean up = it.operation == Operation.INC;
        change(
                () -> code.iload(Local.OPERAND_A).loadConstant(up ? 1 : -1).iadd(),
                () -> {
                    if (!place.flagsMatter()) {
                        return;
                    }
                    code.iload(Local.RESULT);
                    if (it.size == WORD) {
                        flags.pushCarries();
                        flags.set(up ? LazyFlags.INCREMENT : LazyFlags.DECREMENT);
                        return;
                    }
                    extend(it.size, true);
                    code.loadConstant(narrow(up ? LazyFlags.ADD : LazyFlags.SUBTRACT));
                    pushAtTop(Local.OPERAND_A);
                    code.loadConstant(1 << unused());
                    code.invokestatic(Types.LAZY_FLAGS, "carries", method(INT, INT, INT, INT));
                    flags.pushCarries();
                    code.invokestatic(Types.LAZY_FLAGS, "withCarry", method(INT, INT, INT));
                    flags.setKept();
                });
    }

    private void negate() {
        change(
                () -> code.iload(Local.OPERAND_A).ineg(),
                () -> {
                    code.iconst_0();
                    pushAtTop(Local.OPERAND_A);
                    flags.set(narrow(LazyFlags.SUBTRACT));
                });
    }

    // ---- shifts and bits --------------------------------------------------------------------

    private void shift() {
        boolean constant = it.source == IMMEDIATE;
        if (constant) {
            code.loadConstant(it.immediate & 31);
        } else {
            code.iload(Local.general(ECX)).loadConstant(31).iand();
        }
        code.istore(Local.OPERAND_B);
        change(
                () -> {
                    code.iload(Local.OPERAND_A).iload(Local.OPERAND_B);
                    switch (it.operation) {
                        case SHL -> code.ishl();
                        case SHR -> code.iushr();
                        default -> code.ishr();
                    }
                },
                () -> setShiftFlags(constant));
    }

    private void setShiftFlags(boolean constant) {
        if (!place.flagsMatter()) {
            return;
        }
        int kind =
                switch (it.operation) {
                    case SHL -> LazyFlags.SHIFT_LEFT;
                    case SHR -> LazyFlags.SHIFT_RIGHT;
                    default -> LazyFlags.SHIFT_RIGHT_SIGNED;
                };
        Label unchanged = code.newLabel();
        if (!constant) {
            code.iload(Local.OPERAND_B).ifeq(unchanged);
        }
        code.iload(Local.OPERAND_A).iload(Local.OPERAND_B);
        flags.set(kind);
        code.labelBinding(unchanged);
        if (!constant) {
            flags.assume(FlagsEmitter.UNKNOWN);
        }
    }

    private void shiftDouble() {
        boolean constant = it.third == IMMEDIATE;
        Label unchanged = code.newLabel();
        if (constant) {
            code.loadConstant(it.immediate & 31).istore(Local.SCRATCH);
        } else {
            code.iload(Local.general(ECX)).loadConstant(31).iand().istore(Local.SCRATCH);
            code.iload(Local.SCRATCH).ifeq(unchanged);
        }
        code.iload(Local.general(it.source)).istore(Local.OPERAND_B);
        boolean left = it.operation == Operation.SHLD;
        change(
                () -> {
                    code.iload(Local.OPERAND_A).iload(Local.SCRATCH);
                    shiftOneWay(left);
                    code.iload(Local.OPERAND_B);
                    code.loadConstant(Integer.SIZE).iload(Local.SCRATCH).isub();
                    shiftOneWay(!left);
                    code.ior();
                },
                () -> {
                    code.iload(Local.RESULT);
                    code.iload(Local.OPERAND_A).iload(Local.RESULT).iload(Local.SCRATCH);
                    String name = left ? "carriesOfShiftLeft" : "carriesOfShiftRight";
                    code.invokestatic(Types.LAZY_FLAGS, name, method(INT, INT, INT, INT));
                    flags.setKept();
                });
        code.labelBinding(unchanged);
        if (!constant) {
            flags.assume(FlagsEmitter.UNKNOWN);
        }
    }

    private void shiftOneWay(boolean left) {
        if (left) {
            code.ishl();
        } else {
            code.iushr();
        }
    }

    private void rotate() {
        boolean left = it.operation == Operation.ROL;
        change(
                () -> {
                    code.iload(Local.OPERAND_A).loadConstant(it.immediate & 31);
                    String name = left ? "rotateLeft" : "rotateRight";
                    code.invokestatic(Types.INTEGER, name, method(INT, INT, INT));
                },
                () -> {
                    flags.keep();
                    code.iload(Local.FLAG_B).iload(Local.RESULT);
                    String name = left ? "carriesOfRotateLeft" : "carriesOfRotateRight";
                    code.invokestatic(Types.LAZY_FLAGS, name, method(INT, INT, INT));
                    code.istore(Local.FLAG_B);
                });
    }

    private void testBit() {
        read(it.source, it.size);
        code.istore(Local.OPERAND_B);
        code.iload(Local.general(it.target)).istore(Local.OPERAND_A);
        flags.keep();
        code.iload(Local.FLAG_B);
        // The bit asked for becomes the sign.
        code.iload(Local.OPERAND_A).iload(Local.OPERAND_B).iconst_m1().ixor().ishl();
        withCarry();
        if (it.operation == Operation.BT) {
            return;
        }
        code.iload(Local.OPERAND_A).iconst_1().iload(Local.OPERAND_B).ishl();
        switch (it.operation) {
            case BTS -> code.ior();
            case BTR -> code.iconst_m1().ixor().iand();
            default -> code.ixor();
        }
        code.istore(Local.general(it.target));
    }

    private void scanBits() {
        boolean forward = it.operation == Operation.BSF;
        Label none = code.newLabel();
        Label done = code.newLabel();
        read(it.source, it.size);
        code.istore(Local.OPERAND_A);
        code.iload(Local.OPERAND_A).ifeq(none);
        if (!forward) {
            code.loadConstant(Integer.SIZE - 1);
        }
        code.iload(Local.OPERAND_A);
        String name = forward ? "numberOfTrailingZeros" : "numberOfLeadingZeros";
        code.invokestatic(Types.INTEGER, name, method(INT, INT));
        if (!forward) {
            code.isub();
        }
        code.istore(Local.RESULT);
        code.iload(Local.RESULT).istore(Local.general(it.target));
        // ZF is clear even if the number is zero; PF is the number's.
        code.iload(Local.RESULT);
        code.invokestatic(Types.LAZY_FLAGS, "highWordOfPosition", method(INT, INT));
        code.istore(Local.FLAG_C);
        code.iconst_1().istore(Local.FLAG_A).goto_(done);
        code.labelBinding(none);
        code.iconst_0().istore(Local.FLAG_C);
        code.iconst_0().istore(Local.FLAG_A);
        code.labelBinding(done);
        code.iconst_0().istore(Local.FLAG_B);
        flags.setKind(LazyFlags.KEPT);
    }

    private void setDirection(boolean down) {
        code.aload(Local.REGISTERS).dup().getfield(Types.REGISTERS, "flags", INT);
        if (down) {
            code.loadConstant(Flag.DF).ior();
        } else {
            code.loadConstant(~Flag.DF).iand();
        }
        code.putfield(Types.REGISTERS, "flags", INT);
    }

    private void changeCarry() {
        flags.keep();
        code.iload(Local.FLAG_B);
        switch (it.operation) {
            case CLC -> code.iconst_0();
            case STC -> code.iconst_m1();
            default -> code.iload(Local.FLAG_B).iconst_m1().ixor();
        }
        withCarry();
    }

    /** Changes CF of kept flags: the carries are on the stack, and the new one in a sign. */
    private void withCarry() {
        code.invokestatic(Types.LAZY_FLAGS, "withCarry", method(INT, INT, INT));
        code.istore(Local.FLAG_B);
    }

    // ---- multiplication and division --------------------------------------------------------

    private void multiply() {
        boolean three = it.operation == Operation.IMUL3;
        read(it.source, it.size);
        code.i2l();
        if (three) {
            code.loadConstant((long) it.immediate);
        } else {
            code.iload(Local.general(it.target)).i2l();
        }
        code.lmul().lstore(Local.LONG_A);
        code.lload(Local.LONG_A).l2i().istore(Local.general(it.target));
        setProductFlags(true);
    }

    private void multiplyWide() {
        boolean signed = it.operation == Operation.IMUL;
        read(it.target, it.size);
        extendToLong(signed);
        code.iload(Local.general(EAX));
        extendToLong(signed);
        code.lmul().lstore(Local.LONG_A);
        code.lload(Local.LONG_A).l2i().istore(Local.general(EAX));
        pushHighHalf();
        code.istore(Local.general(EDX));
        setProductFlags(signed);
    }

    private void extendToLong(boolean signed) {
        code.i2l();
        if (!signed) {
            code.loadConstant(0xFFFF_FFFFL).land();
        }
    }

    private void pushHighHalf() {
        code.lload(Local.LONG_A).loadConstant(Integer.SIZE).lushr().l2i();
    }

    private void setProductFlags(boolean signed) {
        if (place.flagsMatter()) {
            flags.keep();
            code.iload(Local.FLAG_B).lload(Local.LONG_A);
            String name = signed ? "carriesOfProduct" : "carriesOfUnsignedProduct";
            code.invokestatic(Types.LAZY_FLAGS, name, method(INT, INT, LONG));
            code.istore(Local.FLAG_B);
        }
    }

    private void divideUnsigned() {
        Label possible = code.newLabel();
        Label wide = code.newLabel();
        Label done = code.newLabel();
        read(it.target, it.size);
        code.istore(Local.OPERAND_B);
        // The quotient fits if the upper half of the dividend is less than the divisor.
        code.iload(Local.general(EDX)).iload(Local.OPERAND_B);
        code.invokestatic(Types.INTEGER, "compareUnsigned", method(INT, INT, INT));
        code.iflt(possible);
        leaveBefore();
        code.labelBinding(possible);
        code.iload(Local.general(EDX)).ifne(wide);
        code.iload(Local.general(EAX)).iload(Local.OPERAND_B);
        code.invokestatic(Types.INTEGER, "remainderUnsigned", method(INT, INT, INT));
        code.iload(Local.general(EAX)).iload(Local.OPERAND_B);
        code.invokestatic(Types.INTEGER, "divideUnsigned", method(INT, INT, INT));
        code.istore(Local.general(EAX)).istore(Local.general(EDX)).goto_(done);
        code.labelBinding(wide);
        pushDividend();
        code.lstore(Local.LONG_A);
        code.iload(Local.OPERAND_B);
        extendToLong(false);
        code.lstore(Local.LONG_B);
        code.lload(Local.LONG_A).lload(Local.LONG_B);
        code.invokestatic(Types.LONGS, "divideUnsigned", method(LONG, LONG, LONG));
        code.l2i().istore(Local.general(EAX));
        code.lload(Local.LONG_A).lload(Local.LONG_B);
        code.invokestatic(Types.LONGS, "remainderUnsigned", method(LONG, LONG, LONG));
        code.l2i().istore(Local.general(EDX));
        code.labelBinding(done);
        setQuotientFlags();
    }

    private void divide() {
        Label possible = code.newLabel();
        Label fits = code.newLabel();
        read(it.target, it.size);
        code.istore(Local.OPERAND_B);
        code.iload(Local.OPERAND_B).ifne(possible);
        leaveBefore();
        code.labelBinding(possible);
        pushDividend();
        code.lstore(Local.LONG_A);
        code.lload(Local.LONG_A).iload(Local.OPERAND_B).i2l().ldiv().lstore(Local.LONG_B);
        code.lload(Local.LONG_B).dup2().l2i().i2l().lcmp().ifeq(fits);
        leaveBefore();
        code.labelBinding(fits);
        code.lload(Local.LONG_A).iload(Local.OPERAND_B).i2l().lrem().l2i();
        code.istore(Local.general(EDX));
        code.lload(Local.LONG_B).l2i().istore(Local.general(EAX));
        setQuotientFlags();
    }

    /** A division sets AF, keeps CF and OF, and clears the others. */
    private void setQuotientFlags() {
        if (place.flagsMatter()) {
            code.iconst_1();
            flags.pushCarries();
            code.loadConstant(LazyFlags.HALF_CARRY).ior();
            flags.setKept();
        }
    }

    /** Leaves a division by zero, or one whose quotient does not fit, to the interpreter. */
    private void leaveBefore() {
        exits.stop(place.offset(), place.following() + 1);
    }

    private void pushDividend() {
        code.iload(Local.general(EDX)).i2l().loadConstant(Integer.SIZE).lshl();
        code.iload(Local.general(EAX));
        extendToLong(false);
        code.lor();
    }

    // ---- the stack --------------------------------------------------------------------------

    /// Pushes the value of a variable on the stack of the processor.
    ///
    /// @param leave emits the end of execution after the instruction
    void push(int variable, Runnable leave) {
        code.iload(Local.general(ESP)).loadConstant(-WORD).iadd().istore(Local.ADDRESS);
        memory.store(
                WORD,
                variable,
                () -> {
                    moveStackPointer();
                    leave.run();
                });
        moveStackPointer();
    }

    private void moveStackPointer() {
        code.iload(Local.ADDRESS).istore(Local.general(ESP));
    }

    /** Takes a word from the stack of the processor, and leaves it on that of Java. */
    void pop() {
        code.iload(Local.general(ESP)).istore(Local.ADDRESS);
        memory.load(WORD);
        code.iload(Local.ADDRESS).loadConstant(WORD).iadd().istore(Local.general(ESP));
    }

    private void leaveFrame() {
        code.iload(Local.general(EBP)).istore(Local.ADDRESS);
        memory.load(WORD);
        code.istore(Local.general(EBP));
        code.iload(Local.ADDRESS).loadConstant(WORD).iadd().istore(Local.general(ESP));
    }
}
