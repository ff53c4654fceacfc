package pxr.binding;

import java.util.List;
import pxr.syntax.Expression;
import pxr.syntax.Statement;

/** What a lambda's body tells without any types (JLS 15.12.2.1, 15.27.2). */
final class LambdaShape {

    private LambdaShape() {}

    /** Whether it may be called for a function type that gives nothing. */
    static boolean isVoidCompatible(Statement body) {
        return switch (body) {
            case Statement.Evaluate e -> isStatementExpression(e.expression());
            case Statement.Block b -> !returnsValue(b.statements());
            default -> true;
        };
    }

    /** Whether it may be called for a function type that gives a value. */
    static boolean isValueCompatible(Statement body) {
        return switch (body) {
            case Statement.Evaluate _ -> true;
            case Statement.Block b -> returnsValue(b.statements()) || !Flow.canComplete(b);
            default -> false;
        };
    }

    /** JLS 14.8; parentheses make it none. */
    private static boolean isStatementExpression(Expression e) {
        return switch (e) {
            case Expression.Call _, Expression.New _, Expression.Assign _ -> true;
            case Expression.Unary u -> u.assigns();
            default -> false;
        };
    }

    private static boolean returnsValue(List<Statement> statements) {
        return statements.stream().anyMatch(LambdaShape::returnsValue);
    }

    private static boolean returnsValue(Statement statement) {
        return switch (statement) {
            case Statement.Return r -> r.value() != null;
            case Statement.Block b -> returnsValue(b.statements());
            case Statement.If i ->
                    returnsValue(i.then()) || i.otherwise() != null && returnsValue(i.otherwise());
            case Statement.While w -> returnsValue(w.body());
            case Statement.Do d -> returnsValue(d.body());
            case Statement.For f -> returnsValue(f.body());
            case Statement.ForEach f -> returnsValue(f.body());
            case Statement.Labeled l -> returnsValue(l.body());
            case Statement.Synchronized s -> returnsValue(s.body());
            case Statement.Switch s -> s.cases().stream().anyMatch(c -> returnsValue(c.body()));
            case Statement.Try t ->
                    returnsValue(t.body())
                            || t.catches().stream().anyMatch(c -> returnsValue(c.body()))
                            || t.finallyBlock() != null && returnsValue(t.finallyBlock());
            default -> false;
        };
    }
}
