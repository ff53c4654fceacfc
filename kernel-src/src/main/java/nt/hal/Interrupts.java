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
        setService(
                vector,
                () -> {
                    KIrql oldIrql = HalBeginSystemInterrupt(vector);
                    if (vector == Vector.CLOCK) {
                        clock.acknowledge(levels.pcr().processor);
                    }
                    service.accept(oldIrql);
                    HalEndSystemInterrupt(oldIrql);
                });
    }

    /** Connects the service of an interrupt that the processor itself requests. */
    public void connectSoftware(Vector vector, Runnable service) {
        setService(
                vector,
                () -> {
                    KIrql oldIrql = HalBeginSystemInterrupt(vector);
                    levels.pcr().apic.endOfInterrupt();
                    service.run();
                    levels.KeLowerIrql(oldIrql);
                });
    }

    private void setService(Vector vector, InterruptService service) {
        for (KPcr pcr : pcrs) {
            pcr.cpu().setInterruptService(vector.number(), service);
        }
    }

    /** Raises to the interrupt's level and lets more urgent interrupts in. */
    private KIrql HalBeginSystemInterrupt(Vector vector) {
        KPcr pcr = levels.pcr();
        KIrql oldIrql = pcr.irql();
        pcr.setIrql(vector.irql());
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
