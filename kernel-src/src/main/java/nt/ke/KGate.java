package nt.ke;

import nt.rtl.Nt;

/// The lightest thing to wait for: signaled, it lets one thread through. For locks that are seldom
/// contended: it is not the dispatcher lock that guards it but a lock of its own, and a thread
/// waits for it in a state of its own, [KThreadState#GateWait], with neither time limit nor alert.
@Nt("KGATE")
public final class KGate extends DispatcherObject {

    /// Guards the signal state, the wait list, and who leaves it.
    ///
    /// @model NT's is the bit 0x80 of the object's type.
    final KSpinLock objectLock = new KSpinLock(LockRank.GATE);

    @Nt("KeInitializeGate")
    public KGate() {
        super(KObjects.GateObject, 0);
    }
}
