package pxr.binding;

import java.util.List;
import pxr.binding.type.Type;
import pxr.syntax.Expression;

/// An argument of a call as far as it can be understood before the method is chosen: poly
/// expressions (JLS 15.2) wait for their target.
sealed interface Argument {

    /** An expression with a type of its own. */
    record Value(Type type) implements Argument {}

    /** A call of a generic method whose type arguments are still open. */
    record OfCall(PendingCall call) implements Argument {}

    record OfLambda(Expression.Lambda tree, Scope scope) implements Argument {}

    record OfReference(MethodReferenceUse use) implements Argument {}

    /** A conditional or switch expression: any of its results. */
    record Choice(List<Argument> results) implements Argument {}
}
