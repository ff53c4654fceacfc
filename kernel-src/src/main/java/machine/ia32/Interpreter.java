package machine.ia32;

import static machine.ia32.Form.M_I;
import static machine.ia32.Form.M_R;
import static machine.ia32.Form.R_I;
import static machine.ia32.Form.R_M;
import static machine.ia32.Form.R_R;
import static machine.ia32.Registers.EAX;
import static machine.ia32.Registers.EBP;
import static machine.ia32.Registers.EDX;
import static machine.ia32.Registers.ESP;

import machine.memory.Mmu;

/// Executes blocks: frequent instructions here, in one switch, all others by [Execution].
///
/// The switch must stay below the 8,000 bytecodes beyond which HotSpot compiles no method.
final class Interpreter {

    /// The most instructions that translated code is to execute at once: HotSpot does better with a
    /// method that is called now and then than with one that never returns.
    private static final int LONGEST_STRETCH = 100_000;

    private final Registers registers;
    private final Bus bus;
    private final Mmu mmu;
    private final Alu alu;
    private final Execution execution;
    private final BlockCache blocks;
    private final Traps traps;
    private final Steps steps;
    private final int[] general;
    private CodeTranslator translator = CodeTranslator.NONE;

    Interpreter(
            Operands operands,
            Alu alu,
            Execution execution,
            BlockCache blocks,
            Traps traps,
            Steps steps) {
        registers = operands.registers;
        bus = operands.bus;
        mmu = bus.mmu();
        this.alu = alu;
        this.execution = execution;
        this.blocks = blocks;
        this.traps = traps;
        this.steps = steps;
        general = registers.general;
    }

    void translateBy(CodeTranslator newTranslator) {
        translator = newTranslator;
    }

    /** Executes blocks while there is nothing to look for between instructions. */
    void run() {
        while (steps.taken < steps.allowed && registers.plain && !traps.isStopped()) {
            Block block = blocks.block(registers.eip, registers.user, true);
            TranslatedEntry translated = block.translated();
            if (translated == null) {
                run(block);
                block.noteExecution(translator);
            } else if (!registers.flat || !run(translated)) {
                run(block);
            }
        }
    }

    /// Executes one instruction, and of a repeated one at most so many iterations.
    void executeOne(Instruction it, long iterations) {
        int start = registers.eip;
        long allowed = steps.allowed;
        if (iterations < steps.left()) {
            steps.allowed = steps.taken + iterations;
        }
        boolean done = false;
        try {
            executeOther(it, next(it), 0);
            steps.taken++;
            done = true;
        } finally {
            steps.allowed = allowed;
            if (!done) {
                registers.eip = start;
            }
        }
    }

    private int next(Instruction it) {
        int next = registers.eip + it.length;
        return registers.cs().isBig() ? next : next & 0xFFFF;
    }

    /** Whether that has executed an instruction at least. */
    private boolean run(TranslatedEntry translated) {
        int budget = (int) Math.min(steps.allowed - steps.taken, LONGEST_STRETCH);
        int left = translated.code().execute(registers, mmu, translated.number(), budget);
        steps.taken += budget - left;
        return left < budget;
    }

