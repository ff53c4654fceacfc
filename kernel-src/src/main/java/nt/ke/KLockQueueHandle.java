package nt.ke;

import nt.rtl.KIrql;
import nt.rtl.Nt;
import trace.TracedObject;

/** A place in the queue for a lock that the caller provides, on its own stack. */
@Nt("KLOCK_QUEUE_HANDLE")
public final class KLockQueueHandle extends TracedObject {

    final KSpinLockQueue lockQueue;
    KIrql oldIrql = KIrql.PASSIVE_LEVEL;

    public KLockQueueHandle(KSpinLock lock) {
        lockQueue = new KSpinLockQueue(lock);
    }
}
