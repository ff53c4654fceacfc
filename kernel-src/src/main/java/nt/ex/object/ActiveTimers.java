package nt.ex.object;

import nt.ke.KSpinLock;
import nt.rtl.GuardedBy;
import nt.rtl.ListHead;

/** The timers that will call a thread; they are cancelled when it ends. */
public final class ActiveTimers {

    /** A thread, as its timers see it; implemented by Ps. */
    public interface Owner {
        ActiveTimers activeTimers();
    }

    final KSpinLock lock = new KSpinLock();

    @GuardedBy("Lock")
    final ListHead<TimerObject> list = new ListHead<>();
}
