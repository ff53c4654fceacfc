package pxr.binding;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.Primitive;
import pxr.binding.type.Type;
import pxr.binding.type.UnknownType;
import pxr.symbol.Role;
import pxr.symbol.SymbolKind;
import pxr.syntax.ClassTree;
import pxr.syntax.Expression;
import pxr.syntax.Id;
import pxr.syntax.Statement;
import pxr.syntax.TypeTree;
import pxr.syntax.VariableTree;

/** Binds statements (JLS 14). */
final class Statements {

    private static final Results NOWHERE = (_, _) -> {};

    private final Bodies all;
    private Deque<Id> labels = new ArrayDeque<>();
    private Results returns = NOWHERE;
    private Results yields = NOWHERE;

    Statements(Bodies all) {
        this.all = all;
    }

    /** Binds a body of a method, lambda or initializer, whose `return` gives to `results`. */
    void bindBody(Statement body, LocalScope scope, Results results) {
        Deque<Id> outerLabels = labels;
        Results outerReturns = returns;
        Results outerYields = yields;
        labels = new ArrayDeque<>();
        returns = results;
        yields = NOWHERE;
        if (body instanceof Statement.Block block) bindAll(block.statements(), scope);
        else bind(body, scope);
        labels = outerLabels;
        returns = outerReturns;
        yields = outerYields;
    }

    /** Binds the cases of a switch expression. */
    void withYields(Results results, Runnable cases) {
        Results outer = yields;
        yields = results;
        cases.run();
        yields = outer;
    }

    private void bindAll(List<Statement> statements, LocalScope scope) {
        for (Statement statement : statements) bind(statement, scope);
    }

    /** Binds a statement that is not a member of a block, or a block. */
    private void bindInner(Statement statement, Scope scope) {
        bind(statement, new LocalScope(scope));
    }

    /** Binds a statement; what it declares for those behind it comes into the scope. */
    void bind(Statement statement, LocalScope scope) {
        switch (statement) {
            case Statement.Block block -> bindAll(block.statements(), new LocalScope(scope));
            case Statement.LocalVariables locals -> {
                for (VariableTree variable : locals.variables()) {
                    bindVariable(variable, SymbolKind.LOCAL, scope);
                }
            }
            case Statement.LocalClass local -> {
                ClassTree tree = local.declaration();
                SourceType symbol =
                        all.localClass(tree, Objects.requireNonNull(tree.name()), scope);
                scope.declare(symbol);
                symbol.declareHeader();
                all.classes.bind(symbol);
            }
            case Statement.Evaluate e -> all.expressions.bind(e.expression(), scope);
            case Statement.ConstructorCall call -> all.creations.constructorCall(call, scope);
            case Statement.If i -> bindIf(i, scope);
            case Statement.While w -> {
                Matches matches = all.conditions.bind(w.condition(), scope);
                bindInner(w.body(), matches.whenTrue(scope));
                if (!Flow.breaks(w.body(), null)) Matches.declare(matches.ifFalse(), scope);
            }
            case Statement.Do d -> {
                bindInner(d.body(), scope);
                Matches matches = all.conditions.bind(d.condition(), scope);
                if (!Flow.breaks(d.body(), null)) Matches.declare(matches.ifFalse(), scope);
            }
            case Statement.For f -> bindFor(f, scope);
            case Statement.ForEach f -> bindForEach(f, scope);
            case Statement.Labeled l -> {
                all.marks.put(l.label(), Role.DEF, SymbolKind.LABEL, all.localId(l.label()));
                labels.push(l.label());
                bind(l.body(), scope);
                labels.pop();
            }
            case Statement.Switch s -> all.switches.bind(s, scope);
            case Statement.Return r -> returns.accept(r.value(), scope);
            case Statement.Yield y -> yields.accept(y.value(), scope);
            case Statement.Throw t -> all.expressions.bind(t.exception(), scope);
            case Statement.Break b -> bindJump(b.label());
            case Statement.Continue c -> bindJump(c.label());
            case Statement.Try t -> bindTry(t, scope);
            case Statement.Synchronized s -> {
                all.expressions.bind(s.lock(), scope);
                bindInner(s.body(), scope);
            }
            case Statement.Assert a -> {
                Matches matches = all.conditions.bind(a.condition(), scope);
                if (a.detail() != null) all.expressions.bind(a.detail(), matches.whenFalse(scope));
            }
            case Statement.Empty _ -> {}
        }
    }

