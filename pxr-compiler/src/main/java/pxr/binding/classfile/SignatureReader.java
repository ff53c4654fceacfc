package pxr.binding.classfile;

import java.lang.classfile.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.ArrayType;
import pxr.binding.type.ClassType;
import pxr.binding.type.Primitive;
import pxr.binding.type.Type;
import pxr.binding.type.TypeSymbol;
import pxr.binding.type.TypeVariable;
import pxr.binding.type.UnknownType;
import pxr.binding.type.WildcardType;
import pxr.symbol.SymbolId;

/// Turns the signatures of class files (JVMS 4.7.9.1) into types.
///
/// @param linker finds a class by its binary name
/// @param variables finds a type variable that is in scope
record SignatureReader(
        Function<String, @Nullable TypeSymbol> linker,
        Function<String, @Nullable TypeVariable> variables) {

    Type type(Signature signature) {
        return switch (signature) {
            case Signature.BaseTypeSig base -> primitive(base.baseType());
            case Signature.ArrayTypeSig array -> new ArrayType(type(array.componentSignature()));
            case Signature.TypeVarSig variable -> {
                TypeVariable known = variables.apply(variable.identifier());
                yield known == null ? new UnknownType(variable.identifier()) : known;
            }
            case Signature.ClassTypeSig named -> classType(named);
        };
    }

    private static Primitive primitive(char descriptor) {
        return switch (descriptor) {
            case 'B' -> Primitive.BYTE;
            case 'S' -> Primitive.SHORT;
            case 'C' -> Primitive.CHAR;
            case 'I' -> Primitive.INT;
            case 'J' -> Primitive.LONG;
            case 'F' -> Primitive.FLOAT;
            case 'D' -> Primitive.DOUBLE;
            case 'Z' -> Primitive.BOOLEAN;
            default -> Primitive.VOID;
        };
    }

    private Type classType(Signature.ClassTypeSig signature) {
        TypeSymbol symbol = linker.apply(binaryName(signature));
        if (symbol == null) return new UnknownType(binaryName(signature));
        ClassType outer =
                signature
                        .outerType()
                        .map(this::classType)
                        .filter(ClassType.class::isInstance)
                        .map(ClassType.class::cast)
                        .filter(ClassType::isParameterized)
                        .orElse(null);
        return new ClassType(
                symbol, outer, signature.typeArgs().stream().map(this::argument).toList());
    }

    private static String binaryName(Signature.ClassTypeSig signature) {
        return signature
                .outerType()
                .map(outer -> binaryName(outer) + '$' + signature.className())
                .orElseGet(() -> signature.className().replace('/', '.'));
    }

    private Type argument(Signature.TypeArg argument) {
        return switch (argument) {
            case Signature.TypeArg.Unbounded _ -> WildcardType.UNBOUNDED;
            case Signature.TypeArg.Bounded bounded ->
                    switch (bounded.wildcardIndicator()) {
                        case NONE -> type(bounded.boundType());
                        case EXTENDS -> new WildcardType(false, type(bounded.boundType()));
                        case SUPER -> new WildcardType(true, type(bounded.boundType()));
                    };
        };
    }

    /** The class type, or null where it is missing. */
    @Nullable ClassType supertype(Signature signature) {
        return type(signature) instanceof ClassType c ? c : null;
    }

    /// The type parameters of a class or method, whose bounds may mention one another.
    ///
    /// @param owner gives the id of what declares them
    static List<TypeVariable> typeParameters(
            List<Signature.TypeParam> parameters, Supplier<String> owner, SignatureReader bounds) {
        List<TypeVariable> found = new ArrayList<>(parameters.size());
        for (Signature.TypeParam parameter : parameters) {
            found.add(
                    new TypeVariable(
                            () -> SymbolId.typeParameter(owner.get(), parameter.identifier()),
                            parameter.identifier(),
                            () -> bounds.bounds(parameter)));
        }
        return List.copyOf(found);
    }

    private List<Type> bounds(Signature.TypeParam parameter) {
        List<Type> found = new ArrayList<>(1);
        parameter.classBound().ifPresent(b -> found.add(type(b)));
        parameter.interfaceBounds().forEach(b -> found.add(type(b)));
        return List.copyOf(found);
    }
}
