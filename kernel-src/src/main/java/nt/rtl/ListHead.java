package nt.rtl;

import org.jspecify.annotations.Nullable;
import trace.Untraced;

/// A doubly linked list through the objects' own entries: inserting and removing takes no memory
/// and a fixed number of steps. An entry that is already in a list cannot be inserted again.
///
/// @model NT links the last entry back to the head; here both ends are null.
@Nt("LIST_ENTRY")
@Untraced("macros in NT: a few instructions of their callers")
public final class ListHead<T> {

    private @Nullable ListEntry<T> first;
    private @Nullable ListEntry<T> last;

    public boolean IsListEmpty() {
        return first == null;
    }

    public void InsertHeadList(ListEntry<T> entry) {
        insertBetween(null, entry, first);
    }

    public void InsertTailList(ListEntry<T> entry) {
        insertBetween(last, entry, null);
    }

    /** Inserts before the object `successor`, which is in this list. */
    public void insertBefore(ListEntry<T> successor, ListEntry<T> entry) {
        requireMember(successor);
        insertBetween(successor.blink, entry, successor);
    }

    private void insertBetween(
            @Nullable ListEntry<T> before, ListEntry<T> entry, @Nullable ListEntry<T> after) {
        if (entry.list != null) {
            throw new IllegalStateException("already in a list: " + entry.owner());
        }
        entry.list = this;
        entry.blink = before;
        entry.flink = after;
        if (before == null) {
            first = entry;
        } else {
            before.flink = entry;
        }
        if (after == null) {
            last = entry;
        } else {
            after.blink = entry;
        }
    }

    public void RemoveEntryList(ListEntry<T> entry) {
        requireMember(entry);
        ListEntry<T> before = entry.blink;
        ListEntry<T> after = entry.flink;
        if (before == null) {
            first = after;
        } else {
            before.flink = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.blink = before;
        }
        entry.list = null;
        entry.flink = null;
        entry.blink = null;
    }

    /** Removes and gives the first object; null if the list is empty. */
    public @Nullable T RemoveHeadList() {
        ListEntry<T> head = first;
        if (head == null) {
            return null;
        }
        RemoveEntryList(head);
        return head.owner();
    }

    public @Nullable T first() {
        return first == null ? null : first.owner();
    }

    public @Nullable T last() {
        return last == null ? null : last.owner();
    }

    private void requireMember(ListEntry<T> entry) {
        if (entry.list != this) {
            throw new IllegalStateException("not in this list: " + entry.owner());
        }
    }
}
