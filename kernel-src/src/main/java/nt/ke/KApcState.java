package nt.ke;

import static nt.ke.KProcessorMode.KernelMode;

import java.util.Objects;
import nt.rtl.GuardedBy;
import nt.rtl.ListHead;
import nt.rtl.Nt;
import nt.rtl.RequiresLockHeld;

/// The asynchronous procedure calls that wait for a thread while it is in the address space of one
/// process. A thread that attaches to another process gets a second one there ([Attaching]).
@Nt("KAPC_STATE")
public final class KApcState {

    /** Whose address space it is. */
    final KProcess process;

    @GuardedBy("ApcQueueLock")
    private final ListHead<KApc> kernelList = new ListHead<>();

    @GuardedBy("ApcQueueLock")
    private final ListHead<KApc> userList = new ListHead<>();

    /** A normal kernel call is being made; no second one begins. */
    boolean kernelApcInProgress;

    /// There may be kernel calls to make. Set by others after they have queued one, cleared by the
    /// thread before it looks at the queue.
    boolean kernelApcPending;

    /** User calls are to be made when the thread returns to user mode. */
    boolean userApcPending;

    KApcState(KProcess process) {
        this.process = process;
    }

    ListHead<KApc> list(KProcessorMode mode) {
        return mode == KernelMode ? kernelList : userList;
    }

    /** Special calls go before normal ones; else first come, first served. */
    @RequiresLockHeld("ApcQueueLock")
    void insert(KApc apc) {
        apc.apcState = this;
        ListHead<KApc> list = list(apc.apcMode);
        if (apc.endsThread) {
            userApcPending = true;
            list.InsertHeadList(apc.apcListEntry);
            return;
        }
        KApc successor = apc.isSpecial() ? list.first() : null;
        while (successor != null && successor.isSpecial()) {
            successor = successor.apcListEntry.next();
        }
        if (successor == null) {
            list.InsertTailList(apc.apcListEntry);
        } else {
            list.insertBefore(successor.apcListEntry, apc.apcListEntry);
        }
    }

    /** Takes a call out of the one it is in. */
    @RequiresLockHeld("ApcQueueLock")
    static void remove(KApc apc) {
        KApcState state = Objects.requireNonNull(apc.apcState);
        state.list(apc.apcMode).RemoveEntryList(apc.apcListEntry);
        apc.apcState = null;
        apc.inserted = false;
    }
}
