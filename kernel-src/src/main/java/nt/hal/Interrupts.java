package nt.hal;

import java.util.function.Consumer;
import machine.cpu.InterruptService;
import nt.rtl.KIrql;

/// The frame around every interrupt service, and the requests for interrupts.
public final class Interrupts {

    private final InterruptLevels levels;
    private final KPcr[] pcrs;
    private final ClockDevice clock;

    Interrupts(InterruptLevels levels, KPcr[] pcrs, ClockDevice clock) {
        this.levels = levels;
        this.pcrs = pcrs;
        this.clock = clock;
    }

    /// Connects the service of an interrupt that a device or another processor requests.
    ///
    /// @param service is told the interrupted level
    public void connect(Vector vector, Consumer<KIrql> service) {
        connect(vector.number(), vector.irql(), service);
    }

    /// Connects the service of what devices request at a level.
    ///
    /// @param service is told the interrupted level
    public void connectDevice(KIrql irql, Consumer<KIrql> service) {
        connect(Vector.ofDevice(irql), irql, service);
    }

    private void connect(int vector, KIrql irql, Consumer<KIrql> service) {
        setService(
                vector,
                () -> {
                    KIrql oldIrql = HalBeginSystemInterrupt(irql);
                    if (vector == Vector.CLOCK.number()) {
                        clock.acknowledge(levels.pcr().processor);
                    }
                    service.accept(oldIrql);
                    HalEndSystemInterrupt(oldIrql);
                });
    }

    /** Connects the service of an interrupt that the processor itself requests. */
    public void connectSoftware(Vector vector, Runnable service) {
        setService(
                vector.number(),
                () -> {
                    KIrql oldIrql = HalBeginSystemInterrupt(vector.irql());
                    levels.pcr().apic.endOfInterrupt();
                    service.run();
                    levels.KeLowerIrql(oldIrql);
                });
    }

    private void setService(int vector, InterruptService service) {
        for (KPcr pcr : pcrs) {
            pcr.cpu().setInterruptService(vector, service);
        }
    }

    /** Raises to the interrupt's level and lets more urgent interrupts in. */
    private KIrql HalBeginSystemInterrupt(KIrql irql) {
        KPcr pcr = levels.pcr();
        KIrql oldIrql = pcr.irql();
        pcr.setIrql(irql);
        pcr.cpu().enableInterrupts();
        return oldIrql;
    }

    /** Tells the controller that the interrupt is served, and lowers to the interrupted level. */
    private void HalEndSystemInterrupt(KIrql oldIrql) {
        levels.pcr().apic.endOfInterrupt();
        levels.KeLowerIrql(oldIrql);
    }

    /// Requests a software interrupt of the processor one is on. It comes as soon as the level is
    /// below that of the interrupt: at once, or when the level is lowered.
    ///
    /// @param request [Vector#APC] or [Vector#DPC]
    public void HalRequestSoftwareInterrupt(Vector request) {
        KPcr pcr = levels.pcr();
        pcr.apic.request(request.number());
        pcr.cpu().point();
    }

    /** Takes a software interrupt back that has been requested but has not come yet. */
    public void HalClearSoftwareInterrupt(Vector request) {
        levels.pcr().apic.cancel(request.number());
    }

    /// Interrupts other processors.
    ///
    /// @param targetSet a bit for each processor
    public void HalRequestIpi(int targetSet) {
        for (int left = targetSet; left != 0; left &= left - 1) {
            pcrs[Integer.numberOfTrailingZeros(left)].apic.request(Vector.IPI.number());
        }
        levels.pcr().cpu().point();
    }
}
