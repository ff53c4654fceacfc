package pxr.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import pxr.binding.type.ArrayType;
import pxr.binding.type.ClassType;
import pxr.binding.type.Erasure;
import pxr.binding.type.Instantiation;
import pxr.binding.type.MethodSymbol;
import pxr.binding.type.Substitution;
import pxr.binding.type.Type;
import pxr.binding.type.TypeSymbol;
import pxr.binding.type.TypeVariable;
import pxr.binding.type.UnknownType;
import pxr.binding.type.WildcardType;
import pxr.symbol.Role;
import pxr.symbol.SymbolKind;
import pxr.syntax.Expression;

/** Binds calls of methods (JLS 15.12). */
final class Calls {

    private final Bodies all;

    Calls(Bodies all) {
        this.all = all;
    }

    /** The expression as an argument: bound as far as it can be without a target. */
    Argument argument(Expression e, Scope scope) {
        return switch (e) {
            case Expression.Parenthesized p -> argument(p.inner(), scope);
            case Expression.Lambda lambda -> new Argument.OfLambda(lambda, scope);
            case Expression.MethodReference reference ->
                    new Argument.OfReference(all.references.use(reference, scope));
            case Expression.Conditional conditional -> {
                Matches matches = all.conditions.bind(conditional.condition(), scope);
                Argument a = argument(conditional.whenTrue(), matches.whenTrue(scope));
                Argument b = argument(conditional.whenFalse(), matches.whenFalse(scope));
                yield choice(List.of(a, b));
            }
            case Expression.Switch choice -> {
                List<Argument> results = new ArrayList<>();
                all.switches.bindCases(
                        choice,
                        scope,
                        (value, at) -> {
                            if (value != null) results.add(argument(value, at));
                        });
                yield choice(results);
            }
            case Expression.Call call -> call(call, scope);
            case Expression.New creation -> all.creations.creation(creation, scope);
            default -> new Argument.Value(all.expressions.bind(e, scope));
        };
    }

    /** A choice of numbers or of booleans has a type of its own (JLS 15.25, 15.28.1). */
    private Argument choice(List<Argument> results) {
        List<Type> values = new ArrayList<>(results.size());
        for (Argument result : results) {
            if (!(result instanceof Argument.Value v)) return new Argument.Choice(results);
            values.add(v.type());
        }
        Type merged = all.expressions.merged(values, null);
        return merged.isPrimitive() ? new Argument.Value(merged) : new Argument.Choice(results);
    }

    List<Argument> arguments(List<Expression> expressions, Scope scope) {
        return new Arguments(this, expressions, scope).all();
    }

    /// Where a method is looked for.
    ///
    /// @param site the type whose member it is
    private record Search(Type site, List<MethodSymbol> candidates) {
        static final Search NOWHERE = new Search(UnknownType.UNKNOWN, List.of());
    }

    private Argument call(Expression.Call call, Scope scope) {
        Arguments given = new Arguments(this, call.arguments(), scope);
        Search search =
                call.target() == null
                        ? unqualified(call.name().text(), scope)
                        : qualified(call.target(), call.name().text(), scope);
        List<Type> typeArguments = all.typeUses.bindAll(call.typeArguments(), scope);
        List<Argument> arguments = given.all();
        Overloads.Selection selection =
                all.overloads.select(
                        search.candidates(), search.site(), arguments, typeArguments, List.of());
        if (selection == null) {
            all.marks.unresolved(call.name(), Role.CALL);
            completeAll(arguments);
            return new Argument.Value(UnknownType.UNKNOWN);
        }
        MethodSymbol method = selection.method();
        all.marks.put(call.name(), Role.CALL, SymbolKind.METHOD, method.id());
        return invoke(selection, search.site(), arguments, typeArguments);
    }

    /** The innermost class that has a method of the name, else static imports (JLS 15.12.1). */
    private Search unqualified(String name, Scope scope) {
        for (Scope s = scope; s != null; s = s.outer()) {
            if (s instanceof ClassScope c && Members.hasMethod(c.symbol(), name)) {
                Type site = c.symbol().thisType();
                List<MethodSymbol> found = Members.methods(site, name, c.accessor(), all.types);
                if (!found.isEmpty()) return new Search(site, found);
            }
        }
        for (List<TypeSymbol> imported : scope.file().staticImports(name)) {
            List<MethodSymbol> found = new ArrayList<>();
            for (TypeSymbol type : imported) {
                for (MethodSymbol m :
                        Members.methods(ClassType.of(type), name, scope.accessor(), all.types)) {
                    if (m.isStatic() && !found.contains(m)) found.add(m);
                }
            }
            if (!found.isEmpty()) return new Search(ClassType.of(found.getFirst().owner()), found);
        }
        return Search.NOWHERE;
    }

