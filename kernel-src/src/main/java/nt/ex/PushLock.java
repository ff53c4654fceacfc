package nt.ex;

import nt.ke.KGate;
import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;
import trace.TracedObject;

/// A lock for threads, shared or exclusive, in one machine word: so there can be one in every
/// handle table entry. Whoever must wait puts a wait block on its own stack, and the lock then
/// points to the newest of these.
///
/// | bit | |
/// |---|---|
/// | 0 | locked |
/// | 1 | threads wait: the upper bits point to the newest wait block |
/// | 2 | somebody is waking them |
/// | 3 | several share it |
/// | 4–31 | how many share it |
///
/// @model The word is the fields below, changed together between two points, so nobody is ever seen
///   waking; NT moves the share count into the oldest wait block while threads wait.
@Nt("EX_PUSH_LOCK")
public final class PushLock extends TracedObject {

    boolean locked;

    /** Threads that share it; 0 if it is free or one has it exclusively. */
    int shareCount;

    /** The newest of those who wait; each knows who came before it. */
    @Nullable WaitBlock waiting;

    /** A thread that waits. */
    @Nt("EX_PUSH_LOCK_WAIT_BLOCK")
    static final class WaitBlock {
        final boolean exclusive;
        final KGate wakeGate = new KGate();

        /** The one that came before. */
        @Nullable WaitBlock next;

        WaitBlock(boolean exclusive) {
            this.exclusive = exclusive;
        }
    }

    private static final int LOCKED = 1;
    private static final int WAITING = 2;
    private static final int MULTIPLE_SHARED = 8;
    private static final int SHARE_INC = 16;

    /// The word, as NT has it. While threads wait the upper bits are 0 here, for the model has no
    /// pointers, and the lowest wait block knows the share count.
    public int value() {
        if (waiting != null) {
            return (locked ? LOCKED : 0) | WAITING | (shareCount > 1 ? MULTIPLE_SHARED : 0);
        }
        return (locked ? LOCKED : 0) + shareCount * SHARE_INC;
    }

    public boolean isLocked() {
        return locked;
    }
}
