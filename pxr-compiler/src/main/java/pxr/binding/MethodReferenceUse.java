package pxr.binding;

import java.util.List;
import pxr.binding.type.MethodSymbol;
import pxr.binding.type.Type;
import pxr.syntax.Expression;

/// A method reference whose target is bound and whose method is not chosen yet (JLS 15.13.1).
///
/// @param site the type whose member is meant
/// @param isType whether a type stands before `::`, so that the receiver may be the first parameter
/// @param candidates all accessible methods of the name
record MethodReferenceUse(
        Expression.MethodReference tree,
        Scope scope,
        Type site,
        boolean isType,
        List<Type> typeArguments,
        List<MethodSymbol> candidates) {

    /** Whether there is but one method that it can mean, so that its types are known at once. */
    boolean isExact() {
        return candidates.size() == 1
                && !candidates.getFirst().isVarargs()
                && (candidates.getFirst().typeParameters().isEmpty() || !typeArguments.isEmpty());
    }
}
