package trace.weave;

import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import trace.Recorder;
import trace.TracedMethod;

/** The numbers of methods. */
final class MethodTable {

    private final List<TracedMethod> methods = new ArrayList<>();
    private final Map<String, TracedMethod> byKey = new HashMap<>();

    void add(ClassModel owner, MethodModel method) {
        if (methods.size() + 1 >= Recorder.MOST_METHODS) {
            throw new IllegalStateException("more methods than a record can tell apart");
        }
        var traced =
                new TracedMethod(
                        methods.size() + 1,
                        Names.binary(owner.thisClass()),
                        method.methodName().stringValue(),
                        method.methodType().stringValue(),
                        Names.symbol(owner, method),
                        Names.parameters(method),
                        Names.binary(method.methodTypeSymbol().returnType()));
        methods.add(traced);
        byKey.put(key(traced.className(), Names.signature(method)), traced);
    }

    TracedMethod get(ClassModel owner, MethodModel method) {
        return get(Names.binary(owner.thisClass()), Names.signature(method));
    }

    /// @param owner binary name of the declaring class
    TracedMethod get(String owner, String signature) {
        return Objects.requireNonNull(byKey.get(key(owner, signature)));
    }

    /// The method in whose source the code of `method` stands: itself, or the one around a lambda
    /// if its name leaves no doubt which.
    TracedMethod inSource(ClassModel owner, MethodModel method) {
        TracedMethod self = get(owner, method);
        String[] parts = self.name().split("\\$");
        if (parts.length != 3 || !parts[0].equals("lambda")) {
            return self;
        }
        String name = parts[1].equals("new") ? "<init>" : parts[1];
        List<TracedMethod> around =
                owner.methods().stream()
                        .filter(candidate -> candidate.methodName().equalsString(name))
                        .filter(candidate -> candidate.code().isPresent())
                        .map(candidate -> get(owner, candidate))
                        .toList();
        return around.size() == 1 ? around.getFirst() : self;
    }

    List<TracedMethod> all() {
        return List.copyOf(methods);
    }

    private static String key(String owner, String signature) {
        return owner + '.' + signature;
    }
}
