package nt.ex;

import static nt.ke.KProcessorMode.KernelMode;
import static nt.rtl.BugCheckCode.RESOURCE_NOT_OWNED;
import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.VerifierViolation.RESOURCE_RELEASED_WITH_APCS;
import static nt.rtl.VerifierViolation.RESOURCE_TAKEN_WITH_APCS;

import java.util.List;
import nt.ke.DispatcherObject;
import nt.ke.KThread;
import nt.ke.KWaitReason;
import nt.ke.Ke;
import nt.ke.Timeout;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;
import nt.rtl.NtStatus;
import nt.rtl.RequiresLockHeld;
import nt.rtl.VerifierViolation;

/// Taking and releasing resources.
///
/// Who comes shared waits while one waits for it exclusively, or those would never get it. When the
/// last owner leaves, the resource goes to the other kind: after an exclusive owner to all that
/// wait shared, after shared ones to the first that waits exclusively. It is handed over, never
/// free while somebody waits.
///
/// Whoever takes or releases a resource keeps normal kernel calls out, or a thread could be
/// suspended with a resource; else it is a [VerifierViolation].
///
/// Who has waited for five seconds lifts the owners to priority 14, so that they come to run and
/// give the resource back; and waits on.
///
/// @model The five seconds and the priority are from general knowledge.
/// @source
///   https://learn.microsoft.com/en-us/windows-hardware/drivers/kernel/introduction-to-eresource-routines
/// @source
///   https://learn.microsoft.com/en-us/windows-hardware/drivers/debugger/bug-check-0xe3--resource-not-owned
public final class Resources {

    /** Milliseconds after which owners are lifted. */
    static final int BOOST_AFTER = 5000;

    /** To which they are lifted at most. */
    static final int BOOST_PRIORITY = 14;

    private final Ke ke;

    Resources(Ke ke) {
        this.ke = ke;
    }

