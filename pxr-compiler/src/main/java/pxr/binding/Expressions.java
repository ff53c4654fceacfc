package pxr.binding;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.ArrayType;
import pxr.binding.type.NullType;
import pxr.binding.type.Primitive;
import pxr.binding.type.Type;
import pxr.binding.type.UnknownType;
import pxr.binding.type.WildcardType;
import pxr.symbol.Role;
import pxr.syntax.Expression;
import pxr.syntax.Expression.Binary.Operation;

/** Binds expressions and finds their types (JLS 15). */
final class Expressions {

    private final Bodies all;

    Expressions(Bodies all) {
        this.all = all;
    }

    /** Binds an expression that stands for itself, without a target. */
    Type bind(Expression e, Scope scope) {
        return bind(e, scope, null);
    }

    /// Binds an expression.
    ///
    /// @param target the type that its context asks for (JLS 5), or null
    /// @return its type; what a poly expression has been made to suit may also be the target
    Type bind(Expression e, Scope scope, @Nullable Type target) {
        return switch (e) {
            case Expression.Name name -> value(all.names.name(name.id(), scope, Role.REF));
            case Expression.Select select -> value(all.names.select(select, scope, Role.REF));
            case Expression.Literal literal -> literal(literal);
            case Expression.Call _, Expression.New _ ->
                    completed(all.calls.argument(e, scope), target);
            case Expression.Parenthesized p -> bind(p.inner(), scope, target);
            case Expression.This self -> all.names.thisType(self.qualifier(), scope);
            case Expression.Super _ -> value(all.names.qualifier(e, scope));
            case Expression.ClassLiteral literal -> {
                Type type = all.typeUses.bind(literal.type(), scope);
                yield all.types.named("java.lang.Class", all.types.boxed(type));
            }
            case Expression.Binary binary -> binary(binary, scope);
            case Expression.Unary unary -> unary(unary, scope);
            case Expression.Assign assign -> assign(assign, scope);
            case Expression.Index index -> {
                Type array = bind(index.array(), scope);
                bind(index.index(), scope);
                yield array instanceof ArrayType a ? a.element() : UnknownType.UNKNOWN;
            }
            case Expression.Cast cast -> {
                Type type = all.typeUses.bind(cast.type(), scope);
                bind(cast.operand(), scope, castTarget(cast.operand(), type));
                yield type;
            }
            case Expression.InstanceOf _, Expression.InstanceOfType _ -> {
                all.conditions.bind(e, scope);
                yield Primitive.BOOLEAN;
            }
            case Expression.Conditional conditional -> conditional(conditional, scope, target);
            case Expression.Switch choice -> all.switches.bind(choice, scope, target);
            case Expression.Lambda _, Expression.MethodReference _ ->
                    completed(all.calls.argument(e, scope), target);
            case Expression.NewArray creation -> {
                Type type = all.typeUses.bind(creation.type(), scope);
                for (Expression dimension : creation.dimensions()) bind(dimension, scope);
                if (creation.initializer() != null) bind(creation.initializer(), scope, type);
                yield type;
            }
            case Expression.ArrayInitializer initializer -> {
                Type element = target instanceof ArrayType a ? a.element() : UnknownType.UNKNOWN;
                for (Expression value : initializer.values()) bind(value, scope, element);
                yield target == null ? UnknownType.UNKNOWN : target;
            }
            case Expression.TypeName type -> {
                all.typeUses.bind(type.type(), scope);
                yield UnknownType.UNKNOWN;
            }
            case Expression.Annotation annotation -> all.annotations.bind(annotation.tree(), scope);
            case Expression.Erroneous _ -> UnknownType.UNKNOWN;
        };
    }

    private static Type value(Qualifier qualifier) {
        return switch (qualifier) {
            case Qualifier.OfValue v -> v.type();
            case Qualifier.OfSuper s -> s.type();
            default -> UnknownType.UNKNOWN;
        };
    }

    /** A cast is a target for what has no type of its own only (JLS 5.5). */
    private static @Nullable Type castTarget(Expression operand, Type type) {
        return switch (operand) {
            case Expression.Parenthesized p -> castTarget(p.inner(), type);
            case Expression.Lambda _,
                    Expression.MethodReference _,
                    Expression.Conditional _,
                    Expression.Switch _ ->
                    type;
            default -> null;
        };
    }

