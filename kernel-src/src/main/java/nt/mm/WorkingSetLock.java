package nt.mm;

import nt.ex.PushLocks;
import nt.ke.Apcs;
import nt.rtl.AcquiresLock;
import nt.rtl.ReleasesLock;

/// Taking and releasing the lock of a working set. Its owner is not interrupted by calls, for these
/// could touch pages.
final class WorkingSetLock {

    private final Apcs apcs;
    private final PushLocks pushLocks;

    WorkingSetLock(Apcs apcs, PushLocks pushLocks) {
        this.apcs = apcs;
        this.pushLocks = pushLocks;
    }

    @AcquiresLock("WorkingSetMutex")
    void acquire(AddressSpace space) {
        apcs.KeEnterGuardedRegion();
        pushLocks.ExfAcquirePushLockExclusive(space.workingSetMutex);
    }

    @ReleasesLock("WorkingSetMutex")
    void release(AddressSpace space) {
        pushLocks.ExfReleasePushLockExclusive(space.workingSetMutex);
        apcs.KeLeaveGuardedRegion();
    }
}
