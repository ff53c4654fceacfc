package pxr.binding.type;

import java.util.List;

/// Subtyping (JLS 4.10), containment (4.5.1), compatibility in loose invocation contexts (5.3), and
/// with inference variables the reduction of all these to bounds (18.2).
///
/// Unknown types are related to every type. Recursion that goes deeper than any real program's
/// types is answered with yes.
public final class Subtyping {

    private static final int DEEPEST = 40;

    private final Types types;
    private final Incorporation incorporation = new Incorporation(this);

    Subtyping(Types types) {
        this.types = types;
    }

    public boolean isSubtype(Type s, Type t) {
        return isSubtype(s, t, 0);
    }

    boolean isSubtype(Type s, Type t, int depth) {
        if (s == t || depth > DEEPEST) return true;
        if (s.isUnknown() || t.isUnknown()) return mayBeSubtype(s, t);
        if (t instanceof InferenceVariable v) {
            Type known = v.instantiation();
            return known != null
                    ? isSubtype(s, known, depth + 1)
                    : s instanceof NullType || s.isReference() && incorporation.lower(v, s, depth);
        }
        if (s instanceof InferenceVariable v) {
            Type known = v.instantiation();
            return known != null
                    ? isSubtype(known, t, depth + 1)
                    : t.isReference() && incorporation.upper(v, t, depth);
        }
        if (s instanceof Primitive p) return t instanceof Primitive q && p.isSubtypeOf(q);
        if (t instanceof Primitive) return false;
        if (s instanceof NullType) return true;
        return switch (t) {
            case ClassType c -> isSubtypeOfClass(s, c, depth);
            case ArrayType a -> isSubtypeOfArray(s, a, depth);
            case TypeVariable v -> isSubtypeOfVariable(s, v, depth);
            case IntersectionType i -> {
                boolean all = true;
                for (Type part : i.parts()) all &= isSubtype(s, part, depth + 1);
                yield all;
            }
            case WildcardType w -> {
                Type lower = w.lower();
                yield lower != null && isSubtype(s, lower, depth + 1);
            }
            default -> false;
        };
    }

    /// Whether a relation to what is missing cannot be ruled out: a class all of whose supertypes
    /// are there is below no class that is missing, and below a final class there is no other.
    private static boolean mayBeSubtype(Type s, Type t) {
        if (t instanceof UnknownType u && !u.name().isEmpty() && s instanceof ClassType c) {
            return c.symbol().closure().keySet().stream().anyMatch(TypeSymbol::lacksSupertype);
        }
        return !(s instanceof UnknownType u && !u.name().isEmpty() && t instanceof ClassType c)
                || !Flags.has(c.symbol().flags(), Flags.FINAL);
    }

    private boolean isSubtypeOfClass(Type s, ClassType t, int depth) {
        return switch (s) {
            case ClassType c -> isClassSubtype(c, t, depth);
            case ArrayType _ -> isSupertypeOfArrays(t);
            case TypeVariable v -> anySubtype(v.bounds(), t, depth);
            case IntersectionType i -> anySubtype(i.parts(), t, depth);
            case WildcardType w -> isSubtype(types.upward(w), t, depth + 1);
            default -> false;
        };
    }

    private static boolean isSupertypeOfArrays(ClassType t) {
        return switch (t.symbol().id()) {
            case "java.lang.Object", "java.lang.Cloneable", "java.io.Serializable" -> true;
            default -> false;
        };
    }

    /// The part that has a supertype of that class decides, so that inference takes bounds from it
    /// and not from the one that happens to stand first.
    private boolean anySubtype(List<Type> parts, ClassType t, int depth) {
        if (parts.size() == 1) return isSubtype(parts.getFirst(), t, depth + 1);
        for (Type part : parts) {
            if (types.asSuper(part, t.symbol()) != null) return isSubtype(part, t, depth + 1);
        }
        for (Type part : parts) if (isSubtype(part, t, depth + 1)) return true;
        return false;
    }

    private boolean isClassSubtype(ClassType s, ClassType t, int depth) {
        ClassType as = s.symbol() == t.symbol() ? s : types.asSuper(s, t.symbol());
        if (as == null) return s.symbol().mayInherit(t.symbol());
        if (t.arguments().isEmpty() || as.arguments().isEmpty()) return true;
        // Only the type of an expression is captured, not what is inside it (JLS 4.10.2, 6.5.6).
        if (depth == 0) as = Capture.of(as, types);
        boolean all = true;
        for (int i = 0; i < Math.min(as.arguments().size(), t.arguments().size()); i++) {
            all &= contains(t.arguments().get(i), as.arguments().get(i), depth + 1);
        }
        return all;
    }

    private boolean isSubtypeOfArray(Type s, ArrayType t, int depth) {
        return switch (s) {
            case ArrayType a ->
                    a.element().isPrimitive() || t.element().isPrimitive()
                            ? a.element() == t.element()
                            : isSubtype(a.element(), t.element(), depth + 1);
            case TypeVariable v -> v.bounds().stream().anyMatch(b -> isSubtype(b, t, depth + 1));
            case IntersectionType i -> i.parts().stream().anyMatch(p -> isSubtype(p, t, depth + 1));
            default -> false;
        };
    }

    private boolean isSubtypeOfVariable(Type s, TypeVariable t, int depth) {
        Type lower = t.lower();
        if (lower != null && isSubtype(s, lower, depth + 1)) return true;
        return switch (s) {
            case TypeVariable v ->
                    v.bounds().stream()
                            .anyMatch(b ->
                                    (b instanceof TypeVariable || b instanceof IntersectionType)
                                            && isSubtype(b, t, depth + 1));
            case IntersectionType i -> i.parts().stream().anyMatch(p -> isSubtype(p, t, depth + 1));
            default -> false;
        };
    }

