package pxr.render.doc;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what a reference in a doc comment stands for, seen from where the comment is. */
public interface DocLinks {

    /// @param href null for a symbol that has no page
    /// @param label how a reader names the symbol
    record Target(@Nullable String href, String label) {}

    /// @param reference such as `Map.Entry#getKey()`, `#run`, `java.util.List`
    Optional<Target> resolve(String reference);

    /// The value of the constant referred to, as a Java literal.
    ///
    /// @param reference empty for the documented constant itself
    Optional<String> value(String reference);

    /** The documentation that `{@inheritDoc}` stands for, rendered; empty when there is none. */
    Optional<String> inherited();
}
