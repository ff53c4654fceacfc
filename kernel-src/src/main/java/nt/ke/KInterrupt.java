package nt.ke;

import java.util.function.BooleanSupplier;
import nt.rtl.KIrql;
import nt.rtl.ListEntry;
import nt.rtl.Nt;
import trace.TracedObject;

/// Ties the interrupt of a device to the routine of its driver.
@Nt("KINTERRUPT")
public final class KInterrupt extends TracedObject {

    /** Serves the device; says whether it was this one that had interrupted. */
    final BooleanSupplier serviceRoutine;

    /** Held while the routine runs, and by who must not run beside it. */
    final KSpinLock spinLock;

    final KIrql irql;

    /** The highest level of all interrupts that share the spin lock. */
    final KIrql synchronizeIrql;

    final KInterruptMode mode;

    /** Others may be connected at the same level. */
    final boolean shareVector;

    boolean connected;
    final ListEntry<KInterrupt> interruptListEntry = new ListEntry<>(this);

    /// @param spinLock its own, or one that it shares with other interrupts of the driver
    /// @param irql 3 to 26
    /// @param synchronizeIrql not below `irql`
    @Nt("KeInitializeInterrupt")
    public KInterrupt(
            BooleanSupplier serviceRoutine,
            KSpinLock spinLock,
            KIrql irql,
            KIrql synchronizeIrql,
            KInterruptMode mode,
            boolean shareVector) {
        if (synchronizeIrql.isBelow(irql)) {
            throw new IllegalArgumentException(synchronizeIrql + " is below " + irql);
        }
        this.serviceRoutine = serviceRoutine;
        this.spinLock = spinLock;
        this.irql = irql;
        this.synchronizeIrql = synchronizeIrql;
        this.mode = mode;
        this.shareVector = shareVector;
    }
}
