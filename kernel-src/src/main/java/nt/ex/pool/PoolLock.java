package nt.ex.pool;

import nt.ke.KGuardedMutex;
import nt.ke.Ke;
import nt.ke.LockQueueNumber;
import nt.rtl.KIrql;

/** Guards the blocks of a pool: what may be touched at any level by a spin lock. */
sealed interface PoolLock {

    void acquire();

    void release();

    /** For memory that is always there. */
    final class Spinning implements PoolLock {
        private static final int NUMBER = LockQueueNumber.LockQueueNonPagedPoolLock.number();
        private final Ke ke;
        private KIrql oldIrql = KIrql.PASSIVE_LEVEL;

        Spinning(Ke ke) {
            this.ke = ke;
        }

        @Override
        public void acquire() {
            KIrql before = ke.levels().KeRaiseIrqlToDpcLevel();
            ke.spinLocks.KeAcquireQueuedSpinLockAtDpcLevel(NUMBER);
            // The owner's: nobody else gets here.
            oldIrql = before;
        }

        @Override
        public void release() {
            KIrql before = oldIrql;
            ke.spinLocks.KeReleaseQueuedSpinLockFromDpcLevel(NUMBER);
            ke.levels().KeLowerIrql(before);
        }
    }

    /** For memory that may have to be read. */
    final class Waiting implements PoolLock {
        private final Ke ke;
        private final KGuardedMutex mutex = new KGuardedMutex();

        Waiting(Ke ke) {
            this.ke = ke;
        }

        @Override
        public void acquire() {
            ke.guardedMutexes.KeAcquireGuardedMutex(mutex);
        }

        @Override
        public void release() {
            ke.guardedMutexes.KeReleaseGuardedMutex(mutex);
        }
    }
}
