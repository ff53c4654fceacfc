package pxr.binding;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.FunctionTypes.FunctionType;
import pxr.binding.type.InferenceVariable;
import pxr.binding.type.Instantiation;
import pxr.binding.type.Primitive;
import pxr.binding.type.Type;
import pxr.binding.type.Types;
import pxr.binding.type.UnknownType;
import pxr.symbol.SymbolKind;
import pxr.syntax.Expression;
import pxr.syntax.Statement;
import pxr.syntax.TypeTree;
import pxr.syntax.VariableTree;

/** Binds lambdas against their target types (JLS 15.27, 18.2.1). */
final class Lambdas implements DelayedArguments {

    /** Trials inside trials whose scopes differ each time would double the work at each level. */
    private static final int DEEPEST_SPECULATION = 3;

    private final Bodies all;
    private final Map<Expression.Lambda, Trial> trials = new IdentityHashMap<>();
    private int speculating;

    /// What binding an explicitly typed lambda for a trial gave. It holds as long as the scope
    /// around the lambda is the same, and the scope inside is used again when it is bound in
    /// earnest: so what was tried of lambdas further inside holds too.
    private record Trial(Scope outer, LocalScope inner, List<Type> results) {}

    Lambdas(Bodies all) {
        this.all = all;
    }

    @Override
    public boolean waits(Argument argument) {
        return switch (argument) {
            case Argument.OfLambda lambda -> !lambda.tree().isExplicit();
            case Argument.OfReference reference -> !reference.use().isExact();
            default -> false;
        };
    }

    @Override
    public void handle(Argument argument, Type formal, Inference inference) {
        Type target = inference.instantiated(formal);
        if (target instanceof InferenceVariable) {
            inference.resolveAll(target);
            target = inference.instantiated(target);
        }
        FunctionType function = all.types.functions().of(target);
        switch (argument) {
            case Argument.OfLambda lambda -> bind(lambda, function, inference);
            case Argument.OfReference reference ->
                    all.references.bind(reference.use(), function, inference);
            default -> throw new IllegalArgumentException("needs no target: " + argument);
        }
    }

    private void bind(
            Argument.OfLambda lambda, @Nullable FunctionType function, Inference inference) {
        Expression.Lambda tree = lambda.tree();
        List<Type> declared = declaredTypes(tree, lambda.scope());
        List<Type> types = new ArrayList<>(declared.size());
        for (int i = 0; i < declared.size(); i++) {
            Type wanted =
                    function != null && i < function.parameters().size()
                            ? function.parameters().get(i)
                            : UnknownType.UNKNOWN;
            if (tree.parameters().get(i).type() instanceof TypeTree.Inferred) {
                inference.resolveAll(wanted);
                types.add(all.types.upward(inference.instantiated(wanted)));
            } else {
                all.types.subtyping().isSame(wanted, declared.get(i));
                types.add(declared.get(i));
            }
        }
        Type result = function == null ? null : inference.instantiated(function.result());
        Trial trial = trial(lambda);
        LocalScope scope = trial == null ? scope(tree, types, lambda.scope()) : trial.inner();
        bindBody(tree, scope, result, inference);
    }

    private @Nullable Trial trial(Argument.OfLambda lambda) {
        Trial known = trials.get(lambda.tree());
        return known != null && known.outer() == lambda.scope() ? known : null;
    }

    private List<Type> declaredTypes(Expression.Lambda tree, Scope scope) {
        List<Type> types = new ArrayList<>(tree.parameters().size());
        for (VariableTree parameter : tree.parameters()) {
            all.annotations.bindAll(parameter.modifiers().annotations(), scope);
            types.add(all.typeUses.bind(parameter.type(), scope));
        }
        return types;
    }

    private LocalScope scope(Expression.Lambda tree, List<Type> types, Scope outer) {
        LocalScope scope = new LocalScope(outer);
        for (int i = 0; i < types.size(); i++) {
            VariableTree parameter = tree.parameters().get(i);
            if (parameter.name() == null) continue;
            scope.declare(
                    parameter.name().text(),
                    all.define(parameter.name(), SymbolKind.LAMBDA_PARAM, types.get(i)));
        }
        return scope;
    }

    /// Binds the body and makes its results suit the function's.
    ///
    /// @param result null when it is not known
    private void bindBody(
            Expression.Lambda tree, LocalScope scope, @Nullable Type result, Inference inference) {
        Results results =
                (value, at) -> {
                    if (value == null) return;
                    if (result == null || result == Primitive.VOID) {
                        all.expressions.bind(value, at);
                    } else {
                        inference.add(all.calls.argument(value, at), result);
                    }
                };
        bindBody(tree, scope, results);
    }

