package pxr.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement (JLS 14). */
public sealed interface Statement {

    record Block(List<Statement> statements) implements Statement {}

    record LocalVariables(List<VariableTree> variables) implements Statement {}

    record LocalClass(ClassTree declaration) implements Statement {}

    /** An expression statement, or the body of an expression lambda or of a `case … ->`. */
    record Evaluate(Expression expression) implements Statement {}

    /** `this(…)` or `super(…)`; the keyword's token stands for the constructor. */
    record ConstructorCall(
            @Nullable Expression outer,
            List<TypeTree> typeArguments,
            Id keyword,
            List<Expression> arguments)
            implements Statement {

        public boolean isThis() {
            return keyword.text().equals("this");
        }
    }

    record If(Expression condition, Statement then, @Nullable Statement otherwise)
            implements Statement {}

    record While(Expression condition, Statement body) implements Statement {}

    record Do(Statement body, Expression condition) implements Statement {}

    record For(
            List<Statement> initializers,
            @Nullable Expression condition,
            List<Expression> updates,
            Statement body)
            implements Statement {}

    record ForEach(VariableTree variable, Expression iterated, Statement body)
            implements Statement {}

    record Labeled(Id label, Statement body) implements Statement {}

    record Switch(Expression selector, List<Case> cases) implements Statement {}

    /// A group of statements in a switch.
    ///
    /// @param constants the constants, `null` and `default` aside
    /// @param isDefault whether `default` is among its labels
    /// @param isArrow whether the form is `case … ->`
    record Case(
            List<Expression> constants,
            List<Pattern> patterns,
            @Nullable Expression guard,
            boolean isDefault,
            boolean isArrow,
            List<Statement> body) {}

    record Return(@Nullable Expression value) implements Statement {}

    record Yield(Expression value) implements Statement {}

    record Throw(Expression exception) implements Statement {}

    record Break(@Nullable Id label) implements Statement {}

    record Continue(@Nullable Id label) implements Statement {}

    record Try(
            List<Resource> resources, Block body, List<Catch> catches, @Nullable Block finallyBlock)
            implements Statement {}

    /** A resource: a variable of its own, or an existing one. */
    sealed interface Resource {
        record Declared(VariableTree variable) implements Resource {}

        record Existing(Expression variable) implements Resource {}
    }

    record Catch(VariableTree parameter, Block body) {}

    record Synchronized(Expression lock, Block body) implements Statement {}

    record Assert(Expression condition, @Nullable Expression detail) implements Statement {}

    record Empty() implements Statement {}
}
