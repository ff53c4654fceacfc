package machine.ia32.translate;

import static machine.ia32.translate.Types.BOOLEAN;
import static machine.ia32.translate.Types.INT;
import static machine.ia32.translate.Types.LONG;
import static machine.ia32.translate.Types.method;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;

/// Emits what sets the flags lazily, and branches that ask for them. Where it is known what set
/// them last, most conditions are one comparison of its operands.
final class FlagsEmitter {

    /** What [#kind] is where it depends on the way that led here. */
    static final int UNKNOWN = -1;

    private static final int OVERFLOW = 0;
    private static final int BELOW = 1;
    private static final int EQUAL = 2;
    private static final int BELOW_OR_EQUAL = 3;
    private static final int SIGN = 4;
    private static final int LESS = 6;
    private static final int LESS_OR_EQUAL = 7;

    private final CodeBuilder code;
    private int kind = UNKNOWN;

    FlagsEmitter(CodeBuilder code) {
        this.code = code;
    }

    /** Notes what set the flags last, one of [LazyFlags]'s kinds or [#UNKNOWN]. */
    void assume(int known) {
        kind = known;
    }

    int known() {
        return kind;
    }

    /** Sets all flags: the operands are on the stack, the second one on top. */
    void set(int newKind) {
        code.istore(Local.FLAG_B).istore(Local.FLAG_A);
        setKind(newKind);
    }

    /** Sets all flags by the result that is on the stack. */
    void setLogic() {
        code.istore(Local.FLAG_A);
        setKind(LazyFlags.LOGIC);
    }

    /** Notes the kind of what has been put in the variables. */
    void setKind(int newKind) {
        code.loadConstant(newKind).istore(Local.FLAG_KIND);
        kind = newKind;
    }

    /** Sets all flags: the result is on the stack, and above it the carries. */
    void setKept() {
        code.istore(Local.FLAG_B);
        code.dup().istore(Local.FLAG_A);
        code.loadConstant(31).ishr().istore(Local.FLAG_C);
        setKind(LazyFlags.KEPT);
    }

    /** Brings the flags to the form in which single ones can be changed. */
    void keep() {
        if (kind == LazyFlags.KEPT) {
            return;
        }
        pushResult();
        pushCarries();
        code.istore(Local.FLAG_B);
        code.dup2().l2i().istore(Local.FLAG_A);
        code.loadConstant(32).lushr().l2i().istore(Local.FLAG_C);
        setKind(LazyFlags.KEPT);
    }

    private void pushResult() {
        pushKind();
        code.iload(Local.FLAG_A).iload(Local.FLAG_B).iload(Local.FLAG_C);
        code.invokestatic(Types.LAZY_FLAGS, "result", method(LONG, INT, INT, INT, INT));
    }

    /** Pushes a word whose sign is CF. */
    void pushCarries() {
        pushKind();
        code.iload(Local.FLAG_A).iload(Local.FLAG_B);
        code.invokestatic(Types.LAZY_FLAGS, "carries", method(INT, INT, INT, INT));
    }

    private void pushKind() {
        if (kind == UNKNOWN) {
            code.iload(Local.FLAG_KIND);
        } else {
            code.loadConstant(kind);
        }
    }

    // ---- conditions -------------------------------------------------------------------------

    /** Jumps if a condition holds, given by the low four bits of the opcodes of Jcc. */
    void jumpIf(int condition, Label target) {
        boolean holds = (condition & 1) == 0;
        boolean simple =
                switch (kind) {
                    case LazyFlags.SUBTRACT, LazyFlags.SUBTRACT_BYTE, LazyFlags.SUBTRACT_SHORT ->
                            afterSubtraction(condition >>> 1, holds, target);
                    case LazyFlags.LOGIC -> afterLogic(condition >>> 1, holds, target);
                    case LazyFlags.ADD, LazyFlags.ADD_BYTE, LazyFlags.ADD_SHORT ->
                            afterAddition(condition >>> 1, holds, target);
                    case LazyFlags.INCREMENT -> afterStep(condition >>> 1, -1, holds, target);
                    case LazyFlags.DECREMENT -> afterStep(condition >>> 1, 1, holds, target);
                    default -> false;
                };
        if (!simple) {
            code.loadConstant(condition);
            pushKind();
            code.iload(Local.FLAG_A).iload(Local.FLAG_B).iload(Local.FLAG_C);
            code.invokestatic(
                    Types.LAZY_FLAGS, "condition", method(BOOLEAN, INT, INT, INT, INT, INT));
            code.ifne(target);
        }
    }

