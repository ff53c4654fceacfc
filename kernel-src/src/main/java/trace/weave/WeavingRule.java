package trace.weave;

import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import trace.Primitive;
import trace.Recorded;
import trace.TraceDetail;
import trace.Untraced;

/** Which methods are recorded, and which calls can reach one of them. */
final class WeavingRule {

    private static final Set<String> NEVER =
            Set.of(
                    "<init>",
                    "<clinit>",
                    "toString",
                    "equals",
                    "hashCode",
                    "values",
                    "valueOf",
                    "traceWord");
    private static final String UNTRACED = Untraced.class.descriptorString();
    private static final String RECORDED = Recorded.class.descriptorString();
    private static final String PRIMITIVE = Primitive.class.descriptorString();
    private static final String HARDWARE = "machine.";

    private final Map<String, ClassModel> classes = new HashMap<>();
    private final Map<String, List<String>> subtypes = new HashMap<>();
    private final Map<String, Set<String>> recorded = new HashMap<>();
    private final Map<String, List<String>> declarers = new HashMap<>();
    private final SmallMethods small;
    private final MethodTable methods;

    WeavingRule(List<ClassModel> models, MethodTable methods, TraceDetail detail) {
        this.methods = methods;
        for (ClassModel model : models) {
            String name = Names.binary(model.thisClass());
            classes.put(name, model);
            for (String above : supertypes(model)) {
                subtypes.computeIfAbsent(above, _ -> new ArrayList<>()).add(name);
            }
        }
        small = new SmallMethods(models, this);
        for (ClassModel model : models) {
            Set<String> signatures = new HashSet<>();
            if (!isMarked(model, UNTRACED)
                    && !(detail == TraceDetail.ROUTINES && isMarked(model, PRIMITIVE))) {
                model.methods().stream()
                        .filter(method -> isRecordedIn(model, method))
                        .forEach(method -> signatures.add(Names.signature(method)));
            }
            String owner = Names.binary(model.thisClass());
            recorded.put(owner, signatures);
            for (String signature : signatures) {
                declarers.computeIfAbsent(signature, _ -> new ArrayList<>()).add(owner);
            }
        }
    }

    boolean isRecorded(ClassModel owner, MethodModel method) {
        return isRecorded(Names.binary(owner.thisClass()), Names.signature(method));
    }

    private boolean isRecorded(String owner, String signature) {
        return recorded.getOrDefault(owner, Set.of()).contains(signature);
    }

    private boolean isRecordedIn(ClassModel owner, MethodModel method) {
        return method.code().isPresent()
                && !method.flags().has(AccessFlag.SYNTHETIC)
                && !NEVER.contains(method.methodName().stringValue())
                && (isMarked(method, RECORDED)
                        || isRoutine(method)
                                && !isHardware(owner)
                                && !small.contains(owner, method)
                                && !isMarked(method, UNTRACED));
    }

    private static boolean isRoutine(MethodModel method) {
        return Character.isUpperCase(method.methodName().stringValue().charAt(0))
                || method.flags().has(AccessFlag.PUBLIC);
    }

    private static boolean isHardware(ClassModel owner) {
        return Names.binary(owner.thisClass()).startsWith(HARDWARE);
    }

    private static boolean isMarked(AttributedElement element, String annotation) {
        return element.findAttribute(Attributes.runtimeInvisibleAnnotations()).stream()
                .flatMap(attribute -> attribute.annotations().stream())
                .anyMatch(found -> found.className().equalsString(annotation));
    }

    // ---- calls ------------------------------------------------------------------------------

    /** The ids of the recorded methods that a call of this method can reach, by their ranks. */
    SortedMap<Integer, Integer> reached(ClassEntry owner, String signature) {
        var reached = new TreeMap<Integer, Integer>();
        String receiver = Names.binary(owner);
        addReached(declaring(receiver, signature), signature, reached);
        addReachedBelow(receiver, signature, reached);
        return reached;
    }

    private void addReached(String type, String signature, SortedMap<Integer, Integer> reached) {
        if (isRecorded(type, signature)) {
            reached.put(rank(type, signature), methods.get(type, signature).id());
        }
    }

    private void addReachedBelow(
            String type, String signature, SortedMap<Integer, Integer> reached) {
        for (String below : subtypes.getOrDefault(type, List.of())) {
            addReached(below, signature, reached);
            addReachedBelow(below, signature, reached);
        }
    }

    /// The place of a recorded method among all with its name and types: what tells methods that
    /// one call can reach from each other.
    int rank(ClassModel owner, MethodModel method) {
        return rank(Names.binary(owner.thisClass()), Names.signature(method));
    }

    private int rank(String owner, String signature) {
        return Objects.requireNonNull(declarers.get(signature)).indexOf(owner);
    }

    int highestRank() {
        return declarers.values().stream().mapToInt(List::size).max().orElse(1) - 1;
    }

    /** The class at or above `type` that has the method; empty if it is none of ours. */
    String declaring(String type, String signature) {
        ClassModel model = classes.get(type);
        while (model != null && !declares(model, signature)) {
            model = model.superclass().map(Names::binary).map(classes::get).orElse(null);
        }
        return model == null ? "" : Names.binary(model.thisClass());
    }

    /** Whether a class below `type` has a method of its own in place of this one. */
    boolean isOverriddenBelow(String type, String signature) {
        return subtypes.getOrDefault(type, List.of()).stream()
                .anyMatch(below ->
                        declaring(below, signature).equals(below)
                                || isOverriddenBelow(below, signature));
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
