package pxr.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression (JLS 15). */
public sealed interface Expression {

    /** A literal; `text` is its token. */
    record Literal(Kind kind, String text) implements Expression {
        public enum Kind {
            INT,
            LONG,
            FLOATING,
            CHAR,
            BOOLEAN,
            STRING,
            TEXT_BLOCK,
            NULL
        }
    }

    /** A simple name, of whatever it will turn out to be. */
    record Name(Id id) implements Expression {}

    /** `target.name`, where the target may be an expression, a type or a package. */
    record Select(Expression target, Id name) implements Expression {}

    /** A type where an expression is expected: before `::`. */
    record TypeName(TypeTree type) implements Expression {}

    record This(List<Id> qualifier) implements Expression {}

    /** `super` before a dot or `::`. */
    record Super(List<Id> qualifier) implements Expression {}

    record ClassLiteral(TypeTree type) implements Expression {}

    record Parenthesized(Expression inner) implements Expression {}

    record Call(
            @Nullable Expression target,
            List<TypeTree> typeArguments,
            Id name,
            List<Expression> arguments)
            implements Expression {}

    /// The creation of an object.
    ///
    /// @param outer the enclosing instance in `outer.new Inner()`
    record New(
            @Nullable Expression outer,
            List<TypeTree> typeArguments,
            TypeTree.Named type,
            List<Expression> arguments,
            @Nullable ClassTree body)
            implements Expression {}

    /** The creation of an array; `type` is the array's. */
    record NewArray(
            TypeTree type, List<Expression> dimensions, @Nullable ArrayInitializer initializer)
            implements Expression {}

    record ArrayInitializer(List<Expression> values) implements Expression {}

    record Index(Expression array, Expression index) implements Expression {}

    /** `+ - ~ !` and, where `assigns`, `++` and `--` on either side. */
    record Unary(String operator, Expression operand, boolean assigns) implements Expression {}

    /// A chain of binary operators, applied from left to right: `first op₁ e₁ op₂ e₂ …`. It is one
    /// node, however long, so that ten thousand terms are not ten thousand levels deep.
    record Binary(Expression first, List<Operation> rest) implements Expression {
        public record Operation(String operator, Expression operand) {}
    }

    record InstanceOf(Expression operand, Pattern pattern) implements Expression {}

    /** `instanceof` with a type only. */
    record InstanceOfType(Expression operand, TypeTree type) implements Expression {}

    record Cast(TypeTree type, Expression operand) implements Expression {}

    record Conditional(Expression condition, Expression whenTrue, Expression whenFalse)
            implements Expression {}

    /** An assignment; the operator is `=` or a compound one such as `+=`. */
    record Assign(Expression target, String operator, Expression value) implements Expression {}

    /** A lambda; the body of an expression lambda is a [Statement.Evaluate]. */
    record Lambda(List<VariableTree> parameters, Statement body) implements Expression {

        /** Whether the types of its parameters are written; so too where there are none. */
        public boolean isExplicit() {
            return parameters.stream().noneMatch(p -> p.type() instanceof TypeTree.Inferred);
        }
    }

    /** A method reference; the name is `new` for a constructor. */
    record MethodReference(Expression target, List<TypeTree> typeArguments, Id name)
            implements Expression {

        public boolean isConstructor() {
            return name.text().equals("new");
        }
    }

    record Switch(Expression selector, List<Statement.Case> cases) implements Expression {}

    /** An annotation as the value of another's element. */
    record Annotation(AnnotationTree tree) implements Expression {}

    /** What could not be parsed. */
    record Erroneous() implements Expression {}
}
