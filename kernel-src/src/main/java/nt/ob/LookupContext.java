package nt.ob;

import static nt.rtl.KIrql.APC_LEVEL;

import nt.ex.PushLocks;
import nt.ke.Apcs;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;

/// The directory that a lookup has locked for a name that it wants to insert. It stays locked until
/// the object has its first handle: else somebody could open and close it before, and the name
/// would be gone.
@Nt("OBP_LOOKUP_CONTEXT")
final class LookupContext {

    private final Apcs apcs;
    private final PushLocks pushLocks;
    private @Nullable ObjectDirectory directory;

    LookupContext(Apcs apcs, PushLocks pushLocks) {
        this.apcs = apcs;
        this.pushLocks = pushLocks;
    }

    @IrqlRequiresMax(APC_LEVEL)
    void ObpLockLookupContext(ObjectDirectory wanted) {
        apcs.KeEnterCriticalRegion();
        pushLocks.ExfAcquirePushLockExclusive(wanted.lock);
        directory = wanted;
    }

    @IrqlRequiresMax(APC_LEVEL)
    void ObpReleaseLookupContext() {
        if (directory != null) {
            pushLocks.ExfReleasePushLockExclusive(directory.lock);
            apcs.KeLeaveCriticalRegion();
            directory = null;
        }
    }

    boolean isLocked() {
        return directory != null;
    }
}
