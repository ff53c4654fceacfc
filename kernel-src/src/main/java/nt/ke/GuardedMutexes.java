package nt.ke;

import static nt.rtl.KIrql.APC_LEVEL;

import nt.hal.InterruptLevels;
import nt.rtl.IrqlRequiresMax;

/// Taking and releasing guarded mutexes.
///
/// @model NT keeps *locked*, *woken* and the number of waiters in separate bits of the count.
/// @source
///   https://learn.microsoft.com/en-us/windows-hardware/drivers/kernel/fast-mutexes-and-guarded-mutexes
public final class GuardedMutexes {

    private final InterruptLevels levels;
    private final Processors processors;
    private final Apcs apcs;
    private final Gates gates;

    GuardedMutexes(InterruptLevels levels, Processors processors, Apcs apcs, Gates gates) {
        this.levels = levels;
        this.processors = processors;
        this.apcs = apcs;
        this.gates = gates;
    }

    /// Takes the mutex. It must not be the caller's already.
    ///
    /// @source WDK, *KeAcquireGuardedMutex function (wdm.h)*
    @IrqlRequiresMax(APC_LEVEL)
    public void KeAcquireGuardedMutex(KGuardedMutex mutex) {
        apcs.KeEnterGuardedRegion();
        KeAcquireGuardedMutexUnsafe(mutex);
    }

    /// The same for callers that calls cannot interrupt anyway.
    ///
    /// @source WDK, *KeAcquireGuardedMutexUnsafe function (wdm.h)*
    @IrqlRequiresMax(APC_LEVEL)
    public void KeAcquireGuardedMutexUnsafe(KGuardedMutex mutex) {
        levels.pcr().cpu().point();
        if (--mutex.count != 0) {
            mutex.contention++;
            gates.KeWaitForGate(mutex.gate, KWaitReason.WrGuardedMutex, KProcessorMode.KernelMode);
        }
        mutex.owner = processors.KeGetCurrentThread();
    }

    /// Takes the mutex if that takes no waiting; false if it would.
    ///
    /// @source WDK, *KeTryToAcquireGuardedMutex function (wdm.h)*
    @IrqlRequiresMax(APC_LEVEL)
    public boolean KeTryToAcquireGuardedMutex(KGuardedMutex mutex) {
        apcs.KeEnterGuardedRegion();
        levels.pcr().cpu().point();
        if (mutex.count != 1) {
            apcs.KeLeaveGuardedRegion();
            return false;
        }
        mutex.count = 0;
        mutex.owner = processors.KeGetCurrentThread();
        return true;
    }

    /// Gives the mutex back, and lets calls in.
    ///
    /// @source WDK, *KeReleaseGuardedMutex function (wdm.h)*
    @IrqlRequiresMax(APC_LEVEL)
    public void KeReleaseGuardedMutex(KGuardedMutex mutex) {
        KeReleaseGuardedMutexUnsafe(mutex);
        apcs.KeLeaveGuardedRegion();
    }

    /// Gives the mutex back; for who keeps calls out otherwise.
    ///
    /// @source WDK, *KeReleaseGuardedMutexUnsafe function (wdm.h)*
    @IrqlRequiresMax(APC_LEVEL)
    public void KeReleaseGuardedMutexUnsafe(KGuardedMutex mutex) {
        mutex.owner = null;
        levels.pcr().cpu().point();
        if (++mutex.count <= 0) {
            gates.KeSignalGateBoostPriority(mutex.gate);
        }
    }
}