    private void bindBody(Expression.Lambda tree, LocalScope scope, Results results) {
        if (tree.body() instanceof Statement.Evaluate e) results.accept(e.expression(), scope);
        else all.statements.bindBody(tree.body(), scope, results);
    }

    @Override
    public Set<InferenceVariable> inputs(Argument argument, Type formal) {
        Set<InferenceVariable> found = new LinkedHashSet<>();
        if (formal instanceof InferenceVariable v) found.add(v);
        FunctionType function = all.types.functions().of(formal);
        if (function != null && waits(argument)) {
            function.parameters().forEach(p -> found.addAll(Instantiation.openVariables(p)));
        }
        return found;
    }

    @Override
    public Set<InferenceVariable> outputs(Argument argument, Type formal) {
        FunctionType function = all.types.functions().of(formal);
        return function == null ? Set.of() : Instantiation.openVariables(function.result());
    }

    /// Whether the lambda can suit the type (JLS 15.12.2.1, 15.12.2.2).
    ///
    /// @param alone whether there is no other candidate, so that looking closer would be for
    ///   nothing
    boolean isCompatible(Argument.OfLambda lambda, Type formal, boolean alone) {
        if (formal.isUnknown()) return true;
        FunctionType function = all.types.functions().of(formal);
        if (function == null) return false;
        Expression.Lambda tree = lambda.tree();
        if (function.parameters().size() != tree.parameters().size()) return false;
        if (function.result() == Primitive.VOID) {
            return LambdaShape.isVoidCompatible(tree.body());
        }
        if (!LambdaShape.isValueCompatible(tree.body())) return false;
        if (alone || !tree.isExplicit() || !(tree.body() instanceof Statement.Evaluate)) {
            return true;
        }
        return !results(lambda).contains(Primitive.VOID);
    }

    /// Whether the types that an explicitly typed lambda declares are those of the function (JLS
    /// 18.2.1). Wildcards leave them to the lambda (18.5.3).
    boolean haveSameParameters(Argument.OfLambda lambda, Type formal) {
        FunctionType function = all.types.functions().of(formal);
        if (function == null || !lambda.tree().isExplicit() || Types.isWild(formal)) return true;
        List<Type> declared = declaredTypes(lambda.tree(), lambda.scope());
        boolean same = true;
        for (int i = 0; i < Math.min(declared.size(), function.parameters().size()); i++) {
            Type wanted = function.parameters().get(i);
            same &= all.types.subtyping().isSame(wanted, declared.get(i));
        }
        return same;
    }

    /** The types of what an explicitly typed lambda gives, found by binding it for a trial. */
    private List<Type> results(Argument.OfLambda lambda) {
        Trial known = trial(lambda);
        if (known != null) return known.results();
        if (speculating >= DEEPEST_SPECULATION) return List.of();
        List<Type> found = new ArrayList<>(1);
        Expression.Lambda tree = lambda.tree();
        LocalScope scope = scope(tree, declaredTypes(tree, lambda.scope()), lambda.scope());
        speculating++;
        bindBody(
                tree,
                scope,
                (value, at) -> {
                    if (value != null) found.add(all.expressions.bind(value, at));
                });
        speculating--;
        trials.put(tree, new Trial(lambda.scope(), scope, found));
        return found;
    }

    /** Whether `s` is the better target of an explicitly typed lambda (JLS 15.12.2.5). */
    boolean isMoreSpecific(Type s, Type t, Argument.OfLambda lambda) {
        if (!lambda.tree().isExplicit()) return false;
        FunctionType a = all.types.functions().of(s);
        FunctionType b = all.types.functions().of(t);
        if (a == null || b == null) return false;
        return isBetterResult(a.result(), b.result(), () -> results(lambda));
    }

    /** Whether a function's result suits better, given what the body gives. */
    boolean isBetterResult(Type a, Type b, Supplier<List<Type>> given) {
        if (b == Primitive.VOID) return true;
        if (a == Primitive.VOID) return false;
        if (a.isPrimitive() == b.isPrimitive()) return all.types.isSubtype(a, b);
        List<Type> results = given.get();
        return !results.isEmpty()
                && results.stream().allMatch(r -> r.isPrimitive() == a.isPrimitive());
    }
}
