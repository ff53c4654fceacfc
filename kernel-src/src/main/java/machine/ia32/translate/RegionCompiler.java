package machine.ia32.translate;

import static machine.ia32.translate.Types.BOOLEAN;
import static machine.ia32.translate.Types.INT;
import static machine.ia32.translate.Types.INTS;
import static machine.ia32.translate.Types.LONG;
import static machine.ia32.translate.Types.method;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import machine.ia32.Instruction;
import machine.ia32.Registers;
import machine.memory.Tlb;

/// Emits the one method of a translated region.
///
/// General registers are local variables, as are the operands of the last instruction that set
/// flags. A block takes all its instructions off the budget before it begins; if that does not
/// suffice, execution ends there. All ways out, faults included, lead to one place that writes the
/// registers back.
final class RegionCompiler {

    private final Region region;
    private final CodeBuilder code;
    private final Detours detours;
    private final Exits exits;
    private final FlagsEmitter flags;
    private final MemoryEmitter memory;
    private final Label exit;
    private final Map<Integer, Label> labels = new HashMap<>();
    private final Map<Integer, Integer> waysIn = new HashMap<>();
    private final Map<Integer, Integer> flagKinds = new HashMap<>();

    /// @param sites where the ways out are noted
    RegionCompiler(Region region, CodeBuilder code, Sites sites) {
        this.region = region;
        this.code = code;
        detours = new Detours(code);
        exit = code.newLabel();
        exits = new Exits(code, exit, sites);
        flags = new FlagsEmitter(code);
        memory = new MemoryEmitter(code, detours);
    }

    /** Emits the body of [machine.ia32.TranslatedCode#execute]. */
    void emit() {
        region.blocks().keySet().forEach(offset -> labels.put(offset, code.newLabel()));
        countWaysIn();
        loadState();
        Label begin = code.newBoundLabel();
        emitEntries();
        region.blocks().values().forEach(this::emitBlock);
        detours.emit();
        Label end = code.newBoundLabel();
        code.exceptionCatch(begin, end, code.newBoundLabel(), Types.PAGE_FAULT);
        code.pop();
        code.labelBinding(exit);
        storeState();
    }

    // ---- ways in and out --------------------------------------------------------------------

    private void loadState() {
        code.aload(Local.REGISTERS).getfield(Types.REGISTERS, "general", INTS);
        code.astore(Local.PAGES);
        for (int register = 0; register < Registers.NO_REGISTER; register++) {
            code.aload(Local.PAGES).loadConstant(register).iaload();
            code.istore(Local.general(register));
        }
        code.aload(Local.REGISTERS).getfield(Types.REGISTERS, "result", LONG);
        code.dup2().l2i().istore(Local.FLAG_A);
        code.loadConstant(Integer.SIZE).lushr().l2i().istore(Local.FLAG_C);
        code.aload(Local.REGISTERS).getfield(Types.REGISTERS, "carries", INT);
        code.istore(Local.FLAG_B);
        code.loadConstant(LazyFlags.KEPT).istore(Local.FLAG_KIND);

        code.aload(Local.REGISTERS).getfield(Types.REGISTERS, "user", BOOLEAN);
        code.istore(Local.USER);
        code.aload(Local.MMU).iload(Local.USER);
        code.invokevirtual(Types.MMU, "tlb", method(Types.TLB, BOOLEAN));
        code.dup().getfield(Types.TLB, "readTags", INTS).astore(Local.READ_TAGS);
        code.dup().getfield(Types.TLB, "writeTags", INTS).astore(Local.WRITE_TAGS);
        code.getfield(Types.TLB, "pages", Types.PAGES).astore(Local.PAGES);

        code.aload(Local.REGISTERS).getfield(Types.REGISTERS, "eip", INT);
        code.loadConstant(Tlb.PAGE_MASK).iand().istore(Local.BASE);
        code.iconst_0().istore(Local.SITE);
        code.iconst_0().istore(Local.TARGET);
    }

    private void emitEntries() {
        List<SwitchCase> cases = new ArrayList<>();
        for (int i = 1; i < region.entries().size(); i++) {
            cases.add(SwitchCase.of(i, label(region.entries().get(i))));
        }
        Label first = label(region.entries().getFirst());
        if (cases.isEmpty()) {
            code.goto_(first);
        } else {
            code.iload(Local.ENTRY).tableswitch(first, cases);
        }
    }

    private void storeState() {
        code.aload(Local.REGISTERS).getfield(Types.REGISTERS, "general", INTS);
        code.astore(Local.PAGES);
        for (int register = Registers.NO_REGISTER - 1; register >= 0; register--) {
            code.aload(Local.PAGES).loadConstant(register).iload(Local.general(register));
            code.iastore();
        }
        code.aload(0).aload(Local.REGISTERS);
        code.iload(Local.SITE).iload(Local.BASE).iload(Local.TARGET).iload(Local.BUDGET);
        code.iload(Local.FLAG_KIND);
        code.iload(Local.FLAG_A).iload(Local.FLAG_B).iload(Local.FLAG_C);
        code.invokevirtual(
                Types.COMPILED_REGION,
                "leave",
                method(INT, Types.REGISTERS, INT, INT, INT, INT, INT, INT, INT, INT));
        code.ireturn();
    }

