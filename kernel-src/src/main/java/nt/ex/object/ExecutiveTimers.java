package nt.ex.object;

import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.KIrql.DISPATCH_LEVEL;
import static nt.rtl.KIrql.PASSIVE_LEVEL;

import nt.ke.KApc;
import nt.ke.KDpc;
import nt.ke.KThread;
import nt.ke.Ke;
import nt.ke.Timeout;
import nt.ob.ObjectManager;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;
import nt.rtl.RequiresLockHeld;
import org.jspecify.annotations.Nullable;

/// Setting and cancelling timers that programs share.
///
/// A timer that calls is *associated* with the thread that has set it: it is on that thread's list
/// and has a reference of its own, until it has called for the last time, is set anew or cancelled,
/// or the thread ends. Being due takes three steps, each of which may find that this has happened
/// meanwhile: the clock queues a deferred procedure call, that queues a call to the thread, and
/// that takes the timer off the list before the program's routine begins.
///
/// @source https://github.com/reactos/reactos `ntoskrnl/ex/timer.c` (the steps)
public final class ExecutiveTimers {

    private final Ke ke;
    private final ObjectManager objects;

    public ExecutiveTimers(Ke ke, ObjectManager objects) {
        this.ke = ke;
        this.objects = objects;
    }

    /// Sets a timer, anew if it is set already.
    ///
    /// @param period milliseconds; 0: once
    /// @param newApc makes the call to the current thread, given its kernel routine; null: none
    /// @return whether it was signaled
    @IrqlRequiresMax(APC_LEVEL)
    public boolean set(
            TimerObject object, Timeout dueTime, int period, @Nullable CallMaker newApc) {
        KThread thread = ke.processors.KeGetCurrentThread();
        KIrql oldIrql = ke.spinLocks.KeAcquireSpinLock(object.lock);
        boolean wasAssociated = withdraw(object);
        boolean wasSignaled = ke.timers.KeReadStateTimer(object.timer);
        object.period = period;
        if (newApc == null) {
            ke.timers.KeSetTimerEx(object.timer, dueTime, period, null);
        } else {
            objects.ObfReferenceObject(object);
            object.timerApc =
                    newApc.make((apc, routine) -> ExpTimerApcRoutine(object, apc, routine));
            object.apcThread = thread;
            enlist(object, thread);
            object.timerDpc = new KDpc((dpc, _, _) -> ExpTimerDpcRoutine(object, dpc));
            ke.timers.KeSetTimerEx(object.timer, dueTime, period, object.timerDpc);
        }
        ke.spinLocks.KeReleaseSpinLock(object.lock, oldIrql);
        if (wasAssociated) {
            objects.ObfDereferenceObject(object);
        }
        return wasSignaled;
    }

    /** Makes a call that begins with this kernel routine. */
    @FunctionalInterface
    public interface CallMaker {
        KApc make(KApc.KernelRoutine kernelRoutine);
    }

    /// Takes a timer back.
    ///
    /// @return whether it was signaled
    @IrqlRequiresMax(APC_LEVEL)
    public boolean cancel(TimerObject object) {
        KIrql oldIrql = ke.spinLocks.KeAcquireSpinLock(object.lock);
        boolean wasAssociated = withdraw(object);
        boolean wasSignaled = ke.timers.KeReadStateTimer(object.timer);
        ke.spinLocks.KeReleaseSpinLock(object.lock, oldIrql);
        if (wasAssociated) {
            objects.ObfDereferenceObject(object);
        }
        return wasSignaled;
    }

    /// Takes the timer back, and its call, however far that has come.
    ///
    /// @return whether it was associated with a thread: then its reference is the caller's now
    @RequiresLockHeld("object.lock")
    private boolean withdraw(TimerObject object) {
        ke.timers.KeCancelTimer(object.timer);
        if (object.timerDpc != null) {
            ke.dpcs.KeRemoveQueueDpc(object.timerDpc);
            object.timerDpc = null;
        }
        KApc apc = object.timerApc;
        if (apc == null) {
            return false;
        }
        ke.apcs.KeRemoveQueueApc(apc);
        dissociate(object);
        return true;
    }

