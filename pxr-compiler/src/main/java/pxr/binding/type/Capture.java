package pxr.binding.type;

import java.util.ArrayList;
import java.util.List;

/** Capture conversion (JLS 5.1.10). */
final class Capture {

    /** Chains of bounds longer than this are circular or of no use to anyone. */
    static final int DEEPEST = 64;

    private Capture() {}

    static ClassType of(ClassType type, Types types) {
        ClassType outer = type.outer();
        ClassType capturedOuter = outer == null ? null : of(outer, types);
        if (type.arguments().stream().noneMatch(WildcardType.class::isInstance)) {
            return capturedOuter == outer
                    ? type
                    : new ClassType(type.symbol(), capturedOuter, type.arguments());
        }
        List<Type> arguments = new ArrayList<>(type.arguments().size());
        for (Type argument : type.arguments()) {
            arguments.add(captured(argument, types));
        }
        ClassType captured = new ClassType(type.symbol(), capturedOuter, List.copyOf(arguments));
        Substitution toArguments = Substitution.arguments(captured);
        List<TypeVariable> parameters = type.symbol().typeParameters();
        for (int i = 0; i < arguments.size() && i < parameters.size(); i++) {
            if (type.arguments().get(i) instanceof WildcardType wildcard
                    && arguments.get(i) instanceof TypeVariable fresh) {
                fresh.setBounds(
                        bounds(wildcard, toArguments.applyAll(parameters.get(i).bounds()), types),
                        wildcard.lower());
            }
        }
        return captured;
    }

    /** A fresh variable for a wildcard that leaves a choice, as `? super Object` does not. */
    private static Type captured(Type argument, Types types) {
        if (!(argument instanceof WildcardType w)) return argument;
        Type lower = w.lower();
        return lower != null && types.isObject(lower) ? lower : TypeVariable.captured();
    }

    /** The wildcard's bound first, then those of the parameter that do not follow from it. */
    private static List<Type> bounds(WildcardType wildcard, List<Type> declared, Types types) {
        Type upper = wildcard.upper();
        if (upper == null) return declared;
        List<Type> bounds = new ArrayList<>();
        bounds.add(upper);
        for (Type bound : declared) {
            if (types.isObject(bound) || bound.equals(upper) || implies(upper, bound, types)) {
                continue;
            }
            // A class goes before interfaces, whichever of the two names it.
            if (upper instanceof ClassType u
                    && u.symbol().isInterface()
                    && bound instanceof ClassType b
                    && !b.symbol().isInterface()) {
                bounds.addFirst(bound);
            } else {
                bounds.add(bound);
            }
        }
        return List.copyOf(bounds);
    }

    /** By class only: the bounds of captured variables may not be complete yet. */
    private static boolean implies(Type upper, Type bound, Types types) {
        return bound instanceof ClassType b
                && !(upper instanceof TypeVariable)
                && types.asSuper(upper, b.symbol()) != null;
    }
}
