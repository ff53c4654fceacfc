package nt.ps;

import static nt.rtl.KIrql.APC_LEVEL;

import nt.ex.Ex;
import nt.ke.Ke;
import nt.rtl.AcquiresLock;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.ReleasesLock;

/// Locking a process: its list of threads and the flags of its end.
///
/// The lock is a push lock, so its owner must not be stopped: it is in a critical region.
final class ProcessLocks {

    private final Ke ke;
    private final Ex ex;

    ProcessLocks(Ke ke, Ex ex) {
        this.ke = ke;
        this.ex = ex;
    }

    @IrqlRequiresMax(APC_LEVEL)
    @AcquiresLock("ProcessLock")
    void PspLockProcessExclusive(EProcess process) {
        ke.apcs.KeEnterCriticalRegion();
        ex.pushLocks.ExfAcquirePushLockExclusive(process.processLock);
    }

    @IrqlRequiresMax(APC_LEVEL)
    @ReleasesLock("ProcessLock")
    void PspUnlockProcessExclusive(EProcess process) {
        ex.pushLocks.ExfReleasePushLockExclusive(process.processLock);
        ke.apcs.KeLeaveCriticalRegion();
    }

    @IrqlRequiresMax(APC_LEVEL)
    @AcquiresLock("ProcessLock")
    void PspLockProcessShared(EProcess process) {
        ke.apcs.KeEnterCriticalRegion();
        ex.pushLocks.ExfAcquirePushLockShared(process.processLock);
    }

    @IrqlRequiresMax(APC_LEVEL)
    @ReleasesLock("ProcessLock")
    void PspUnlockProcessShared(EProcess process) {
        ex.pushLocks.ExfReleasePushLockShared(process.processLock);
        ke.apcs.KeLeaveCriticalRegion();
    }
}
