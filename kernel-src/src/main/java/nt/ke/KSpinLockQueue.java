package nt.ke;

import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;
import trace.TracedObject;

/// A processor's place in the queue for a lock. It spins on its own place, which the one before it
/// changes when it leaves.
@Nt("KSPIN_LOCK_QUEUE")
public final class KSpinLockQueue extends TracedObject {

    final KSpinLock lock;
    @Nullable KSpinLockQueue next;
    boolean waits;

    KSpinLockQueue(KSpinLock lock) {
        this.lock = lock;
    }
}
