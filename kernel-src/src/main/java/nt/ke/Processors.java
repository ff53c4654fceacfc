package nt.ke;

import java.util.Arrays;
import java.util.List;
import machine.Topology;
import nt.hal.Hal;
import nt.hal.InterruptLevels;
import nt.rtl.Nt;

/** All processors, and which of them one is on. */
public final class Processors {

    private final InterruptLevels levels;
    private final KPrcb[] KiProcessorBlock;
    private final Topology topology;
    private int activeProcessors;
    private int idleSummary;
    private int parked;

    Processors(Hal hal, Topology topology) {
        this.topology = topology;
        levels = hal.levels;
        KiProcessorBlock = new KPrcb[hal.processorCount()];
    }

    /** How many the machine has, started or not. */
    int count() {
        return KiProcessorBlock.length;
    }

    void add(KPrcb prcb) {
        KiProcessorBlock[prcb.number] = prcb;
    }

    /** Counts a processor in that has begun to run its idle thread. */
    void activate(KPrcb prcb) {
        activeProcessors |= prcb.setMember;
    }

    /// The control block of the processor one is on. Stale as soon as the level allows to be moved.
    public KPrcb KeGetCurrentPrcb() {
        return KiProcessorBlock[levels.pcr().processor];
    }

    /// @source WDK, *KeGetCurrentThread function (wdm.h)*
    public KThread KeGetCurrentThread() {
        return KeGetCurrentPrcb().currentThread;
    }

    /// On whose behalf the current thread is in the kernel: what a system service is told by its
    /// caller is trusted only if that is kernel mode.
    ///
    /// @source WDK, *ExGetPreviousMode function (wdm.h)*
    public KProcessorMode KeGetPreviousMode() {
        return KeGetCurrentThread().previousMode;
    }

    public KPrcb prcb(int number) {
        return KiProcessorBlock[number];
    }

    /** The control blocks of the processors that have been started. */
    public List<KPrcb> active() {
        return Arrays.stream(KiProcessorBlock)
                .filter(prcb -> prcb != null && (activeProcessors & prcb.setMember) != 0)
                .toList();
    }

    /// The processors that have been started: a bit for each.
    ///
    /// @source WDK, *KeQueryActiveProcessors function (wdm.h)*
    public int KeQueryActiveProcessors() {
        return activeProcessors;
    }

    /** The processors that run their idle thread and have nothing else in sight: a bit for each. */
    @Nt("KiIdleSummary")
    public int idleSummary() {
        return idleSummary;
    }

    /// The idle processors whose core has nothing to do at all: a bit for each.
    @Nt("KiIdleSMTSummary")
    int idleCores() {
        if (topology.threadsPerCore() == 1) {
            return idleSummary;
        }
        int whole = 0;
        for (int left = idleSummary; left != 0; left &= left - 1) {
            int processor = Integer.numberOfTrailingZeros(left);
            int core = topology.core(processor) & activeProcessors;
            if ((core & ~idleSummary) == 0) {
                whole |= 1 << processor;
            }
        }
        return whole;
    }

    /** The processors that are given no threads which may run elsewhere: see [CoreParking]. */
    public int parked() {
        return parked;
    }

    void park(int processorSet) {
        parked = processorSet;
    }

    /** Where a thread may be placed: its processors that are not parked, if it has any. */
    int placesOf(KThread thread) {
        int unparked = thread.affinity & ~parked;
        return unparked != 0 ? unparked : thread.affinity;
    }

    boolean isPlaceOf(KThread thread, KPrcb prcb) {
        return (placesOf(thread) & prcb.setMember) != 0;
    }

    Topology topology() {
        return topology;
    }

    boolean isIdle(KPrcb prcb) {
        return (idleSummary & prcb.setMember) != 0;
    }

    /** Interlocked, for the bits of other processors change at any time. */
    void setIdle(KPrcb prcb) {
        levels.pcr().cpu().point();
        idleSummary |= prcb.setMember;
    }

    void clearIdle(KPrcb prcb) {
        levels.pcr().cpu().point();
        idleSummary &= ~prcb.setMember;
    }
}