    @RequiresLockHeld("object.lock")
    private void dissociate(TimerObject object) {
        delist(object);
        object.timerApc = null;
        object.apcThread = null;
    }

    private void enlist(TimerObject object, KThread thread) {
        if (thread instanceof ActiveTimers.Owner owner) {
            ActiveTimers active = owner.activeTimers();
            ke.spinLocks.KeAcquireSpinLockAtDpcLevel(active.lock);
            active.list.InsertTailList(object.activeTimerListEntry);
            ke.spinLocks.KeReleaseSpinLockFromDpcLevel(active.lock);
        }
    }

    private void delist(TimerObject object) {
        if (object.apcThread instanceof ActiveTimers.Owner owner) {
            ActiveTimers active = owner.activeTimers();
            ke.spinLocks.KeAcquireSpinLockAtDpcLevel(active.lock);
            active.list.RemoveEntryList(object.activeTimerListEntry);
            ke.spinLocks.KeReleaseSpinLockFromDpcLevel(active.lock);
        }
    }

    /** The timer is due. */
    @IrqlRequiresMax(DISPATCH_LEVEL)
    private void ExpTimerDpcRoutine(TimerObject object, KDpc dpc) {
        ke.spinLocks.KeAcquireSpinLockAtDpcLevel(object.lock);
        if (object.timerDpc == dpc && object.timerApc != null) {
            long now = ke.time.KeQuerySystemTime();
            ke.apcs.KeInsertQueueApc(object.timerApc, (int) now, (int) (now >>> 32), 0);
        }
        ke.spinLocks.KeReleaseSpinLockFromDpcLevel(object.lock);
    }

    /** In the thread, before the program's routine: a timer that is due only once has done. */
    @IrqlRequiresMax(APC_LEVEL)
    private KApc.@Nullable NormalRoutine ExpTimerApcRoutine(
            TimerObject object, KApc apc, KApc.@Nullable NormalRoutine normalRoutine) {
        KIrql oldIrql = ke.spinLocks.KeAcquireSpinLock(object.lock);
        boolean isCurrent = object.timerApc == apc;
        boolean isOver = isCurrent && object.period == 0;
        if (isOver) {
            dissociate(object);
        }
        ke.spinLocks.KeReleaseSpinLock(object.lock, oldIrql);
        if (isOver) {
            objects.ObfDereferenceObject(object);
        }
        return isCurrent ? normalRoutine : null;
    }

    /// Cancels the timers that would call a thread, which is the current one and ends.
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public void ExTimerRundown(ActiveTimers active) {
        TimerObject object = referenceFirst(active);
        while (object != null) {
            KIrql oldIrql = ke.spinLocks.KeAcquireSpinLock(object.lock);
            boolean isOurs =
                    object.apcThread instanceof ActiveTimers.Owner owner
                            && owner.activeTimers() == active;
            boolean wasAssociated = isOurs && withdraw(object);
            ke.spinLocks.KeReleaseSpinLock(object.lock, oldIrql);
            if (wasAssociated) {
                objects.ObfDereferenceObject(object);
            }
            objects.ObfDereferenceObject(object);
            object = referenceFirst(active);
        }
    }

    /** The timer's lock comes before the list's, so it is taken without it. */
    private @Nullable TimerObject referenceFirst(ActiveTimers active) {
        KIrql oldIrql = ke.spinLocks.KeAcquireSpinLock(active.lock);
        TimerObject first = active.list.first();
        if (first != null) {
            objects.ObfReferenceObject(first);
        }
        ke.spinLocks.KeReleaseSpinLock(active.lock, oldIrql);
        return first;
    }

    /** The timer is not associated: else it would have a reference. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    void ExpDeleteTimer(TimerObject object) {
        ke.timers.KeCancelTimer(object.timer);
        if (object.timerDpc != null) {
            ke.dpcs.KeRemoveQueueDpc(object.timerDpc);
        }
    }
}
