package pxr.binding;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.ArrayType;
import pxr.binding.type.ClassType;
import pxr.binding.type.FieldSymbol;
import pxr.binding.type.Primitive;
import pxr.binding.type.Type;
import pxr.binding.type.TypeSymbol;
import pxr.binding.type.UnknownType;
import pxr.symbol.Role;
import pxr.symbol.SymbolKind;
import pxr.syntax.Expression;
import pxr.syntax.Id;
import pxr.syntax.TypeTree;

/** Classifies and binds the names of expressions (JLS 6.5). */
final class Names {

    private static final String LENGTH = "[]#length";

    private final Bodies all;

    Names(Bodies all) {
        this.all = all;
    }

    /** What the expression before a dot is. */
    Qualifier qualifier(Expression e, Scope scope) {
        return switch (e) {
            case Expression.Name name -> name(name.id(), scope, Role.REF);
            case Expression.Select select -> select(select, scope, Role.REF);
            case Expression.Super self -> new Qualifier.OfSuper(superType(self.qualifier(), scope));
            case Expression.TypeName type ->
                    new Qualifier.OfType(all.typeUses.bind(type.type(), scope));
            default -> new Qualifier.OfValue(all.expressions.bind(e, scope));
        };
    }

    /** A simple name: a variable if there is one in scope, else a type, else a package. */
    Qualifier name(Id id, Scope scope, Role role) {
        Variable variable = scope.variable(id.text());
        if (variable != null) return new Qualifier.OfValue(use(variable, id, role));
        Type type = scope.type(id.text());
        if (type != null) {
            all.typeUses.mark(id, type);
            return type.isUnknown() ? new Qualifier.Unknown() : new Qualifier.OfType(type);
        }
        if (all.program.hasPackage(id.text())) {
            all.marks.put(id, role, SymbolKind.PACKAGE, id.text());
            return new Qualifier.OfPackage(id.text());
        }
        all.marks.unresolved(id, role);
        return new Qualifier.Unknown();
    }

    private Type use(Variable variable, Id id, Role role) {
        return switch (variable) {
            case Variable.Local local -> {
                all.marks.put(id, role, local.kind(), local.id());
                yield local.type();
            }
            case Variable.Field field -> {
                all.marks.put(id, role, field.symbol().kind(), field.symbol().id());
                yield field.type();
            }
        };
    }

    /** `a.b`, of which `a` may be anything. */
    Qualifier select(Expression.Select select, Scope scope, Role role) {
        Id name = select.name();
        return switch (qualifier(select.target(), scope)) {
            case Qualifier.OfPackage p -> inPackage(p.name(), name, role);
            case Qualifier.OfType t -> ofType(t.type(), name, scope, role);
            case Qualifier.OfValue v -> ofValue(v.type(), name, scope.accessor(), role);
            case Qualifier.OfSuper s -> ofValue(s.type(), name, scope.superAccessor(), role);
            case Qualifier.Unknown _ -> {
                all.marks.unresolved(name, role);
                yield new Qualifier.Unknown();
            }
        };
    }

    private Qualifier inPackage(String packageName, Id name, Role role) {
        TypeSymbol type = all.program.topLevelType(packageName, name.text());
        if (type != null) {
            all.marks.put(name, role, type.kind(), type.id());
            return new Qualifier.OfType(ClassType.of(type));
        }
        String inner = packageName + '.' + name.text();
        if (all.program.hasPackage(inner)) {
            all.marks.put(name, role, SymbolKind.PACKAGE, inner);
            return new Qualifier.OfPackage(inner);
        }
        all.marks.unresolved(name, role);
        return new Qualifier.Unknown();
    }

    private Qualifier ofType(Type type, Id name, Scope scope, Role role) {
        if (type instanceof ClassType c) {
            FieldSymbol field = Members.field(c.symbol(), name.text(), scope.accessor());
            if (field != null) return new Qualifier.OfValue(use(field, type, name, role));
            TypeSymbol member = Members.memberType(c.symbol(), name.text());
            if (member != null) {
                all.marks.put(name, role, member.kind(), member.id());
                return new Qualifier.OfType(ClassType.of(member));
            }
        }
        all.marks.unresolved(name, role);
        return new Qualifier.Unknown();
    }

    private Qualifier ofValue(Type type, Id name, Accessor accessor, Role role) {
        if (type instanceof ArrayType && name.text().equals("length")) {
            all.marks.put(name, role, SymbolKind.FIELD, LENGTH);
            return new Qualifier.OfValue(Primitive.INT);
        }
        Type site = all.types.site(type);
        FieldSymbol field = Members.field(site, name.text(), accessor, all.types);
        if (field != null) return new Qualifier.OfValue(use(field, site, name, role));
        all.marks.unresolved(name, role);
        return new Qualifier.OfValue(UnknownType.UNKNOWN);
    }

    private Type use(FieldSymbol field, Type site, Id name, Role role) {
        all.marks.put(name, role, field.kind(), field.id());
        return all.types.asMemberOf(site, field.owner(), field.type(), field.isStatic());
    }

    /** The type of `this`, or of `Outer.this`. */
    Type thisType(List<Id> qualifier, Scope scope) {
        TypeSymbol symbol =
                qualifier.isEmpty() ? scope.enclosingClass() : qualifyingClass(qualifier, scope);
        return symbol == null ? UnknownType.UNKNOWN : symbol.thisType();
    }

    /** What `super` means: the superclass, or an interface that is named (JLS 15.11.2, 15.12.1). */
    private Type superType(List<Id> qualifier, Scope scope) {
        SourceType current = scope.enclosingClass();
        if (current == null) return UnknownType.UNKNOWN;
        if (qualifier.isEmpty()) return superclass(current);
        TypeSymbol named = qualifyingClass(qualifier, scope);
        if (named == null) return UnknownType.UNKNOWN;
        for (ClassType i : current.interfaces()) if (i.symbol() == named) return i;
        return superclass(named);
    }

    private Type superclass(TypeSymbol symbol) {
        ClassType superclass = symbol.superclass();
        if (superclass != null) return superclass;
        return symbol.lacksSupertype() ? UnknownType.UNKNOWN : all.types.object();
    }

    private @Nullable TypeSymbol qualifyingClass(List<Id> qualifier, Scope scope) {
        return typeName(qualifier, scope) instanceof ClassType c ? c.symbol() : null;
    }

    /** A name that must be a type's. */
    Type typeName(List<Id> ids, Scope scope) {
        return all.typeUses.bind(
                new TypeTree.Named(
                        ids.stream().map(id -> new TypeTree.Part(id, List.of(), null)).toList()),
                scope);
    }
}
