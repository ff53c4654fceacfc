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

    /** Its owner is in a critical region for as long as it owns it. */
    final boolean apcDisable;

    /** A mutant nobody owns. */
    @Nt("KeInitializeMutant")
    public KMutant() {
        this(false);
    }

    /// @param apcDisable what makes it a `KMUTEX`, for kernel code only: a normal kernel call could
    ///   otherwise stop the owner half-way, and wait for the same mutant
    @Nt("KeInitializeMutex")
    public KMutant(boolean apcDisable) {
        super(KObjects.MutantObject, 1);
        this.apcDisable = apcDisable;
    }

    public boolean isOwnedBy(KThread thread) {
        return ownerThread == thread;
    }

    /** Whether its last owner has ended without releasing it, and nobody has been told yet. */
    public boolean isAbandoned() {
        return abandoned;
    }

    @Override
    boolean isSignaledFor(KThread thread) {
        return signalState > 0 || ownerThread == thread;
    }

    @Override
    boolean isAtLimit() {
        return signalState == Integer.MIN_VALUE;
    }

    @Override
    NtStatus satisfyWait(KThread thread, NtStatus waitKey) {
        signalState--;
        if (signalState != 0) {
            return waitKey;
        }
        ownerThread = thread;
        if (apcDisable) {
            thread.kernelApcDisable--;
        }
        thread.mutantListHead.InsertHeadList(mutantListEntry);
        if (!abandoned) {
            return waitKey;
        }
        abandoned = false;
        return NtStatus.abandoned(waitKey.code());
    }
}
