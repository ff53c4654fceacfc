package pxr.render.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pxr.symbol.Occurrence;

/** Says what the names of one text lead to. */
public interface Names {

    /// The tag for a name.
    ///
    /// @param occurrences all that begin at the name's offset; never empty
    /// @return null for a name that is only text
    @Nullable NameTag tag(List<Occurrence> occurrences);
}
