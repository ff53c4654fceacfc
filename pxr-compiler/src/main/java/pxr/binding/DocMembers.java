package pxr.binding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.ArrayType;
import pxr.binding.type.ClassType;
import pxr.binding.type.Erasure;
import pxr.binding.type.FieldSymbol;
import pxr.binding.type.MethodSymbol;
import pxr.binding.type.Type;
import pxr.binding.type.TypeSymbol;
import pxr.binding.type.TypeVariable;
import pxr.binding.type.Types;

/// Finds the member that `Type#member` names in a doc comment. This is javac's search, which is not
/// the language's: it knows no access, and chooses among overloaded members thus:
///
/// - with parameters the method whose erased parameter types are those written; where there is
///   none, one that could be called with them; of several the one declared last;
/// - without parameters a field, unless a method of that name is found in a subclass of the
///   field's; of several methods the first declared, of several constructors the last.
///
/// Superclasses come before interfaces. A reference without a type goes on to enclosing types: for
/// methods after the supertypes, for fields before them.
final class DocMembers {

    private final Types types;

    DocMembers(Types types) {
        this.types = types;
    }

    /** Either of the two is null. */
    record Found(@Nullable FieldSymbol field, @Nullable MethodSymbol method) {}

    /// The member of that name, or null.
    ///
    /// @param parameters their types, or null where none are written
    /// @param outwards whether to look in enclosing types as well
    @Nullable Found find(
            TypeSymbol type, String name, @Nullable List<Type> parameters, boolean outwards) {
        MethodSymbol method = method(type, name, parameters, outwards);
        if (parameters != null) return method == null ? null : new Found(null, method);
        FieldSymbol field = field(type, name, outwards, new HashSet<>());
        boolean isField =
                field != null && (method == null || field.owner().isSubclassOf(method.owner()));
        if (isField) return new Found(field, null);
        return method == null ? null : new Found(null, method);
    }

    private @Nullable MethodSymbol method(
            TypeSymbol type, String name, @Nullable List<Type> parameters, boolean outwards) {
        if (name.equals(type.name())) return constructor(type, parameters);
        if (parameters == null) {
            return search(type, outwards, new HashSet<>(), t -> first(t.methods(name)));
        }
        MethodSymbol same =
                search(
                        type,
                        outwards,
                        new HashSet<>(),
                        t -> last(t.methods(name), m -> isSame(parameters, m)));
        if (same != null) return same;
        return search(
                type,
                outwards,
                new HashSet<>(),
                t -> last(t.methods(name), m -> fits(parameters, m)));
    }

    private @Nullable MethodSymbol constructor(TypeSymbol type, @Nullable List<Type> parameters) {
        List<MethodSymbol> all = type.methods(MethodSymbol.CONSTRUCTOR);
        if (parameters == null) return all.isEmpty() ? null : all.getLast();
        MethodSymbol same = last(all, c -> isSame(parameters, c));
        return same != null ? same : last(all, c -> fits(parameters, c));
    }

    private static @Nullable MethodSymbol search(
            TypeSymbol type,
            boolean outwards,
            Set<TypeSymbol> seen,
            Function<TypeSymbol, @Nullable MethodSymbol> own) {
        if (!seen.add(type)) return null;
        MethodSymbol found = own.apply(type);
        if (found != null) return found;
        for (TypeSymbol supertype : supertypes(type)) {
            found = search(supertype, outwards, seen, own);
            if (found != null) return found;
        }
        TypeSymbol enclosing = type.enclosing();
        return outwards && enclosing != null ? search(enclosing, true, seen, own) : null;
    }

    private static @Nullable FieldSymbol field(
            TypeSymbol type, String name, boolean outwards, Set<TypeSymbol> seen) {
        if (!seen.add(type)) return null;
        FieldSymbol found = type.field(name);
        TypeSymbol enclosing = type.enclosing();
        if (found == null && outwards && enclosing != null) {
            found = field(enclosing, name, true, seen);
        }
        if (found != null) return found;
        for (TypeSymbol supertype : supertypes(type)) {
            found = field(supertype, name, outwards, seen);
            if (found != null) return found;
        }
        return null;
    }

    private static List<TypeSymbol> supertypes(TypeSymbol type) {
        List<TypeSymbol> supertypes = new ArrayList<>(4);
        ClassType superclass = type.superclass();
        if (superclass != null) supertypes.add(superclass.symbol());
        for (ClassType i : type.interfaces()) supertypes.add(i.symbol());
        return supertypes;
    }

    private static @Nullable MethodSymbol first(List<MethodSymbol> methods) {
        return methods.isEmpty() ? null : methods.getFirst();
    }

    private interface Test {
        boolean holds(MethodSymbol method);
    }

    private static @Nullable MethodSymbol last(List<MethodSymbol> methods, Test wanted) {
        for (MethodSymbol method : methods.reversed()) if (wanted.holds(method)) return method;
        return null;
    }

    private static boolean isSame(List<Type> written, MethodSymbol method) {
        if (method.arity() != written.size()) return false;
        for (int i = 0; i < written.size(); i++) {
            if (!isErasure(written.get(i), method.parameters().get(i))) return false;
        }
        return true;
    }

    /** What is not known may be anything. */
    private static boolean isErasure(Type written, Type type) {
        return switch (written) {
            case ArrayType a -> type instanceof ArrayType b && isErasure(a.element(), b.element());
            case ClassType c -> c.arguments().isEmpty() && isSameErased(c, type);
            case TypeVariable _ -> false;
            default -> isSameErased(written, type);
        };
    }

    private static boolean isSameErased(Type written, Type type) {
        return written.isUnknown()
                || type.isUnknown()
                || Erasure.name(written).equals(Erasure.name(type));
    }

    private boolean fits(List<Type> written, MethodSymbol method) {
        if (method.arity() != written.size()) return false;
        for (int i = 0; i < written.size(); i++) {
            if (!types.isSubtype(written.get(i), method.parameters().get(i))) return false;
        }
        return true;
    }
}
