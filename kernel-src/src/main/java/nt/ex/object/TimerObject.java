package nt.ex.object;

import nt.ke.DispatcherObject;
import nt.ke.KApc;
import nt.ke.KDpc;
import nt.ke.KSpinLock;
import nt.ke.KThread;
import nt.ke.KTimer;
import nt.ke.TimerType;
import nt.ob.ObjectBody;
import nt.ob.ObjectHeader;
import nt.rtl.GuardedBy;
import nt.rtl.ListEntry;
import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;
import trace.TracedObject;

/// A timer that programs can share, and that can call the program that has set it.
@Nt("ETIMER")
public final class TimerObject extends TracedObject implements ObjectBody {

    private final ObjectHeader header;
    final KTimer timer;

    final KSpinLock lock = new KSpinLock();

    /** Makes the call when the timer is due. */
    @GuardedBy("Lock")
    @Nullable KDpc timerDpc;

    /// The call to the thread that has set the timer; null: none. It is on that thread's list of
    /// timers, and has a reference to this object.
    @GuardedBy("Lock")
    @Nullable KApc timerApc;

    @GuardedBy("Lock")
    @Nullable KThread apcThread;

    /** Link in that thread's list. */
    final ListEntry<TimerObject> activeTimerListEntry = new ListEntry<>(this);

    /** Milliseconds; 0: once. */
    @GuardedBy("Lock")
    int period;

    public TimerObject(ObjectHeader header, TimerType type) {
        this.header = header;
        timer = new KTimer(type);
        header.attach(this);
    }

    @Override
    public ObjectHeader objectHeader() {
        return header;
    }

    @Override
    public DispatcherObject dispatcherObject() {
        return timer;
    }

    public KTimer timer() {
        return timer;
    }
}
