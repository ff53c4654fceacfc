package nt.ex;

import static nt.ke.KProcessorMode.KernelMode;
import static nt.rtl.BugCheckCode.RESOURCE_NOT_OWNED;
import static nt.rtl.KIrql.APC_LEVEL;

import nt.ke.DispatcherObject;
import nt.ke.KThread;
import nt.ke.KWaitReason;
import nt.ke.Ke;
import nt.ke.Timeout;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;
import nt.rtl.RequiresLockHeld;

/// Taking and releasing resources.
///
/// Who comes shared waits while one waits for it exclusively, or those would never get it. When the
/// last owner leaves, the resource goes to the other kind: after an exclusive owner to all that
/// wait shared, after shared ones to the first that waits exclusively. It is handed over, never
/// free while somebody waits.
///
/// @model NT also lifts the priority of an owner that others wait for too long.
/// @source
///   https://learn.microsoft.com/en-us/windows-hardware/drivers/kernel/introduction-to-eresource-routines
public final class Resources {

    private final Ke ke;

    Resources(Ke ke) {
        this.ke = ke;
    }

    /// Takes the resource alone.
    ///
    /// @param wait whether to wait if others have it
    /// @return whether the caller has it
    @IrqlRequiresMax(APC_LEVEL)
    public boolean ExAcquireResourceExclusiveLite(Resource resource, boolean wait) {
        KThread thread = ke.processors.KeGetCurrentThread();
        KIrql oldIrql = ke.spinLocks.KeAcquireSpinLock(resource.spinLock);
        boolean free = resource.activeEntries == 0;
        boolean own = resource.ownedExclusive && resource.owners.containsKey(thread);
        if (free || own) {
            resource.ownedExclusive = true;
            resource.activeEntries = 1;
            resource.owners.merge(thread, 1, Integer::sum);
        } else if (wait) {
            resource.numberOfExclusiveWaiters++;
            waitFor(resource, resource.exclusiveWaiters, oldIrql);
            enter(resource, thread);
            return true;
        }
        ke.spinLocks.KeReleaseSpinLock(resource.spinLock, oldIrql);
        return free || own;
    }

    /// Takes the resource together with others who share it.
    ///
    /// @param wait whether to wait if somebody has it alone, or waits for that
    /// @return whether the caller has it
    @IrqlRequiresMax(APC_LEVEL)
    public boolean ExAcquireResourceSharedLite(Resource resource, boolean wait) {
        return acquireShared(resource, wait, false);
    }

    /** The same, past those who wait for it exclusively. */
    @IrqlRequiresMax(APC_LEVEL)
    public boolean ExAcquireSharedStarveExclusive(Resource resource, boolean wait) {
        return acquireShared(resource, wait, true);
    }

    private boolean acquireShared(Resource resource, boolean wait, boolean starveExclusive) {
        KThread thread = ke.processors.KeGetCurrentThread();
        KIrql oldIrql = ke.spinLocks.KeAcquireSpinLock(resource.spinLock);
        boolean own = resource.owners.containsKey(thread);
        boolean open =
                !resource.ownedExclusive
                        && (starveExclusive || resource.numberOfExclusiveWaiters == 0);
        if (own || open || resource.activeEntries == 0) {
            if (!own) {
                resource.activeEntries++;
            }
            resource.owners.merge(thread, 1, Integer::sum);
        } else if (wait) {
            resource.numberOfSharedWaiters++;
            waitFor(resource, resource.sharedWaiters, oldIrql);
            enter(resource, thread);
            return true;
        } else {
            ke.spinLocks.KeReleaseSpinLock(resource.spinLock, oldIrql);
            return false;
        }
        ke.spinLocks.KeReleaseSpinLock(resource.spinLock, oldIrql);
        return true;
    }

    @RequiresLockHeld("SpinLock")
    private void waitFor(Resource resource, DispatcherObject object, KIrql oldIrql) {
        resource.contentionCount++;
        ke.spinLocks.KeReleaseSpinLock(resource.spinLock, oldIrql);
        ke.wait.KeWaitForSingleObject(
                object, KWaitReason.WrResource, KernelMode, false, Timeout.NEVER);
    }

    /** Writes down an owner that has been counted by who let it in. */
    private void enter(Resource resource, KThread thread) {
        KIrql oldIrql = ke.spinLocks.KeAcquireSpinLock(resource.spinLock);
        resource.owners.merge(thread, 1, Integer::sum);
        ke.spinLocks.KeReleaseSpinLock(resource.spinLock, oldIrql);
    }

    /// Gives the resource back once. A thread that does not own it stops the system with
    /// `RESOURCE_NOT_OWNED`.
    @IrqlRequiresMax(APC_LEVEL)
    public void ExReleaseResourceLite(Resource resource) {
        KThread thread = ke.processors.KeGetCurrentThread();
        KIrql oldIrql = ke.spinLocks.KeAcquireSpinLock(resource.spinLock);
        Integer times = resource.owners.get(thread);
        if (times == null) {
            ke.bugChecks.KeBugCheckEx(RESOURCE_NOT_OWNED, 0, thread.id(), 0, 0);
            return;
        }
        int admitted = 0;
        boolean hand = false;
        if (times > 1) {
            resource.owners.put(thread, times - 1);
        } else {
            resource.owners.remove(thread);
            if (--resource.activeEntries == 0) {
                if (resource.ownedExclusive && resource.numberOfSharedWaiters > 0) {
                    admitted = admitShared(resource);
                } else if (resource.numberOfExclusiveWaiters > 0) {
                    resource.numberOfExclusiveWaiters--;
                    resource.activeEntries = 1;
                    resource.ownedExclusive = true;
                    hand = true;
                } else {
                    admitted = admitShared(resource);
                }
            }
        }
        ke.spinLocks.KeReleaseSpinLock(resource.spinLock, oldIrql);
        if (admitted > 0) {
            ke.semaphores.KeReleaseSemaphore(resource.sharedWaiters, 0, admitted);
        }
        if (hand) {
            ke.events.KeSetEventBoostPriority(resource.exclusiveWaiters);
        }
    }

    /// Keeps what was taken alone shared, with all who wait for that.
    @IrqlRequiresMax(APC_LEVEL)
    public void ExConvertExclusiveToSharedLite(Resource resource) {
        KIrql oldIrql = ke.spinLocks.KeAcquireSpinLock(resource.spinLock);
        int admitted = admitShared(resource);
        resource.activeEntries++; // the caller itself
        ke.spinLocks.KeReleaseSpinLock(resource.spinLock, oldIrql);
        if (admitted > 0) {
            ke.semaphores.KeReleaseSemaphore(resource.sharedWaiters, 0, admitted);
        }
    }

    @RequiresLockHeld("SpinLock")
    private static int admitShared(Resource resource) {
        int waiters = resource.numberOfSharedWaiters;
        resource.numberOfSharedWaiters = 0;
        resource.ownedExclusive = false;
        resource.activeEntries = waiters;
        return waiters;
    }

    /** Whether the current thread has the resource alone. */
    public boolean ExIsResourceAcquiredExclusiveLite(Resource resource) {
        return resource.ownedExclusive
                && resource.owners.containsKey(ke.processors.KeGetCurrentThread());
    }
}
