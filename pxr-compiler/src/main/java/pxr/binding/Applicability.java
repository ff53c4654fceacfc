package pxr.binding;

import java.util.ArrayList;
import java.util.List;
import pxr.binding.type.Primitive;
import pxr.binding.type.Substitution;
import pxr.binding.type.Type;

/// Whether a method can be called with the arguments (JLS 15.12.2.2 to 15.12.2.4, 18.5.1).
///
/// First by the erasure of those parameter types that mention type parameters, which rules out most
/// methods at little cost; then, where there is a choice, by inference. That leaves out the bodies
/// of lambdas, which say hardly ever more than their shape.
final class Applicability {

    private final Bodies all;

    Applicability(Bodies all) {
        this.all = all;
    }

    /// Whether the method is applicable.
    ///
    /// @param alone whether there is no other candidate, so that looking closer would be for
    ///   nothing
    boolean isApplicable(
            Candidate candidate, List<Argument> arguments, Phase phase, boolean alone) {
        for (int i = 0; i < arguments.size(); i++) {
            if (!accepts(candidate, candidate.formal(i), arguments.get(i), phase, alone)) {
                return false;
            }
        }
        if (alone || candidate.open().isEmpty() && !haveFunctions(arguments)) return true;
        return isInferable(candidate, arguments, phase);
    }

    private static boolean haveFunctions(List<Argument> arguments) {
        return arguments.stream()
                .anyMatch(a ->
                        a instanceof Argument.OfLambda
                                || a instanceof Argument.OfReference
                                || a instanceof Argument.Choice c && haveFunctions(c.results()));
    }

    private boolean accepts(
            Candidate candidate, Type formal, Argument argument, Phase phase, boolean alone) {
        return switch (argument) {
            case Argument.Value value ->
                    isCompatible(value.type(), candidate.judged(formal), phase);
            case Argument.OfCall nested -> accepts(candidate.judged(formal), nested.call(), phase);
            case Argument.Choice choice ->
                    choice.results().stream()
                            .allMatch(r -> accepts(candidate, formal, r, phase, alone));
            case Argument.OfLambda lambda ->
                    candidate.isOpen(formal) || all.lambdas.isCompatible(lambda, formal, alone);
            case Argument.OfReference reference ->
                    candidate.isOpen(formal)
                            || all.references.isCompatible(reference.use(), formal, alone);
        };
    }

    /// Whether a generic call whose result is not settled can be passed. As that is no primitive,
    /// only loose invocation makes it one (JLS 18.5.1, 18.5.2.1).
    private boolean accepts(Type formal, PendingCall nested, Phase phase) {
        if (!(formal instanceof Primitive primitive)) return nested.suits(formal);
        if (phase == Phase.STRICT) return false;
        Primitive given = all.types.primitive(nested.provisional());
        return given == null
                ? nested.suits(all.types.boxed(primitive))
                : given.isSubtypeOf(primitive);
    }

    private boolean isCompatible(Type type, Type formal, Phase phase) {
        Type passed = all.types.passed(type, formal);
        return phase == Phase.STRICT
                ? all.types.subtyping().isStrictlyCompatible(passed, formal)
                : all.types.subtyping().isLooselyCompatible(passed, formal);
    }

    /** Whether the type arguments that the arguments ask for exist (JLS 18.5.1). */
    private boolean isInferable(Candidate candidate, List<Argument> arguments, Phase phase) {
        Inference inference = new Inference(all.types, all.lambdas);
        Substitution substitution =
                inference.open(candidate.open(), List.of(), candidate.asMember());
        List<Runnable> undo = new ArrayList<>(1);
        boolean possible = true;
        for (int i = 0; i < arguments.size() && possible; i++) {
            Type formal = substitution.apply(candidate.formal(i));
            possible = reduces(arguments.get(i), formal, phase, undo);
        }
        possible &= inference.isResolvable();
        undo.forEach(Runnable::run);
        return possible;
    }

    /// Whether the argument can be passed, given what the others ask for (JLS 18.2.1).
    ///
    /// @param undo is given what makes the argument's own inference forget the trial
    private boolean reduces(Argument argument, Type formal, Phase phase, List<Runnable> undo) {
        return switch (argument) {
            case Argument.Value value -> isCompatible(value.type(), formal, phase);
            case Argument.OfCall nested -> {
                undo.add(nested.call().inference().undo());
                yield formal.isPrimitive() || nested.call().returns(formal);
            }
            case Argument.Choice choice ->
                    choice.results().stream().allMatch(r -> reduces(r, formal, phase, undo));
            case Argument.OfLambda lambda -> all.lambdas.haveSameParameters(lambda, formal);
            case Argument.OfReference reference -> all.references.suits(reference.use(), formal);
        };
    }
}
