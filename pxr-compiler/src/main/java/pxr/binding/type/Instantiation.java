package pxr.binding.type;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Puts types in the place of inference variables. */
public final class Instantiation {

    private Instantiation() {}

    /** The type with each inference variable replaced by what the function says. */
    public static Type replace(Type type, UnaryOperator<Type> variable) {
        return switch (type) {
            case InferenceVariable v -> variable.apply(v);
            case ClassType c when c.isParameterized() ->
                    new ClassType(
                            c.symbol(),
                            c.outer() == null
                                    ? null
                                    : replace(c.outer(), variable) instanceof ClassType outer
                                            ? outer
                                            : null,
                            replaceAll(c.arguments(), variable));
            case ArrayType a -> new ArrayType(replace(a.element(), variable));
            case WildcardType w -> {
                Type bound = w.bound();
                yield bound == null ? w : new WildcardType(w.isSuper(), replace(bound, variable));
            }
            case IntersectionType i -> new IntersectionType(replaceAll(i.parts(), variable));
            default -> type;
        };
    }

    private static List<Type> replaceAll(List<Type> types, UnaryOperator<Type> variable) {
        List<Type> result = new ArrayList<>(types.size());
        for (Type type : types) result.add(replace(type, variable));
        return List.copyOf(result);
    }

    /** The inference variables in a type that have no instantiation yet. */
    public static Set<InferenceVariable> openVariables(Type type) {
        Set<InferenceVariable> found = new LinkedHashSet<>(2);
        collect(type, found);
        return found;
    }

    public static boolean isProper(Type type) {
        return openVariables(type).isEmpty();
    }

    private static void collect(Type type, Set<InferenceVariable> to) {
        switch (type) {
            case InferenceVariable v -> {
                Type known = v.instantiation();
                if (known == null) to.add(v);
                else collect(known, to);
            }
            case ClassType c -> {
                for (Type argument : c.arguments()) collect(argument, to);
                if (c.outer() != null) collect(c.outer(), to);
            }
            case ArrayType a -> collect(a.element(), to);
            case WildcardType w -> {
                Type bound = w.bound();
                if (bound != null) collect(bound, to);
            }
            case IntersectionType i -> i.parts().forEach(p -> collect(p, to));
            default -> {}
        }
    }
}
