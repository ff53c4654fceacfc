package pxr.render.jdk;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodSignature;
import java.lang.classfile.Signature;
import java.lang.constant.ClassDesc;
import java.util.List;
import java.util.stream.Collectors;

/// Anchors of methods as javadoc writes them: parameter types as declared, type variables by their
/// names, type arguments left out, nested classes with dots, `...` for a variable arity parameter.
final class MethodAnchor {

    private MethodAnchor() {}

    /** `name(erased,param,types)`, as in [pxr.symbol.SymbolId]. */
    static String memberId(MethodModel method) {
        return method.methodTypeSymbol().parameterList().stream()
                .map(MethodAnchor::binaryName)
                .collect(Collectors.joining(",", method.methodName().stringValue() + '(', ")"));
    }

    static String of(MethodModel method) {
        List<Signature> parameters = parameters(method);
        StringBuilder anchor = new StringBuilder();
        String name = method.methodName().stringValue();
        anchor.append(name.equals("<init>") ? "%3Cinit%3E" : name).append('(');
        for (int i = 0; i < parameters.size(); i++) {
            if (i > 0) anchor.append(',');
            anchor.append(name(parameters.get(i)));
        }
        boolean isVariableArity = (method.flags().flagsMask() & ClassFile.ACC_VARARGS) != 0;
        if (isVariableArity) anchor.replace(anchor.length() - 2, anchor.length(), "...");
        return anchor.append(')').toString();
    }

    private static List<Signature> parameters(MethodModel method) {
        List<Signature> erased =
                method.methodTypeSymbol().parameterList().stream().map(Signature::of).toList();
        // The constructor of an inner class has more parameters than its declaration.
        return method.findAttribute(Attributes.signature())
                .map(attribute -> MethodSignature.parseFrom(attribute.signature().stringValue()))
                .map(MethodSignature::arguments)
                .filter(declared -> declared.size() == erased.size())
                .orElse(erased);
    }

    private static String name(Signature type) {
        return switch (type) {
            case Signature.BaseTypeSig base ->
                    ClassDesc.ofDescriptor(base.signatureString()).displayName();
            case Signature.TypeVarSig variable -> variable.identifier();
            case Signature.ArrayTypeSig array -> name(array.componentSignature()) + "[]";
            case Signature.ClassTypeSig classType -> className(classType);
        };
    }

    private static String className(Signature.ClassTypeSig type) {
        return type.outerType()
                .map(outer -> className(outer) + '.' + type.className())
                .orElseGet(() -> type.className().replace('/', '.').replace('$', '.'));
    }

    private static String binaryName(ClassDesc type) {
        if (type.isArray()) return binaryName(type.componentType()) + "[]";
        if (type.isPrimitive()) return type.displayName();
        String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
    }
}
