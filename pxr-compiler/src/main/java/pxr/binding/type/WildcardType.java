package pxr.binding.type;

import org.jspecify.annotations.Nullable;

/** A wildcard (JLS 4.5.1); one without a bound has null. */
public record WildcardType(boolean isSuper, @Nullable Type bound) implements Type {

    public static final WildcardType UNBOUNDED = new WildcardType(false, null);

    public @Nullable Type upper() {
        return isSuper ? null : bound;
    }

    public @Nullable Type lower() {
        return isSuper ? bound : null;
    }

    @Override
    public String toString() {
        return bound == null ? "?" : (isSuper ? "? super " : "? extends ") + bound;
    }
}
