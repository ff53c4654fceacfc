package nt.ke;

import nt.rtl.ListHead;
import nt.rtl.RequiresLockHeld;
import org.jspecify.annotations.Nullable;

/// The 256 ready lists that a processor has under Windows CE's policy. The summary is still one
/// word: each of its bits stands for eight neighbouring lists.
///
/// @model CE runs on one processor and has its lists otherwise; here it has NT's, and as many
///   processors as there are.
final class CeReadyQueues extends ReadyQueues {

    static final int PRIORITIES = 256;

    private static final int GROUP_SHIFT = 3;
    private static final int GROUP = 1 << GROUP_SHIFT;

    CeReadyQueues(SystemTime time, Processors processors) {
        super(time, processors);
    }

    @Override
    int summaryBit(int priority) {
        return 1 << (priority >> GROUP_SHIFT);
    }

    @Override
    @RequiresLockHeld("PrcbLock")
    void noteEmpty(int priority, KPrcb prcb) {
        int first = priority & -GROUP;
        for (int neighbour = first; neighbour < first + GROUP; neighbour++) {
            if (!prcb.readyList(neighbour).IsListEmpty()) {
                return;
            }
        }
        prcb.readySummary &= ~summaryBit(priority);
    }

    @Override
    @RequiresLockHeld("PrcbLock")
    @Nullable KThread KiSelectReadyThread(int lowPriority, KPrcb prcb) {
        for (int left = prcb.readySummary; left != 0; left &= ~(1 << highest(left))) {
            int first = highest(left) << GROUP_SHIFT;
            for (int priority = first + GROUP - 1; priority >= first; priority--) {
                KThread thread = prcb.readyList(priority).first();
                if (priority < lowPriority) {
                    return null;
                }
                if (thread != null) {
                    remove(thread, prcb);
                    return thread;
                }
            }
        }
        return null;
    }

    @Override
    @RequiresLockHeld("PrcbLock")
    @Nullable KThread selectFor(int processorSet, KPrcb prcb) {
        for (int left = prcb.readySummary; left != 0; left &= ~(1 << highest(left))) {
            int first = highest(left) << GROUP_SHIFT;
            for (int priority = first + GROUP - 1; priority >= first; priority--) {
                ListHead<KThread> list = prcb.readyList(priority);
                KThread thread = selectFrom(list, processorSet, prcb);
                if (thread != null) {
                    return thread;
                }
            }
        }
        return null;
    }
}
