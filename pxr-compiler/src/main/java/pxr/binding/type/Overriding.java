package pxr.binding.type;

import java.util.List;

/** When the signatures of two methods are the same (JLS 8.4.2). */
public final class Overriding {

    private Overriding() {}

    /// Whether the first method's signature is a subsignature of the second's, both taken as
    /// members of the type `site`: the same, or the same as the other's erasure.
    public static boolean haveSameParameters(
            MethodSymbol sub, MethodSymbol other, Type site, Types types) {
        if (sub.arity() != other.arity()) return false;
        List<Type> mine = parameters(sub, site, types);
        List<Type> theirs = parameters(other, site, types);
        if (sub.typeParameters().size() == other.typeParameters().size()) {
            Substitution renamed = Substitution.of(other.typeParameters(), sub.typeParameters());
            if (areSame(mine, renamed.applyAll(theirs), types)
                    && haveSameBounds(sub, other, renamed, site, types)) {
                return true;
            }
        }
        return sub.typeParameters().isEmpty() && areSame(mine, Erasure.ofAll(theirs), types);
    }

    /** Whether the type parameters of generic methods are the same (JLS 8.4.4). */
    private static boolean haveSameBounds(
            MethodSymbol sub, MethodSymbol other, Substitution renamed, Type site, Types types) {
        for (int i = 0; i < sub.typeParameters().size(); i++) {
            List<Type> mine = asMembers(sub.typeParameters().get(i).bounds(), sub, site, types);
            List<Type> theirs =
                    asMembers(other.typeParameters().get(i).bounds(), other, site, types);
            if (mine.size() != theirs.size() || !areSame(mine, renamed.applyAll(theirs), types)) {
                return false;
            }
        }
        return true;
    }

    private static List<Type> parameters(MethodSymbol method, Type site, Types types) {
        return asMembers(method.parameters(), method, site, types);
    }

    private static List<Type> asMembers(
            List<Type> declared, MethodSymbol method, Type site, Types types) {
        return declared.stream()
                .map(t -> types.asMemberOf(site, method.owner(), t, method.isStatic()))
                .toList();
    }

    private static boolean areSame(List<Type> a, List<Type> b, Types types) {
        for (int i = 0; i < a.size(); i++) {
            if (!types.subtyping().isSame(a.get(i), b.get(i))) return false;
        }
        return true;
    }
}
