package nt.ke;

import nt.rtl.GuardedBy;
import nt.rtl.ListEntry;
import nt.rtl.Nt;
import nt.rtl.NtStatus;
import org.jspecify.annotations.Nullable;
import trace.TracedObject;

/** One thread's wait for one object: a link in the object's wait list. */
@Nt("KWAIT_BLOCK")
public final class KWaitBlock extends TracedObject {

    final KThread thread;

    final ListEntry<KWaitBlock> waitListEntry = new ListEntry<>(this);

    @GuardedBy("dispatcher")
    @Nullable DispatcherObject object;

    /** What the wait returns if this object ends it. */
    @GuardedBy("dispatcher")
    NtStatus waitKey = NtStatus.STATUS_SUCCESS;

    @GuardedBy("dispatcher")
    WaitType waitType = WaitType.WaitAny;

    KWaitBlock(KThread thread) {
        this.thread = thread;
    }

    /** Enters the wait at the end of the object's list. */
    void enqueue(DispatcherObject waitedFor, WaitType type, NtStatus key) {
        object = waitedFor;
        waitType = type;
        waitKey = key;
        waitedFor.waitListHead.InsertTailList(waitListEntry);
    }

    /** Takes the wait out of the object's list. */
    void dequeue() {
        if (object != null) {
            object.waitListHead.RemoveEntryList(waitListEntry);
            object = null;
        }
    }
}
