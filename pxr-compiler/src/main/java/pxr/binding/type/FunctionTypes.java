package pxr.binding.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Functional interfaces and their function types (JLS 9.8, 9.9). */
public final class FunctionTypes {

    private final Types types;
    private final Map<TypeSymbol, Optional<MethodSymbol>> descriptors = new ConcurrentHashMap<>();

    FunctionTypes(Types types) {
        this.types = types;
    }

    /// The function type of a functional interface.
    ///
    /// @param method the interface's one abstract method
    /// @param result may be `void`
    public record FunctionType(MethodSymbol method, List<Type> parameters, Type result) {}

    /** The function type of the type, or null where it is no functional interface. */
    public @Nullable FunctionType of(Type type) {
        for (ClassType candidate : types.classTypes(type)) {
            if (!candidate.symbol().isInterface()) continue;
            LookupLog.askedForFunction(candidate.symbol());
            MethodSymbol method =
                    descriptors
                            .computeIfAbsent(
                                    candidate.symbol(),
                                    s -> LookupLog.unrecorded(() -> descriptor(s)))
                            .orElse(null);
            if (method != null) return functionType(withoutWildcards(candidate), method);
        }
        return null;
    }

    private FunctionType functionType(ClassType type, MethodSymbol method) {
        MethodSymbol.Signature signature = method.signature();
        return new FunctionType(
                method,
                signature.parameters().stream()
                        .map(p -> types.asMemberOf(type, method.owner(), p, false))
                        .toList(),
                types.asMemberOf(type, method.owner(), signature.result(), false));
    }

    /** The one abstract method that is not one of Object's; of equivalent ones the first. */
    private Optional<MethodSymbol> descriptor(TypeSymbol symbol) {
        List<MethodSymbol> found = new ArrayList<>(1);
        for (TypeSymbol type : symbol.closure().keySet()) {
            if (!type.isInterface()) continue;
            for (MethodSymbol method : type.methods()) {
                if (!method.has(Flags.ABSTRACT) || isObjects(method, symbol)) continue;
                boolean known = found.stream().anyMatch(m -> areEquivalent(m, method, symbol));
                if (!known && !isImplemented(method, symbol)) found.add(method);
            }
        }
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** Whether a default method of a subinterface stands in the place of the abstract one. */
    private boolean isImplemented(MethodSymbol method, TypeSymbol symbol) {
        for (TypeSymbol type : symbol.closure().keySet()) {
            if (type == method.owner() || !type.isSubclassOf(method.owner())) continue;
            for (MethodSymbol m : type.methods(method.name())) {
                if (m.has(Flags.DEFAULT) && areEquivalent(m, method, symbol)) return true;
            }
        }
        return false;
    }

    /** Whether one's signature is a subsignature of the other's (JLS 8.4.2). */
    private boolean areEquivalent(MethodSymbol a, MethodSymbol b, TypeSymbol in) {
        return a.name().equals(b.name())
                && (Overriding.haveSameParameters(a, b, in.thisType(), types)
                        || Overriding.haveSameParameters(b, a, in.thisType(), types));
    }

    private static boolean isObjects(MethodSymbol method, TypeSymbol symbol) {
        return symbol.object().methods(method.name()).stream()
                .anyMatch(m ->
                        m.has(Flags.PUBLIC)
                                && m.arity() == method.arity()
                                && m.parameters().equals(method.parameters()));
    }

    /** The parameterization that a wildcard-parameterized functional interface stands for. */
    private ClassType withoutWildcards(ClassType type) {
        if (type.arguments().stream().noneMatch(WildcardType.class::isInstance)) return type;
        List<TypeVariable> parameters = type.symbol().typeParameters();
        List<Type> arguments = new ArrayList<>(type.arguments().size());
        for (int i = 0; i < type.arguments().size(); i++) {
            Type argument = type.arguments().get(i);
            if (argument instanceof WildcardType w) {
                Type bound = w.bound();
                argument =
                        bound != null
                                ? bound
                                : i < parameters.size()
                                        ? Erasure.of(parameters.get(i).bounds().getFirst())
                                        : types.object();
            }
            arguments.add(argument);
        }
        return new ClassType(type.symbol(), type.outer(), List.copyOf(arguments));
    }
}
