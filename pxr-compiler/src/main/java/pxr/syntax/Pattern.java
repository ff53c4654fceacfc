package pxr.syntax;

import java.util.List;

/** A pattern (JLS 14.30). */
public sealed interface Pattern {

    record OfType(VariableTree variable) implements Pattern {}

    record OfRecord(TypeTree type, List<Pattern> components) implements Pattern {}

    /** The unnamed pattern `_`. */
    record Any() implements Pattern {}
}
