package pxr.binding;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.ClassType;
import pxr.binding.type.FieldSymbol;
import pxr.binding.type.Type;
import pxr.symbol.Role;
import pxr.symbol.SymbolKind;
import pxr.syntax.Expression;
import pxr.syntax.Statement;

/** Binds `switch`, as statement and as expression (JLS 14.11, 15.28). */
final class Switches {

    private final Bodies all;

    Switches(Bodies all) {
        this.all = all;
    }

    Type bind(Expression.Switch tree, Scope scope, @Nullable Type target) {
        List<Type> results = new ArrayList<>();
        bindCases(
                tree,
                scope,
                (value, at) -> {
                    if (value != null) results.add(all.expressions.bind(value, at, target));
                });
        return all.expressions.merged(results, target);
    }

    /** Binds all of a switch expression and gives its results to where they go. */
    void bindCases(Expression.Switch tree, Scope scope, Results results) {
        all.statements.withYields(
                results, () -> bindCases(tree.selector(), tree.cases(), scope, results));
    }

    void bind(Statement.Switch tree, Scope scope) {
        bindCases(tree.selector(), tree.cases(), scope, null);
    }

    /** Variables of one group of statements are in scope in the groups that follow (JLS 6.3). */
    private void bindCases(
            Expression selector,
            List<Statement.Case> cases,
            Scope scope,
            @Nullable Results arrowResults) {
        Type type = all.expressions.bind(selector, scope);
        LocalScope block = new LocalScope(scope);
        for (Statement.Case c : cases) bindCase(c, type, block, arrowResults);
    }

    private void bindCase(
            Statement.Case c, Type selector, LocalScope block, @Nullable Results arrowResults) {
        for (Expression constant : c.constants()) bindConstant(constant, selector, block);
        List<Matches.Bound> bound = new ArrayList<>(0);
        c.patterns().forEach(p -> bound.addAll(all.patterns.bind(p, selector, block)));
        if (c.guard() != null) {
            Matches guard = all.conditions.bind(c.guard(), Matches.extended(block, bound));
            bound.addAll(guard.ifTrue());
        }
        LocalScope scope = bound.isEmpty() && !c.isArrow() ? block : new LocalScope(block);
        Matches.declare(bound, scope);
        if (c.isArrow()
                && arrowResults != null
                && c.body().size() == 1
                && c.body().getFirst() instanceof Statement.Evaluate e) {
            arrowResults.accept(e.expression(), scope);
        } else {
            for (Statement statement : c.body()) all.statements.bind(statement, scope);
        }
    }

    /** The constants of an enum are named without their class, whatever else is in scope. */
    private void bindConstant(Expression constant, Type selector, Scope scope) {
        if (constant instanceof Expression.Name name) {
            for (ClassType c : all.types.classTypes(selector)) {
                FieldSymbol field = c.symbol().field(name.id().text());
                if (field != null && field.kind() == SymbolKind.ENUM_CONSTANT) {
                    all.marks.put(name.id(), Role.REF, field.kind(), field.id());
                    return;
                }
            }
        }
        all.expressions.bind(constant, scope, selector);
    }
}
