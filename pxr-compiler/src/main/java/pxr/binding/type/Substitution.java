package pxr.binding.type;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts types in the place of type variables. */
public final class Substitution {

    private final Map<TypeVariable, Type> map;

    private Substitution(Map<TypeVariable, Type> map) {
        this.map = map;
    }

    public static Substitution of(List<TypeVariable> from, List<? extends Type> to) {
        Map<TypeVariable, Type> map = new IdentityHashMap<>();
        for (int i = 0; i < Math.min(from.size(), to.size()); i++) map.put(from.get(i), to.get(i));
        return new Substitution(map);
    }

    /** The arguments of a parameterized type, and of the types around it, for the parameters. */
    public static Substitution arguments(ClassType type) {
        Map<TypeVariable, Type> map = new IdentityHashMap<>();
        for (@Nullable ClassType t = type; t != null; t = t.outer()) {
            List<TypeVariable> parameters = t.symbol().typeParameters();
            for (int i = 0; i < Math.min(parameters.size(), t.arguments().size()); i++) {
                map.put(parameters.get(i), t.arguments().get(i));
            }
        }
        return new Substitution(map);
    }

    /** A supertype of a generic class, as it is for one of its parameterizations (JLS 4.10.2). */
    public static ClassType asSeenFrom(ClassType supertype, ClassType from) {
        if (from.isRaw()) return ClassType.of(supertype.symbol());
        if (!from.isParameterized()) return supertype;
        return arguments(from).apply(supertype);
    }

    public boolean isEmpty() {
        return map.isEmpty();
    }

    public Type apply(Type type) {
        if (map.isEmpty()) return type;
        return switch (type) {
            case TypeVariable v -> {
                Type to = map.get(v);
                yield to == null ? v : to;
            }
            case ClassType c -> apply(c);
            case ArrayType a -> {
                Type element = apply(a.element());
                yield element == a.element() ? a : new ArrayType(element);
            }
            case WildcardType w -> {
                Type bound = w.bound();
                if (bound == null) yield w;
                Type to = apply(bound);
                if (to == bound) yield w;
                yield to instanceof WildcardType inner
                        ? merged(w, inner)
                        : new WildcardType(w.isSuper(), to);
            }
            case IntersectionType i -> new IntersectionType(applyAll(i.parts()));
            default -> type;
        };
    }

    /**
     * A wildcard put inside a wildcard, which only a type that was not captured can bring about.
     */
    private static WildcardType merged(WildcardType outer, WildcardType inner) {
        return inner.bound() == null || inner.isSuper() != outer.isSuper()
                ? WildcardType.UNBOUNDED
                : inner;
    }

    public ClassType apply(ClassType type) {
        if (!type.isParameterized() || map.isEmpty()) return type;
        ClassType outer = type.outer();
        List<Type> arguments = applyAll(type.arguments());
        ClassType newOuter = outer == null ? null : apply(outer);
        return arguments == type.arguments() && newOuter == outer
                ? type
                : new ClassType(type.symbol(), newOuter, arguments);
    }

    /** The same list where nothing changes. */
    public List<Type> applyAll(List<Type> types) {
        List<Type> result = null;
        for (int i = 0; i < types.size(); i++) {
            Type to = apply(types.get(i));
            if (to != types.get(i) && result == null) result = new ArrayList<>(types);
            if (result != null) result.set(i, to);
        }
        return result == null ? types : List.copyOf(result);
    }
}
