package nt.ke;

import static nt.ke.KProcessorMode.UserMode;
import static nt.ke.Priorities.CLOCK_QUANTUM_DECREMENT;
import static nt.rtl.KIrql.CLOCK_LEVEL;
import static nt.rtl.KIrql.DISPATCH_LEVEL;
import static nt.rtl.KIrql.PASSIVE_LEVEL;

import nt.hal.Hal;
import nt.hal.Interrupts;
import nt.hal.Vector;
import nt.rtl.IrqlRequiresMin;
import nt.rtl.KIrql;
import trace.Recorded;

/// The clock interrupt: 64 times a second, on every processor. The first processor moves the time
/// on; each charges the tick to what it has interrupted.
///
/// @source https://github.com/reactos/reactos `ntoskrnl/ke/time.c`
public final class Clock {

    private final Interrupts interrupts;
    private final Processors processors;
    private final SystemTime time;
    private final Timers timers;
    private final Dpcs dpcs;
    private final FairShares fairShares;

    Clock(
            Hal hal,
            Processors processors,
            SystemTime time,
            Timers timers,
            Dpcs dpcs,
            FairShares fairShares) {
        interrupts = hal.interrupts;
        this.processors = processors;
        this.time = time;
        this.timers = timers;
        this.dpcs = dpcs;
        this.fairShares = fairShares;
        interrupts.connect(Vector.CLOCK, this::clockInterrupt);
    }

    @Recorded("a tick, on whichever processor")
    private void clockInterrupt(KIrql interrupted) {
        KPrcb prcb = processors.KeGetCurrentPrcb();
        if (prcb.number == 0) {
            KeUpdateSystemTime();
        }
        if (timers.KiCheckForTimerExpiration(prcb)) {
            interrupts.HalRequestSoftwareInterrupt(Vector.DPC);
        }
        KeUpdateRunTime(prcb, interrupted);
    }

    /** Moves the time on by a tick. */
    @IrqlRequiresMin(CLOCK_LEVEL)
    private void KeUpdateSystemTime() {
        time.advanceByTick();
    }

    /// Charges a tick to whoever the clock has found at work, however little of it was theirs.
    private static void charge(KThread thread, KPrcb prcb, KIrql interrupted) {
        if (interrupted == PASSIVE_LEVEL && thread.mode == UserMode) {
            prcb.userTime++;
            thread.userTime++;
            thread.process.userTime++;
            return;
        }
        prcb.kernelTime++;
        if (interrupted.isAbove(DISPATCH_LEVEL)) {
            prcb.interruptTime++;
        } else if (prcb.dpcRoutineActive) {
            prcb.dpcTime++;
        } else {
            thread.kernelTime++;
            thread.process.kernelTime++;
        }
    }

    /// Charges a tick to the interrupted work, and to the quantum of the current thread.
    ///
    /// @param interrupted the level that the clock has interrupted
    @IrqlRequiresMin(CLOCK_LEVEL)
    private void KeUpdateRunTime(KPrcb prcb, KIrql interrupted) {
        KThread thread = prcb.currentThread;
        charge(thread, prcb, interrupted);
        dpcs.updateRequestRate(prcb);
        fairShares.charge(prcb, thread);
        if (thread == prcb.idleThread) {
            return;
        }
        thread.quantum -= CLOCK_QUANTUM_DECREMENT;
        if (thread.quantum <= 0) {
            prcb.quantumEnd = true;
            interrupts.HalRequestSoftwareInterrupt(Vector.DPC);
        }
    }
}
