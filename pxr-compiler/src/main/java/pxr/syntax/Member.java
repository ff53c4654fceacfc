package pxr.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a class body holds (JLS 8.1.7). */
public sealed interface Member
        permits ClassTree, Member.Field, Member.Constant, Member.Method, Member.Initializer {

    /** A field; `int a, b;` is two of them with the same extent. */
    record Field(VariableTree variable, Extent extent, @Nullable DocComment documentation)
            implements Member {}

    /** An enum constant. */
    record Constant(
            List<AnnotationTree> annotations,
            Id name,
            List<Expression> arguments,
            @Nullable ClassTree body,
            Extent extent,
            @Nullable DocComment documentation)
            implements Member {}

    /// A method, constructor or annotation element.
    ///
    /// @param result null for a constructor
    /// @param receiver the type and name of a receiver parameter, if it is written
    /// @param isCompact whether it is a record's constructor without parameters of its own
    record Method(
            Modifiers modifiers,
            List<TypeParameterTree> typeParameters,
            @Nullable TypeTree result,
            Id name,
            @Nullable Receiver receiver,
            List<VariableTree> parameters,
            List<TypeTree> exceptions,
            @Nullable Expression defaultValue,
            Statement.@Nullable Block body,
            boolean isCompact,
            Extent extent,
            @Nullable DocComment documentation)
            implements Member {

        public boolean isConstructor() {
            return result == null;
        }
    }

    /** `Outer Outer.this`: the type, and the names before `this`. */
    record Receiver(TypeTree type, List<Id> qualifier, List<AnnotationTree> annotations) {}

    record Initializer(boolean isStatic, Statement.Block body) implements Member {}
}
