package pxr.binding;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pxr.syntax.Expression;
import pxr.syntax.Id;
import pxr.syntax.Statement;

/// Whether statements can complete normally (JLS 14.22), which decides how far pattern variables
/// reach.
final class Flow {

    private Flow() {}

    static boolean canComplete(Statement statement) {
        return switch (statement) {
            case Statement.Block b -> canComplete(b.statements());
            case Statement.Return _,
                    Statement.Throw _,
                    Statement.Break _,
                    Statement.Continue _,
                    Statement.Yield _ ->
                    false;
            case Statement.If i ->
                    i.otherwise() == null || canComplete(i.then()) || canComplete(i.otherwise());
            case Statement.While w -> !isTrue(w.condition()) || breaks(w.body(), null);
            case Statement.Do d ->
                    !isTrue(d.condition()) && (canComplete(d.body()) || continues(d.body()))
                            || breaks(d.body(), null);
            case Statement.For f ->
                    f.condition() != null && !isTrue(f.condition()) || breaks(f.body(), null);
            case Statement.Labeled l -> canComplete(l.body()) || breaks(l.body(), l.label());
            case Statement.Synchronized s -> canComplete(s.body());
            case Statement.Try t -> canComplete(t);
            case Statement.Switch s -> canComplete(s);
            default -> true;
        };
    }

    private static boolean canComplete(List<Statement> statements) {
        return statements.stream().allMatch(Flow::canComplete);
    }

    private static boolean canComplete(Statement.Try t) {
        if (t.finallyBlock() != null && !canComplete(t.finallyBlock())) return false;
        return canComplete(t.body()) || t.catches().stream().anyMatch(c -> canComplete(c.body()));
    }

    private static boolean canComplete(Statement.Switch s) {
        boolean exhaustive =
                s.cases().stream().anyMatch(c -> c.isDefault() || !c.patterns().isEmpty());
        if (!exhaustive || s.cases().isEmpty()) return true;
        for (Statement.Case c : s.cases()) {
            if (c.body().stream().anyMatch(b -> breaks(b, null))) return true;
            if (c.isArrow() && canComplete(c.body())) return true;
        }
        return canComplete(s.cases().getLast().body());
    }

    private static boolean isTrue(Expression e) {
        return switch (e) {
            case Expression.Parenthesized p -> isTrue(p.inner());
            case Expression.Literal l -> l.text().equals("true");
            default -> false;
        };
    }

    /** Whether the body has a `break` out of the loop or switch around it, or out of the label. */
    static boolean breaks(Statement body, @Nullable Id label) {
        return switch (body) {
            case Statement.Break b ->
                    label == null
                            ? b.label() == null
                            : b.label() != null && b.label().text().equals(label.text());
            case Statement.Block b -> b.statements().stream().anyMatch(s -> breaks(s, label));
            case Statement.If i ->
                    breaks(i.then(), label)
                            || i.otherwise() != null && breaks(i.otherwise(), label);
            case Statement.Labeled l -> breaks(l.body(), label);
            case Statement.Synchronized s -> breaks(s.body(), label);
            case Statement.Try t ->
                    breaks(t.body(), label)
                            || t.catches().stream().anyMatch(c -> breaks(c.body(), label))
                            || t.finallyBlock() != null && breaks(t.finallyBlock(), label);
            // A plain break inside one of these leaves that one only.
            case Statement.While w -> label != null && breaks(w.body(), label);
            case Statement.Do d -> label != null && breaks(d.body(), label);
            case Statement.For f -> label != null && breaks(f.body(), label);
            case Statement.ForEach f -> label != null && breaks(f.body(), label);
            case Statement.Switch s ->
                    label != null
                            && s.cases().stream()
                                    .flatMap(c -> c.body().stream())
                                    .anyMatch(b -> breaks(b, label));
            default -> false;
        };
    }

    private static boolean continues(Statement body) {
        return switch (body) {
            case Statement.Continue _ -> true;
            case Statement.Block b -> b.statements().stream().anyMatch(Flow::continues);
            case Statement.If i ->
                    continues(i.then()) || i.otherwise() != null && continues(i.otherwise());
            case Statement.Labeled l -> continues(l.body());
            case Statement.Try t -> continues(t.body());
            default -> false;
        };
    }
}
