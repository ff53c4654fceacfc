package nt.ex;

import nt.ke.KProcessorMode;
import nt.ke.KSemaphore;
import nt.ke.KSpinLock;
import nt.ke.KWaitReason;
import nt.ke.Ke;
import nt.ke.Timeout;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;
import nt.rtl.ListEntry;
import nt.rtl.ListHead;
import nt.rtl.NtStatus;
import org.jspecify.annotations.Nullable;

/// Brings together, by a key, one thread that waits and one that releases: whichever comes first
/// waits for the other. So a single object serves any number of locks of user mode, whose addresses
/// are the keys, and takes no memory for any of them; that is what critical sections fall back on.
///
/// @model NT guards the list with a push lock; here it is a spin lock.
/// @source https://github.com/j00ru/windows-syscalls `x86/csv/nt.csv` (the services)
public final class KeyedEvent {

    private static final int RELEASER_BIT = 1;

    /** A thread that has come first. */
    private static final class Visitor {
        final long key;
        final KSemaphore met = new KSemaphore(0, 1);
        final ListEntry<Visitor> entry = new ListEntry<>(this);

        Visitor(long key) {
            this.key = key;
        }
    }

    private final Ke ke;
    private final KSpinLock lock = new KSpinLock();
    private final ListHead<Visitor> visitors = new ListHead<>();

    public KeyedEvent(Ke ke) {
        this.ke = ke;
    }

    /// Waits until another thread releases this key.
    ///
    /// @param key even: its lowest bit tells a waiting thread from a releasing one
    /// @return `STATUS_SUCCESS`, `STATUS_TIMEOUT`, `STATUS_ALERTED`, `STATUS_USER_APC`, or
    ///   `STATUS_INVALID_PARAMETER_1` if the key is odd
    @IrqlRequiresMax(KIrql.PASSIVE_LEVEL)
    public NtStatus NtWaitForKeyedEvent(long key, boolean alertable, Timeout timeout) {
        return isOdd(key)
                ? NtStatus.STATUS_INVALID_PARAMETER_1
                : meet(key, key | RELEASER_BIT, alertable, timeout);
    }

    /// Releases a thread that waits for this key; waits until there is one.
    ///
    /// @return as [#NtWaitForKeyedEvent]
    @IrqlRequiresMax(KIrql.PASSIVE_LEVEL)
    public NtStatus NtReleaseKeyedEvent(long key, boolean alertable, Timeout timeout) {
        return isOdd(key)
                ? NtStatus.STATUS_INVALID_PARAMETER_1
                : meet(key | RELEASER_BIT, key, alertable, timeout);
    }

    private static boolean isOdd(long key) {
        return (key & RELEASER_BIT) != 0;
    }

    private NtStatus meet(long own, long wanted, boolean alertable, Timeout timeout) {
        KIrql oldIrql = ke.spinLocks.KeAcquireSpinLock(lock);
        Visitor other = find(wanted);
        if (other != null) {
            visitors.RemoveEntryList(other.entry);
            ke.spinLocks.KeReleaseSpinLock(lock, oldIrql);
            ke.semaphores.KeReleaseSemaphore(other.met, 1, 1);
            return NtStatus.STATUS_SUCCESS;
        }
        var self = new Visitor(own);
        visitors.InsertTailList(self.entry);
        ke.spinLocks.KeReleaseSpinLock(lock, oldIrql);
        NtStatus status = waitFor(self, alertable, timeout);
        if (status != NtStatus.STATUS_SUCCESS && !leave(self)) {
            // The other one has met us all the same, and its release is on its way.
            return waitFor(self, false, Timeout.NEVER);
        }
        return status;
    }

    private NtStatus waitFor(Visitor self, boolean alertable, Timeout timeout) {
        return ke.wait.KeWaitForSingleObject(
                self.met, KWaitReason.WrKernel, KProcessorMode.UserMode, alertable, timeout);
    }

    private @Nullable Visitor find(long key) {
        Visitor visitor = visitors.first();
        while (visitor != null && visitor.key != key) {
            visitor = visitor.entry.next();
        }
        return visitor;
    }

    /** Takes a thread off the list that waits no longer; false if it has been met. */
    private boolean leave(Visitor self) {
        KIrql oldIrql = ke.spinLocks.KeAcquireSpinLock(lock);
        boolean unmet = self.entry.isInList();
        if (unmet) {
            visitors.RemoveEntryList(self.entry);
        }
        ke.spinLocks.KeReleaseSpinLock(lock, oldIrql);
        return unmet;
    }
}
