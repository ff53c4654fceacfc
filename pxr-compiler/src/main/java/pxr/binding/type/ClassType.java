package pxr.binding.type;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A class or interface type.
///
/// @param outer the type of the enclosing instance where it is parameterized, else null
/// @param arguments empty for a raw type and for one that is not generic
public record ClassType(TypeSymbol symbol, @Nullable ClassType outer, List<Type> arguments)
        implements Type {

    public static ClassType of(TypeSymbol symbol) {
        return new ClassType(symbol, null, List.of());
    }

    public boolean isParameterized() {
        return !arguments.isEmpty() || outer != null;
    }

    /** Whether the class is generic and its arguments are left out (JLS 4.8). */
    public boolean isRaw() {
        return arguments.isEmpty() && !symbol.typeParameters().isEmpty();
    }

    @Override
    public String toString() {
        String own = outer == null ? symbol.id() : outer + "." + symbol.name();
        return arguments.isEmpty()
                ? own
                : arguments.stream()
                        .map(Type::toString)
                        .collect(Collectors.joining(",", own + "<", ">"));
    }
}
