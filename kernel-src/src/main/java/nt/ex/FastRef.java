package nt.ex;

import java.util.function.ObjIntConsumer;
import nt.ke.Ke;
import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;
import trace.TracedObject;

/// A pointer to an object that brings seven references along, in its lower three bits: objects are
/// aligned to eight bytes, so these are free. Who wants a reference takes one out with a single
/// interlocked operation, and does not touch the object, whose count others change at the same
/// time.
///
/// @param <T> what it points to
/// @source https://github.com/reactos/reactos `ntoskrnl/include/internal/ex.h` (the number)
@Nt("EX_FAST_REF")
public final class FastRef<T> extends TracedObject {

    /** How many references it can hold. */
    public static final int MAX_FAST_REFS = 7;

    private final Ke ke;
    private final ObjIntConsumer<T> changeReferences;
    private @Nullable T object;
    private int refCnt;

    /// @param changeReferences adds so many references to the object itself; takes, if negative
    public FastRef(Ke ke, ObjIntConsumer<T> changeReferences) {
        this.ke = ke;
        this.changeReferences = changeReferences;
    }

    /** References that can still be taken out. */
    public int refCnt() {
        return refCnt;
    }

    /// Takes one reference out. Who takes the last one gets seven more from the object, which it
    /// can, for it has one.
    ///
    /// @return the object; null if there is none, or its references have run out just now: then the
    ///   caller takes one under the lock that guards the pointer
    public @Nullable T ExAcquireFastReference() {
        ke.interlocked();
        T seen = object;
        if (seen == null || refCnt == 0) {
            return null;
        }
        if (--refCnt == 0) {
            refill(seen);
        }
        return seen;
    }

    /** Gets new references, and gives them back if the pointer has changed meanwhile. */
    private void refill(T seen) {
        changeReferences.accept(seen, MAX_FAST_REFS);
        ke.interlocked();
        if (object == seen && refCnt == 0) {
            refCnt = MAX_FAST_REFS;
        } else {
            changeReferences.accept(seen, -MAX_FAST_REFS);
        }
    }

    /** Puts a reference back, into the pointer if that still has room for it. */
    public void ExReleaseFastReference(T used) {
        ke.interlocked();
        if (object == used && refCnt < MAX_FAST_REFS) {
            refCnt++;
        } else {
            changeReferences.accept(used, -1);
        }
    }

    /// Points to another object, with a reference that the caller gives away.
    ///
    /// @return the object before, with one reference for the caller
    public @Nullable T ExSwapFastReference(@Nullable T other) {
        if (other != null) {
            changeReferences.accept(other, MAX_FAST_REFS);
        }
        ke.interlocked();
        T before = object;
        int kept = refCnt;
        object = other;
        refCnt = other == null ? 0 : MAX_FAST_REFS;
        if (before != null) {
            changeReferences.accept(before, -kept);
        }
        return before;
    }
}
