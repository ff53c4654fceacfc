package nt.ex;

import java.util.LinkedHashMap;
import java.util.Map;
import nt.ke.EventType;
import nt.ke.KEvent;
import nt.ke.KSemaphore;
import nt.ke.KSpinLock;
import nt.ke.KThread;
import nt.rtl.GuardedBy;
import nt.rtl.Nt;
import trace.TracedObject;

/// A lock for threads, shared or exclusive, whose owners may take it again and can be asked for:
/// above all the file systems'. An owner must be in a critical region.
@Nt("ERESOURCE")
public final class Resource extends TracedObject {

    final KSpinLock spinLock = new KSpinLock();

    /** Who has it, and how often. */
    @GuardedBy("SpinLock")
    final Map<KThread, Integer> owners = new LinkedHashMap<>();

    /** Owners, counting those that have been let in and have not run yet. */
    @GuardedBy("SpinLock")
    int activeEntries;

    @GuardedBy("SpinLock")
    boolean ownedExclusive;

    @GuardedBy("SpinLock")
    int numberOfSharedWaiters;

    @GuardedBy("SpinLock")
    int numberOfExclusiveWaiters;

    /** How often somebody had to wait. */
    @GuardedBy("SpinLock")
    int contentionCount;

    /** Its owners are not lifted though others wait for long. */
    boolean boostDisabled;

    final KSemaphore sharedWaiters = new KSemaphore(0, Integer.MAX_VALUE);
    final KEvent exclusiveWaiters = new KEvent(EventType.SynchronizationEvent, false);

    public int contentionCount() {
        return contentionCount;
    }
}
