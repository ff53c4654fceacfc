package nt.ex;

import static nt.ke.KProcessorMode.KernelMode;
import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.VerifierViolation.FAST_MUTEX_RELEASED_AT_BAD_LEVEL;
import static nt.rtl.VerifierViolation.FAST_MUTEX_TAKEN_AT_BAD_LEVEL;

import nt.ke.KWaitReason;
import nt.ke.Ke;
import nt.ke.Timeout;
import nt.rtl.IrqlRaises;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.IrqlRequiresMin;
import nt.rtl.KIrql;
import nt.rtl.VerifierViolation;

/// Taking and releasing fast mutexes. An owner with others waiting does not free the mutex but
/// hands it to the first of them. Taking one above `APC_LEVEL`, or releasing it at another level
/// than that, is a [VerifierViolation].
///
/// @source
///   https://learn.microsoft.com/en-us/windows-hardware/drivers/kernel/fast-mutexes-and-guarded-mutexes
public final class FastMutexes {

    private final Ke ke;

    FastMutexes(Ke ke) {
        this.ke = ke;
    }

    /// Raises to `APC_LEVEL` and takes the mutex, which must not be the caller's already.
    ///
    /// @source WDK, *ExAcquireFastMutex function (wdm.h)*
    @IrqlRequiresMax(APC_LEVEL)
    @IrqlRaises(APC_LEVEL)
    public void ExAcquireFastMutex(FastMutex mutex) {
        require(!ke.levels().KeGetCurrentIrql().isAbove(APC_LEVEL), FAST_MUTEX_TAKEN_AT_BAD_LEVEL);
        KIrql oldIrql = ke.levels().KeRaiseIrql(APC_LEVEL);
        ke.interlocked();
        if (--mutex.count != 0) {
            mutex.contention++;
            ke.wait.KeWaitForSingleObject(
                    mutex.event, KWaitReason.WrMutex, KernelMode, false, Timeout.NEVER);
        }
        mutex.owner = ke.processors.KeGetCurrentThread();
        mutex.oldIrql = oldIrql;
    }

    /// Takes the mutex if that takes no waiting; false if it would.
    ///
    /// @source WDK, *ExTryToAcquireFastMutex function (wdm.h)*
    @IrqlRequiresMax(APC_LEVEL)
    public boolean ExTryToAcquireFastMutex(FastMutex mutex) {
        KIrql oldIrql = ke.levels().KeRaiseIrql(APC_LEVEL);
        ke.interlocked();
        if (mutex.count != 1) {
            ke.levels().KeLowerIrql(oldIrql);
            return false;
        }
        mutex.count = 0;
        mutex.owner = ke.processors.KeGetCurrentThread();
        mutex.oldIrql = oldIrql;
        return true;
    }

    /// Gives the mutex back and lowers the level.
    ///
    /// @source WDK, *ExReleaseFastMutex function (wdm.h)*
    @IrqlRequiresMin(APC_LEVEL)
    @IrqlRequiresMax(APC_LEVEL)
    public void ExReleaseFastMutex(FastMutex mutex) {
        require(ke.levels().KeGetCurrentIrql() == APC_LEVEL, FAST_MUTEX_RELEASED_AT_BAD_LEVEL);
        KIrql oldIrql = mutex.oldIrql; // from the next step on it can be another one's
        mutex.owner = null;
        ke.interlocked();
        if (++mutex.count <= 0) {
            ke.events.KeSetEventBoostPriority(mutex.event);
        }
        ke.levels().KeLowerIrql(oldIrql);
    }

    private void require(boolean holds, VerifierViolation violation) {
        if (!holds) {
            ke.bugChecks.violation(violation, ke.levels().KeGetCurrentIrql().level(), 0, 0);
        }
    }
}
