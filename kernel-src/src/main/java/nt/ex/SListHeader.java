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

    private static final int SEQUENCE_MASK = 0xFFFF;

    @Nullable Entry<T> next;
    int depth;

    /** Pushes so far; 16 bits. */
    int sequence;

    /// Exchanges the first entry, if that and the count are still as they were seen. One step, as
    /// the processor's instruction is that compares and exchanges eight bytes.
    ///
    /// @param change of the depth; a push, which deepens it, is counted
    boolean exchangeIfSame(
            @Nullable Entry<T> seenNext, int seenSequence, @Nullable Entry<T> first, int change) {
        if (next != seenNext || sequence != seenSequence) {
            return false;
        }
        next = first;
        depth += change;
        sequence = change > 0 ? sequence + 1 & SEQUENCE_MASK : sequence;
        return true;
    }

    /** Takes all entries out, as one step. */
    @Nullable Entry<T> empty() {
        Entry<T> first = next;
        next = null;
        depth = 0;
        return first;
    }

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
