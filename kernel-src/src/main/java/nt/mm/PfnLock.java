package nt.mm;

import nt.ke.Ke;
import nt.ke.LockQueueNumber;
import nt.rtl.AcquiresLock;
import nt.rtl.KIrql;
import nt.rtl.ReleasesLock;

/** The lock of the page frame database and of all prototypes: a numbered queued lock. */
final class PfnLock {

    private static final int NUMBER = LockQueueNumber.LockQueuePfnLock.number();

    private final Ke ke;

    PfnLock(Ke ke) {
        this.ke = ke;
    }

    /// @return the level to give back with the lock
    @AcquiresLock("PFN")
    KIrql acquire() {
        KIrql oldIrql = ke.levels().KeRaiseIrqlToDpcLevel();
        ke.spinLocks.KeAcquireQueuedSpinLockAtDpcLevel(NUMBER);
        return oldIrql;
    }

    @ReleasesLock("PFN")
    void release(KIrql oldIrql) {
        ke.spinLocks.KeReleaseQueuedSpinLockFromDpcLevel(NUMBER);
        ke.levels().KeLowerIrql(oldIrql);
    }
}
