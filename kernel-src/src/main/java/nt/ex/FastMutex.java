package nt.ex;

import nt.ke.EventType;
import nt.ke.KEvent;
import nt.ke.KThread;
import nt.rtl.KIrql;
import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;
import trace.TracedObject;

/// A lock for threads whose owner is at `APC_LEVEL`, where no call can come in between. It takes
/// one interlocked operation while nobody competes for it. Its owner must not take it again.
@Nt("FAST_MUTEX")
public final class FastMutex extends TracedObject {

    /** 1: free; 0: owned; -n: owned, and n threads wait. */
    int count = 1;

    @Nullable KThread owner;

    /** How often somebody had to wait. */
    int contention;

    /** Handed by the owner to the next. */
    final KEvent event = new KEvent(EventType.SynchronizationEvent, false);

    /** The level the owner came from. */
    KIrql oldIrql = KIrql.PASSIVE_LEVEL;

    public int contention() {
        return contention;
    }

    public @Nullable KThread owner() {
        return owner;
    }
}
