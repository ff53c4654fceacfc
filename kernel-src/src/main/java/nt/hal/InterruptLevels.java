package nt.hal;

import static nt.rtl.KIrql.DISPATCH_LEVEL;
import static nt.rtl.KIrql.SYNCH_LEVEL;
import static nt.rtl.VerifierViolation.LOWER_TO_BAD_LEVEL;
import static nt.rtl.VerifierViolation.RAISE_TO_LOWER_LEVEL;

import machine.cpu.Timeline;
import nt.rtl.BugCheckRoutine;
import nt.rtl.IrqlRaises;
import nt.rtl.KIrql;
import trace.Primitive;

/// The interrupt request level of the processor one is on. Raising it keeps interrupts out, and
/// from [KIrql#DISPATCH_LEVEL] on keeps the thread on its processor; whoever raises it lowers it
/// again.
@Primitive
public final class InterruptLevels {

    private final Timeline timeline;
    private final BugCheckRoutine bugCheck;

    InterruptLevels(Timeline timeline, BugCheckRoutine bugCheck) {
        this.timeline = timeline;
        this.bugCheck = bugCheck;
    }

    /** The control region of the processor one is on. */
    public KPcr pcr() {
        return (KPcr) timeline.vantage;
    }

    /// @source WDK, *KeGetCurrentIrql function (wdm.h)*
    public KIrql KeGetCurrentIrql() {
        return pcr().irql();
    }

    /// Raises the level.
    ///
    /// @param newIrql not below the present one, or [VerifierViolation#RAISE_TO_LOWER_LEVEL] stops
    ///   the system
    /// @return the level to lower to afterwards
    /// @source WDK, *KeRaiseIrql macro (wdm.h)*
    public KIrql KeRaiseIrql(KIrql newIrql) {
        KPcr pcr = pcr();
        KIrql oldIrql = pcr.irql();
        if (newIrql.isBelow(oldIrql)) {
            bugCheck.violation(RAISE_TO_LOWER_LEVEL, oldIrql.level(), newIrql.level(), 0);
        }
        pcr.setIrql(newIrql);
        pcr.cpu().point();
        return oldIrql;
    }

    /// @source WDK, *KeRaiseIrqlToDpcLevel function (wdm.h)*
    @IrqlRaises(DISPATCH_LEVEL)
    public KIrql KeRaiseIrqlToDpcLevel() {
        return KeRaiseIrql(DISPATCH_LEVEL);
    }

    /** Raises to the level of the dispatcher's locks. */
    @IrqlRaises(SYNCH_LEVEL)
    public KIrql KeRaiseIrqlToSynchLevel() {
        return KeRaiseIrql(SYNCH_LEVEL);
    }

    /// Lowers the level, which lets in the interrupts that it has kept out; below `DISPATCH_LEVEL`
    /// the thread may be preempted before this returns.
    ///
    /// @param newIrql not above the present one, and not below `DISPATCH_LEVEL` with a spin lock
    ///   held, or [VerifierViolation#LOWER_TO_BAD_LEVEL] stops the system
    /// @model The verifier does not notice the held lock here, but when something else takes it.
    /// @source WDK, *KeLowerIrql macro (wdm.h)*
    public void KeLowerIrql(KIrql newIrql) {
        KPcr pcr = pcr();
        boolean leavesLocks = pcr.locksHeld() != 0 && newIrql.isBelow(DISPATCH_LEVEL);
        if (leavesLocks || newIrql.isAbove(pcr.irql())) {
            bugCheck.violation(LOWER_TO_BAD_LEVEL, pcr.irql().level(), newIrql.level(), 0);
        }
        pcr.setIrql(newIrql);
        pcr.cpu().point();
    }
}
