package nt.ke;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nt.rtl.KIrql;
import nt.rtl.ListHead;
import org.jspecify.annotations.Nullable;
import trace.Untraced;

/// What is true of the dispatcher between any two points. Looked at from outside, while the machine
/// stands still; what a lock guards is left out while somebody holds the lock.
@Untraced("seen from outside the machine")
public final class Invariants {

    private final Ke ke;
    private final Set<KThread> placed = new HashSet<>();

    public Invariants(Ke ke) {
        this.ke = ke;
    }

    /// The first invariant that is broken, in words.
    ///
    /// @param processes those whose threads are looked at
    public Optional<String> broken(List<? extends KProcess> processes) {
        placed.clear();
        for (KPrcb prcb : ke.processors.active()) {
            String wrong = ofProcessor(prcb);
            if (wrong != null) {
                return Optional.of("processor " + prcb.number + ": " + wrong);
            }
        }
        if (ke.processors.prcb(0).lockQueue[0].lock.isFree()) {
            for (KProcess process : processes) {
                for (KThread thread = process.threadListHead.first();
                        thread != null;
                        thread = thread.threadListEntry.next()) {
                    String wrong = ofThread(thread);
                    if (wrong != null) {
                        return Optional.of(thread + ": " + wrong);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private @Nullable String ofProcessor(KPrcb prcb) {
        if (prcb.pcr.locksHeld() > 0 && prcb.pcr.irql().isBelow(KIrql.DISPATCH_LEVEL)) {
            return "it holds a spin lock below DISPATCH_LEVEL";
        }
        if (!prcb.prcbLock.isFree()) {
            return null;
        }
        KThread current = prcb.currentThread;
        boolean leaving =
                current.state != KThreadState.Running || current.nextProcessor != prcb.number;
        if (!leaving && !placed.add(current)) {
            return current + " runs in two places";
        }
        KThread next = prcb.nextThread;
        if (next != null && next != prcb.idleThread && !placed.add(next)) {
            return next + " is next here and elsewhere too";
        }
        if (ke.processors.isIdle(prcb) && next != null && next != prcb.idleThread) {
            return "it is called idle and has a next thread";
        }
        if (ke.processors.isIdle(prcb) && prcb.readySummary != 0) {
            return "it is called idle and has ready threads";
        }
        int summary = 0;
        for (int priority = 0; priority < prcb.readyLists(); priority++) {
            if (!prcb.readyList(priority).IsListEmpty()) {
                summary |= ke.readyQueues.summaryBit(priority);
            }
            String wrong = ofReadyList(prcb, priority);
            if (wrong != null) {
                return wrong;
            }
        }
        return summary == prcb.readySummary ? null : "the ready summary is wrong";
    }

    private @Nullable String ofReadyList(KPrcb prcb, int priority) {
        ListHead<KThread> list = prcb.readyList(priority);
        for (KThread thread = list.first(); thread != null; thread = thread.readyListEntry.next()) {
            if (!placed.add(thread)) {
                return thread + " is ready here and elsewhere too";
            }
            if (thread.state != KThreadState.Ready) {
                return thread + " is in a ready list and " + thread.state;
            }
            if (thread.priority != priority) {
                return thread + " of priority " + thread.priority + " is in list " + priority;
            }
            if ((thread.affinity & prcb.setMember) == 0) {
                return thread + " is ready where it may not run";
            }
        }
        return null;
    }

    private @Nullable String ofThread(KThread thread) {
        return switch (thread.state) {
            case Running -> ofRunning(thread);
            case Waiting -> ofWaiting(thread);
            default -> null;
        };
    }

    private @Nullable String ofRunning(KThread thread) {
        KPrcb prcb = ke.processors.prcb(thread.nextProcessor);
        return prcb.prcbLock.isFree() && prcb.currentThread != thread
                ? "it runs, and its processor runs another one"
                : null;
    }

    private static @Nullable String ofWaiting(KThread thread) {
        boolean limited = thread.timer.inserted || thread.timer.expiring;
        for (int index = 0; index < thread.waitBlockCount; index++) {
            KWaitBlock block = thread.waitBlockList[index];
            if (block.object == null || !block.waitListEntry.isInList()) {
                return "it waits, and is not in the list of what it waits for";
            }
        }
        return limited || thread.waitBlockCount > 0 ? null : "it waits for nothing";
    }
}
