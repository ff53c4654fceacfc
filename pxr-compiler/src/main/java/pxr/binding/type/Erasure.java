package pxr.binding.type;

import java.util.List;

/** Type erasure (JLS 4.6). */
public final class Erasure {

    private Erasure() {}

    /** Variables bounded by variables end here, even when they bound one another in a circle. */
    private static final int LONGEST_CHAIN = 64;

    public static Type of(Type type) {
        return of(type, 0);
    }

    private static Type of(Type type, int depth) {
        if (depth > LONGEST_CHAIN) return UnknownType.UNKNOWN;
        return switch (type) {
            case ClassType c -> c.isParameterized() ? ClassType.of(c.symbol()) : c;
            case ArrayType a -> {
                Type element = of(a.element(), depth + 1);
                yield element == a.element() ? a : new ArrayType(element);
            }
            case TypeVariable v -> of(v.bounds().getFirst(), depth + 1);
            case IntersectionType i -> of(i.parts().getFirst(), depth + 1);
            case WildcardType w -> {
                Type upper = w.upper();
                yield upper == null ? UnknownType.UNKNOWN : of(upper, depth + 1);
            }
            default -> type;
        };
    }

    public static List<Type> ofAll(List<Type> types) {
        return types.stream().map(Erasure::of).toList();
    }

    /** The erased type as ids spell it: binary names, `[]` for arrays. */
    public static String name(Type type) {
        return switch (of(type)) {
            case ClassType c -> c.symbol().id();
            case ArrayType a -> name(a.element()) + "[]";
            case Type t -> t.toString();
        };
    }
}
