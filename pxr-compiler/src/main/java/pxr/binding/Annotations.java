package pxr.binding;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.ArrayType;
import pxr.binding.type.ClassType;
import pxr.binding.type.MethodSymbol;
import pxr.binding.type.Type;
import pxr.binding.type.UnknownType;
import pxr.symbol.Role;
import pxr.symbol.SymbolKind;
import pxr.syntax.AnnotationTree;
import pxr.syntax.Expression;
import pxr.syntax.TypeTree;

/** Binds annotations (JLS 9.7). */
final class Annotations {

    private final Bodies all;
    private final TypeBinder binder;

    Annotations(Bodies all) {
        this.all = all;
        this.binder = new TypeBinder(all.marks, Role.ANNOTATION);
    }

    void bindAll(List<AnnotationTree> annotations, Scope scope) {
        for (AnnotationTree annotation : annotations) bind(annotation, scope);
    }

    Type bind(AnnotationTree annotation, Scope scope) {
        List<TypeTree.Part> parts =
                annotation.name().stream()
                        .map(id -> new TypeTree.Part(id, List.of(), null))
                        .toList();
        Type type = binder.bind(new TypeTree.Named(parts), scope);
        for (AnnotationTree.Element element : annotation.elements()) {
            Type expected = UnknownType.UNKNOWN;
            String name = element.name() == null ? "value" : element.name().text();
            MethodSymbol method = element(type, name);
            if (method != null) expected = method.signature().result();
            if (element.name() != null) {
                if (method == null) all.marks.unresolved(element.name(), Role.ANNOTATION);
                else {
                    all.marks.put(element.name(), Role.ANNOTATION, SymbolKind.METHOD, method.id());
                }
            }
            bindValue(element.value(), expected, scope);
        }
        return type;
    }

    private static @Nullable MethodSymbol element(Type type, String name) {
        if (!(type instanceof ClassType c)) return null;
        List<MethodSymbol> methods = c.symbol().methods(name);
        return methods.isEmpty() ? null : methods.getFirst();
    }

    /** An element's value; also its default. */
    void bindValue(Expression value, Type expected, Scope scope) {
        switch (value) {
            case Expression.Annotation nested -> bind(nested.tree(), scope);
            case Expression.ArrayInitializer array -> {
                Type element = expected instanceof ArrayType a ? a.element() : expected;
                for (Expression v : array.values()) bindValue(v, element, scope);
            }
            default -> all.expressions.bind(value, scope, expected);
        }
    }
}