    /// Takes the resource alone.
    ///
    /// @param wait whether to wait if others have it
    /// @return whether the caller has it
    /// @source WDK, *ExAcquireResourceExclusiveLite function (wdm.h)*
    @IrqlRequiresMax(APC_LEVEL)
    public boolean ExAcquireResourceExclusiveLite(Resource resource, boolean wait) {
        KThread thread = ke.processors.KeGetCurrentThread();
        requireNoApcs(thread, RESOURCE_TAKEN_WITH_APCS);
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
    /// @source WDK, *ExAcquireResourceSharedLite function (wdm.h)*
    @IrqlRequiresMax(APC_LEVEL)
    public boolean ExAcquireResourceSharedLite(Resource resource, boolean wait) {
        return acquireShared(resource, wait, false);
    }

    /// The same, past those who wait for it exclusively.
    ///
    /// @source WDK, *ExAcquireSharedStarveExclusive function (wdm.h)*
    @IrqlRequiresMax(APC_LEVEL)
    public boolean ExAcquireSharedStarveExclusive(Resource resource, boolean wait) {
        return acquireShared(resource, wait, true);
    }

    private boolean acquireShared(Resource resource, boolean wait, boolean starveExclusive) {
        KThread thread = ke.processors.KeGetCurrentThread();
        requireNoApcs(thread, RESOURCE_TAKEN_WITH_APCS);
        KIrql oldIrql = ke.spinLocks.KeAcquireSpinLock(resource.spinLock);
        boolean own = resource.owners.containsKey(thread);
        boolean open =
                !resource.ownedExclusive
                        && (starveExclusive || resource.numberOfExclusiveWaiters == 0);
        boolean enters = own || open || resource.activeEntries == 0;
        if (enters) {
            resource.activeEntries += own ? 0 : 1;
            resource.owners.merge(thread, 1, Integer::sum);
        } else if (wait) {
            resource.numberOfSharedWaiters++;
            waitFor(resource, resource.sharedWaiters, oldIrql);
            enter(resource, thread);
            return true;
        }
        ke.spinLocks.KeReleaseSpinLock(resource.spinLock, oldIrql);
        return enters;
    }

    private void requireNoApcs(KThread thread, VerifierViolation violation) {
        KIrql irql = ke.levels().KeGetCurrentIrql();
        if (thread.combinedApcDisable() == 0 && irql.isBelow(APC_LEVEL)) {
            ke.bugChecks.violation(violation, irql.level(), thread.combinedApcDisable(), 0);
        }
    }

    @RequiresLockHeld("SpinLock")
    private void waitFor(Resource resource, DispatcherObject object, KIrql oldIrql) {
        resource.contentionCount++;
        ke.spinLocks.KeReleaseSpinLock(resource.spinLock, oldIrql);
        NtStatus status = NtStatus.STATUS_TIMEOUT;
        while (status == NtStatus.STATUS_TIMEOUT) {
            status =
                    ke.wait.KeWaitForSingleObject(
                            object,
                            KWaitReason.WrResource,
                            KernelMode,
                            false,
                            Timeout.milliseconds(BOOST_AFTER));
            if (status == NtStatus.STATUS_TIMEOUT) {
                boostOwners(resource);
            }
        }
    }

    private void boostOwners(Resource resource) {
        KIrql oldIrql = ke.spinLocks.KeAcquireSpinLock(resource.spinLock);
        List<KThread> owners =
                resource.boostDisabled ? List.of() : List.copyOf(resource.owners.keySet());
        ke.spinLocks.KeReleaseSpinLock(resource.spinLock, oldIrql);
        int priority = ke.processors.KeGetCurrentThread().priority();
        for (KThread owner : owners) {
            ke.threads.boostForQuantum(owner, Math.min(priority, BOOST_PRIORITY));
        }
    }

    /// Has owners of this resource never lifted.
    ///
    /// @source WDK, *ExDisableResourceBoostLite function (ntddk.h)*
    public void ExDisableResourceBoostLite(Resource resource) {
        resource.boostDisabled = true;
    }

    /** Writes down an owner that has been counted by who let it in. */
    private void enter(Resource resource, KThread thread) {
        KIrql oldIrql = ke.spinLocks.KeAcquireSpinLock(resource.spinLock);
        resource.owners.merge(thread, 1, Integer::sum);
        ke.spinLocks.KeReleaseSpinLock(resource.spinLock, oldIrql);
    }

    /// Gives the resource back once. A thread that does not own it stops the system with
    /// `RESOURCE_NOT_OWNED`.
    ///
    /// @source WDK, *ExReleaseResourceLite function (wdm.h)*
    @IrqlRequiresMax(APC_LEVEL)
    public void ExReleaseResourceLite(Resource resource) {
        KThread thread = ke.processors.KeGetCurrentThread();
        requireNoApcs(thread, RESOURCE_RELEASED_WITH_APCS);
        KIrql oldIrql = ke.spinLocks.KeAcquireSpinLock(resource.spinLock);
        Integer times = resource.owners.get(thread);
        if (times == null) {
            ke.bugChecks.KeBugCheckEx(RESOURCE_NOT_OWNED, 0, thread.id(), 0, 0);
            return;
        }
        Successors successors = Successors.NONE;
        if (times > 1) {
            resource.owners.put(thread, times - 1);
        } else {
            resource.owners.remove(thread);
            if (--resource.activeEntries == 0) {
                successors = handOver(resource);
            }
        }
        ke.spinLocks.KeReleaseSpinLock(resource.spinLock, oldIrql);
        wake(resource, successors);
    }

    /// Who gets the resource next.
    ///
    /// @param shared how many get it together
    /// @param exclusive one gets it alone
    private record Successors(int shared, boolean exclusive) {
        static final Successors NONE = new Successors(0, false);
    }

    /** Lets those in who come next, and counts them as owners though they do not run yet. */
    @RequiresLockHeld("SpinLock")
    private static Successors handOver(Resource resource) {
        boolean sharedNext = resource.ownedExclusive && resource.numberOfSharedWaiters > 0;
        if (sharedNext || resource.numberOfExclusiveWaiters == 0) {
            return new Successors(admitShared(resource), false);
        }
        resource.numberOfExclusiveWaiters--;
        resource.activeEntries = 1;
        resource.ownedExclusive = true;
        return new Successors(0, true);
    }

    @RequiresLockHeld("SpinLock")
    private static int admitShared(Resource resource) {
        int waiters = resource.numberOfSharedWaiters;
        resource.numberOfSharedWaiters = 0;
        resource.ownedExclusive = false;
        resource.activeEntries = waiters;
        return waiters;
    }

    private void wake(Resource resource, Successors successors) {
        if (successors.shared > 0) {
            ke.semaphores.KeReleaseSemaphore(resource.sharedWaiters, 0, successors.shared);
        }
        if (successors.exclusive) {
            ke.events.KeSetEventBoostPriority(resource.exclusiveWaiters);
        }
    }

    /// Keeps what was taken alone shared, with all who wait for that.
    ///
    /// @source WDK, *ExConvertExclusiveToSharedLite function (wdm.h)*
    @IrqlRequiresMax(APC_LEVEL)
    public void ExConvertExclusiveToSharedLite(Resource resource) {
        KIrql oldIrql = ke.spinLocks.KeAcquireSpinLock(resource.spinLock);
        int admitted = admitShared(resource);
        resource.activeEntries++; // the caller itself
        ke.spinLocks.KeReleaseSpinLock(resource.spinLock, oldIrql);
        wake(resource, new Successors(admitted, false));
    }

    /// Whether the current thread has the resource alone.
    ///
    /// @source WDK, *ExIsResourceAcquiredExclusiveLite function (wdm.h)*
    public boolean ExIsResourceAcquiredExclusiveLite(Resource resource) {
        return resource.ownedExclusive
                && resource.owners.containsKey(ke.processors.KeGetCurrentThread());
    }
}
