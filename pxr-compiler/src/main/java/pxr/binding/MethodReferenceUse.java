package pxr.binding;

import java.util.List;
import pxr.binding.type.ArrayType;
import pxr.binding.type.ClassType;
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

    /**
     * Whether there is but one method that it can mean, with types that are known (JLS 15.13.1).
     */
    boolean isExact() {
        if (isArrayCreation()) return true;
        if (candidates.size() != 1 || isType && site instanceof ClassType c && c.isRaw()) {
            return false;
        }
        MethodSymbol only = candidates.getFirst();
        return !only.isVarargs() && only.typeParameters().isEmpty();
    }

    boolean isArrayCreation() {
        return tree.isConstructor() && site instanceof ArrayType;
    }
}
