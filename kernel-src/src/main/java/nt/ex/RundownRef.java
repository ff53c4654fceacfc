package nt.ex;

import nt.ke.EventType;
import nt.ke.KEvent;
import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;
import trace.TracedObject;

/// Lets any number of threads use something, until its owner ends that: then it waits for those
/// still inside and lets nobody in any more.
@Nt("EX_RUNDOWN_REF")
public final class RundownRef extends TracedObject {

    static final int ACTIVE = 1;
    static final int ONE = 2;

    /** Twice the number of users, plus 1 once nobody is let in any more. */
    int count;

    /** What the owner waits for. */
    @Nullable KEvent wakeEvent;

    static KEvent newEvent() {
        return new KEvent(EventType.SynchronizationEvent, false);
    }
}
