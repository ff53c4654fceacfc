package nt.ke;

import static nt.rtl.KIrql.DISPATCH_LEVEL;

import machine.cpu.Processor;
import nt.hal.Hal;
import nt.hal.InterruptLevels;
import nt.hal.Interrupts;
import nt.hal.Vector;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;

/** What a processor does that has nothing to do. */
public final class IdleLoop {

    private final InterruptLevels levels;
    private final Interrupts interrupts;
    private final Processors processors;
    private final Scheduler scheduler;
    private final DispatchInterrupt dispatchInterrupt;

    IdleLoop(
            Hal hal,
            Processors processors,
            Scheduler scheduler,
            DispatchInterrupt dispatchInterrupt) {
        levels = hal.levels;
        interrupts = hal.interrupts;
        this.processors = processors;
        this.scheduler = scheduler;
        this.dispatchInterrupt = dispatchInterrupt;
    }

    /// The idle thread, which never ends and never leaves its processor. It stays at
    /// `DISPATCH_LEVEL`, so it does by hand what the dispatch interrupt does elsewhere. It looks
    /// for work with interrupts disabled: what comes in after it has looked ends the halt.
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public void KiIdleLoop() {
        KPrcb prcb = processors.KeGetCurrentPrcb();
        Processor cpu = prcb.pcr.cpu();
        while (true) {
            cpu.enableInterrupts();
            cpu.point();
            cpu.disableInterrupts();
            if (DispatchInterrupt.isRetirementDue(prcb)) {
                cpu.enableInterrupts();
                interrupts.HalClearSoftwareInterrupt(Vector.DPC);
                dispatchInterrupt.KiRetireDpcList(prcb);
            } else if (prcb.nextThread != null) {
                cpu.enableInterrupts();
                KIrql oldIrql = levels.KeRaiseIrqlToSynchLevel();
                scheduler.swapToNext(prcb, KWaitReason.Executive);
                levels.KeLowerIrql(oldIrql);
            } else if (prcb.idleSchedule) {
                cpu.enableInterrupts();
                scheduler.KiIdleSchedule(prcb);
            } else {
                cpu.halt();
            }
        }
    }
}
