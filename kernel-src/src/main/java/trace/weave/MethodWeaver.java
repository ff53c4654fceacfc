package trace.weave;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static trace.Pen.MAXIMUM_ARGUMENTS;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.SortedMap;
import trace.Pen;
import trace.Recorder;

/** Puts the recording into one method. */
final class MethodWeaver implements CodeTransform {

    /** The id of a method that is not recorded; its calls of others are. */
    static final int NONE = 0;

    private static final ClassDesc RECORDER = Recorder.class.describeConstable().orElseThrow();
    private static final ClassDesc PEN = Pen.class.describeConstable().orElseThrow();
    private static final ConstantDesc THIS_RECORDER = constant("recorder", RECORDER);
    private static final ConstantDesc THIS_PEN = constant("pen", PEN);
    private static final MethodTypeDesc EXIT = MethodTypeDesc.of(CD_void, CD_int);
    private static final MethodTypeDesc EXIT_WITH_RESULT =
            MethodTypeDesc.of(CD_void, CD_long, PEN, CD_int);
    private static final MethodTypeDesc WORD = MethodTypeDesc.of(CD_long, CD_Object, PEN);

    private final MethodModel method;
    private final int id;
    private final int rank;
    private final int caller;
    private final WeavingRule rule;
    private final SiteTable sites;
    private int line;

    /// @param rank as [WeavingRule#rank] gives it, of a recorded method
    /// @param caller the method in whose source this one's code stands
    MethodWeaver(
            MethodModel method, int id, int rank, int caller, WeavingRule rule, SiteTable sites) {
        this.method = method;
        this.id = id;
        this.rank = rank;
        this.caller = caller;
        this.rule = rule;
        this.sites = sites;
    }

    @Override
    public void atStart(CodeBuilder code) {
        if (id == NONE) {
            return;
        }
        code.loadConstant(THIS_PEN).loadConstant(id).loadConstant(rank);
        MethodTypeDesc type = method.methodTypeSymbol();
        int count = Math.min(type.parameterCount(), MAXIMUM_ARGUMENTS);
        for (int index = 0; index < count; index++) {
            TypeKind kind = TypeKind.from(type.parameterType(index));
            code.loadLocal(kind, code.parameterSlot(index));
            toWord(code, kind);
        }
        var parameters = new ArrayList<ClassDesc>();
        parameters.add(CD_int);
        parameters.add(CD_int);
        parameters.addAll(Collections.nCopies(count, CD_long));
        code.invokevirtual(PEN, "enter", MethodTypeDesc.of(CD_void, parameters));
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
        switch (element) {
            case LineNumber number -> line = number.line();
            case InvokeInstruction call -> announce(code, call);
            case ReturnInstruction leaving when id != NONE -> exit(code, leaving.typeKind());
            default -> {}
        }
        code.with(element);
    }

    /** Says where a call comes from that can reach a recorded method. */
    private void announce(CodeBuilder code, InvokeInstruction call) {
        SortedMap<Integer, Integer> reached =
                rule.reached(
                        call.owner(),
                        Names.signature(call.name().stringValue(), call.type().stringValue()));
        if (!reached.isEmpty()) {
            code.loadConstant(THIS_RECORDER)
                    .loadConstant(sites.add(caller, line, reached))
                    .putfield(RECORDER, "site", CD_int);
        }
    }

    private void exit(CodeBuilder code, TypeKind result) {
        if (result == TypeKind.VOID) {
            code.loadConstant(THIS_PEN).loadConstant(id).invokevirtual(PEN, "exit", EXIT);
            return;
        }
        if (result.slotSize() == 2) {
            code.dup2();
        } else {
            code.dup();
        }
        toWord(code, result);
        code.loadConstant(THIS_PEN).loadConstant(id).invokestatic(PEN, "exit", EXIT_WITH_RESULT);
    }

    private static ConstantDesc constant(String name, ClassDesc type) {
        return DynamicConstantDesc.ofNamed(
                ConstantDescs.ofConstantBootstrap(
                        RecorderConstant.class.describeConstable().orElseThrow(), name, type),
                name,
                type);
    }

    /** Turns the value on top of the stack into a word. */
    private static void toWord(CodeBuilder code, TypeKind kind) {
        switch (kind) {
            case REFERENCE -> code.loadConstant(THIS_PEN).invokestatic(PEN, "word", WORD);
            case FLOAT ->
                    code.invokestatic(
                                    ConstantDescs.CD_Float,
                                    "floatToRawIntBits",
                                    MethodTypeDesc.of(CD_int, CD_float))
                            .i2l();
            case DOUBLE ->
                    code.invokestatic(
                            ConstantDescs.CD_Double,
                            "doubleToRawLongBits",
                            MethodTypeDesc.of(CD_long, CD_double));
            case LONG -> {}
            default -> code.i2l();
        }
    }
}
