package nt.ke;

import static nt.ke.KThreadState.Ready;

import nt.rtl.ListHead;
import nt.rtl.RequiresLockHeld;
import org.jspecify.annotations.Nullable;
import trace.Recorded;

/// The 32 ready lists of a processor, one for each priority, and the summary that tells at a glance
/// which of them hold threads.
final class ReadyQueues {

    private final SystemTime time;

    ReadyQueues(SystemTime time) {
        this.time = time;
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
        prcb.readySummary |= 1 << thread.priority;
    }

    @RequiresLockHeld("PrcbLock")
    void remove(KThread thread, KPrcb prcb) {
        ListHead<KThread> list = prcb.readyList(thread.priority);
        list.RemoveEntryList(thread.readyListEntry);
        if (list.IsListEmpty()) {
            prcb.readySummary &= ~(1 << thread.priority);
        }
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
            KThread thread = prcb.readyList(highest(left)).first();
            while (thread != null) {
                if ((thread.affinity & processorSet) != 0) {
                    remove(thread, prcb);
                    return thread;
                }
                thread = thread.readyListEntry.next();
            }
        }
        return null;
    }

    private static int highest(int set) {
        return 31 - Integer.numberOfLeadingZeros(set);
    }
}
