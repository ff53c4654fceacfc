package pxr.binding.type;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The least upper bound of types (JLS 4.10.4). */
final class LeastUpperBound {

    /** `Comparable<? extends Comparable<? extends …>>` unfolds this often, then ends in `?`. */
    private static final int DEEPEST = 2;

    private final Types types;

    LeastUpperBound(Types types) {
        this.types = types;
    }

    Type of(List<Type> all) {
        return of(all, 0);
    }

    private Type of(List<Type> all, int depth) {
        List<Type> distinct =
                all.stream()
                        .filter(t -> !(t instanceof NullType) && !t.isUnknown())
                        .map(types::boxed)
                        .distinct()
                        .toList();
        if (distinct.isEmpty()) return all.isEmpty() ? types.object() : all.getFirst();
        if (distinct.size() == 1) return distinct.getFirst();
        for (Type candidate : distinct) {
            if (distinct.stream().allMatch(t -> types.isSubtype(t, candidate))) return candidate;
        }
        if (distinct.stream().allMatch(ArrayType.class::isInstance))
            return ofArrays(distinct, depth);
        List<TypeSymbol> candidates = minimalCandidates(distinct);
        List<Type> parts = new ArrayList<>(candidates.size());
        for (TypeSymbol c : candidates) parts.add(parameterization(c, distinct, depth));
        return parts.isEmpty() ? types.object() : IntersectionType.of(parts);
    }

    private Type ofArrays(List<Type> arrays, int depth) {
        List<Type> elements = arrays.stream().map(a -> ((ArrayType) a).element()).toList();
        return elements.stream().anyMatch(Type::isPrimitive)
                ? types.object()
                : new ArrayType(of(elements, depth));
    }

    /** MEC: the erased supertypes that all share and that no other such type is a subclass of. */
    private List<TypeSymbol> minimalCandidates(List<Type> all) {
        Set<TypeSymbol> shared = null;
        for (Type type : all) {
            Set<TypeSymbol> supertypes = new LinkedHashSet<>();
            for (ClassType c : types.classTypes(type)) {
                supertypes.addAll(c.symbol().closure().keySet());
            }
            if (shared == null) shared = supertypes;
            else shared.retainAll(supertypes);
        }
        if (shared == null) return List.of();
        Set<TypeSymbol> candidates = shared;
        List<TypeSymbol> minimal = new ArrayList<>();
        for (TypeSymbol c : candidates) {
            if (candidates.stream().noneMatch(d -> d != c && d.isSubclassOf(c))) minimal.add(c);
        }
        // The class, if there is one, goes before the interfaces.
        minimal.sort((a, b) -> Boolean.compare(a.isInterface(), b.isInterface()));
        return minimal;
    }

    private Type parameterization(TypeSymbol symbol, List<Type> all, int depth) {
        if (symbol.typeParameters().isEmpty()) return ClassType.of(symbol);
        ClassType merged = null;
        for (Type type : all) {
            ClassType as = types.asSuper(type, symbol);
            if (as == null || as.arguments().isEmpty()) return ClassType.of(symbol);
            merged = merged == null ? as : merge(merged, as, depth);
        }
        return merged == null ? ClassType.of(symbol) : merged;
    }

    /** The least containing parameterization of two. */
    private ClassType merge(ClassType a, ClassType b, int depth) {
        List<Type> arguments = new ArrayList<>(a.arguments().size());
        for (int i = 0; i < Math.min(a.arguments().size(), b.arguments().size()); i++) {
            arguments.add(merge(a.arguments().get(i), b.arguments().get(i), depth));
        }
        return new ClassType(a.symbol(), a.outer(), List.copyOf(arguments));
    }

    private Type merge(Type a, Type b, int depth) {
        if (a.equals(b)) return a;
        if (a instanceof WildcardType v && v.isSuper()
                || b instanceof WildcardType w && w.isSuper()) {
            return WildcardType.UNBOUNDED;
        }
        if (depth >= DEEPEST) return WildcardType.UNBOUNDED;
        Type bound = of(List.of(types.upward(a), types.upward(b)), depth + 1);
        return types.isObject(bound) ? WildcardType.UNBOUNDED : new WildcardType(false, bound);
    }
}
