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

    /** It is due at a system time, and moves when that is set. */
    @GuardedBy("dispatcher")
    boolean absolute;

    /** Milliseconds until it is due again; 0: once. */
    @GuardedBy("dispatcher")
    int period;

    /** How much later than due it may be signaled, in 100-ns units. */
    @GuardedBy("dispatcher")
    long tolerableDelay;

    /** Made when the timer expires. */
    @GuardedBy("dispatcher")
    @Nullable KDpc dpc;

    /** Whether it is in the timer table. */
    @GuardedBy("dispatcher")
    boolean inserted;

    /** It has been taken out of the table for being signaled, which has not happened yet. */
    @GuardedBy("dispatcher")
    boolean expiring;

    /// What it remembers of its slot in the timer table: in NT 5.2 the lower eight of nine bits.
    /// See [TimerTable] for what follows.
    @GuardedBy("dispatcher")
    int hand;

    /** Which table it is in, where every processor has one. */
    @GuardedBy("dispatcher")
    int table;

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

    /** When it is due, or was last: 100-ns units since boot. */
    public long dueTime() {
        return dueTime;
    }

    @Override
    NtStatus satisfyWait(KThread thread, NtStatus waitKey) {
        if (type == KObjects.TimerSynchronizationObject) {
            signalState = 0;
        }
        return waitKey;
    }
}