    private void run(Block block) {
        Instruction[] instructions = block.instructions();
        int count = (int) Math.min(instructions.length, steps.allowed - steps.taken);
        int eip = registers.eip;
        int done = 0;
        boolean user = registers.user;
        int[] general = this.general;
        try {
            while (done < count) {
                Instruction it = instructions[done];
                int next = eip + it.length;
                switch (it.form) {
                    case Form.MOV + R_R -> general[it.target] = general[it.source];
                    case Form.MOV + R_I -> general[it.target] = it.immediate;
                    case Form.MOV + R_M -> general[it.target] = load(it, user);
                    case Form.MOV + M_R -> store(it, general[it.source], user);
                    case Form.MOV + M_I -> store(it, it.immediate, user);
                    case Form.ADD + R_R ->
                            general[it.target] = alu.add(general[it.target], general[it.source]);
                    case Form.ADD + R_I ->
                            general[it.target] = alu.add(general[it.target], it.immediate);
                    case Form.ADD + R_M -> {
                        int value = load(it, user);
                        general[it.target] = alu.add(general[it.target], value);
                    }
                    case Form.ADD + M_R -> {
                        int linear = changeable(it, user);
                        change(linear, alu.add(old(linear, user), general[it.source]), user);
                    }
                    case Form.ADD + M_I -> {
                        int linear = changeable(it, user);
                        change(linear, alu.add(old(linear, user), it.immediate), user);
                    }
                    case Form.SUB + R_R ->
                            general[it.target] =
                                    alu.subtract(general[it.target], general[it.source]);
                    case Form.SUB + R_I ->
                            general[it.target] = alu.subtract(general[it.target], it.immediate);
                    case Form.SUB + R_M -> {
                        int value = load(it, user);
                        general[it.target] = alu.subtract(general[it.target], value);
                    }
                    case Form.SUB + M_R -> {
                        int linear = changeable(it, user);
                        change(linear, alu.subtract(old(linear, user), general[it.source]), user);
                    }
                    case Form.SUB + M_I -> {
                        int linear = changeable(it, user);
                        change(linear, alu.subtract(old(linear, user), it.immediate), user);
                    }
                    case Form.CMP + R_R -> alu.subtract(general[it.target], general[it.source]);
                    case Form.CMP + R_I -> alu.subtract(general[it.target], it.immediate);
                    case Form.CMP + R_M -> alu.subtract(general[it.target], load(it, user));
                    case Form.CMP + M_R -> alu.subtract(load(it, user), general[it.source]);
                    case Form.CMP + M_I -> alu.subtract(load(it, user), it.immediate);
                    case Form.AND + R_R ->
                            general[it.target] = alu.logic(general[it.target] & general[it.source]);
                    case Form.AND + R_I ->
                            general[it.target] = alu.logic(general[it.target] & it.immediate);
                    case Form.AND + R_M -> {
                        int value = load(it, user);
                        general[it.target] = alu.logic(general[it.target] & value);
                    }
                    case Form.OR + R_R ->
                            general[it.target] = alu.logic(general[it.target] | general[it.source]);
                    case Form.OR + R_I ->
                            general[it.target] = alu.logic(general[it.target] | it.immediate);
                    case Form.OR + R_M -> {
                        int value = load(it, user);
                        general[it.target] = alu.logic(general[it.target] | value);
                    }
                    case Form.XOR + R_R ->
                            general[it.target] = alu.logic(general[it.target] ^ general[it.source]);
                    case Form.XOR + R_I ->
                            general[it.target] = alu.logic(general[it.target] ^ it.immediate);
                    case Form.XOR + R_M -> {
                        int value = load(it, user);
                        general[it.target] = alu.logic(general[it.target] ^ value);
                    }
                    case Form.TEST + R_R -> alu.logic(general[it.target] & general[it.source]);
                    case Form.TEST + R_I -> alu.logic(general[it.target] & it.immediate);
                    case Form.TEST + M_R -> alu.logic(load(it, user) & general[it.source]);
                    case Form.TEST + M_I -> alu.logic(load(it, user) & it.immediate);
                    case Form.LEA -> general[it.target] = address(it);
                    case Form.INC_R -> general[it.target] = alu.increment(general[it.target]);
                    case Form.DEC_R -> general[it.target] = alu.decrement(general[it.target]);
                    case Form.INC_M -> {
                        int linear = changeable(it, user);
                        change(linear, alu.increment(old(linear, user)), user);
                    }
                    case Form.DEC_M -> {
                        int linear = changeable(it, user);
                        change(linear, alu.decrement(old(linear, user)), user);
                    }
                    case Form.NEG_R -> general[it.target] = alu.subtract(0, general[it.target]);
                    case Form.NOT_R -> general[it.target] = ~general[it.target];
                    case Form.ADC_R_R ->
                            general[it.target] =
                                    alu.add(
                                            general[it.target],
                                            general[it.source],
                                            registers.carry(),
                                            4);
                    case Form.XCHG_R_R -> {
                        int value = general[it.target];
                        general[it.target] = general[it.source];
                        general[it.source] = value;
                    }
                    case Form.JCC -> {
                        if (registers.condition(it.condition)) {
                            next += it.immediate;
                        }
                    }
                    case Form.JB -> next += registers.carry() ? it.immediate : 0;
                    case Form.JAE -> next += registers.carry() ? 0 : it.immediate;
                    case Form.JZ -> next += registers.zero() ? it.immediate : 0;
                    case Form.JNZ -> next += registers.zero() ? 0 : it.immediate;
                    case Form.JBE ->
                            next += registers.carry() || registers.zero() ? it.immediate : 0;
                    case Form.JA ->
                            next += registers.carry() || registers.zero() ? 0 : it.immediate;
                    case Form.JL -> next += registers.less() ? it.immediate : 0;
                    case Form.JGE -> next += registers.less() ? 0 : it.immediate;
                    case Form.JLE ->
                            next += registers.less() || registers.zero() ? it.immediate : 0;
                    case Form.JG -> next += registers.less() || registers.zero() ? 0 : it.immediate;
                    case Form.JMP -> next += it.immediate;
                    case Form.JMP_INDIRECT -> next = target(it, user);
                    case Form.CALL -> {
                        push(next, user);
                        next += it.immediate;
                    }
                    case Form.CALL_INDIRECT -> {
                        int entry = target(it, user);
                        push(next, user);
                        next = entry;
                    }
                    case Form.RET -> {
                        next = pop(user);
                        general[ESP] += it.immediate;
                    }
                    case Form.PUSH_R -> push(general[it.target], user);
                    case Form.PUSH_I -> push(it.immediate, user);
                    case Form.PUSH_M -> push(load(it, user), user);
                    case Form.POP_R -> general[it.target] = pop(user);
                    case Form.LEAVE -> {
                        int frame = general[EBP];
                        int value = loadStack(frame, user);
                        general[ESP] = frame + 4;
                        general[EBP] = value;
                    }
                    case Form.SHL_R_I ->
                            general[it.target] =
                                    alu.shiftLeft(general[it.target], it.immediate & 31, 4);
                    case Form.SHR_R_I ->
                            general[it.target] =
                                    alu.shiftRight(general[it.target], it.immediate & 31, 4);
                    case Form.SAR_R_I ->
                            general[it.target] =
                                    alu.shiftRightSigned(general[it.target], it.immediate & 31, 4);
                    case Form.IMUL_R_R ->
                            general[it.target] =
                                    alu.multiply(general[it.target], general[it.source]);
                    case Form.IMUL_R_M -> {
                        int value = load(it, user);
                        general[it.target] = alu.multiply(general[it.target], value);
                    }
                    case Form.IMUL_R_R_I ->
                            general[it.target] = alu.multiply(general[it.source], it.immediate);
                    case Form.MOVZX_R_M8 -> general[it.target] = loadByte(it, user);
                    case Form.MOVZX_R_R8 -> general[it.target] = registers.get(it.source, 1);
                    case Form.MOVZX_R_M16 -> general[it.target] = loadWord(it, user);
                    case Form.MOVSX_R_M8 -> general[it.target] = (byte) loadByte(it, user);
                    case Form.MOVSX_R_M16 -> general[it.target] = (short) loadWord(it, user);
                    case Form.MOV_R8_M8 -> registers.set(it.target, 1, loadByte(it, user));
                    case Form.MOV_M8_R8 -> storeByte(it, registers.get(it.source, 1), user);
                    case Form.MOV_M8_I8 -> storeByte(it, it.immediate, user);
                    case Form.CMP_R8_I8 ->
                            alu.subtract(registers.get(it.target, 1), it.immediate, false, 1);
                    case Form.CMP_M8_I8 -> alu.subtract(loadByte(it, user), it.immediate, false, 1);
                    case Form.CMP_R8_R8 ->
                            alu.subtract(
                                    registers.get(it.target, 1),
                                    registers.get(it.source, 1),
                                    false,
                                    1);
                    case Form.CMP_R8_M8 ->
                            alu.subtract(registers.get(it.target, 1), loadByte(it, user), false, 1);
                    case Form.TEST_R8_R8 ->
                            alu.logic(
                                    (byte)
                                            (registers.get(it.target, 1)
                                                    & registers.get(it.source, 1)));
                    case Form.SETCC_R ->
                            registers.set(it.target, 1, registers.condition(it.condition) ? 1 : 0);
                    case Form.CMOVCC_R_R -> {
                        if (registers.condition(it.condition)) {
                            general[it.target] = general[it.source];
                        }
                    }
                    case Form.CDQ -> general[EDX] = general[EAX] >> 31;
                    case Form.NOP -> {}
                    default -> next = executeOther(it, next, done);
                }
                eip = next;
                done++;
                if (!block.isValid()) {
                    break;
                }
            }
        } finally {
            registers.eip = eip;
            steps.taken += done;
            steps.pending = 0;
        }
    }

