package nt.ke;

import nt.rtl.GuardedBy;
import nt.rtl.ListHead;
import nt.rtl.Nt;

/// Entries, and threads that take them one by one, of which no more run at a time than the queue
/// allows. The base of completion ports and of the system's worker threads.
///
/// A thread belongs to the queue that it last took from. It counts as running from when it gets an
/// entry until it comes for the next, except while it waits for something else: then another thread
/// may take its place. When it wakes there can be one too many, until one of them comes back.
///
/// Entries are first come, first served. Threads are *last* come, first served: the one that has
/// just run has its stack and data still in the caches, and those that are not needed stay asleep.
///
/// @param <E> what the entries are
/// @source https://learn.microsoft.com/en-us/windows/win32/fileio/i-o-completion-ports
@Nt("KQUEUE")
public final class KQueue<E> extends DispatcherObject {

    @GuardedBy("dispatcher")
    final ListHead<E> entryListHead = new ListHead<>();

    /** The threads that belong to it. */
    @GuardedBy("dispatcher")
    final ListHead<KThread> threadListHead = new ListHead<>();

    /** How many of them run. */
    @GuardedBy("dispatcher")
    int currentCount;

    /** How many of them shall run at most. */
    final int maximumCount;

    /// @param count 1 or more; [Queues#KeInitializeQueue] knows a default
    public KQueue(int count) {
        super(KObjects.QueueObject, 0);
        this.maximumCount = count;
    }

    public int currentCount() {
        return currentCount;
    }

    public int maximumCount() {
        return maximumCount;
    }
}
