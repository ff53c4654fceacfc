package nt.hal;

import machine.apic.LocalApic;
import machine.cpu.Processor;
import nt.rtl.KIrql;
import nt.rtl.Nt;
import trace.Untraced;
import trace.Vantage;

/// The control region of one processor: what `fs` points to while kernel code runs on it. The level
/// and the number of the thread are in the base class, where the recorder finds them.
@Nt("KPCR")
public final class KPcr extends Vantage {

    final LocalApic apic;
    private final Processor cpu;

    // Of the spin locks that this processor holds: how many, and of which kinds.
    private int locksHeld;
    private int lockKinds;

    KPcr(Processor cpu, LocalApic apic) {
        super(cpu.number());
        this.cpu = cpu;
        this.apic = apic;
    }

    /** Counts a spin lock in that this processor has taken. */
    public void noteAcquired(int kind) {
        locksHeld++;
        lockKinds |= kind;
    }

    /** Counts a spin lock out. */
    public void noteReleased(int kind) {
        locksHeld--;
        lockKinds &= ~kind;
    }

    /** Spin locks that this processor holds. */
    public int locksHeld() {
        return locksHeld;
    }

    /** The kinds of spin locks that this processor holds: a bit for each. */
    public int lockKinds() {
        return lockKinds;
    }

    public Processor cpu() {
        return cpu;
    }

    @Untraced("an accessor")
    public KIrql irql() {
        return KIrql.of(level());
    }

    /** Without a preemption point: for changes that belong to one step with what surrounds them. */
    @Untraced("a store: whoever changes the level is recorded")
    void setIrql(KIrql level) {
        setLevel(level.level());
        apic.setTaskPriority(Vector.taskPriority(level));
    }
}
