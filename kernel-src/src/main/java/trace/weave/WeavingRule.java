package trace.weave;

import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import trace.Untraced;

/** Which methods are recorded, and which calls can reach one of them. */
final class WeavingRule {

    private static final Set<String> NEVER =
            Set.of("<init>", "<clinit>", "toString", "equals", "hashCode", "values", "valueOf");
    private static final String UNTRACED = Untraced.class.descriptorString();

    private final Map<String, ClassModel> classes = new HashMap<>();
    private final Map<String, List<String>> subtypes = new HashMap<>();
    private final Map<String, Set<String>> recorded = new HashMap<>();

    WeavingRule(List<ClassModel> models) {
        for (ClassModel model : models) {
            String name = Names.binary(model.thisClass());
            classes.put(name, model);
            for (String above : supertypes(model)) {
                subtypes.computeIfAbsent(above, _ -> new ArrayList<>()).add(name);
            }
            Set<String> signatures = new HashSet<>();
            if (!isMarked(model)) {
                model.methods().stream()
                        .filter(WeavingRule::isRecorded)
                        .forEach(method -> signatures.add(Names.signature(method)));
            }
            recorded.put(name, signatures);
        }
    }

    boolean isRecorded(ClassModel owner, MethodModel method) {
        return isRecorded(Names.binary(owner.thisClass()), Names.signature(method));
    }

    private boolean isRecorded(String owner, String signature) {
        return recorded.getOrDefault(owner, Set.of()).contains(signature);
    }

    private static boolean isRecorded(MethodModel method) {
        return method.code().isPresent()
                && !method.flags().has(AccessFlag.SYNTHETIC)
                && !NEVER.contains(method.methodName().stringValue())
                && !isMarked(method)
                && !isAccessor(method);
    }

    private static boolean isMarked(AttributedElement element) {
        return element.findAttribute(Attributes.runtimeInvisibleAnnotations()).stream()
                .flatMap(attribute -> attribute.annotations().stream())
                .anyMatch(annotation -> annotation.className().equalsString(UNTRACED));
    }

    private static boolean isAccessor(MethodModel method) {
        return method.code().orElseThrow().elementStream().noneMatch(WeavingRule::isWork);
    }

    private static boolean isWork(CodeElement element) {
        return switch (element) {
            case InvokeInstruction _,
                    InvokeDynamicInstruction _,
                    BranchInstruction _,
                    TableSwitchInstruction _,
                    LookupSwitchInstruction _,
                    NewObjectInstruction _,
                    NewReferenceArrayInstruction _,
                    NewPrimitiveArrayInstruction _,
                    ThrowInstruction _ ->
                    true;
            default -> false;
        };
    }

    // ---- calls ------------------------------------------------------------------------------

    /** Whether a call of this method, or of one that overrides it, is recorded. */
    boolean reachesRecorded(ClassEntry owner, String signature) {
        String receiver = Names.binary(owner);
        return isRecorded(declaring(receiver, signature), signature)
                || isRecordedBelow(receiver, signature);
    }

    /** The class at or above `type` that has the method; empty if it is none of ours. */
    private String declaring(String type, String signature) {
        ClassModel model = classes.get(type);
        while (model != null && !declares(model, signature)) {
            model = model.superclass().map(Names::binary).map(classes::get).orElse(null);
        }
        return model == null ? "" : Names.binary(model.thisClass());
    }

    private boolean isRecordedBelow(String type, String signature) {
        return subtypes.getOrDefault(type, List.of()).stream()
                .anyMatch(
                        below -> isRecorded(below, signature) || isRecordedBelow(below, signature));
    }

    private static boolean declares(ClassModel model, String signature) {
        return model.methods().stream()
                .anyMatch(method -> Names.signature(method).equals(signature));
    }

    private static List<String> supertypes(ClassModel model) {
        var above = new ArrayList<String>();
        model.superclass().map(Names::binary).ifPresent(above::add);
        model.interfaces().stream().map(Names::binary).forEach(above::add);
        return above;
    }
}
