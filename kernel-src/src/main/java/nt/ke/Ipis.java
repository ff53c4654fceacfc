package nt.ke;

import static nt.rtl.KIrql.IPI_LEVEL;
import static nt.rtl.KIrql.SYNCH_LEVEL;

import nt.hal.Hal;
import nt.hal.InterruptLevels;
import nt.hal.Interrupts;
import nt.hal.Vector;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.IrqlRequiresMin;
import nt.rtl.KIrql;
import org.jspecify.annotations.Nullable;

/// Requests of one processor to another: a bit in its request summary, then an interrupt.
///
/// Most requests only have the other processor look at something ([#IPI_APC], [#IPI_DPC]). A
/// *packet* ([#IPI_PACKET_READY]) has it carry something out at once: the sender leaves what in its
/// own control block and a pointer to that in the target's, and waits until each target has crossed
/// itself out. It waits below `IPI_LEVEL`, so two processors can send packets to each other.
///
/// @source https://github.com/reactos/reactos `sdk/include/ndk/ketypes.h` (the numbers)
public final class Ipis {

    /** An asynchronous procedure call has been queued for the thread that runs there. */
    static final int IPI_APC = 1;

    /** There is something to do at `DISPATCH_LEVEL`. */
    static final int IPI_DPC = 2;

    /** Do nothing until you are thawed. */
    static final int IPI_FREEZE = 4;

    /** Somebody has something for you to carry out. */
    static final int IPI_PACKET_READY = 8;

    /** The same, all of you at the same time. */
    static final int IPI_SYNCH_REQUEST = 16;

    private final InterruptLevels levels;
    private final Processors processors;
    private final Interrupts interrupts;

    /** Lets one processor at a time have all others stop and listen. */
    private @Nullable KPrcb holder;

    Ipis(Hal hal, Processors processors) {
        this.processors = processors;
        levels = hal.levels;
        interrupts = hal.interrupts;
        interrupts.connect(Vector.IPI, _ -> KiIpiServiceRoutine());
    }

    /// Asks other processors to look at something.
    ///
    /// @param targetSet a bit for each processor
    /// @param request [#IPI_APC] or one of the others
    void KiIpiSend(int targetSet, int request) {
        KPrcb own = processors.KeGetCurrentPrcb();
        for (int left = targetSet; left != 0; left &= left - 1) {
            processors.prcb(Integer.numberOfTrailingZeros(left)).requestSummary |= request;
            own.ipisSent++;
        }
        interrupts.HalRequestIpi(targetSet);
    }

