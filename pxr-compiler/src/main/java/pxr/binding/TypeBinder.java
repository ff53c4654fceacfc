package pxr.binding;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.ArrayType;
import pxr.binding.type.ClassType;
import pxr.binding.type.IntersectionType;
import pxr.binding.type.Primitive;
import pxr.binding.type.Type;
import pxr.binding.type.TypeSymbol;
import pxr.binding.type.TypeVariable;
import pxr.binding.type.UnknownType;
import pxr.binding.type.WildcardType;
import pxr.symbol.Role;
import pxr.symbol.SymbolKind;
import pxr.syntax.Id;
import pxr.syntax.TypeParameterTree;
import pxr.syntax.TypeTree;

/** Gives types as written their meaning (JLS 6.5.5), and takes note of each name in them. */
final class TypeBinder {

    private final Marks marks;
    private final Role role;

    TypeBinder(Marks marks) {
        this(marks, Role.REF);
    }

    TypeBinder(Marks marks, Role role) {
        this.marks = marks;
        this.role = role;
    }

    /** A type parameter whose bounds are resolved in the scope when they are asked for. */
    static TypeVariable variable(TypeParameterTree tree, Supplier<String> id, Scope scope) {
        Supplier<List<Type>> bounds =
                () -> {
                    if (tree.bounds().isEmpty()) {
                        return List.of(scope.file().program().types().object());
                    }
                    TypeBinder binder = new TypeBinder(Marks.NONE);
                    return tree.bounds().stream().map(b -> binder.bind(b, scope)).toList();
                };
        return new TypeVariable(id, tree.name().text(), bounds);
    }

    Type bind(TypeTree tree, Scope scope) {
        return switch (tree) {
            case TypeTree.Primitive p -> {
                Primitive primitive = Primitive.of(p.keyword());
                yield primitive == null ? new UnknownType(p.keyword()) : primitive;
            }
            case TypeTree.Named n -> bindNamed(n, scope);
            case TypeTree.Array a -> new ArrayType(bind(a.element(), scope));
            case TypeTree.Wildcard w ->
                    w.bound() == null
                            ? WildcardType.UNBOUNDED
                            : new WildcardType(w.isSuper(), bind(w.bound(), scope));
            case TypeTree.Union u ->
                    scope.file()
                            .program()
                            .types()
                            .leastUpperBound(bindAll(u.alternatives(), scope));
            case TypeTree.Intersection i -> IntersectionType.of(bindAll(i.parts(), scope));
            case TypeTree.Inferred _ -> UnknownType.UNKNOWN;
        };
    }

    List<Type> bindAll(List<TypeTree> trees, Scope scope) {
        return trees.stream().map(t -> bind(t, scope)).toList();
    }

    private Type bindNamed(TypeTree.Named tree, Scope scope) {
        List<TypeTree.Part> parts = tree.parts();
        TypeTree.Part first = parts.getFirst();
        Type type = scope.type(first.name().text());
        if (type != null) {
            mark(first.name(), type);
            type = withArguments(type, first, scope);
            return parts.size() == 1
                    ? type
                    : bindMembers(type, parts.subList(1, parts.size()), scope);
        }
        if (parts.size() == 1) {
            marks.unresolved(first.name(), role);
            bindArguments(first, scope);
            return new UnknownType(first.name().text());
        }
        return bindQualified(parts, scope);
    }

    /** A name that begins with a package. */
    private Type bindQualified(List<TypeTree.Part> parts, Scope scope) {
        Program program = scope.file().program();
        StringBuilder packageName = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            Id name = parts.get(i).name();
            TypeSymbol type =
                    i == 0 ? null : program.topLevelType(packageName.toString(), name.text());
            if (type != null) {
                mark(name, ClassType.of(type));
                Type found = withArguments(ClassType.of(type), parts.get(i), scope);
                return bindMembers(found, parts.subList(i + 1, parts.size()), scope);
            }
            if (i > 0) packageName.append('.');
            packageName.append(name.text());
            bindArguments(parts.get(i), scope);
            if (i < parts.size() - 1 && program.hasPackage(packageName.toString())) {
                marks.put(name, role, SymbolKind.PACKAGE, packageName.toString());
            } else {
                marks.unresolved(name, role);
            }
        }
        return new UnknownType(packageName.toString());
    }

    private Type bindMembers(Type outer, List<TypeTree.Part> parts, Scope scope) {
        Type type = outer;
        for (TypeTree.Part part : parts) {
            TypeSymbol member =
                    type instanceof ClassType c
                            ? Members.memberType(c.symbol(), part.name().text())
                            : null;
            if (member == null) {
                marks.unresolved(part.name(), role);
                bindArguments(part, scope);
                type = new UnknownType(type + "." + part.name().text());
            } else {
                mark(part.name(), ClassType.of(member));
                type = withArguments(memberOf(type, member), part, scope);
            }
        }
        return type;
    }

    private static ClassType memberOf(Type outer, TypeSymbol member) {
        return new ClassType(
                member,
                member.isInner() && outer instanceof ClassType c && c.isParameterized() ? c : null,
                List.of());
    }

    /** Without arguments, the name of a generic class is a raw type. */
    private Type withArguments(Type type, TypeTree.Part part, Scope scope) {
        List<Type> arguments = bindArguments(part, scope);
        if (!(type instanceof ClassType c)) return type;
        if (!arguments.isEmpty()) return new ClassType(c.symbol(), c.outer(), arguments);
        return c.isRaw() && c.outer() != null ? ClassType.of(c.symbol()) : c;
    }

    private List<Type> bindArguments(TypeTree.Part part, Scope scope) {
        return part.arguments() == null ? List.of() : bindAll(part.arguments(), scope);
    }

    /** The id of a method's type parameter is known only when the method's types are. */
    void mark(Id token, @Nullable Type type) {
        if (marks == Marks.NONE) return;
        switch (type) {
            case ClassType c -> marks.put(token, role, c.symbol().kind(), c.symbol().id());
            case TypeVariable v -> marks.put(token, role, SymbolKind.TYPE_PARAM, v.id());
            case null, default -> marks.unresolved(token, role);
        }
    }
}
