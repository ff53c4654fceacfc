package nt.rtl;

import org.jspecify.annotations.Nullable;

/// A link by which one object stands in one list. An object has an entry of its own for every list
/// it can be in at the same time.
@Nt("LIST_ENTRY")
public final class ListEntry<T> {

    private final T owner;

    @Nullable ListHead<T> list;
    @Nullable ListEntry<T> flink;
    @Nullable ListEntry<T> blink;

    public ListEntry(T owner) {
        this.owner = owner;
    }

    /** The object whose link this is. */
    public T owner() {
        return owner;
    }

    public boolean isInList() {
        return list != null;
    }

    /** The object before in the same list. */
    public @Nullable T previous() {
        return blink == null ? null : blink.owner;
    }

    /** The next object of the same list. */
    public @Nullable T next() {
        return flink == null ? null : flink.owner;
    }
}