    /** Whether the argument `t` contains the argument `s`. */
    private boolean contains(Type t, Type s, int depth) {
        if (t instanceof WildcardType w) {
            Type upper = w.upper();
            Type lower = w.lower();
            if (upper != null) return isSubtype(types.upward(s), upper, depth);
            if (lower != null) {
                if (!(s instanceof WildcardType argument)) return isSubtype(lower, s, depth);
                Type below = argument.lower();
                return below != null && isSubtype(lower, below, depth);
            }
            return true;
        }
        return isSame(s, t, depth);
    }

    public boolean isSame(Type s, Type t) {
        return isSame(s, t, 0);
    }

    boolean isSame(Type s, Type t, int depth) {
        if (s == t || s.isUnknown() || t.isUnknown() || depth > DEEPEST) return true;
        if (t instanceof InferenceVariable v) return isSameVariable(v, s, depth);
        if (s instanceof InferenceVariable v) return isSameVariable(v, t, depth);
        return switch (s) {
            case ClassType c ->
                    t instanceof ClassType d
                            ? c.symbol() == d.symbol() && areSameArguments(c, d, depth + 1)
                            : t instanceof WildcardType w && isOnlyObject(w) && types.isObject(s);
            case ArrayType a ->
                    t instanceof ArrayType b && isSame(a.element(), b.element(), depth + 1);
            case WildcardType w ->
                    t instanceof WildcardType x
                            ? isSameWildcard(w, x, depth + 1)
                            : isOnlyObject(w) && types.isObject(t);
            case IntersectionType i ->
                    t instanceof IntersectionType j && areSame(i.parts(), j.parts(), depth + 1);
            default -> s.equals(t);
        };
    }

    /** `? super Object` leaves no choice. */
    private boolean isOnlyObject(WildcardType w) {
        Type lower = w.lower();
        return lower != null && types.isObject(lower);
    }

    private boolean isSameVariable(InferenceVariable v, Type t, int depth) {
        Type known = v.instantiation();
        if (known != null) return isSame(known, t, depth + 1);
        return t.isReference() && !(t instanceof WildcardType) && incorporation.equal(v, t, depth);
    }

    private boolean isSameWildcard(WildcardType s, WildcardType t, int depth) {
        Type a = s.bound();
        Type b = t.bound();
        if (a == null || b == null) {
            return (a == null || types.isObject(a)) && (b == null || types.isObject(b));
        }
        return s.isSuper() == t.isSuper() && isSame(a, b, depth);
    }

    private boolean areSameArguments(ClassType s, ClassType t, int depth) {
        List<Type> mine = s.arguments();
        List<Type> theirs = t.arguments();
        if (mine.size() != theirs.size()) return mine.isEmpty() || theirs.isEmpty();
        boolean all = true;
        for (int i = 0; i < mine.size(); i++) {
            all &=
                    isSame(mine.get(i), theirs.get(i), depth)
                            || isImplied(mine.get(i), theirs.get(i), s.symbol(), i, depth)
                            || isImplied(theirs.get(i), mine.get(i), s.symbol(), i, depth);
        }
        return all;
    }

    /** Whether `?` says no less than `? extends T`, as the parameter's bound says it too. */
    private boolean isImplied(Type any, Type argument, TypeSymbol of, int index, int depth) {
        if (!(any instanceof WildcardType w) || w.bound() != null) return false;
        Type upper = argument instanceof WildcardType wanted ? wanted.upper() : null;
        return upper != null
                && index < of.typeParameters().size()
                && isSubtype(of.typeParameters().get(index).upper(), upper, depth);
    }

    private boolean areSame(List<Type> s, List<Type> t, int depth) {
        if (s.size() != t.size()) return s.isEmpty() || t.isEmpty();
        boolean all = true;
        for (int i = 0; i < s.size(); i++) all &= isSame(s.get(i), t.get(i), depth);
        return all;
    }

    /** Compatible in a strict invocation context: subtyping, raw types included (JLS 5.3). */
    public boolean isStrictlyCompatible(Type s, Type t) {
        return s.isPrimitive() == t.isPrimitive() || s.isUnknown() || t.isUnknown()
                ? isSubtype(s, t)
                : false;
    }

    /** Compatible in a loose invocation context: with boxing and unboxing (JLS 5.3). */
    public boolean isLooselyCompatible(Type s, Type t) {
        if (s == Primitive.VOID) return t == Primitive.VOID || t.isUnknown();
        if (s.isPrimitive() && t.isReference()) return isSubtype(types.boxed(s), t);
        if (t instanceof Primitive p && s.isReference()) {
            if (s instanceof InferenceVariable v) return isUnboxable(v, p);
            Primitive unboxed = types.primitive(s);
            return s.isUnknown() || unboxed != null && unboxed.isSubtypeOf(p);
        }
        return isSubtype(s, t);
    }

    /** A variable that is known to be a box keeps that; another becomes the box (JLS 18.5.2.1). */
    private boolean isUnboxable(InferenceVariable v, Primitive p) {
        boolean known =
                !v.equal().isEmpty()
                        || v.lower().stream().anyMatch(l -> !(l instanceof InferenceVariable));
        return known || p == Primitive.VOID || isSame(v, types.boxed(p));
    }
}
