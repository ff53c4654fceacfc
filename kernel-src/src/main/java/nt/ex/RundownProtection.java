package nt.ex;

import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.KIrql.DISPATCH_LEVEL;

import nt.ke.KEvent;
import nt.ke.KProcessorMode;
import nt.ke.KWaitReason;
import nt.ke.Ke;
import nt.ke.Timeout;
import nt.rtl.IrqlRequiresMax;

/// Entering and leaving what is protected against being run down while it is used.
///
/// @source https://learn.microsoft.com/en-us/windows-hardware/drivers/kernel/run-down-protection
public final class RundownProtection {

    private final Ke ke;

    RundownProtection(Ke ke) {
        this.ke = ke;
    }

    /// Begins to use it; false once it is being run down.
    ///
    /// @source WDK, *ExAcquireRundownProtection function (wdm.h)*
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public boolean ExAcquireRundownProtection(RundownRef reference) {
        ke.interlocked();
        if ((reference.count & RundownRef.ACTIVE) != 0) {
            return false;
        }
        reference.count += RundownRef.ONE;
        return true;
    }

    /// Ends using it. The last one to leave lets the owner go on.
    ///
    /// @source WDK, *ExReleaseRundownProtection function (wdm.h)*
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public void ExReleaseRundownProtection(RundownRef reference) {
        ke.interlocked();
        reference.count -= RundownRef.ONE;
        KEvent event = reference.wakeEvent;
        if (reference.count == RundownRef.ACTIVE && event != null) {
            ke.events.KeSetEvent(event, 0, false);
        }
    }

    /// Lets nobody in any more, and waits until everybody is out.
    ///
    /// @source WDK, *ExWaitForRundownProtectionRelease function (wdm.h)*
    @IrqlRequiresMax(APC_LEVEL)
    public void ExWaitForRundownProtectionRelease(RundownRef reference) {
        KEvent event = RundownRef.newEvent();
        ke.interlocked();
        boolean inUse = reference.count != 0;
        reference.count |= RundownRef.ACTIVE;
        reference.wakeEvent = event;
        if (inUse) {
            ke.wait.KeWaitForSingleObject(
                    event, KWaitReason.Executive, KProcessorMode.KernelMode, false, Timeout.NEVER);
        }
    }

    /// Lets users in anew.
    ///
    /// @source WDK, *ExReInitializeRundownProtection function (wdm.h)*
    public void ExReInitializeRundownProtection(RundownRef reference) {
        ke.interlocked();
        reference.count = 0;
        reference.wakeEvent = null;
    }
}
