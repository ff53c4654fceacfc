package nt.ke;

import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;
import trace.TracedObject;

/// A lock for threads whose owner is in a guarded region: no call comes in between, and yet the
/// level stays where it is, so that the owner may do what `APC_LEVEL` forbids. New in Windows
/// Server 2003.
@Nt("KGUARDED_MUTEX")
public final class KGuardedMutex extends TracedObject {

    /** 1: free; 0: owned; -n: owned, and n threads wait. */
    int count = 1;

    @Nullable KThread owner;

    /** How often somebody had to wait. */
    int contention;

    final KGate gate = new KGate();

    public int contention() {
        return contention;
    }

    public @Nullable KThread owner() {
        return owner;
    }
}
