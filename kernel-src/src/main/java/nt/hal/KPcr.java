package nt.hal;

import machine.apic.LocalApic;
import machine.cpu.Processor;
import nt.rtl.KIrql;
import nt.rtl.Nt;
import trace.Vantage;

/// The control region of one processor: what `fs` points to while kernel code runs on it. The level
/// and the number of the thread are in the base class, where the recorder finds them.
@Nt("KPCR")
public final class KPcr extends Vantage {

    final LocalApic apic;
    private final Processor cpu;

    KPcr(Processor cpu, LocalApic apic) {
        super(cpu.number());
        this.cpu = cpu;
        this.apic = apic;
    }

    public Processor cpu() {
        return cpu;
    }

    KIrql irql() {
        return KIrql.of(irql);
    }

    /** Without a preemption point: for changes that belong to one step with what surrounds them. */
    void setIrql(KIrql level) {
        irql = level.level();
        apic.setTaskPriority(Vector.taskPriority(level));
    }
}