    private boolean afterSubtraction(int test, boolean holds, Label target) {
        code.iload(Local.FLAG_A).iload(Local.FLAG_B);
        switch (test) {
            case EQUAL -> branch(Opcode.IF_ICMPEQ, holds, target);
            case LESS -> branch(Opcode.IF_ICMPLT, holds, target);
            case LESS_OR_EQUAL -> branch(Opcode.IF_ICMPLE, holds, target);
            case BELOW -> {
                compareUnsigned();
                branch(Opcode.IFLT, holds, target);
            }
            case BELOW_OR_EQUAL -> {
                compareUnsigned();
                branch(Opcode.IFLE, holds, target);
            }
            case SIGN -> {
                code.isub();
                branch(Opcode.IFLT, holds, target);
            }
            default -> {
                code.pop2();
                return false;
            }
        }
        return true;
    }

    private boolean afterLogic(int test, boolean holds, Label target) {
        switch (test) {
            case EQUAL, BELOW_OR_EQUAL -> branchOnResult(Opcode.IFEQ, holds, target);
            case SIGN, LESS -> branchOnResult(Opcode.IFLT, holds, target);
            case LESS_OR_EQUAL -> branchOnResult(Opcode.IFLE, holds, target);
            case BELOW, OVERFLOW -> {
                if (!holds) {
                    code.goto_(target);
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean afterAddition(int test, boolean holds, Label target) {
        switch (test) {
            case EQUAL -> {
                code.iload(Local.FLAG_A).iload(Local.FLAG_B).iadd();
                branch(Opcode.IFEQ, holds, target);
            }
            case SIGN -> {
                code.iload(Local.FLAG_A).iload(Local.FLAG_B).iadd();
                branch(Opcode.IFLT, holds, target);
            }
            case BELOW -> {
                code.iload(Local.FLAG_A).iload(Local.FLAG_B).iadd().iload(Local.FLAG_A);
                compareUnsigned();
                branch(Opcode.IFLT, holds, target);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /// After an increment or decrement.
    ///
    /// @param back what leads from the result back to the operand, whose order against it says
    ///   whether the true result was negative
    private boolean afterStep(int test, int back, boolean holds, Label target) {
        switch (test) {
            case EQUAL -> branchOnResult(Opcode.IFEQ, holds, target);
            case SIGN -> branchOnResult(Opcode.IFLT, holds, target);
            case LESS, LESS_OR_EQUAL -> {
                code.iload(Local.FLAG_A).loadConstant(back).iadd().loadConstant(back);
                branch(test == LESS ? Opcode.IF_ICMPLT : Opcode.IF_ICMPLE, holds, target);
            }
            case BELOW -> {
                code.iload(Local.FLAG_B);
                branch(Opcode.IFLT, holds, target);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void branchOnResult(Opcode opcode, boolean holds, Label target) {
        code.iload(Local.FLAG_A);
        branch(opcode, holds, target);
    }

    private void compareUnsigned() {
        code.invokestatic(Types.INTEGER, "compareUnsigned", method(INT, INT, INT));
    }

    private void branch(Opcode opcode, boolean holds, Label target) {
        code.branch(holds ? opcode : opposite(opcode), target);
    }

    private static Opcode opposite(Opcode opcode) {
        return switch (opcode) {
            case IFEQ -> Opcode.IFNE;
            case IFLT -> Opcode.IFGE;
            case IFLE -> Opcode.IFGT;
            case IF_ICMPEQ -> Opcode.IF_ICMPNE;
            case IF_ICMPLT -> Opcode.IF_ICMPGE;
            case IF_ICMPLE -> Opcode.IF_ICMPGT;
            default -> throw new IllegalArgumentException(opcode.name());
        };
    }
}