    /** Does what other processors have asked for, or has it done at a lower level. */
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
        if ((requests & (IPI_PACKET_READY | IPI_SYNCH_REQUEST)) != 0) {
            carryOutPacket(prcb);
        }
        if ((requests & IPI_FREEZE) != 0) {
            KiFreezeTargetExecution(prcb);
        }
    }

    // ---- packets ----------------------------------------------------------------------------

    /// Has other processors carry something out, and goes on when all have.
    ///
    /// @param targetSet a bit for each; the sender is not among them
    @IrqlRequiresMin(SYNCH_LEVEL)
    @IrqlRequiresMax(SYNCH_LEVEL)
    void KiIpiSendPacket(int targetSet, Runnable workerRoutine) {
        claim();
        post(targetSet, workerRoutine, IPI_PACKET_READY);
        KiIpiStallOnPacketTargets();
        holder = null;
    }

    /// Calls a routine on all processors at the same time, at `IPI_LEVEL`: none begins before all
    /// others have stopped what they did, and the caller goes on when all are done. It must hold no
    /// lock that others want above `SYNCH_LEVEL`.
    ///
    /// @source
    ///   https://learn.microsoft.com/en-us/windows-hardware/drivers/ddi/wdm/nf-wdm-keipigenericcall
    @IrqlRequiresMax(SYNCH_LEVEL)
    public void KeIpiGenericCall(Runnable broadcastFunction) {
        KIrql oldIrql = levels.KeRaiseIrqlToSynchLevel();
        claim();
        int others =
                processors.KeQueryActiveProcessors() & ~processors.KeGetCurrentPrcb().setMember;
        var rendezvous = new Rendezvous(Integer.bitCount(others));
        post(
                others,
                () -> {
                    rendezvous.awaited--;
                    stallUntilBegun(rendezvous);
                    broadcastFunction.run();
                },
                IPI_SYNCH_REQUEST);
        KIrql synch = levels.KeRaiseIrql(IPI_LEVEL);
        while (rendezvous.awaited > 0) {
            spin();
        }
        rendezvous.begun = true;
        broadcastFunction.run();
        KiIpiStallOnPacketTargets();
        levels.KeLowerIrql(synch);
        holder = null;
        levels.KeLowerIrql(oldIrql);
    }

    /** Where processors wait for each other. */
    private static final class Rendezvous {
        int awaited;
        boolean begun;

        Rendezvous(int awaited) {
            this.awaited = awaited;
        }
    }

    private void stallUntilBegun(Rendezvous rendezvous) {
        while (!rendezvous.begun) {
            spin();
        }
    }

    /// Waits until nobody else sends packets; their packets are carried out meanwhile.
    ///
    /// @model In NT packets of different senders can be under way at the same time.
    private void claim() {
        levels.pcr().cpu().point();
        while (holder != null) {
            spin();
        }
        holder = processors.KeGetCurrentPrcb();
    }

    private void post(int targetSet, Runnable workerRoutine, int request) {
        KPrcb own = processors.KeGetCurrentPrcb();
        own.targetSet = targetSet;
        own.workerRoutine = workerRoutine;
        for (int left = targetSet; left != 0; left &= left - 1) {
            processors.prcb(Integer.numberOfTrailingZeros(left)).signalDone = own;
        }
        KiIpiSend(targetSet, request);
    }

    private void carryOutPacket(KPrcb prcb) {
        KPrcb sender = prcb.signalDone;
        if (sender == null || sender.workerRoutine == null) {
            throw new IllegalStateException("a packet from nobody");
        }
        prcb.signalDone = null;
        sender.workerRoutine.run();
        KiIpiSignalPacketDone(prcb, sender);
    }

    /** Crosses a processor out that has carried a packet out. Interlocked. */
    private void KiIpiSignalPacketDone(KPrcb prcb, KPrcb sender) {
        levels.pcr().cpu().point();
        sender.targetSet &= ~prcb.setMember;
    }

    private void KiIpiStallOnPacketTargets() {
        KPrcb own = processors.KeGetCurrentPrcb();
        while (own.targetSet != 0) {
            spin();
        }
        own.workerRoutine = null;
    }

    // ---- freezing ---------------------------------------------------------------------------

    /// Has all other processors stand still, as a debugger does that looks at the system. Returns
    /// when they do, at `IPI_LEVEL`.
    ///
    /// @return the level for [#KeThawExecution]
    @IrqlRequiresMax(SYNCH_LEVEL)
    public KIrql KeFreezeExecution() {
        KIrql oldIrql = levels.KeRaiseIrqlToSynchLevel();
        claim();
        levels.KeRaiseIrql(IPI_LEVEL);
        KPrcb own = processors.KeGetCurrentPrcb();
        int others = processors.KeQueryActiveProcessors() & ~own.setMember;
        KiIpiSend(others, IPI_FREEZE);
        for (KPrcb prcb : processors.active()) {
            while (prcb != own && !prcb.ipiFrozen) {
                spin();
            }
        }
        return oldIrql;
    }

    /** Lets the others go on. */
    @IrqlRequiresMin(IPI_LEVEL)
    public void KeThawExecution(KIrql oldIrql) {
        for (KPrcb prcb : processors.active()) {
            prcb.ipiFrozen = false;
        }
        holder = null;
        levels.KeLowerIrql(oldIrql);
    }

    private void KiFreezeTargetExecution(KPrcb prcb) {
        prcb.ipiFrozen = true;
        while (prcb.ipiFrozen) {
            spin();
        }
    }

    private void spin() {
        levels.pcr().cpu().spin();
    }
}
