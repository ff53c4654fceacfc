package nt.ex;

import org.jspecify.annotations.Nullable;

/// Operations on interlocked singly linked lists, at any level.
///
/// @model Popping reads the link of an entry that may be popped by another processor at that
///   moment; in NT that memory may even have been freed, and the page fault handler knows the one
///   instruction that may fault there.
public final class SLists {

    private final Runnable interlocked;

    /// @param interlocked passes the point that comes before every interlocked operation
    SLists(Runnable interlocked) {
        this.interlocked = interlocked;
    }

    /** Puts an entry first. */
    public <T> void InterlockedPushEntrySList(SListHeader<T> head, SListHeader.Entry<T> entry) {
        while (true) {
            SListHeader.Entry<T> seen = head.next;
            int sequence = head.sequence;
            entry.next = seen;
            interlocked.run();
            if (head.exchangeIfSame(seen, sequence, entry, 1)) {
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
            interlocked.run(); // reading the link is a step of its own
            SListHeader.Entry<T> following = seen.next;
            interlocked.run();
            if (head.exchangeIfSame(seen, sequence, following, -1)) {
                return seen;
            }
        }
    }

    /// Takes all entries out, linked as they were; null if there is none.
    ///
    /// @source WDK, *ExInterlockedFlushSList function (wdm.h)*
    public <T> SListHeader.@Nullable Entry<T> ExInterlockedFlushSList(SListHeader<T> head) {
        interlocked.run();
        return head.empty();
    }
}