    // ---- blocks -----------------------------------------------------------------------------

    private void countWaysIn() {
        region.entries().forEach(this::countWayIn);
        region.entries().forEach(this::countWayIn);
        for (RegionBlock block : region.blocks().values()) {
            Instruction last = block.last();
            if (!Jumps.isJump(last) || Jumps.isConditional(last)) {
                countWayIn(block.end());
            }
            if (Jumps.isDirect(last)) {
                countWayIn(block.end() + last.immediate);
            }
        }
    }

    private void countWayIn(int offset) {
        waysIn.merge(offset, 1, Integer::sum);
    }

    private void emitBlock(RegionBlock block) {
        List<Instruction> instructions = block.instructions();
        int count = instructions.size();
        Label tooFar = code.newLabel();
        code.labelBinding(label(block.offset()));
        code.iinc(Local.BUDGET, -count).iload(Local.BUDGET).iflt(tooFar);
        detours.add(tooFar, () -> exits.stop(block.offset(), count));

        flags.assume(flagKinds.getOrDefault(block.offset(), FlagsEmitter.UNKNOWN));
        int offset = block.offset();
        for (int i = 0; i < count; i++) {
            Instruction it = instructions.get(i);
            int next = offset + it.length;
            boolean seen = Effects.areFlagsSeen(instructions, i);
            var place = new Place(offset, next, count - 1 - i, seen);
            var emitter = new InstructionEmitter(code, memory, flags, exits, it, place);
            if (Jumps.isJump(it)) {
                emitJump(it, place, emitter);
            } else {
                emitter.emit();
            }
            offset = next;
        }
        if (!Jumps.isJump(block.last())) {
            goTo(block.end());
        }
    }

    private void emitJump(Instruction it, Place place, InstructionEmitter emitter) {
        if (Effects.canStop(it)) {
            exits.mark(place.offset(), 1);
        }
        int target = place.next() + it.immediate;
        switch (it.operation) {
            case JMP -> goTo(target);
            case JCC -> branch(place, target, taken -> flags.jumpIf(it.condition, taken));
            case JECXZ ->
                    branch(
                            place,
                            target,
                            taken -> code.iload(Local.general(Registers.ECX)).ifeq(taken));
            case LOOP -> {
                code.iinc(Local.general(Registers.ECX), -1);
                branch(
                        place,
                        target,
                        taken -> code.iload(Local.general(Registers.ECX)).ifne(taken));
            }
            case CALL -> {
                pushReturnAddress(place, emitter, () -> exits.stop(target, 0));
                goTo(target);
            }
            case CALL_INDIRECT -> {
                emitter.read(it.target, it.size);
                code.istore(Local.TARGET);
                pushReturnAddress(place, emitter, exits::stopElsewhere);
                dispatch(region.entries());
            }
            case JMP_INDIRECT -> {
                emitter.read(it.target, it.size);
                code.istore(Local.TARGET);
                dispatch(region.entries());
            }
            case RET -> {
                emitter.pop();
                code.istore(Local.TARGET);
                if (it.immediate != 0) {
                    code.iload(Local.general(Registers.ESP)).loadConstant(it.immediate).iadd();
                    code.istore(Local.general(Registers.ESP));
                }
                dispatch(region.returns());
            }
            default -> throw new IllegalStateException(it.operation.name());
        }
    }

    private void branch(Place place, int target, Consumer<Label> jump) {
        noteFlags(target);
        Label inRegion = labels.get(target);
        if (inRegion != null) {
            jump.accept(inRegion);
        } else {
            Label outside = code.newLabel();
            jump.accept(outside);
            detours.add(outside, () -> exits.stop(target, 0));
        }
        goTo(place.next());
    }

    private void pushReturnAddress(Place place, InstructionEmitter emitter, Runnable leave) {
        code.iload(Local.BASE).loadConstant(place.next()).iadd().istore(Local.SCRATCH);
        emitter.push(Local.SCRATCH, leave);
    }

    /** Goes on at the address in [Local#TARGET], here if it is one of these offsets. */
    private void dispatch(Iterable<Integer> offsets) {
        List<SwitchCase> cases = new ArrayList<>();
        for (int offset : offsets) {
            cases.add(SwitchCase.of(offset, label(offset)));
        }
        Label elsewhere = code.newLabel();
        if (!cases.isEmpty()) {
            code.iload(Local.TARGET).iload(Local.BASE).isub().lookupswitch(elsewhere, cases);
        }
        code.labelBinding(elsewhere);
        exits.stopElsewhere();
    }

    private void goTo(int offset) {
        noteFlags(offset);
        Label label = labels.get(offset);
        if (label == null) {
            exits.stop(offset, 0);
        } else {
            code.goto_(label);
        }
    }

    /** Where a block has one way in, it is known there what set the flags last. */
    private void noteFlags(int target) {
        if (waysIn.getOrDefault(target, 0) == 1) {
            flagKinds.put(target, flags.known());
        }
    }

    private Label label(int offset) {
        Label label = labels.get(offset);
        if (label == null) {
            throw new IllegalStateException("no block at " + offset);
        }
        return label;
    }
}
