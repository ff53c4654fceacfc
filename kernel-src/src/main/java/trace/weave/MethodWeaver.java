package trace.weave;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static trace.Recorder.MAXIMUM_ARGUMENTS;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.function.IntBinaryOperator;
import trace.Recorder;

/** Puts the recording into one method. */
final class MethodWeaver implements CodeTransform {

    /** The id of a method that is not recorded; its calls of others are. */
    static final int NONE = 0;

    private static final ClassDesc RECORDER = Recorder.class.describeConstable().orElseThrow();
    private static final DynamicConstantDesc<Recorder> THIS_RECORDER =
            DynamicConstantDesc.ofNamed(
                    ConstantDescs.ofConstantBootstrap(
                            RecorderConstant.class.describeConstable().orElseThrow(),
                            "recorder",
                            RECORDER),
                    "recorder",
                    RECORDER);
    private static final MethodTypeDesc EXIT = MethodTypeDesc.of(CD_void, CD_int);
    private static final MethodTypeDesc EXIT_WITH_RESULT =
            MethodTypeDesc.of(CD_void, CD_long, RECORDER, CD_int);
    private static final MethodTypeDesc WORD = MethodTypeDesc.of(CD_long, CD_Object, RECORDER);

    private final MethodModel method;
    private final int id;
    private final int caller;
    private final WeavingRule rule;
    private final IntBinaryOperator addSite;
    private int line;

    MethodWeaver(
            MethodModel method, int id, int caller, WeavingRule rule, IntBinaryOperator addSite) {
        this.method = method;
        this.id = id;
        this.caller = caller;
        this.rule = rule;
        this.addSite = addSite;
    }

    @Override
    public void atStart(CodeBuilder code) {
        if (id == NONE) {
            return;
        }
        code.loadConstant(THIS_RECORDER).loadConstant(id);
        MethodTypeDesc type = method.methodTypeSymbol();
        int count = Math.min(type.parameterCount(), MAXIMUM_ARGUMENTS);
        for (int index = 0; index < count; index++) {
            TypeKind kind = TypeKind.from(type.parameterType(index));
            code.loadLocal(kind, code.parameterSlot(index));
            toWord(code, kind);
        }
        var parameters = new ArrayList<ClassDesc>();
        parameters.add(CD_int);
        parameters.addAll(Collections.nCopies(count, CD_long));
        code.invokevirtual(RECORDER, "enter", MethodTypeDesc.of(CD_void, parameters));
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
        switch (element) {
            case LineNumber number -> line = number.line();
            case InvokeInstruction call when reachesRecorded(call) ->
                    code.loadConstant(THIS_RECORDER)
                            .loadConstant(addSite.applyAsInt(caller, line))
                            .putfield(RECORDER, "site", CD_int);
            case ReturnInstruction leaving when id != NONE -> exit(code, leaving.typeKind());
            default -> {}
        }
        code.with(element);
    }

    private boolean reachesRecorded(InvokeInstruction call) {
        return rule.reachesRecorded(
                call.owner(),
                Names.signature(call.name().stringValue(), call.type().stringValue()));
    }

    private void exit(CodeBuilder code, TypeKind result) {
        if (result == TypeKind.VOID) {
            code.loadConstant(THIS_RECORDER).loadConstant(id).invokevirtual(RECORDER, "exit", EXIT);
            return;
        }
        if (result.slotSize() == 2) {
            code.dup2();
        } else {
            code.dup();
        }
        toWord(code, result);
        code.loadConstant(THIS_RECORDER)
                .loadConstant(id)
                .invokestatic(RECORDER, "exit", EXIT_WITH_RESULT);
    }

    /** Turns the value on top of the stack into a word. */
    private static void toWord(CodeBuilder code, TypeKind kind) {
        switch (kind) {
            case REFERENCE -> code.loadConstant(THIS_RECORDER).invokestatic(RECORDER, "word", WORD);
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
