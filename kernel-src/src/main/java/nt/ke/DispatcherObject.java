package nt.ke;

import nt.rtl.GuardedBy;
import nt.rtl.ListHead;
import nt.rtl.Nt;
import nt.rtl.NtStatus;
import org.jspecify.annotations.Nullable;
import trace.TracedObject;

/// Something a thread can wait for. What *signaled* means and what a satisfied wait does to the
/// object is up to its kind.
@Nt("DISPATCHER_HEADER")
public abstract class DispatcherObject extends TracedObject {

    final KObjects type;

    /** Above 0: signaled. */
    @GuardedBy("dispatcher")
    int signalState;

    /** The waits for this object, in the order in which they began. */
    @GuardedBy("dispatcher")
    final ListHead<KWaitBlock> waitListHead = new ListHead<>();

    /// Its own lock, where there is none over all: in the header the highest bit of the type
    /// (`KOBJECT_LOCK_BIT`). Made when it is first taken.
    @Nullable KSpinLock headerLock;

    /** Its place in the order in which objects are locked together; 0: none yet. */
    int address;

    DispatcherObject(KObjects type, int signalState) {
        this.type = type;
        this.signalState = signalState;
    }

    DispatcherObject(KObjects type, int signalState, int number) {
        super(number);
        this.type = type;
        this.signalState = signalState;
    }

    public KObjects type() {
        return type;
    }

    /** Whether a wait of this thread for this object would be satisfied now. */
    boolean isSignaledFor(KThread thread) {
        return signalState > 0;
    }

    /// Whether the thread has satisfied so many waits for the object that it can satisfy no more.
    boolean isAtLimit() {
        return false;
    }

    /// Does to the object what the end of a wait does to it.
    ///
    /// @param waitKey what the wait returns, unless the object has something to add
    NtStatus satisfyWait(KThread thread, NtStatus waitKey) {
        return waitKey;
    }
}
