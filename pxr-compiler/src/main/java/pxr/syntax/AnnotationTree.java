package pxr.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An annotation (JLS 9.7). */
public record AnnotationTree(List<Id> name, List<Element> elements, Extent extent) {

    /** An element with its value; the name is missing in the form `@A(value)`. */
    public record Element(@Nullable Id name, Expression value) {}
}
