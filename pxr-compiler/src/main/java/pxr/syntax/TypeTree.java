package pxr.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A type as written (JLS 4, 8.3.2). */
public sealed interface TypeTree {

    /** A primitive type or `void`. */
    record Primitive(String keyword, List<AnnotationTree> annotations) implements TypeTree {}

    /**
     * A class, interface or type variable, with or without its package: `java.util.Map<K>.Entry`.
     */
    record Named(List<Part> parts) implements TypeTree {

        public Part last() {
            return parts.getLast();
        }

        public boolean isDiamond() {
            List<TypeTree> arguments = last().arguments();
            return arguments != null && arguments.isEmpty();
        }
    }

    /// One identifier of a named type.
    ///
    /// @param arguments null when there are none, empty for a diamond
    record Part(Id name, List<AnnotationTree> annotations, @Nullable List<TypeTree> arguments) {}

    record Array(TypeTree element, List<AnnotationTree> annotations) implements TypeTree {}

    /** A wildcard; `bound` is null for a plain `?`. */
    record Wildcard(boolean isSuper, @Nullable TypeTree bound, List<AnnotationTree> annotations)
            implements TypeTree {}

    /** The alternatives of a multi-catch. */
    record Union(List<TypeTree> alternatives) implements TypeTree {}

    /** The bounds in a cast to several types. */
    record Intersection(List<TypeTree> parts) implements TypeTree {}

    /** `var`, or the missing type of a lambda parameter. */
    record Inferred() implements TypeTree {}
}
