package machine;

import java.util.Optional;
import machine.apic.ApicBus;
import machine.apic.IoApic;
import machine.apic.LocalApic;
import machine.cpu.ExecutionStack;
import machine.cpu.Processor;
import machine.cpu.Timeline;
import machine.device.IntervalTimer;
import machine.device.RealTimeClock;
import machine.ia32.Ia32;
import machine.ia32.Identity;
import machine.ia32.Ports;
import machine.ia32.translate.Translator;
import machine.memory.Mmu;
import machine.memory.PhysicalMemory;
import trace.KernelOptions;
import trace.Moment;

/// The whole machine. The thread that calls [#runUntil] carries it; nothing in it may be touched by
/// another thread meanwhile.
public final class Machine {

    private static final int PAGES_OF_A_MEGABYTE = (1 << 20) / PhysicalMemory.PAGE_SIZE;

    /** The line of the I/O APIC that the interval timer drives: IRQ 0, as PCs are wired. */
    public static final int INTERVAL_TIMER_LINE = 2;

    /** That of the real-time clock: IRQ 8. */
    public static final int REAL_TIME_CLOCK_LINE = 8;

    private final Timeline timeline = new Timeline();
    private final Interleaver interleaver;
    private final Processor[] processors;
    private final LocalApic[] apics;
    private final ApicBus apicBus = new ApicBus();
    private final IoApic ioApic = new IoApic(apicBus);
    private final IntervalTimer intervalTimer;
    private final RealTimeClock realTimeClock;
    private final PhysicalMemory memory;
    private final Translator translator;
    private final KernelOptions options;
    private Optional<String> stopReason = Optional.empty();

    /** A machine whose run the seed decides. */
    public Machine(KernelOptions options) {
        this(options, new SeededSchedule(options.seed(), options.meanSlice()));
    }

    /** A machine whose run is decided by a schedule, whatever the seed. */
    public Machine(KernelOptions options, Schedule schedule) {
        this.options = options;
        memory = new PhysicalMemory(options.memoryMegabytes() * PAGES_OF_A_MEGABYTE);
        translator = new Translator(memory);
        interleaver = new Interleaver(timeline, schedule);
        intervalTimer =
                new IntervalTimer(
                        timeline,
                        high -> ioApic.setLine(INTERVAL_TIMER_LINE, high),
                        interleaver::noteEvent);
        realTimeClock =
                new RealTimeClock(
                        timeline,
                        high -> ioApic.setLine(REAL_TIME_CLOCK_LINE, high),
                        interleaver::noteEvent);
        processors = new Processor[options.processors()];
        apics = new LocalApic[options.processors()];
        for (int number = 0; number < processors.length; number++) {
            int id = number;
            processors[number] = new Processor(id, timeline, interleaver, () -> newCore(id));
            apics[number] =
                    new LocalApic(processors[number], timeline, apicBus, interleaver::noteEvent);
        }
        interleaver.connect(processors, apics, intervalTimer, realTimeClock);
    }

    private Ia32 newCore(int number) {
        var core =
                new Ia32(
                        memory,
                        new Mmu(memory),
                        identity(number),
                        Ports.NONE,
                        () -> timeline.cycles);
        if (options.translated()) {
            core.translateBy(translator);
        }
        return core;
    }

    public KernelOptions options() {
        return options;
    }

    public int processorCount() {
        return processors.length;
    }

    public Processor processor(int number) {
        return processors[number];
    }

    public LocalApic apic(int number) {
        return apics[number];
    }

    /** What a processor says of itself. */
    public static Identity identity(int number) {
        return new Identity(number, Identity.APIC);
    }

    /** What executes the instructions of programs on a processor. */
    public Ia32 core(int number) {
        return processors[number].core();
    }

    /** What a processor translates addresses by. */
    public Mmu mmu(int number) {
        return processors[number].core().mmu();
    }

    public IoApic ioApic() {
        return ioApic;
    }

    public IntervalTimer intervalTimer() {
        return intervalTimer;
    }

    public RealTimeClock realTimeClock() {
        return realTimeClock;
    }

    public PhysicalMemory memory() {
        return memory;
    }

    public Timeline timeline() {
        return timeline;
    }

    /** The processor that is carrying out the calling code. */
    public Processor currentProcessor() {
        return interleaver.turn();
    }

    /// Starts a processor: power-on for processor 0, the startup interprocessor interrupt for
    /// others.
    public void start(int processor, ExecutionStack stack) {
        processors[processor].start(stack);
    }

    /** Lets the timer of a processor interrupt it periodically. */
    public void startTimer(int processor, int vector, long periodCycles) {
        apics[processor].timer().startPeriodic(vector, periodCycles);
    }

    /** Keeps the timer of a processor from interrupting it. */
    public void stopTimer(int processor) {
        apics[processor].timer().stop();
    }

    /** Lets it interrupt again, in its old rhythm. */
    public void resumeTimer(int processor) {
        apics[processor].timer().resume();
    }

    /** Spends so many cycles computing, interrupted and preempted like any code. */
    public void execute(long cycles) {
        long left = cycles;
        while (left > 0) {
            left = currentProcessor().execute(left);
        }
    }

    /// Puts the machine on a host that takes one processor after the other away, for so long each
    /// time; it stands still meanwhile, whatever locks it holds.
    ///
    /// @param period from one absence to the next, in 100-ns units
    /// @param absence less than `period`, in 100-ns units
    public void shareHost(long period, long absence) {
        interleaver.runOn(
                new Host(
                        processors.length,
                        timeline.cycles,
                        Moment.toCycles(period),
                        Moment.toCycles(absence)));
    }

    // ---- seen from outside ------------------------------------------------------------------

    /** Carries the machine on to that time, in 100-ns units since power-on, or until it stops. */
    public void runUntil(long units) {
        interleaver.runUntil(Moment.toCycles(units));
    }

    /** Simulated time since power-on, in 100-ns units. */
    public long time() {
        return Moment.toUnits(timeline.cycles);
    }

    /** Stops the machine for good. Called on a processor, which executes nothing after it. */
    public void stop(String reason) {
        if (!interleaver.isStopped()) {
            stopReason = Optional.of(reason);
            interleaver.stop();
        }
        while (true) {
            currentProcessor().spin();
        }
    }

    /** Why the machine has stopped; empty while it can run. */
    public Optional<String> stopReason() {
        return stopReason;
    }

    /** Turns that processors have been given since power-on. */
    public long slices() {
        return interleaver.slices();
    }

    /** Interrupts taken by all processors since power-on. */
    public long interrupts() {
        long sum = 0;
        for (LocalApic apic : apics) {
            sum += apic.accepted();
        }
        return sum;
    }
}
