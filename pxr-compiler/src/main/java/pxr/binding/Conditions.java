package pxr.binding;

import java.util.List;
import pxr.binding.type.Primitive;
import pxr.binding.type.Type;
import pxr.syntax.Expression;
import pxr.syntax.Expression.Binary.Operation;

/** Binds boolean expressions and finds the pattern variables they introduce (JLS 6.3.1). */
final class Conditions {

    private final Bodies all;

    Conditions(Bodies all) {
        this.all = all;
    }

    /** Whether the last operator of the chain is `&&` or `||`. */
    static boolean isCondition(Expression.Binary binary) {
        return binary.rest().stream()
                .anyMatch(o -> o.operator().equals("&&") || o.operator().equals("||"));
    }

    Matches bind(Expression e, Scope scope) {
        return switch (e) {
            case Expression.Parenthesized p -> bind(p.inner(), scope);
            case Expression.Unary u when u.operator().equals("!") ->
                    bind(u.operand(), scope).negated();
            case Expression.Binary b when isCondition(b) -> chain(b, scope);
            case Expression.InstanceOf test -> {
                Type operand = all.expressions.bind(test.operand(), scope);
                yield new Matches(all.patterns.bind(test.pattern(), operand, scope), List.of());
            }
            case Expression.InstanceOfType test -> {
                all.expressions.bind(test.operand(), scope);
                all.typeUses.bind(test.type(), scope);
                yield Matches.NONE;
            }
            default -> {
                all.expressions.bind(e, scope, Primitive.BOOLEAN);
                yield Matches.NONE;
            }
        };
    }

    /** From left to right: what is true, or false, so far is in scope on the right. */
    private Matches chain(Expression.Binary binary, Scope scope) {
        Matches so = bind(binary.first(), scope);
        for (Operation operation : binary.rest()) {
            switch (operation.operator()) {
                case "&&" -> {
                    Matches right = bind(operation.operand(), so.whenTrue(scope));
                    so = new Matches(Matches.both(so.ifTrue(), right.ifTrue()), List.of());
                }
                case "||" -> {
                    Matches right = bind(operation.operand(), so.whenFalse(scope));
                    so = new Matches(List.of(), Matches.both(so.ifFalse(), right.ifFalse()));
                }
                default -> {
                    all.expressions.bind(operation.operand(), scope);
                    so = Matches.NONE;
                }
            }
        }
        return so;
    }
}
