package pxr.syntax;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.type.ArrayType;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.IntersectionType;
import com.github.javaparser.ast.type.PrimitiveType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.TypeParameter;
import com.github.javaparser.ast.type.UnionType;
import com.github.javaparser.ast.type.VoidType;
import com.github.javaparser.ast.type.WildcardType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Converts types and type parameters. */
final class TypeConverter {

    private final Converter all;

    /** Whether `var` is a name like any other, as it was until Java 10. */
    private final boolean varIsType;

    TypeConverter(Converter all, boolean varIsType) {
        this.all = all;
        this.varIsType = varIsType;
    }

    TypeTree convert(Type type) {
        return switch (type) {
            case ClassOrInterfaceType named -> named(named);
            case PrimitiveType primitive ->
                    new TypeTree.Primitive(
                            primitive.getType().asString(),
                            annotations(primitive.getAnnotations()));
            case VoidType _ -> new TypeTree.Primitive("void", List.of());
            case ArrayType array ->
                    new TypeTree.Array(
                            convert(array.getComponentType()), annotations(array.getAnnotations()));
            case WildcardType wildcard -> wildcard(wildcard);
            case UnionType union -> new TypeTree.Union(convertAll(union.getElements()));
            case IntersectionType intersection ->
                    new TypeTree.Intersection(convertAll(intersection.getElements()));
            default -> new TypeTree.Inferred();
        };
    }

    /** The type of a variable, which `var` leaves to its initializer (JLS 14.4.1). */
    TypeTree ofVariable(Type type) {
        boolean isVar =
                !varIsType
                        && type instanceof ClassOrInterfaceType named
                        && named.getName().getIdentifier().equals("var")
                        && named.getScope().isEmpty();
        return isVar ? new TypeTree.Inferred() : convert(type);
    }

    List<TypeTree> convertAll(Collection<? extends Type> types) {
        return types.stream().map(this::convert).toList();
    }

    /** The arguments in angle brackets before a method's name; none is as good as an empty list. */
    List<TypeTree> arguments(Optional<NodeList<Type>> arguments) {
        return arguments.map(this::convertAll).orElse(List.of());
    }

    TypeTree.Named named(ClassOrInterfaceType type) {
        List<TypeTree.Part> parts = new ArrayList<>(2);
        for (@Nullable ClassOrInterfaceType part = type;
                part != null;
                part = part.getScope().orElse(null)) {
            parts.add(
                    new TypeTree.Part(
                            Positions.id(part.getName()),
                            annotations(part.getAnnotations()),
                            part.getTypeArguments().map(this::convertAll).orElse(null)));
        }
        Collections.reverse(parts);
        return new TypeTree.Named(List.copyOf(parts));
    }

    private TypeTree wildcard(WildcardType type) {
        Optional<? extends Type> upper = type.getExtendedType();
        Optional<? extends Type> bound = upper.isPresent() ? upper : type.getSuperType();
        return new TypeTree.Wildcard(
                type.getSuperType().isPresent(),
                bound.map(this::convert).orElse(null),
                annotations(type.getAnnotations()));
    }

    List<TypeParameterTree> parameters(Collection<TypeParameter> parameters) {
        return parameters.stream()
                .map(p ->
                        new TypeParameterTree(
                                Positions.id(p.getName()),
                                annotations(p.getAnnotations()),
                                convertAll(p.getTypeBound())))
                .toList();
    }

    private List<AnnotationTree> annotations(NodeList<AnnotationExpr> annotations) {
        return all.expressions.annotations(annotations);
    }
}
