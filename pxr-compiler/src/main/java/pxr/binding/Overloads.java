package pxr.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.ArrayType;
import pxr.binding.type.Flags;
import pxr.binding.type.MethodSymbol;
import pxr.binding.type.Substitution;
import pxr.binding.type.Type;
import pxr.binding.type.TypeVariable;
import pxr.binding.type.UnknownType;

/// Chooses among methods of one name (JLS 15.12.2): the applicable ones by strict invocation, else
/// by loose, else by variable arity ([Applicability]); and of those the most specific.
final class Overloads {

    private final Bodies all;

    Overloads(Bodies all) {
        this.all = all;
    }

    /** A method with the way in which its arguments are passed. */
    record Selection(MethodSymbol method, boolean variableArity) {

        /** The declared type of the parameter that the argument is for. */
        Type formal(int argument) {
            List<Type> parameters = method.parameters();
            if (parameters.isEmpty()) return UnknownType.UNKNOWN;
            int last = parameters.size() - 1;
            if (argument < last || !variableArity && argument == last) {
                return parameters.get(argument);
            }
            return variableArity && parameters.get(last) instanceof ArrayType a
                    ? a.element()
                    : parameters.get(last);
        }
    }

    /// The method that is called.
    ///
    /// @param site the type whose members the methods are
    /// @param inferred the class's type parameters where they are inferred too, as by a diamond
    /// @return null when there is no candidate at all; when none is applicable, the best guess by
    ///   arity, for types may be missing
    @Nullable Selection select(
            List<MethodSymbol> methods,
            Type site,
            List<Argument> arguments,
            List<Type> typeArguments,
            List<TypeVariable> inferred) {
        if (methods.isEmpty()) return null;
        Selection applicable = selectApplicable(methods, site, arguments, typeArguments, inferred);
        return applicable != null ? applicable : guess(methods, arguments.size());
    }

    /** The method that is called, or null where none is applicable. */
    @Nullable Selection selectApplicable(
            List<MethodSymbol> methods,
            Type site,
            List<Argument> arguments,
            List<Type> typeArguments,
            List<TypeVariable> inferred) {
        List<Candidate> candidates = new ArrayList<>(methods.size());
        for (MethodSymbol method : methods) {
            if (acceptsCount(method, arguments.size())) {
                candidates.add(candidate(method, site, typeArguments, inferred));
            }
        }
        boolean alone = candidates.size() == 1;
        for (Phase phase : Phase.values()) {
            List<Candidate> applicable = new ArrayList<>(2);
            for (Candidate c : candidates) {
                Candidate passed = c.in(phase, arguments.size());
                if (passed != null
                        && all.applicability.isApplicable(passed, arguments, phase, alone)) {
                    applicable.add(passed);
                }
            }
            if (!applicable.isEmpty()) {
                MethodSymbol chosen = mostSpecific(applicable, arguments);
                return new Selection(chosen, phase == Phase.VARIABLE_ARITY);
            }
        }
        return null;
    }

    private static boolean acceptsCount(MethodSymbol method, int arguments) {
        return method.arity() == arguments || method.isVarargs() && arguments >= method.arity() - 1;
    }

    private static Selection guess(List<MethodSymbol> methods, int arguments) {
        for (MethodSymbol m : methods) if (m.arity() == arguments) return new Selection(m, false);
        for (MethodSymbol m : methods) {
            if (acceptsCount(m, arguments)) return new Selection(m, true);
        }
        return new Selection(methods.getFirst(), false);
    }

    private Candidate candidate(
            MethodSymbol method, Type site, List<Type> typeArguments, List<TypeVariable> inferred) {
        List<TypeVariable> parameters = method.typeParameters();
        boolean explicit = !parameters.isEmpty() && parameters.size() == typeArguments.size();
        Substitution given =
                explicit
                        ? Substitution.of(parameters, typeArguments)
                        : Substitution.of(List.of(), List.of());
        List<TypeVariable> open = new ArrayList<>(inferred);
        if (!explicit) open.addAll(parameters);
        UnaryOperator<Type> asMember =
                inferred.isEmpty()
                        ? t -> all.types.asMemberOf(site, method.owner(), t, method.isStatic())
                        : t -> t;
        List<Type> formals =
                method.parameters().stream().map(p -> given.apply(asMember.apply(p))).toList();
        return new Candidate(method, formals, open, asMember, false);
    }

    /** JLS 15.12.2.5. */
    private MethodSymbol mostSpecific(List<Candidate> applicable, List<Argument> arguments) {
        if (applicable.size() == 1) return applicable.getFirst().method();
        List<Candidate> maximal = new ArrayList<>(1);
        for (Candidate c : applicable) {
            boolean most =
                    applicable.stream().allMatch(d -> d == c || isMoreSpecific(c, d, arguments));
            if (most) maximal.add(c);
        }
        if (maximal.size() == 1) return maximal.getFirst().method();
        return preferred(maximal.isEmpty() ? applicable : maximal);
    }

    /// Of methods with the same signature: one that overrides the others, else one that is not
    /// abstract, else one whose result suits where the others' do (JLS 15.12.2.5). An interface's
    /// method does not override a class's, which here is Object's.
    private MethodSymbol preferred(List<Candidate> candidates) {
        Candidate best = candidates.getFirst();
        for (Candidate c : candidates) if (isPreferred(c, best)) best = c;
        return best.method();
    }

    private boolean isPreferred(Candidate candidate, Candidate to) {
        MethodSymbol m = candidate.method();
        MethodSymbol n = to.method();
        if (m.owner() != n.owner() && m.owner().isSubclassOf(n.owner())) {
            return !m.owner().isInterface() || n.owner().isInterface();
        }
        if (m.has(Flags.ABSTRACT) != n.has(Flags.ABSTRACT)) return n.has(Flags.ABSTRACT);
        Type mine = candidate.result();
        Type other = to.result();
        return m.has(Flags.ABSTRACT)
                && mine.isReference()
                && !mine.equals(other)
                && all.types.isSubtype(mine, other);
    }

    private boolean isMoreSpecific(Candidate a, Candidate b, List<Argument> arguments) {
        int count = arguments.size();
        if (a.spread()) count = Math.max(count, Math.max(a.formals().size(), b.formals().size()));
        for (int i = 0; i < count; i++) {
            Type s = a.formal(i);
            Type t = b.formal(i);
            Argument argument = i < arguments.size() ? arguments.get(i) : null;
            if (!isMoreSpecific(s, t, a, b, argument)) return false;
        }
        return true;
    }

    private boolean isMoreSpecific(
            Type s, Type t, Candidate a, Candidate b, @Nullable Argument argument) {
        Type judged = b.judged(t);
        if (s.isPrimitive() == judged.isPrimitive() && all.types.isSubtype(s, judged)) return true;
        return switch (argument) {
            case Argument.OfLambda lambda -> all.lambdas.isMoreSpecific(s, t, lambda);
            case Argument.OfReference reference ->
                    all.references.isMoreSpecific(s, t, reference.use());
            case Argument.Choice choice ->
                    choice.results().stream().allMatch(r -> isMoreSpecific(s, t, a, b, r));
            case null, default -> false;
        };
    }
}
