package pxr.binding;

import java.util.ArrayList;
import java.util.List;

/// The pattern variables that an expression introduces when it is true and when it is false (JLS
/// 6.3.1).
record Matches(List<Bound> ifTrue, List<Bound> ifFalse) {

    static final Matches NONE = new Matches(List.of(), List.of());

    /** A pattern variable. */
    record Bound(String name, Variable.Local variable) {}

    Matches negated() {
        return new Matches(ifFalse, ifTrue);
    }

    Scope whenTrue(Scope scope) {
        return extended(scope, ifTrue);
    }

    Scope whenFalse(Scope scope) {
        return extended(scope, ifFalse);
    }

    /** The scope with the variables in it. */
    static Scope extended(Scope scope, List<Bound> variables) {
        if (variables.isEmpty()) return scope;
        LocalScope inner = new LocalScope(scope);
        declare(variables, inner);
        return inner;
    }

    static void declare(List<Bound> variables, LocalScope scope) {
        for (Bound bound : variables) scope.declare(bound.name(), bound.variable());
    }

    static List<Bound> both(List<Bound> a, List<Bound> b) {
        if (a.isEmpty()) return b;
        if (b.isEmpty()) return a;
        List<Bound> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }
}
