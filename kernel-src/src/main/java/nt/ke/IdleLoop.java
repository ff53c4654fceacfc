package nt.ke;

import static nt.rtl.KIrql.DISPATCH_LEVEL;

import machine.cpu.Processor;
import nt.hal.Hal;
import nt.hal.InterruptLevels;
import nt.hal.Interrupts;
import nt.hal.Vector;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;
import trace.Recorded;

/** What a processor does that has nothing to do. */
public final class IdleLoop {

    private final InterruptLevels levels;
    private final Interrupts interrupts;
    private final Processors processors;
    private final Scheduler scheduler;
    private final IdleSchedule idleSchedule;
    private final DispatchInterrupt dispatchInterrupt;
    private final Hal hal;
    private final TickDistribution ticks;
    private final FairShares fairShares;

    IdleLoop(
            Hal hal,
            TickDistribution ticks,
            Processors processors,
            Scheduler scheduler,
            IdleSchedule idleSchedule,
            DispatchInterrupt dispatchInterrupt,
            FairShares fairShares) {
        this.hal = hal;
        this.ticks = ticks;
        levels = hal.levels;
        interrupts = hal.interrupts;
        this.processors = processors;
        this.scheduler = scheduler;
        this.idleSchedule = idleSchedule;
        this.dispatchInterrupt = dispatchInterrupt;
        this.fairShares = fairShares;
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
                idleSchedule.KiIdleSchedule(prcb);
            } else if (!fairShares.resumeOne(prcb)) {
                rest(prcb, cpu);
            }
        }
    }

    /// Halts until an interrupt comes in. In NT 5.2 that is the next tick of the clock at the
    /// latest, though it finds nothing to do; in Windows 7 the processor is spared it.
    @Recorded("the processor is about to halt")
    private void rest(KPrcb prcb, Processor cpu) {
        boolean spared = ticks == TickDistribution.AWAKE_PROCESSORS && prcb.number != 0;
        if (spared) {
            hal.stopClock(prcb.number);
        }
        prcb.restsSince = cpu.timeStamp();
        cpu.halt();
        prcb.restCycles = prcb.restCycles(cpu.timeStamp());
        prcb.restsSince = KPrcb.AWAKE;
        if (spared) {
            hal.resumeClock(prcb.number);
        }
    }
}
