package nt.ex;

import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;
import trace.TracedObject;

/// The head of a singly linked list that processors push to and pop from without a lock.
///
/// To pop is to read the first entry and its link, and then to exchange the head for the link *if
/// it is still the first*. But another processor may meanwhile have popped it, popped the next one,
/// and pushed the first again: it is still the first, and its link is wrong. So the head counts
/// pushes, and is compared with its count: eight bytes at once.
///
/// @param <T> what is in the list
@Nt("SLIST_HEADER")
public final class SListHeader<T> extends TracedObject {

    @Nullable Entry<T> next;
    int depth;

    /** Pushes so far; 16 bits. */
    int sequence;

    /** An entry; in at most one list. */
    @Nt("SLIST_ENTRY")
    public static final class Entry<T> {

        final T owner;
        @Nullable Entry<T> next;

        public Entry(T owner) {
            this.owner = owner;
        }

        public T owner() {
            return owner;
        }
    }

    public int depth() {
        return depth;
    }
}