    /// Executes what is not in the switch, and returns where to go on.
    private int executeOther(Instruction it, int next, int done) {
        int esp = general[ESP];
        registers.eip = next;
        steps.pending = done;
        boolean complete = false;
        try {
            execution.execute(it);
            complete = true;
        } finally {
            if (!complete) {
                general[ESP] = esp;
            }
        }
        return registers.eip;
    }

    // ---- operands ---------------------------------------------------------------------------

    private int address(Instruction it) {
        return general[it.base] + (general[it.index] << it.scale) + it.displacement;
    }

    private int load(Instruction it, boolean user) {
        return mmu.readInt(bus.readable(it.segment, address(it), 4), user);
    }

    private int loadWord(Instruction it, boolean user) {
        return mmu.readWord(bus.readable(it.segment, address(it), 2), user);
    }

    private int loadByte(Instruction it, boolean user) {
        return mmu.readByte(bus.readable(it.segment, address(it), 1), user);
    }

    private void store(Instruction it, int value, boolean user) {
        mmu.writeInt(bus.writable(it.segment, address(it), 4), value, user);
    }

    private void storeByte(Instruction it, int value, boolean user) {
        mmu.writeByte(bus.writable(it.segment, address(it), 1), value, user);
    }

    private int changeable(Instruction it, boolean user) {
        int linear = bus.writable(it.segment, address(it), 4);
        mmu.checkWrite(linear, 4, user);
        return linear;
    }

    private int old(int linear, boolean user) {
        return mmu.readInt(linear, user);
    }

    private void change(int linear, int value, boolean user) {
        mmu.writeInt(linear, value, user);
    }

    private int target(Instruction it, boolean user) {
        return it.target >= 0 ? general[it.target] : load(it, user);
    }

    // Plain code has a stack with 32-bit offsets.

    private void push(int value, boolean user) {
        int top = general[ESP] - 4;
        mmu.writeInt(bus.writable(Segment.SS, top, 4), value, user);
        general[ESP] = top;
    }

    private int pop(boolean user) {
        int top = general[ESP];
        int value = loadStack(top, user);
        general[ESP] = top + 4;
        return value;
    }

    private int loadStack(int offset, boolean user) {
        return mmu.readInt(bus.readable(Segment.SS, offset, 4), user);
    }
}
