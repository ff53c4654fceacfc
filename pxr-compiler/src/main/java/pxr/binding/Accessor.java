package pxr.binding;

import org.jspecify.annotations.Nullable;
import pxr.binding.type.Flags;
import pxr.binding.type.TypeSymbol;

/// Who wants to use a member (JLS 6.6).
///
/// @param from the innermost class around the use; null outside of any class
/// @param viaSuper whether `super` stands before the dot
record Accessor(@Nullable TypeSymbol from, boolean viaSuper) {

    /** Whether a member that `owner` declares can be used as a member of `site`. */
    boolean canUse(int flags, TypeSymbol owner, TypeSymbol site) {
        if (Flags.has(flags, Flags.PUBLIC)) return true;
        if (Flags.has(flags, Flags.PRIVATE)) {
            return from != null && owner == site && from.outermost() == owner.outermost();
        }
        if (from == null || owner.packageName().equals(from.packageName())) return true;
        return Flags.has(flags, Flags.PROTECTED) && canUseProtected(flags, owner, site);
    }

    /** JLS 6.6.2.1: an instance's member only by those who are responsible for the instance. */
    private boolean canUseProtected(int flags, TypeSymbol owner, TypeSymbol site) {
        for (@Nullable TypeSymbol c = from; c != null; c = c.enclosing()) {
            if (c.isSubclassOf(owner)
                    && (viaSuper || Flags.has(flags, Flags.STATIC) || site.isSubclassOf(c))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the constructor of a class can be called, `viaSuper` by a subclass's (JLS 6.6.2.2).
     */
    boolean canConstruct(int flags, TypeSymbol type) {
        return Flags.has(flags, Flags.PROTECTED)
                ? viaSuper || from != null && from.packageName().equals(type.packageName())
                : canUse(flags, type, type);
    }
}
