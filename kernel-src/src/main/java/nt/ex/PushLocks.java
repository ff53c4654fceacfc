package nt.ex;

import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.KIrql.DISPATCH_LEVEL;

import nt.ke.KProcessorMode;
import nt.ke.KWaitReason;
import nt.ke.Ke;
import nt.rtl.IrqlRequiresMax;
import org.jspecify.annotations.Nullable;

/// Taking and releasing push locks, in a critical region, lest a suspended thread keep one.
///
/// A released lock is free for whoever comes first, also past those that wait: it is not handed
/// over. Those that wait are woken in order, an exclusive one alone, all others together, and try
/// again.
///
/// @source https://github.com/reactos/reactos `ntoskrnl/ex/pushlock.c`
public final class PushLocks {

    private final Ke ke;

    PushLocks(Ke ke) {
        this.ke = ke;
    }

    /** Takes the lock alone. */
    @IrqlRequiresMax(APC_LEVEL)
    @IrqlRequiresMax(value = DISPATCH_LEVEL, when = "phase 0")
    public void ExfAcquirePushLockExclusive(PushLock lock) {
        while (true) {
            ke.interlocked();
            if (!lock.locked) {
                lock.locked = true;
                return;
            }
            wait(lock, true);
        }
    }

    /** Takes the lock together with others. */
    @IrqlRequiresMax(APC_LEVEL)
    public void ExfAcquirePushLockShared(PushLock lock) {
        while (true) {
            ke.interlocked();
            boolean shared = lock.shareCount > 0 && lock.waiting == null;
            if (!lock.locked || shared) {
                lock.locked = true;
                lock.shareCount++;
                return;
            }
            wait(lock, false);
        }
    }

    /** Enters a wait block in the same step as the lock was seen taken. */
    private void wait(PushLock lock, boolean exclusive) {
        var block = new PushLock.WaitBlock(exclusive);
        block.next = lock.waiting;
        lock.waiting = block;
        ke.gates.KeWaitForGate(block.wakeGate, KWaitReason.WrPushLock, KProcessorMode.KernelMode);
    }

    /** Gives back what was taken alone. */
    @IrqlRequiresMax(APC_LEVEL)
    @IrqlRequiresMax(value = DISPATCH_LEVEL, when = "phase 0")
    public void ExfReleasePushLockExclusive(PushLock lock) {
        ke.interlocked();
        lock.locked = false;
        wake(lock);
    }

    /** Gives back what was shared; the last one wakes those who wait. */
    @IrqlRequiresMax(APC_LEVEL)
    public void ExfReleasePushLockShared(PushLock lock) {
        ke.interlocked();
        if (--lock.shareCount == 0) {
            lock.locked = false;
            wake(lock);
        }
    }

    /// Waits until somebody calls [#ExfUnblockPushLock]. The lock is no lock then, but a place to
    /// wait at: the caller has seen since its last point that it must.
    @IrqlRequiresMax(APC_LEVEL)
    public void ExBlockPushLock(PushLock lock) {
        wait(lock, false);
    }

    /** Wakes all who wait there. */
    @IrqlRequiresMax(APC_LEVEL)
    public void ExfUnblockPushLock(PushLock lock) {
        PushLock.WaitBlock newest = lock.waiting;
        lock.waiting = null;
        wakeAll(newest);
    }

    /** Wakes the thread that has waited longest, if it wants the lock for itself; else all. */
    private void wake(PushLock lock) {
        PushLock.WaitBlock newest = lock.waiting;
        if (newest == null) {
            return;
        }
        PushLock.WaitBlock oldest = newest;
        PushLock.WaitBlock beforeOldest = null;
        while (oldest.next != null) {
            beforeOldest = oldest;
            oldest = oldest.next;
        }
        if (oldest.exclusive && beforeOldest != null) {
            beforeOldest.next = null;
            ke.gates.KeSignalGateBoostPriority(oldest.wakeGate);
            return;
        }
        lock.waiting = null;
        wakeAll(newest);
    }

    /** Oldest first. */
    private void wakeAll(PushLock.@Nullable WaitBlock newest) {
        PushLock.WaitBlock reversed = null;
        while (newest != null) {
            PushLock.WaitBlock older = newest.next;
            newest.next = reversed;
            reversed = newest;
            newest = older;
        }
        while (reversed != null) {
            PushLock.WaitBlock younger =
                    reversed.next; // the block is its thread's once it is awake
            ke.gates.KeSignalGateBoostPriority(reversed.wakeGate);
            reversed = younger;
        }
    }
}
