package pxr.binding;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.ClassType;
import pxr.binding.type.FunctionTypes.FunctionType;
import pxr.binding.type.MethodSymbol;
import pxr.binding.type.Primitive;
import pxr.binding.type.Type;
import pxr.binding.type.TypeVariable;
import pxr.binding.type.UnknownType;
import pxr.symbol.Role;
import pxr.syntax.Expression;

/** Binds method references (JLS 15.13). */
final class MethodReferences {

    private final Bodies all;

    MethodReferences(Bodies all) {
        this.all = all;
    }

    /** Binds what stands before `::` and collects what may be meant behind it. */
    MethodReferenceUse use(Expression.MethodReference tree, Scope scope) {
        Qualifier qualifier = all.names.qualifier(tree.target(), scope);
        List<Type> typeArguments = all.typeUses.bindAll(tree.typeArguments(), scope);
        boolean isType = qualifier instanceof Qualifier.OfType;
        Type site =
                switch (qualifier) {
                    case Qualifier.OfType t -> t.type();
                    case Qualifier.OfValue v -> all.types.site(v.type());
                    case Qualifier.OfSuper s -> s.type();
                    default -> UnknownType.UNKNOWN;
                };
        Accessor accessor =
                qualifier instanceof Qualifier.OfSuper ? scope.superAccessor() : scope.accessor();
        List<MethodSymbol> candidates;
        if (!tree.isConstructor()) {
            candidates = Members.methods(site, tree.name().text(), accessor, all.types);
        } else if (site instanceof ClassType c) {
            candidates = Members.constructors(c.symbol(), accessor);
        } else {
            candidates = List.of();
        }
        return new MethodReferenceUse(tree, scope, site, isType, typeArguments, candidates);
    }

    void bind(MethodReferenceUse use, @Nullable FunctionType function, Inference inference) {
        if (use.isArrayCreation()) {
            if (function != null) inference.compatible(use.site(), function.result());
            return;
        }
        if (function == null || use.candidates().isEmpty()) {
            if (use.candidates().size() == 1) mark(use, use.candidates().getFirst());
            else all.marks.unresolved(use.tree().name(), Role.METHODREF);
            return;
        }
        if (use.isExact() && addExact(use, function, inference)) return;
        function.parameters().forEach(inference::resolveAll);
        List<Type> given =
                function.parameters().stream()
                        .map(p -> all.types.capture(inference.instantiated(p)))
                        .toList();
        choose(use, given, inference.instantiated(function.result()), inference);
    }

    private void mark(MethodReferenceUse use, MethodSymbol method) {
        all.marks.put(use.tree().name(), Role.METHODREF, method.kind(), method.id());
    }

    /// The types of the one method there is are known before those of the function (JLS 18.2.1).
    ///
    /// @return false where the number of parameters does not fit
    private boolean addExact(MethodReferenceUse use, FunctionType function, Inference inference) {
        if (!hasArity(use, function)) return false;
        mark(use, use.candidates().getFirst());
        reduces(use, function, inference);
        return true;
    }

    /** Whether all parameters are arguments, or the first is the receiver and the rest are. */
    private static boolean hasArity(MethodReferenceUse use, FunctionType function) {
        int receiver = function.parameters().size() - use.candidates().getFirst().arity();
        return receiver == 0 || receiver == 1 && use.isType() && !use.tree().isConstructor();
    }

    /** The constraints of an exact reference that has the right number of parameters. */
    private boolean reduces(MethodReferenceUse use, FunctionType function, Inference inference) {
        MethodSymbol method = use.candidates().getFirst();
        List<Type> given = function.parameters();
        int receiver = given.size() - method.arity();
        boolean suits = receiver == 0 || inference.compatible(given.getFirst(), use.site());
        for (int i = 0; i < method.arity(); i++) {
            Type formal = member(use, method, method.parameters().get(i));
            suits &= inference.compatible(given.get(i + receiver), formal);
        }
        if (function.result() == Primitive.VOID) return suits;
        Type result =
                method.isConstructor()
                        ? use.site()
                        : all.types.capture(member(use, method, method.signature().result()));
        return suits & inference.compatible(result, function.result());
    }

    private Type member(MethodReferenceUse use, MethodSymbol method, Type declared) {
        Type site = all.types.capture(use.site());
        return all.types.asMemberOf(site, method.owner(), declared, method.isStatic());
    }

