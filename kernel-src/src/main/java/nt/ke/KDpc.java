package nt.ke;

import nt.rtl.GuardedBy;
import nt.rtl.ListEntry;
import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;
import trace.TracedObject;

/// A deferred procedure call: work that an interrupt leaves for `DISPATCH_LEVEL`. It is in at most
/// one queue.
@Nt("KDPC")
public final class KDpc extends TracedObject {

    /// What a deferred procedure call does. Called at `DISPATCH_LEVEL`, on the stack of whatever
    /// thread was interrupted; it must not wait.
    @FunctionalInterface
    @Nt("KDEFERRED_ROUTINE")
    public interface DeferredRoutine {
        void call(KDpc dpc, @Nullable Object systemArgument1, @Nullable Object systemArgument2);
    }

    static final int CURRENT_PROCESSOR = -1;

    final DeferredRoutine deferredRoutine;
    final ListEntry<KDpc> dpcListEntry = new ListEntry<>(this);

    KDpcImportance importance = KDpcImportance.MediumImportance;

    /** The processor it is to be made on, or [#CURRENT_PROCESSOR]. */
    int targetProcessor = CURRENT_PROCESSOR;

    @GuardedBy("DpcLock of dpcData")
    @Nullable Object systemArgument1;

    @GuardedBy("DpcLock of dpcData")
    @Nullable Object systemArgument2;

    /** The queue it is in; null: none. */
    @Nullable KDpcData dpcData;

    @Nt("KeInitializeDpc")
    public KDpc(DeferredRoutine deferredRoutine) {
        this.deferredRoutine = deferredRoutine;
    }
}
