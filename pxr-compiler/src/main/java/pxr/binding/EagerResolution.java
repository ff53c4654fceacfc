package pxr.binding;

import java.util.ArrayList;
import java.util.List;
import pxr.binding.type.ClassType;
import pxr.binding.type.InferenceVariable;
import pxr.binding.type.Type;
import pxr.binding.type.TypeSymbol;
import pxr.binding.type.Types;

/// When the result of a generic call is settled before its target is looked at, because what is
/// known of it could not be passed on without capture or unchecked conversion (JLS 18.5.2.1).
final class EagerResolution {

    private EagerResolution() {}

    static boolean isDue(InferenceVariable result, Type target, Types types) {
        if (!target.isReference() || target.isUnknown() || result.instantiation() != null) {
            return false;
        }
        List<Type> below = new ArrayList<>(result.equal());
        below.addAll(result.lower());
        return !Types.isWild(target)
                        && (below.stream().anyMatch(Types::isWild)
                                || haveTwoParameterizations(result.lower(), types))
                || target instanceof ClassType c
                        && c.isParameterized()
                        && below.stream().anyMatch(b -> isRawBelow(b, c.symbol(), types));
    }

    private static boolean isRawBelow(Type type, TypeSymbol symbol, Types types) {
        ClassType as = types.asSuper(type, symbol);
        return as != null && as.isRaw();
    }

    private static boolean haveTwoParameterizations(List<Type> lower, Types types) {
        for (int i = 1; i < lower.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (differ(lower.get(i), lower.get(j), types)) return true;
            }
        }
        return false;
    }

    private static boolean differ(Type a, Type b, Types types) {
        return types.classTypes(a).stream()
                .flatMap(c -> c.symbol().closure().keySet().stream())
                .filter(shared -> !shared.typeParameters().isEmpty())
                .anyMatch(shared -> {
                    ClassType one = types.asSuper(a, shared);
                    ClassType two = types.asSuper(b, shared);
                    return one != null && two != null && !one.equals(two);
                });
    }
}
