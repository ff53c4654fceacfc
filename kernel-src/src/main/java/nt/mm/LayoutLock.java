package nt.mm;

import nt.ke.GuardedMutexes;
import nt.rtl.AcquiresLock;
import nt.rtl.ReleasesLock;

/** Taking and releasing the lock of an address space's layout. */
final class LayoutLock {

    private final GuardedMutexes guardedMutexes;

    LayoutLock(GuardedMutexes guardedMutexes) {
        this.guardedMutexes = guardedMutexes;
    }

    @AcquiresLock("AddressCreationLock")
    void acquire(AddressSpace space) {
        guardedMutexes.KeAcquireGuardedMutex(space.addressCreationLock);
    }

    @ReleasesLock("AddressCreationLock")
    void release(AddressSpace space) {
        guardedMutexes.KeReleaseGuardedMutex(space.addressCreationLock);
    }
}
