package nt.hal;

import machine.Machine;
import machine.cpu.ExecutionStack;
import nt.rtl.BugCheckRoutine;
import nt.rtl.KIrql;
import trace.Moment;

/** The hardware abstraction layer of one machine. */
public final class Hal {

    /** How far the performance counter goes up in a second. */
    public static final long PERFORMANCE_FREQUENCY = Moment.CYCLES_PER_100NS * 10_000_000L;

    private final Machine machine;
    private final KPcr[] pcrs;
    private final int clockPeriod;
    private final ClockDevice clock;

    public final InterruptLevels levels;
    public final Interrupts interrupts;
    public final Display display = new Display();

    /// @param clockPeriod the length of a clock tick in 100-ns units
    public Hal(Machine machine, BugCheckRoutine bugCheck, int clockPeriod) {
        this(machine, bugCheck, clockPeriod, ClockSource.LOCAL_TIMERS);
    }

    /// @param clockPeriod the length of a clock tick in 100-ns units
    public Hal(
            Machine machine, BugCheckRoutine bugCheck, int clockPeriod, ClockSource clockSource) {
        this.machine = machine;
        this.clockPeriod = clockPeriod;
        pcrs = new KPcr[machine.processorCount()];
        for (int number = 0; number < pcrs.length; number++) {
            pcrs[number] = new KPcr(machine.processor(number), machine.apic(number));
        }
        levels = new InterruptLevels(machine.timeline(), bugCheck);
        clock = new ClockDevice(machine, clockSource, clockPeriod);
        interrupts = new Interrupts(levels, pcrs, clock);
    }

    public Machine machine() {
        return machine;
    }

    public int processorCount() {
        return pcrs.length;
    }

    /** The length of a clock tick in 100-ns units. */
    public int clockPeriod() {
        return clockPeriod;
    }

    public KPcr pcr(int number) {
        return pcrs[number];
    }

    /// Makes the processor one is on ready for kernel code: `fs`, the highest level, interrupts let
    /// in.
    public void HalInitializeProcessor(int number) {
        KPcr pcr = pcrs[number];
        pcr.cpu().loadFs(pcr);
        pcr.setIrql(KIrql.HIGH_LEVEL);
        pcr.cpu().enableInterrupts();
    }

    /** Starts the clock interrupts of one processor. */
    public void startClock(int number) {
        clock.start(number);
    }

    /** Keeps the clock from interrupting one processor. */
    public void stopClock(int number) {
        clock.stop(number);
    }

    /** Lets the clock interrupt it again, in step with the others. */
    public void resumeClock(int number) {
        clock.resume(number);
    }

    /** Has another processor begin, on this stack. */
    public void HalStartNextProcessor(int number, ExecutionStack stack) {
        machine.start(number, stack);
    }

    /** Waits by doing nothing until another processor has done something. */
    public void YieldProcessor() {
        levels.pcr().cpu().spin();
    }

    /// Clock cycles of the processor since power-on.
    ///
    /// @model The counters of all processors are the same. Where they are not, NT takes another
    ///   clock.
    /// @source WDK, *KeQueryPerformanceCounter function (wdm.h)*
    public long KeQueryPerformanceCounter() {
        return levels.pcr().cpu().timeStamp();
    }
}