    private Search qualified(Expression target, String name, Scope scope) {
        return switch (all.names.qualifier(target, scope)) {
            case Qualifier.OfValue v -> search(all.types.site(v.type()), name, scope.accessor());
            case Qualifier.OfSuper s -> search(s.type(), name, scope.superAccessor());
            case Qualifier.OfType t -> search(t.type(), name, scope.accessor());
            case Qualifier.OfPackage _, Qualifier.Unknown _ -> Search.NOWHERE;
        };
    }

    private Search search(Type site, String name, Accessor accessor) {
        return new Search(site, Members.methods(site, name, accessor, all.types));
    }

    /** What cannot be given to any method is still bound for itself. */
    void completeAll(List<Argument> arguments) {
        arguments.forEach(a -> all.expressions.completed(a, null));
    }

    /// The result of a call whose method is chosen (JLS 15.12.3, 18.5.2).
    ///
    /// @param site the type whose member the method is
    Argument invoke(
            Overloads.Selection selection,
            Type site,
            List<Argument> arguments,
            List<Type> typeArguments) {
        MethodSymbol method = selection.method();
        MethodSymbol.Signature signature = method.signature();
        UnaryOperator<Type> asMember =
                t -> all.types.asMemberOf(site, method.owner(), t, method.isStatic());
        Inference inference = new Inference(all.types, all.lambdas);
        List<TypeVariable> parameters = signature.typeParameters();
        Substitution substitution =
                parameters.size() == typeArguments.size()
                        ? Substitution.of(parameters, typeArguments)
                        : inference.open(parameters, signature.exceptions(), asMember);
        boolean unchecked =
                addAll(arguments, selection, t -> substitution.apply(asMember.apply(t)), inference);
        Type declared = asMember.apply(signature.result());
        if (unchecked) return finished(Erasure.of(declared), inference);
        return finished(special(method, site, substitution.apply(declared)), inference);
    }

    /** Gives the arguments to the inference; whether one needs an unchecked conversion. */
    boolean addAll(
            List<Argument> arguments,
            Overloads.Selection selection,
            UnaryOperator<Type> formalType,
            Inference inference) {
        boolean unchecked = false;
        for (int i = 0; i < arguments.size(); i++) {
            Type formal = formalType.apply(selection.formal(i));
            unchecked |= isUnchecked(arguments.get(i), formal);
            inference.add(passed(arguments.get(i), formal), formal);
        }
        return unchecked;
    }

    private Argument passed(Argument argument, Type formal) {
        return argument instanceof Argument.Value value
                ? new Argument.Value(all.types.passed(value.type(), formal))
                : argument;
    }

    /** Whether a raw type is passed where a parameterized one is wanted (JLS 5.1.9). */
    private boolean isUnchecked(Argument argument, Type formal) {
        if (!(argument instanceof Argument.Value value)
                || !(formal instanceof ClassType wanted)
                || wanted.arguments().isEmpty()
                || wanted.arguments().stream().allMatch(WildcardType.UNBOUNDED::equals)) {
            return false;
        }
        ClassType given = all.types.asSuper(value.type(), wanted.symbol());
        return given != null && given.isRaw();
    }

    Argument finished(Type result, Inference inference) {
        if (!Instantiation.isProper(result)) {
            return new Argument.OfCall(new PendingCall(result, inference));
        }
        inference.finish();
        return new Argument.Value(inference.instantiated(result));
    }

    /** Methods whose result is not what their declaration says (JLS 4.3.2, 10.7, 15.12.3). */
    private Type special(MethodSymbol method, Type site, Type result) {
        if (method.arity() != 0) return result;
        if (site instanceof ArrayType && method.name().equals("clone")) return site;
        if (method.name().equals("getClass") && method.owner().id().equals("java.lang.Object")) {
            Type of = Erasure.of(site);
            return all.types.named("java.lang.Class", new WildcardType(false, of));
        }
        return result;
    }
}