    /** The variables of a condition reach as far as it must have held, or not (JLS 6.3.2.2). */
    private void bindIf(Statement.If i, LocalScope scope) {
        Matches matches = all.conditions.bind(i.condition(), scope);
        bindInner(i.then(), matches.whenTrue(scope));
        if (i.otherwise() != null) bindInner(i.otherwise(), matches.whenFalse(scope));
        boolean thenCompletes = Flow.canComplete(i.then());
        boolean otherwiseCompletes = i.otherwise() == null || Flow.canComplete(i.otherwise());
        if (thenCompletes && !otherwiseCompletes) Matches.declare(matches.ifTrue(), scope);
        if (!thenCompletes && otherwiseCompletes) Matches.declare(matches.ifFalse(), scope);
    }

    private void bindFor(Statement.For f, LocalScope outer) {
        LocalScope scope = new LocalScope(outer);
        bindAll(f.initializers(), scope);
        Matches matches =
                f.condition() == null ? Matches.NONE : all.conditions.bind(f.condition(), scope);
        Scope inside = matches.whenTrue(scope);
        for (Expression update : f.updates()) all.expressions.bind(update, inside);
        bindInner(f.body(), inside);
        if (!Flow.breaks(f.body(), null)) Matches.declare(matches.ifFalse(), outer);
    }

    private void bindForEach(Statement.ForEach f, LocalScope outer) {
        Type iterated = all.expressions.bind(f.iterated(), outer);
        LocalScope scope = new LocalScope(outer);
        VariableTree variable = f.variable();
        all.annotations.bindAll(variable.modifiers().annotations(), outer);
        Type type =
                variable.type() instanceof TypeTree.Inferred
                        ? all.types.elementOf(iterated)
                        : all.typeUses.bind(variable.type(), outer);
        declare(variable, SymbolKind.LOCAL, type, scope);
        bindInner(f.body(), scope);
    }

    /** A local variable is in scope in its own initializer (JLS 6.3). */
    private void bindVariable(VariableTree variable, SymbolKind kind, LocalScope scope) {
        all.annotations.bindAll(variable.modifiers().annotations(), scope);
        Expression initializer = variable.initializer();
        if (variable.type() instanceof TypeTree.Inferred) {
            Type type =
                    initializer == null
                            ? UnknownType.UNKNOWN
                            : all.types.upward(all.expressions.bind(initializer, scope));
            declare(variable, kind, type, scope);
            return;
        }
        Type type = all.typeUses.bind(variable.type(), scope);
        declare(variable, kind, type, scope);
        if (initializer != null) all.expressions.bind(initializer, scope, type);
    }

    void declare(VariableTree variable, SymbolKind kind, Type type, LocalScope scope) {
        Id name = variable.name();
        if (name != null) scope.declare(name.text(), all.define(name, kind, type));
    }

    private void bindTry(Statement.Try t, LocalScope outer) {
        LocalScope scope = new LocalScope(outer);
        for (Statement.Resource resource : t.resources()) {
            switch (resource) {
                case Statement.Resource.Declared d ->
                        bindVariable(d.variable(), SymbolKind.RESOURCE, scope);
                case Statement.Resource.Existing e -> all.expressions.bind(e.variable(), scope);
            }
        }
        bindInner(t.body(), scope);
        for (Statement.Catch c : t.catches()) {
            LocalScope inside = new LocalScope(outer);
            VariableTree parameter = c.parameter();
            all.annotations.bindAll(parameter.modifiers().annotations(), outer);
            Type type = all.typeUses.bind(parameter.type(), outer);
            declare(parameter, SymbolKind.EXCEPTION_PARAM, type, inside);
            bindAll(c.body().statements(), inside);
        }
        if (t.finallyBlock() != null) bindInner(t.finallyBlock(), outer);
    }

    private void bindJump(@Nullable Id label) {
        if (label == null) return;
        for (Id known : labels) {
            if (known.text().equals(label.text())) {
                all.marks.put(label, Role.REF, SymbolKind.LABEL, all.localId(known));
                return;
            }
        }
        all.marks.unresolved(label, Role.REF);
    }

    /** What `return` gives in a method with that result. */
    Results returning(Type result) {
        return (value, at) -> {
            if (value != null) {
                all.expressions.bind(value, at, result == Primitive.VOID ? null : result);
            }
        };
    }
}
