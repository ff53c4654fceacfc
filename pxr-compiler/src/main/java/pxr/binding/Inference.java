package pxr.binding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.InferenceVariable;
import pxr.binding.type.Instantiation;
import pxr.binding.type.Substitution;
import pxr.binding.type.Type;
import pxr.binding.type.TypeVariable;
import pxr.binding.type.Types;
import pxr.binding.type.UnknownType;
import pxr.binding.type.WildcardType;

/// Inference for one call and for the generic calls among its arguments, all together (JLS 18.5).
///
/// Arguments that need no target add their bounds at once. Implicitly typed lambdas and inexact
/// method references wait until what goes into them is known; what comes out adds further bounds. A
/// nested call's variables are taken over, so its target is inferred along with everything else.
final class Inference {

    /** A lambda or method reference and the type it has to suit, which mentions variables. */
    private record Delayed(Argument argument, Type formal) {}

    private final Types types;
    private final DelayedArguments handler;
    private final List<InferenceVariable> variables = new ArrayList<>(2);
    private final List<Delayed> delayed = new ArrayList<>(1);
    private final List<Consumer<Inference>> afterwards = new ArrayList<>(0);

    Inference(Types types, DelayedArguments handler) {
        this.types = types;
        this.handler = handler;
    }

    /// Fresh variables for the parameters, with their declared bounds (JLS 18.1.3).
    ///
    /// @param asMember makes of a declared bound what it is for the type whose member is called
    Substitution open(
            List<TypeVariable> parameters, List<Type> exceptions, UnaryOperator<Type> asMember) {
        List<InferenceVariable> fresh = parameters.stream().map(InferenceVariable::new).toList();
        Substitution substitution = Substitution.of(parameters, fresh);
        variables.addAll(fresh);
        for (InferenceVariable variable : fresh) {
            if (exceptions.contains(variable.parameter())) variable.setThrown();
            for (Type bound : variable.parameter().bounds()) {
                if (!types.isObject(bound)) {
                    types.isSubtype(variable, substitution.apply(asMember.apply(bound)));
                }
            }
        }
        return substitution;
    }

    /** What is to be done when all types are known. */
    void afterwards(Consumer<Inference> action) {
        afterwards.add(action);
    }

    /** Requires the argument to be compatible with the type (JLS 18.2.1). */
    void add(Argument argument, Type formal) {
        switch (argument) {
            case Argument.Value value -> compatible(types.capture(value.type()), formal);
            case Argument.OfCall nested -> {
                Inference other = nested.call().inference();
                if (other != this) {
                    variables.addAll(other.variables);
                    delayed.addAll(other.delayed);
                    afterwards.addAll(other.afterwards);
                    other.variables.clear();
                    other.delayed.clear();
                    other.afterwards.clear();
                }
                returns(nested.call().result(), formal);
            }
            case Argument.Choice choice -> choice.results().forEach(r -> add(r, formal));
            case Argument.OfLambda _, Argument.OfReference _ -> {
                if (formal instanceof InferenceVariable || handler.waits(argument)) {
                    delayed.add(new Delayed(argument, formal));
                } else {
                    handler.handle(argument, formal, this);
                }
            }
        }
    }

    boolean compatible(Type s, Type t) {
        return types.subtyping().isLooselyCompatible(s, t);
    }

    /** Requires the result of the call to be compatible with its target (JLS 18.5.2.1). */
    boolean returns(Type result, Type target) {
        if (!(result instanceof InferenceVariable v) || !EagerResolution.isDue(v, target, types)) {
            return compatible(result, target);
        }
        resolve(v);
        return compatible(types.capture(instantiated(v)), target);
    }

    /** Handles what waits and then gives every variable its instantiation (JLS 18.4). */
    void finish() {
        while (!delayed.isEmpty()) {
            Delayed next = next();
            delayed.remove(next);
            handler.handle(next.argument(), next.formal(), this);
        }
        for (InferenceVariable variable : List.copyOf(variables)) resolve(variable);
        List<Consumer<Inference>> actions = List.copyOf(afterwards);
        afterwards.clear();
        actions.forEach(action -> action.accept(this));
    }

    /** The first that does not wait for what another one gives, or else the first. */
    private Delayed next() {
        for (Delayed candidate : delayed) {
            Set<InferenceVariable> inputs =
                    handler.inputs(candidate.argument(), instantiated(candidate.formal()));
            if (inputs.isEmpty() || !isAwaited(inputs, candidate)) return candidate;
        }
        return delayed.getFirst();
    }

    private boolean isAwaited(Set<InferenceVariable> inputs, Delayed by) {
        Set<InferenceVariable> needed = new HashSet<>(inputs);
        inputs.forEach(v -> addDependencies(v, needed));
        for (Delayed other : delayed) {
            if (other == by) continue;
            Set<InferenceVariable> outputs =
                    handler.outputs(other.argument(), instantiated(other.formal()));
            if (outputs.stream().anyMatch(needed::contains)) return true;
        }
        return false;
    }

