package pxr.binding;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.ArrayType;
import pxr.binding.type.Erasure;
import pxr.binding.type.MethodSymbol;
import pxr.binding.type.Substitution;
import pxr.binding.type.Type;
import pxr.binding.type.TypeVariable;

/// A method that is considered for a call, with its parameter types as a member of the site.
///
/// @param open the type parameters whose arguments are to be inferred
/// @param asMember makes of a declared type what it is for the site
/// @param spread whether the last arguments are passed as elements of an array
record Candidate(
        MethodSymbol method,
        List<Type> formals,
        List<TypeVariable> open,
        UnaryOperator<Type> asMember,
        boolean spread) {

    /** The same passed as the phase wants it, or null where that cannot be. */
    @Nullable Candidate in(Phase phase, int arguments) {
        if (phase != Phase.VARIABLE_ARITY) return formals.size() == arguments ? this : null;
        return method.isVarargs() ? new Candidate(method, formals, open, asMember, true) : null;
    }

    /** The type of the parameter that the argument is for. */
    Type formal(int argument) {
        int last = formals.size() - 1;
        return argument < last || !spread ? formals.get(Math.min(argument, last)) : element();
    }

    private Type element() {
        return formals.getLast() instanceof ArrayType a ? a.element() : formals.getLast();
    }

    /** The type of its result. */
    Type result() {
        return asMember.apply(method.signature().result());
    }

    /** Whether the type is a type parameter that is to be inferred. */
    boolean isOpen(Type formal) {
        return formal instanceof TypeVariable v && open.contains(v);
    }

    /** The type as it is where nothing is inferred, or its erasure. */
    Type judged(Type formal) {
        return mentionsOpen(formal) ? Erasure.of(formal) : formal;
    }

    private boolean mentionsOpen(Type type) {
        return !open.isEmpty()
                && !Substitution.of(open, open.stream().map(Erasure::of).toList())
                        .apply(type)
                        .equals(type);
    }
}
