package nt.ke;

import static nt.ke.KProcessorMode.KernelMode;
import static nt.ke.KProcessorMode.UserMode;
import static nt.rtl.KIrql.DISPATCH_LEVEL;
import static nt.rtl.NtStatus.STATUS_ALERTED;

import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;

/// Alerts: a thread that waits alertably stops waiting when another one says so.
///
/// | the wait is | an alert | a user call |
/// |---|---|---|
/// | alertable, for user mode | ends it | ends it and is made |
/// | alertable, for kernel mode | ends it | waits |
/// | not alertable, for user mode | waits | ends it if it ends the thread |
/// | not alertable, for kernel mode | waits | waits |
///
/// @source https://learn.microsoft.com/en-us/windows-hardware/drivers/kernel/waits-and-apcs
public final class Alerts {

    private final Processors processors;
    private final DispatcherDatabase dispatcher;
    private final WaitEnd waitEnd;
    private final Suspension suspension;

    Alerts(
            Processors processors,
            DispatcherDatabase dispatcher,
            WaitEnd waitEnd,
            Suspension suspension) {
        this.processors = processors;
        this.dispatcher = dispatcher;
        this.waitEnd = waitEnd;
        this.suspension = suspension;
    }

    /// Ends the thread's wait, if it is alertable by this mode; else its next one that is.
    ///
    /// @param alertMode of whoever alerts: user mode does not end a wait for kernel mode
    /// @return whether it had been alerted before, and not noticed
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public boolean KeAlertThread(KThread thread, KProcessorMode alertMode) {
        KIrql oldIrql = dispatcher.KiLockDispatcherDatabase(thread);
        boolean wasAlerted = thread.isAlerted(alertMode);
        if (!wasAlerted) {
            if (waitEnd.isWaiting(thread)
                    && thread.alertable
                    && alertMode.compareTo(thread.waitMode) <= 0) {
                waitEnd.KiUnwaitThread(thread, STATUS_ALERTED, Priorities.ALERT_INCREMENT);
            } else {
                thread.setAlerted(alertMode, true);
            }
        }
        dispatcher.KiUnlockDispatcherDatabase(thread, oldIrql);
        return wasAlerted;
    }

    /// Alerts the thread in kernel mode and resumes it.
    ///
    /// @return how often it had been suspended
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public int KeAlertResumeThread(KThread thread) {
        KeAlertThread(thread, KernelMode);
        return suspension.KeResumeThread(thread);
    }

    /// Whether the current thread has been alerted, which it takes note of by asking; and has user
    /// calls made when it returns to user mode.
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public boolean KeTestAlertThread(KProcessorMode alertMode) {
        KThread thread = processors.KeGetCurrentThread();
        KIrql oldIrql = dispatcher.KiLockDispatcherDatabase(thread);
        boolean wasAlerted = thread.isAlerted(alertMode);
        if (wasAlerted) {
            thread.setAlerted(alertMode, false);
        } else if (alertMode == UserMode) {
            ApcDelivery.testForUserCalls(thread);
        }
        dispatcher.KiUnlockDispatcherDatabase(thread, oldIrql);
        return wasAlerted;
    }
}
