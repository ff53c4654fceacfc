package nt.ke;

import static nt.rtl.KIrql.HIGH_LEVEL;
import static nt.rtl.KIrql.PASSIVE_LEVEL;

import nt.hal.InterruptLevels;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;

/** Setting the system time, and with it all timers that are due at a time of day. */
public final class TimeSetting {

    private static final int CLOCK_PROCESSOR = 1;

    private final InterruptLevels levels;
    private final DispatcherDatabase dispatcher;
    private final SystemTime time;
    private final Timers timers;
    private final Threads threads;

    TimeSetting(
            InterruptLevels levels,
            DispatcherDatabase dispatcher,
            SystemTime time,
            Timers timers,
            Threads threads) {
        this.levels = levels;
        this.dispatcher = dispatcher;
        this.time = time;
        this.timers = timers;
        this.threads = threads;
    }

    /// Sets the system time. Timers and waits that end at a system time end sooner or later by the
    /// difference, at once if it has passed now; those that end after some time, and the interrupt
    /// time, are as before.
    ///
    /// It goes to the processor whose clock keeps the time, and keeps that clock out meanwhile.
    ///
    /// @param systemTime 100-ns units since the first of January 1601
    /// @return the system time before
    /// @source
    ///   https://learn.microsoft.com/en-us/windows-hardware/drivers/ddi/wdm/nf-wdm-kesettimerex
    ///   (absolute and relative due times)
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public long KeSetSystemTime(long systemTime) {
        threads.KeSetSystemAffinityThread(CLOCK_PROCESSOR);
        KIrql oldIrql = dispatcher.KiLockDispatcherDatabase();
        KIrql synch = levels.KeRaiseIrql(HIGH_LEVEL);
        long before = time.KeQuerySystemTime();
        time.setSystemTime(systemTime);
        levels.KeLowerIrql(synch);
        timers.moveAbsolute(systemTime - before);
        dispatcher.KiUnlockDispatcherDatabase(oldIrql);
        threads.KeRevertToUserAffinityThread();
        return before;
    }
}
