package nt.ke;

import nt.ke.SchedulingPolicy.Inheritance;
import nt.rtl.RequiresLockHeld;
import org.jspecify.annotations.Nullable;

/// Windows CE's way out of priority inversion: who makes others wait for a mutant runs at their
/// priority, if that is above its own, until it gives the mutant back. Whether the owner of a
/// mutant that it waits for itself inherits too is up to the policy; under NT's nobody does.
final class PriorityInheritance {

    private final Inheritance inheritance;
    private final SpinLocks spinLocks;
    private final PriorityControl priorities;

    PriorityInheritance(SchedulingPolicy policy, SpinLocks spinLocks, PriorityControl priorities) {
        inheritance = policy.inheritance;
        this.spinLocks = spinLocks;
        this.priorities = priorities;
    }

    /// A thread begins to wait for an object: if that is a mutant its owner inherits, and, along
    /// the chain, the owner of the mutant that this one waits for.
    @RequiresLockHeld("dispatcher")
    void lend(KThread waiter, DispatcherObject object) {
        if (inheritance != Inheritance.NONE) {
            lend(waiter.priority, object);
        }
    }

    @RequiresLockHeld("dispatcher")
    private void lend(int priority, @Nullable DispatcherObject object) {
        if (!(object instanceof KMutant mutant) || mutant.ownerThread == null) {
            return;
        }
        KThread owner = mutant.ownerThread;
        if (owner.priority >= priority) {
            return;
        }
        set(owner, priority);
        if (inheritance == Inheritance.ALONG_THE_CHAIN && owner.state == KThreadState.Waiting) {
            for (int index = 0; index < owner.waitBlockCount; index++) {
                lend(priority, owner.waitBlockList[index].object);
            }
        }
    }

    /** A thread has given a mutant back: it keeps what those lend it who wait for its others. */
    @RequiresLockHeld("dispatcher")
    void giveBack(KThread owner) {
        if (inheritance != Inheritance.NONE) {
            settle(owner);
        }
    }

    /** Gives a thread its own priority, or the most urgent of those who wait for its mutants. */
    @RequiresLockHeld("dispatcher")
    void settle(KThread owner) {
        int due = owner.basePriority;
        for (KMutant mutant = owner.mutantListHead.first();
                mutant != null;
                mutant = mutant.mutantListEntry.next()) {
            for (KWaitBlock block = mutant.waitListHead.first();
                    block != null;
                    block = block.waitListEntry.next()) {
                due = Math.max(due, block.thread.priority);
            }
        }
        if (due != owner.priority) {
            set(owner, due);
        }
    }

    @RequiresLockHeld("dispatcher")
    private void set(KThread thread, int priority) {
        spinLocks.KeAcquireSpinLockAtDpcLevel(thread.threadLock);
        priorities.KiSetPriorityThread(thread, priority);
        spinLocks.KeReleaseSpinLockFromDpcLevel(thread.threadLock);
    }
}
