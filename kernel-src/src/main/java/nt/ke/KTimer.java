package nt.ke;

import nt.rtl.GuardedBy;
import nt.rtl.ListEntry;
import nt.rtl.Nt;
import nt.rtl.NtStatus;
import org.jspecify.annotations.Nullable;

/** Something that becomes signaled at a time. */
@Nt("KTIMER")
public final class KTimer extends DispatcherObject {

    /** In interrupt time: 100-ns units since boot. */
    @GuardedBy("dispatcher")
    long dueTime;

    /** Milliseconds until it is due again; 0: once. */
    @GuardedBy("dispatcher")
    int period;

    /** Made when the timer expires. */
    @GuardedBy("dispatcher")
    @Nullable KDpc dpc;

    /** Whether it is in the timer table. */
    @GuardedBy("dispatcher")
    boolean inserted;

    /// Its slot in the timer table, of which a byte of the header keeps the lower eight bits. The
    /// table has 512 slots: see [TimerTable] for what follows.
    @GuardedBy("dispatcher")
    byte hand;

    final ListEntry<KTimer> timerListEntry = new ListEntry<>(this);

    @Nt("KeInitializeTimerEx")
    public KTimer(TimerType timerType) {
        super(
                switch (timerType) {
                    case NotificationTimer -> KObjects.TimerNotificationObject;
                    case SynchronizationTimer -> KObjects.TimerSynchronizationObject;
                },
                0);
    }

    @Override
    NtStatus satisfyWait(KThread thread, NtStatus waitKey) {
        if (type == KObjects.TimerSynchronizationObject) {
            signalState = 0;
        }
        return waitKey;
    }
}
