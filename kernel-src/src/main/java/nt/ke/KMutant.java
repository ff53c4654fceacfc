package nt.ke;

import nt.rtl.GuardedBy;
import nt.rtl.ListEntry;
import nt.rtl.Nt;
import nt.rtl.NtStatus;
import org.jspecify.annotations.Nullable;

/// A lock with an owner, who may take it again. Signal state 1: free; 0: owned once; -n: owned n +
/// 1 times.
@Nt("KMUTANT")
public final class KMutant extends DispatcherObject {

    @GuardedBy("dispatcher")
    @Nullable KThread ownerThread;

    /** Its owner ended without releasing it; the next to wait is told. */
    @GuardedBy("dispatcher")
    boolean abandoned;

    /** Link in the owner's list. */
    final ListEntry<KMutant> mutantListEntry = new ListEntry<>(this);

    /** A mutant nobody owns. */
    @Nt("KeInitializeMutant")
    public KMutant() {
        super(KObjects.MutantObject, 1);
    }

    @Override
    boolean isSignaledFor(KThread thread) {
        return signalState > 0 || ownerThread == thread;
    }

    @Override
    NtStatus satisfyWait(KThread thread, NtStatus waitKey) {
        signalState--;
        if (signalState != 0) {
            return waitKey;
        }
        ownerThread = thread;
        thread.mutantListHead.InsertHeadList(mutantListEntry);
        if (!abandoned) {
            return waitKey;
        }
        abandoned = false;
        return NtStatus.abandoned(waitKey.code());
    }
}
