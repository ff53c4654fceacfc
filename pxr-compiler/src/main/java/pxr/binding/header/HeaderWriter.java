package pxr.binding.header;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.ClassType;
import pxr.binding.type.FieldSymbol;
import pxr.binding.type.MethodSymbol;
import pxr.binding.type.TypeSymbol;
import pxr.binding.type.TypeVariable;
import pxr.symbol.TypeHeader;

/** Writes down what can be asked of a class, wherever it is known from. */
public final class HeaderWriter {

    private final TypeSymbol type;
    private final TypeNotation notation;

    private HeaderWriter(TypeSymbol type) {
        this.type = type;
        this.notation = new TypeNotation(type, List.of());
    }

    /// @param memberTypes the simple names of its member types
    public static TypeHeader of(TypeSymbol type, List<String> memberTypes) {
        return new HeaderWriter(type).header(memberTypes);
    }

    private TypeHeader header(List<String> memberTypes) {
        TypeSymbol enclosing = type.enclosing();
        ClassType superclass = type.superclass();
        return new TypeHeader(
                type.id(),
                type.name(),
                type.kind(),
                type.flags(),
                type.isInner(),
                enclosing == null ? "" : enclosing.id(),
                parameters(type.typeParameters(), notation),
                superclass == null ? "" : notation.write(superclass),
                notation.writeAll(type.interfaces()),
                type.lacksSupertype(),
                type.fields().stream().map(this::field).toList(),
                type.methods().stream().map(this::method).toList(),
                memberTypes);
    }

    private static List<TypeHeader.Parameter> parameters(
            List<TypeVariable> variables, TypeNotation notation) {
        if (variables.isEmpty()) return List.of();
        return variables.stream()
                .map(v -> new TypeHeader.Parameter(v.name(), notation.writeAll(v.bounds())))
                .toList();
    }

    private TypeHeader.Field field(FieldSymbol field) {
        @Nullable Object constant = field.constantValue();
        return new TypeHeader.Field(
                field.name(),
                field.flags(),
                field.kind(),
                notation.write(field.type()),
                ConstantNotation.write(constant));
    }

    private TypeHeader.Method method(MethodSymbol method) {
        MethodSymbol.Signature signature = method.signature();
        TypeNotation own =
                signature.typeParameters().isEmpty()
                        ? notation
                        : new TypeNotation(type, signature.typeParameters());
        return new TypeHeader.Method(
                method.name(),
                method.flags(),
                parameters(signature.typeParameters(), own),
                own.writeAll(signature.parameters()),
                method.isConstructor() ? "" : own.write(signature.result()),
                own.writeAll(signature.exceptions()));
    }
}
