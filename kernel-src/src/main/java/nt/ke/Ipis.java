package nt.ke;

import static nt.rtl.KIrql.IPI_LEVEL;

import nt.hal.Hal;
import nt.hal.Interrupts;
import nt.hal.Vector;
import nt.rtl.IrqlRequiresMin;

/// Requests of one processor to another: a bit in its request summary, then an interrupt.
///
/// @source https://github.com/reactos/reactos `sdk/include/ndk/ketypes.h` (the numbers)
public final class Ipis {

    /** An asynchronous procedure call has been queued for the thread that runs there. */
    static final int IPI_APC = 1;

    /** There is something to do at `DISPATCH_LEVEL`. */
    static final int IPI_DPC = 2;

    private final Processors processors;
    private final Interrupts interrupts;

    Ipis(Hal hal, Processors processors) {
        this.processors = processors;
        interrupts = hal.interrupts;
        interrupts.connect(Vector.IPI, interrupted -> KiIpiServiceRoutine());
    }

    /// Asks other processors to look at something.
    ///
    /// @param targetSet a bit for each processor
    /// @param request [#IPI_APC] or [#IPI_DPC]
    void KiIpiSend(int targetSet, int request) {
        for (int left = targetSet; left != 0; left &= left - 1) {
            processors.prcb(Integer.numberOfTrailingZeros(left)).requestSummary |= request;
            processors.KeGetCurrentPrcb().ipisSent++;
        }
        interrupts.HalRequestIpi(targetSet);
    }

    /** Turns what other processors have asked for into software interrupts of this one. */
    @IrqlRequiresMin(IPI_LEVEL)
    private void KiIpiServiceRoutine() {
        KPrcb prcb = processors.KeGetCurrentPrcb();
        int requests = prcb.requestSummary;
        prcb.requestSummary = 0;
        if ((requests & IPI_APC) != 0) {
            interrupts.HalRequestSoftwareInterrupt(Vector.APC);
        }
        if ((requests & IPI_DPC) != 0) {
            interrupts.HalRequestSoftwareInterrupt(Vector.DPC);
        }
    }
}
