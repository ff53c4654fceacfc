package nt.ke;

import static nt.ke.KThreadState.Ready;

import nt.rtl.ListHead;
import nt.rtl.RequiresLockHeld;
import org.jspecify.annotations.Nullable;
import trace.Recorded;

/// The 32 ready lists of a processor, one for each priority, and the summary that tells at a glance
/// which of them hold threads.
sealed class ReadyQueues permits CeReadyQueues {

    private final SystemTime time;
    private final Processors processors;

    ReadyQueues(SystemTime time, Processors processors) {
        this.time = time;
        this.processors = processors;
    }

    /// Makes a thread wait for its turn: before its equals if it had to break off, else behind
    /// them.
    @RequiresLockHeld("PrcbLock")
    @Recorded("the thread begins to wait for a processor")
    void insert(KThread thread, KPrcb prcb) {
        thread.state = Ready;
        thread.nextProcessor = prcb.number;
        thread.waitTime = time.KeQueryTickCount();
        ListHead<KThread> list = prcb.readyList(thread.priority);
        if (thread.preempted) {
            list.InsertHeadList(thread.readyListEntry);
        } else {
            list.InsertTailList(thread.readyListEntry);
        }
        thread.preempted = false;
        prcb.readySummary |= summaryBit(thread.priority);
    }

    @RequiresLockHeld("PrcbLock")
    void remove(KThread thread, KPrcb prcb) {
        ListHead<KThread> list = prcb.readyList(thread.priority);
        list.RemoveEntryList(thread.readyListEntry);
        if (list.IsListEmpty()) {
            noteEmpty(thread.priority, prcb);
        }
    }

    /** The bit of the summary for the list of a priority. */
    int summaryBit(int priority) {
        return 1 << priority;
    }

    /** The last thread has left the list of a priority. */
    @RequiresLockHeld("PrcbLock")
    void noteEmpty(int priority, KPrcb prcb) {
        prcb.readySummary &= ~(1 << priority);
    }

    /** Takes out the first of the most urgent ready threads, if any has at least this priority. */
    @RequiresLockHeld("PrcbLock")
    @Nullable KThread KiSelectReadyThread(int lowPriority, KPrcb prcb) {
        int candidates = prcb.readySummary & -1 << lowPriority;
        if (candidates == 0) {
            return null;
        }
        KThread first = prcb.readyList(highest(candidates)).first();
        if (first != null) {
            remove(first, prcb);
        }
        return first;
    }

    /** Takes out the most urgent ready thread that may run on one of these processors. */
    @RequiresLockHeld("PrcbLock")
    @Nullable KThread selectFor(int processorSet, KPrcb prcb) {
        for (int left = prcb.readySummary; left != 0; left &= ~(1 << highest(left))) {
            KThread thread = selectFrom(prcb.readyList(highest(left)), processorSet, prcb);
            if (thread != null) {
                return thread;
            }
        }
        return null;
    }

    /** Takes out the first thread of a list that may run on one of these processors. */
    @RequiresLockHeld("PrcbLock")
    final @Nullable KThread selectFrom(ListHead<KThread> list, int processorSet, KPrcb prcb) {
        KThread thread = list.first();
        while (thread != null && (processors.placesOf(thread) & processorSet) == 0) {
            thread = thread.readyListEntry.next();
        }
        if (thread != null) {
            remove(thread, prcb);
        }
        return thread;
    }

    static int highest(int set) {
        return 31 - Integer.numberOfLeadingZeros(set);
    }
}