    /** Variables that decide about this one: those in its bounds, unless it has a proper bound. */
    private static void addDependencies(InferenceVariable variable, Set<InferenceVariable> to) {
        if (variable.equal().stream().anyMatch(Instantiation::isProper)) return;
        List<Type> bounds = new ArrayList<>(variable.equal());
        bounds.addAll(variable.lower());
        for (Type bound : bounds) {
            for (InferenceVariable v : Instantiation.openVariables(bound)) {
                if (to.add(v)) addDependencies(v, to);
            }
        }
    }

    /** Instantiates the variables in the type. */
    void resolveAll(Type type) {
        Instantiation.openVariables(type).forEach(this::resolve);
    }

    /** The type with all instantiations put in. */
    Type instantiated(Type type) {
        return Instantiation.replace(
                type,
                v -> {
                    Type known = ((InferenceVariable) v).instantiation();
                    return known == null ? v : instantiated(known);
                });
    }

    private void resolve(InferenceVariable variable) {
        resolve(variable, new HashSet<>());
    }

    private void resolve(InferenceVariable variable, Set<InferenceVariable> busy) {
        if (variable.instantiation() != null || !busy.add(variable)) return;
        Type found = fromEqual(variable, busy);
        if (found == null) found = fromLower(variable, busy);
        if (found == null) found = fromUpper(variable, busy);
        if (variable.instantiation() == null) {
            types.subtyping().isSame(variable, found);
            variable.instantiate(found);
        }
    }

    private @Nullable Type fromEqual(InferenceVariable variable, Set<InferenceVariable> busy) {
        for (Type bound : List.copyOf(variable.equal())) {
            if (Instantiation.isProper(bound)) return instantiated(bound);
        }
        for (Type bound : List.copyOf(variable.equal())) {
            Instantiation.openVariables(bound).forEach(v -> resolve(v, busy));
            if (Instantiation.isProper(bound)) return instantiated(bound);
        }
        return null;
    }

    private @Nullable Type fromLower(InferenceVariable variable, Set<InferenceVariable> busy) {
        List<Type> proper = proper(variable.lower(), busy);
        return proper.isEmpty() ? null : types.leastUpperBound(proper);
    }

    private Type fromUpper(InferenceVariable variable, Set<InferenceVariable> busy) {
        if (variable.isThrown()) return types.named("java.lang.RuntimeException");
        List<Type> proper = new ArrayList<>(proper(variable.upper(), busy));
        if (proper.isEmpty()) {
            // Bounds that mention the variable itself, as in `T extends Comparable<T>`.
            for (Type bound : variable.upper()) {
                if (bound instanceof InferenceVariable) continue;
                proper.add(
                        Instantiation.replace(
                                bound,
                                v ->
                                        Objects.requireNonNullElse(
                                                ((InferenceVariable) v).instantiation(),
                                                WildcardType.UNBOUNDED)));
            }
        }
        return types.greatestLowerBound(proper);
    }

    /** The bounds that are free of variables, once those that can be are instantiated. */
    private List<Type> proper(List<Type> bounds, Set<InferenceVariable> busy) {
        List<Type> proper = new ArrayList<>(bounds.size());
        for (Type bound : List.copyOf(bounds)) {
            Instantiation.openVariables(bound).forEach(v -> resolve(v, busy));
            if (Instantiation.isProper(bound)) proper.add(instantiated(bound));
        }
        return proper;
    }

    /// Whether the type can be made to suit another, without deciding that it does.
    boolean suits(Type type, Type target) {
        Runnable undo = undo();
        boolean possible = returns(type, target) && isResolvable();
        undo.run();
        return possible;
    }

    /** Whether some type is below all upper bounds of each variable (JLS 5.1.10, 18.4). */
    boolean isResolvable() {
        return variables.stream().allMatch(v -> types.haveLowerBound(v.upper()));
    }

    /** What makes everything forgotten that is found out from now on. */
    Runnable undo() {
        Map<InferenceVariable, InferenceVariable.State> before = new IdentityHashMap<>();
        for (InferenceVariable variable : variables) before.put(variable, variable.state());
        return () -> before.forEach(InferenceVariable::restore);
    }

    /// The type as it would come out now, without deciding anything. Type arguments that are not
    /// settled are unknown, for a target may still make them whatever it needs.
    Type provisional(Type type) {
        if (type instanceof InferenceVariable variable) return provisional(variable);
        return Instantiation.replace(
                type,
                v -> {
                    Type settled = settled((InferenceVariable) v);
                    return settled == null ? UnknownType.UNKNOWN : settled;
                });
    }

    private @Nullable Type settled(InferenceVariable variable) {
        Type known = variable.instantiation();
        if (known != null) return instantiated(known);
        for (Type bound : variable.equal()) {
            if (Instantiation.isProper(bound)) return instantiated(bound);
        }
        return null;
    }

    private Type provisional(InferenceVariable variable) {
        Type settled = settled(variable);
        if (settled != null) return settled;
        List<Type> bounds = new ArrayList<>(variable.equal());
        if (bounds.stream().allMatch(InferenceVariable.class::isInstance)) {
            bounds = variable.lower();
        }
        List<Type> shapes =
                bounds.stream()
                        .filter(b -> !(b instanceof InferenceVariable))
                        .map(this::provisional)
                        .toList();
        return shapes.isEmpty() ? UnknownType.UNKNOWN : types.leastUpperBound(shapes);
    }
}