    /** The type of an argument whose target, if any, is known. */
    Type completed(Argument argument, @Nullable Type target) {
        return switch (argument) {
            case Argument.Value value -> value.type();
            case Argument.OfCall nested ->
                    target == null ? nested.call().complete() : nested.call().complete(target);
            case Argument.OfLambda _, Argument.OfReference _, Argument.Choice _ -> {
                Type type = target == null ? UnknownType.UNKNOWN : target;
                Inference inference = new Inference(all.types, all.lambdas);
                inference.add(argument, type);
                inference.finish();
                yield type;
            }
        };
    }

    private Type literal(Expression.Literal literal) {
        return switch (literal.kind()) {
            case INT -> Primitive.INT;
            case LONG -> Primitive.LONG;
            case FLOATING -> literal.text().matches(".*[fF]") ? Primitive.FLOAT : Primitive.DOUBLE;
            case CHAR -> Primitive.CHAR;
            case BOOLEAN -> Primitive.BOOLEAN;
            case STRING, TEXT_BLOCK -> all.types.string();
            case NULL -> NullType.NULL;
        };
    }

    private Type binary(Expression.Binary binary, Scope scope) {
        if (Conditions.isCondition(binary)) {
            all.conditions.bind(binary, scope);
            return Primitive.BOOLEAN;
        }
        Type type = bind(binary.first(), scope);
        for (Operation operation : binary.rest()) {
            type = result(operation.operator(), type, bind(operation.operand(), scope));
        }
        return type;
    }

    /** The type of a binary operation (JLS 15.17 to 15.24). */
    Type result(String operator, Type left, Type right) {
        return switch (operator) {
            case "==", "!=", "<", ">", "<=", ">=", "&&", "||" -> Primitive.BOOLEAN;
            case "<<", ">>", ">>>" -> promoted(left, left);
            case "+" ->
                    all.types.isString(left) || all.types.isString(right)
                            ? all.types.string()
                            : promoted(left, right);
            default -> promoted(left, right);
        };
    }

    private Type promoted(Type left, Type right) {
        Primitive a = all.types.primitive(left);
        Primitive b = all.types.primitive(right);
        if (a == null || b == null) return UnknownType.UNKNOWN;
        return a == Primitive.BOOLEAN ? a : Primitive.promoted(a, b);
    }

    private Type unary(Expression.Unary unary, Scope scope) {
        if (unary.assigns()) return target(unary.operand(), scope, Role.UPDATE);
        if (unary.operator().equals("!")) {
            all.conditions.bind(unary, scope);
            return Primitive.BOOLEAN;
        }
        Type type = bind(unary.operand(), scope);
        return promoted(type, type);
    }

    private Type assign(Expression.Assign assign, Scope scope) {
        Role role = assign.operator().equals("=") ? Role.WRITE : Role.UPDATE;
        Type type = target(assign.target(), scope, role);
        bind(assign.value(), scope, role == Role.WRITE ? type : null);
        return type;
    }

    /** Binds what is assigned to: only the last name of it is written. */
    private Type target(Expression e, Scope scope, Role role) {
        return switch (e) {
            case Expression.Parenthesized p -> target(p.inner(), scope, role);
            case Expression.Name name -> value(all.names.name(name.id(), scope, role));
            case Expression.Select select -> value(all.names.select(select, scope, role));
            default -> bind(e, scope);
        };
    }

    private Type conditional(Expression.Conditional e, Scope scope, @Nullable Type target) {
        Matches matches = all.conditions.bind(e.condition(), scope);
        Scope whenTrue = matches.whenTrue(scope);
        Scope whenFalse = matches.whenFalse(scope);
        Type a = bind(e.whenTrue(), whenTrue, target);
        Type b = bind(e.whenFalse(), whenFalse, target);
        return merged(List.of(a, b), target);
    }

    /** The type of an expression that has one of several results (JLS 15.25, 15.28.1). */
    Type merged(List<Type> results, @Nullable Type target) {
        if (!results.isEmpty() && results.stream().allMatch(results.getFirst()::equals)) {
            return results.getFirst();
        }
        Type numeric = numeric(results);
        if (numeric != null) return numeric;
        return target != null && target.isReference() && !(target instanceof WildcardType)
                ? target
                : all.types.leastUpperBound(results);
    }

    private @Nullable Type numeric(List<Type> results) {
        Primitive merged = null;
        for (Type result : results) {
            Primitive p = all.types.primitive(result);
            if (p == null || p == Primitive.VOID) return null;
            if (merged == null || merged == p) merged = p;
            else if (merged == Primitive.BOOLEAN || p == Primitive.BOOLEAN) return null;
            else merged = Primitive.promoted(merged, p);
        }
        return merged;
    }
}