    /** The two searches of JLS 15.13.1: all as arguments, or the first as the receiver. */
    private void choose(
            MethodReferenceUse use, List<Type> given, Type result, Inference inference) {
        List<Argument> arguments = given.stream().<Argument>map(Argument.Value::new).toList();
        boolean constructor = use.tree().isConstructor();
        boolean diamond = constructor && use.site() instanceof ClassType c && c.isRaw();
        List<TypeVariable> inferred =
                diamond && use.site() instanceof ClassType c
                        ? c.symbol().typeParameters()
                        : List.of();
        Overloads.Selection first = select(use, use.site(), arguments, inferred);
        Overloads.Selection second = null;
        Type receiver = use.site();
        if (use.isType() && !constructor && !arguments.isEmpty()) {
            receiver = receiverType(use.site(), given.getFirst());
            second = select(use, receiver, arguments.subList(1, arguments.size()), List.of());
        }
        boolean asReceiver =
                second != null
                        && !second.method().isStatic()
                        && !(first != null && first.method().isStatic());
        Overloads.Selection chosen = asReceiver ? second : first != null ? first : second;
        if (chosen == null) {
            MethodSymbol only = use.candidates().getFirst();
            if (use.candidates().size() == 1) mark(use, only);
            else all.marks.unresolved(use.tree().name(), Role.METHODREF);
            return;
        }
        mark(use, chosen.method());
        Argument invoked;
        if (diamond && use.site() instanceof ClassType c) {
            invoked = all.creations.diamond(chosen, c, arguments);
        } else {
            invoked =
                    all.calls.invoke(
                            chosen,
                            asReceiver ? receiver : use.site(),
                            asReceiver ? arguments.subList(1, arguments.size()) : arguments,
                            use.typeArguments());
        }
        if (constructor && !diamond) invoked = new Argument.Value(use.site());
        if (result != Primitive.VOID) inference.add(invoked, result);
    }

    /** A raw type before `::` stands for the parameterization that the receiver has. */
    private Type receiverType(Type site, Type given) {
        if (!(site instanceof ClassType c) || !c.isRaw()) return site;
        ClassType as = all.types.asSuper(given, c.symbol());
        return as == null ? site : all.types.capture(as);
    }

    private Overloads.@Nullable Selection select(
            MethodReferenceUse use,
            Type site,
            List<Argument> arguments,
            List<TypeVariable> inferred) {
        return all.overloads.selectApplicable(
                use.candidates(), site, arguments, use.typeArguments(), inferred);
    }

    /** Whether the reference can suit the type (JLS 15.12.2.1). */
    boolean isCompatible(MethodReferenceUse use, Type formal, boolean alone) {
        if (formal.isUnknown()) return true;
        FunctionType function = all.types.functions().of(formal);
        if (function == null) return false;
        int given = function.parameters().size();
        if (use.isArrayCreation()) return given == 1;
        if (alone || use.candidates().isEmpty()) return true;
        if (use.candidates().stream().noneMatch(m -> accepts(m, given, use))) return false;
        return !use.isExact()
                || function.result() == Primitive.VOID
                || use.tree().isConstructor()
                || use.candidates().getFirst().signature().result() != Primitive.VOID;
    }

    private static boolean accepts(MethodSymbol method, int given, MethodReferenceUse use) {
        int asReceiver = use.isType() && !method.isStatic() && !method.isConstructor() ? 1 : 0;
        int arguments = given - asReceiver;
        return method.arity() == arguments || method.isVarargs() && arguments >= method.arity() - 1;
    }

    /// Whether an exact reference has parameters and a result that suit the type (JLS 18.2.1).
    boolean suits(MethodReferenceUse use, Type formal) {
        FunctionType function = all.types.functions().of(formal);
        if (function == null || !use.isExact() || use.isArrayCreation()) return true;
        return hasArity(use, function)
                && reduces(use, function, new Inference(all.types, all.lambdas));
    }

    /** Whether `s` is the better target of an exact reference (JLS 15.12.2.5). */
    boolean isMoreSpecific(Type s, Type t, MethodReferenceUse use) {
        if (!use.isExact()) return false;
        FunctionType a = all.types.functions().of(s);
        FunctionType b = all.types.functions().of(t);
        if (a == null || b == null) return false;
        Type result =
                use.isArrayCreation()
                        ? use.site()
                        : use.candidates().getFirst().signature().result();
        return all.lambdas.isBetterResult(a.result(), b.result(), () -> List.of(result));
    }
}
