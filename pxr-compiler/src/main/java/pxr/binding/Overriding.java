package pxr.binding;

import java.util.List;
import pxr.binding.type.Erasure;
import pxr.binding.type.MethodSymbol;
import pxr.binding.type.Substitution;
import pxr.binding.type.Type;
import pxr.binding.type.Types;

/** When the signatures of two methods are the same (JLS 8.4.2). */
final class Overriding {

    private Overriding() {}

    /// Whether the first method's signature is a subsignature of the second's, both taken as
    /// members of the type `site`: the same, or the same as the other's erasure.
    static boolean haveSameParameters(
            MethodSymbol sub, MethodSymbol other, Type site, Types types) {
        if (sub.arity() != other.arity()) return false;
        if (sub.arity() == 0) return true;
        List<Type> mine = parameters(sub, site, types);
        List<Type> theirs = parameters(other, site, types);
        if (sub.typeParameters().size() == other.typeParameters().size()) {
            Substitution renamed = Substitution.of(other.typeParameters(), sub.typeParameters());
            if (areSame(mine, renamed.applyAll(theirs), types)) return true;
        }
        return areSame(mine, Erasure.ofAll(theirs), types);
    }

    private static List<Type> parameters(MethodSymbol method, Type site, Types types) {
        return method.parameters().stream()
                .map(p -> types.asMemberOf(site, method.owner(), p, method.isStatic()))
                .toList();
    }

    private static boolean areSame(List<Type> a, List<Type> b, Types types) {
        for (int i = 0; i < a.size(); i++) {
            if (!types.subtyping().isSame(a.get(i), b.get(i))) return false;
        }
        return true;
    }
}
