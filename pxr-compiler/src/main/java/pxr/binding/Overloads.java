package pxr.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.ArrayType;
import pxr.binding.type.Erasure;
import pxr.binding.type.Flags;
import pxr.binding.type.MethodSymbol;
import pxr.binding.type.Substitution;
import pxr.binding.type.Type;
import pxr.binding.type.TypeVariable;
import pxr.binding.type.UnknownType;

/// Chooses among methods of one name (JLS 15.12.2): the applicable ones by strict invocation, else
/// by loose, else by variable arity; and of those the most specific.
///
/// A generic method is judged by the erasure of those parameter types that mention its type
/// parameters. That decides like inference in almost all cases and costs far less; only where it
/// leaves several methods, those are tried by inference.
final class Overloads {

    private final Bodies all;

    Overloads(Bodies all) {
        this.all = all;
    }

    /** How the arguments are passed (JLS 15.12.2.2 to 15.12.2.4). */
    enum Phase {
        STRICT,
        LOOSE,
        VARIABLE_ARITY
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

    /** A method that is considered, with its parameter types as a member of the site. */
    private record Candidate(
            MethodSymbol method,
            List<Type> formals,
            List<TypeVariable> open,
            UnaryOperator<Type> asMember,
            boolean spread) {

        Type formal(int i) {
            int last = formals.size() - 1;
            return i < last || !spread ? formals.get(Math.min(i, last)) : element();
        }

        private Type element() {
            return formals.getLast() instanceof ArrayType a ? a.element() : formals.getLast();
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
                Candidate passed = inPhase(c, phase, arguments.size());
                if (passed != null && isApplicable(passed, arguments, phase, alone)) {
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

    private static @Nullable Candidate inPhase(Candidate c, Phase phase, int arguments) {
        if (phase != Phase.VARIABLE_ARITY) return c.formals().size() == arguments ? c : null;
        return c.method().isVarargs()
                ? new Candidate(c.method(), c.formals(), c.open(), c.asMember(), true)
                : null;
    }

    private boolean isApplicable(
            Candidate candidate, List<Argument> arguments, Phase phase, boolean alone) {
        for (int i = 0; i < arguments.size(); i++) {
            if (!accepts(candidate, candidate.formal(i), arguments.get(i), phase, alone)) {
                return false;
            }
        }
        return true;
    }

    private boolean accepts(
            Candidate candidate, Type formal, Argument argument, Phase phase, boolean alone) {
        return switch (argument) {
            case Argument.Value value ->
                    isCompatible(value.type(), judged(formal, candidate), phase);
            case Argument.OfCall nested ->
                    isCompatible(nested.call().provisional(), judged(formal, candidate), phase);
            case Argument.Choice choice ->
                    choice.results().stream()
                            .allMatch(r -> accepts(candidate, formal, r, phase, alone));
            case Argument.OfLambda lambda ->
                    isOpen(formal, candidate) || all.lambdas.isCompatible(lambda, formal, alone);
            case Argument.OfReference reference ->
                    isOpen(formal, candidate)
                            || all.references.isCompatible(reference.use(), formal, alone);
        };
    }

    private static boolean isOpen(Type formal, Candidate candidate) {
        return formal instanceof TypeVariable v && candidate.open().contains(v);
    }

    private boolean isCompatible(Type type, Type formal, Phase phase) {
        return phase == Phase.STRICT
                ? all.types.subtyping().isStrictlyCompatible(type, formal)
                : all.types.subtyping().isLooselyCompatible(type, formal);
    }

    /** The type as it is where nothing is inferred, or its erasure. */
    private static Type judged(Type formal, Candidate candidate) {
        return mentions(formal, candidate.open()) ? Erasure.of(formal) : formal;
    }

    private static boolean mentions(Type type, List<TypeVariable> variables) {
        return !variables.isEmpty()
                && !Substitution.of(variables, variables.stream().map(Erasure::of).toList())
                        .apply(type)
                        .equals(type);
    }

    /** Whether the type arguments that the plain arguments ask for exist (JLS 18.5.1). */
    private boolean isInferable(Candidate candidate, List<Argument> arguments) {
        if (candidate.open().isEmpty()) return true;
        Inference inference = new Inference(all.types, all.lambdas);
        Substitution substitution =
                inference.open(candidate.open(), List.of(), candidate.asMember());
        boolean possible = true;
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i) instanceof Argument.Value value) {
                Type formal = substitution.apply(candidate.formal(i));
                possible &= inference.compatible(value.type(), formal);
            }
        }
        return possible;
    }

    /** JLS 15.12.2.5. */
    private MethodSymbol mostSpecific(List<Candidate> applicable, List<Argument> arguments) {
        if (applicable.size() == 1) return applicable.getFirst().method();
        List<Candidate> inferable =
                applicable.stream().filter(c -> isInferable(c, arguments)).toList();
        if (!inferable.isEmpty() && inferable.size() < applicable.size()) {
            return mostSpecific(inferable, arguments);
        }
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
    /// abstract. An interface's method does not override a class's, which here is Object's.
    private static MethodSymbol preferred(List<Candidate> candidates) {
        MethodSymbol best = candidates.getFirst().method();
        for (Candidate c : candidates) {
            MethodSymbol m = c.method();
            boolean overrides =
                    m.owner() != best.owner()
                            && m.owner().isSubclassOf(best.owner())
                            && (!m.owner().isInterface() || best.owner().isInterface());
            boolean implementsIt = best.has(Flags.ABSTRACT) && !m.has(Flags.ABSTRACT);
            if (overrides || implementsIt) best = m;
        }
        return best;
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
        Type judged = judged(t, b);
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
