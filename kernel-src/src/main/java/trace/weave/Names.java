package trace.weave;

import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.constant.ClassDesc;
import java.util.List;
import java.util.stream.Collectors;

/** Names as the cross-reference writes them. */
final class Names {

    private Names() {}

    static String binary(ClassEntry type) {
        return type.asInternalName().replace('/', '.');
    }

    /** Arrays end in `[]`. */
    static String binary(ClassDesc type) {
        if (type.isArray()) {
            return binary(type.componentType()) + "[]";
        }
        if (type.isPrimitive()) {
            return type.displayName();
        }
        String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
    }

    static List<String> parameters(MethodModel method) {
        return method.methodTypeSymbol().parameterList().stream().map(Names::binary).toList();
    }

    /** `pkg.C#method(erased,param,types)`. */
    static String symbol(ClassModel owner, MethodModel method) {
        return binary(owner.thisClass())
                + '#'
                + method.methodName().stringValue()
                + parameters(method).stream().collect(Collectors.joining(",", "(", ")"));
    }

    /** Name and descriptor: what makes a method override another. */
    static String signature(String name, String descriptor) {
        return name + descriptor;
    }

    static String signature(MethodModel method) {
        return signature(method.methodName().stringValue(), method.methodType().stringValue());
    }
}
