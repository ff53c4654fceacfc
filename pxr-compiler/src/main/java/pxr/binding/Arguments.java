package pxr.binding;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pxr.syntax.Expression;

/// The arguments of one call, bound in javac's order: those that have types of their own as soon as
/// the call is met, before its receiver; poly expressions (JLS 15.2) after it.
///
/// The order shows in the binary names of anonymous classes (JLS 13.1), which are numbered as they
/// are met: in `a(new A() {}).b(new B() {})`, `B` comes first.
final class Arguments {

    private final Calls calls;
    private final List<Expression> expressions;
    private final Scope scope;
    private final List<@Nullable Argument> bound;

    Arguments(Calls calls, List<Expression> expressions, Scope scope) {
        this.calls = calls;
        this.expressions = expressions;
        this.scope = scope;
        this.bound = new ArrayList<>(expressions.size());
        for (Expression e : expressions) bound.add(isPoly(e) ? null : calls.argument(e, scope));
    }

    /** All of them, those bound now that were not yet. */
    List<Argument> all() {
        List<Argument> arguments = new ArrayList<>(bound.size());
        for (int i = 0; i < bound.size(); i++) {
            Argument known = bound.get(i);
            arguments.add(known == null ? calls.argument(expressions.get(i), scope) : known);
        }
        return arguments;
    }

    private static boolean isPoly(Expression e) {
        return switch (e) {
            case Expression.Lambda _,
                    Expression.MethodReference _,
                    Expression.Parenthesized _,
                    Expression.Conditional _,
                    Expression.Switch _ ->
                    true;
            case Expression.Call call -> call.typeArguments().isEmpty();
            case Expression.New creation -> creation.type().isDiamond();
            default -> false;
        };
    }
}
