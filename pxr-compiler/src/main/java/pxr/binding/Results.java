package pxr.binding;

import org.jspecify.annotations.Nullable;
import pxr.syntax.Expression;

/** Where the values go that `return`, `yield` or an arrow give. */
interface Results {

    /** Binds the expression as its destination wants it; null where nothing is given. */
    void accept(@Nullable Expression value, Scope scope);
}
