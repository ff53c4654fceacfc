package nt.ex;

import nt.ke.Ke;
import org.jspecify.annotations.Nullable;

/// Operations on interlocked singly linked lists, at any level.
///
/// @model Popping reads the link of an entry that may be popped by another processor at that
///   moment; in NT that memory may even have been freed, and the page fault handler knows the one
///   instruction that may fault there.
public final class SLists {

    private static final int SEQUENCE_MASK = 0xFFFF;

    private final Ke ke;

    SLists(Ke ke) {
        this.ke = ke;
    }

    /** Puts an entry first. */
    public <T> void InterlockedPushEntrySList(SListHeader<T> head, SListHeader.Entry<T> entry) {
        while (true) {
            SListHeader.Entry<T> seen = head.next;
            int sequence = head.sequence;
            entry.next = seen;
            ke.interlocked();
            if (head.next == seen && head.sequence == sequence) {
                head.next = entry;
                head.depth++;
                head.sequence = sequence + 1 & SEQUENCE_MASK;
                return;
            }
        }
    }

    /** Takes the first entry out; null if there is none. */
    public <T> SListHeader.@Nullable Entry<T> InterlockedPopEntrySList(SListHeader<T> head) {
        while (true) {
            SListHeader.Entry<T> seen = head.next;
            int sequence = head.sequence;
            if (seen == null) {
                return null;
            }
            ke.interlocked(); // reading the link is a step of its own
            SListHeader.Entry<T> following = seen.next;
            ke.interlocked();
            if (head.next == seen && head.sequence == sequence) {
                head.next = following;
                head.depth--;
                return seen;
            }
        }
    }

    /// Takes all entries out, linked as they were; null if there is none.
    ///
    /// @source WDK, *ExInterlockedFlushSList function (wdm.h)*
    public <T> SListHeader.@Nullable Entry<T> ExInterlockedFlushSList(SListHeader<T> head) {
        ke.interlocked();
        SListHeader.Entry<T> first = head.next;
        head.next = null;
        head.depth = 0;
        return first;
    }
}
