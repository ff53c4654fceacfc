package machine.apic;

import machine.cpu.InterruptController;
import machine.cpu.Processor;
import machine.cpu.Timeline;

/// The interrupt controller of one processor.
///
/// @source Intel 64 and IA-32 Architectures Software Developer's Manual, volume 3, *Advanced
///   Programmable Interrupt Controller*
public final class LocalApic implements InterruptController {

    private final Processor processor;
    private final Timeline timeline;
    private final VectorSet requested = new VectorSet();
    private final VectorSet inService = new VectorSet();
    private int taskPriority;
    private int timerVector;
    private long timerPeriod;
    private long timerDue = Long.MAX_VALUE;
    private long accepted;

    public LocalApic(Processor processor, Timeline timeline) {
        this.processor = processor;
        this.timeline = timeline;
        processor.connect(this);
    }

    /** Requests an interrupt of this processor: from a device, another processor, or itself. */
    public void request(int vector) {
        requested.add(vector);
        processor.interruptPending();
    }

    /** Takes back a request that is not yet in service. */
    public void cancel(int vector) {
        requested.remove(vector);
    }

    /** Sets which interrupts are let through: those of a higher class than `priority`, 0 to 255. */
    public void setTaskPriority(int priority) {
        taskPriority = priority;
        if (hasDeliverable()) {
            processor.interruptPending();
        }
    }

    @Override
    public boolean hasDeliverable() {
        int vector = requested.highest();
        return urgency(vector) > threshold();
    }

    @Override
    public int acknowledge() {
        int vector = requested.highest();
        requested.remove(vector);
        inService.add(vector);
        accepted++;
        return vector;
    }

    /** The service of the most urgent interrupt is done; less urgent ones are let through again. */
    public void endOfInterrupt() {
        int vector = inService.highest();
        if (vector == VectorSet.EMPTY) {
            throw new IllegalStateException("no interrupt is in service");
        }
        inService.remove(vector);
        processor.interruptPending();
    }

    private int threshold() {
        int serving = inService.highest();
        return Math.max(urgency(taskPriority), serving == VectorSet.EMPTY ? 0 : urgency(serving));
    }

    // Of no vector at all: below that of any.
    private static int urgency(int vector) {
        return vector >> 4;
    }

    /**
     * Lets the timer request `vector` every `period` cycles, the first time one period from now.
     */
    public void startTimer(int vector, long period) {
        timerVector = vector;
        timerPeriod = period;
        timerDue = timeline.cycles + period;
    }

    /** When the timer next requests its interrupt, in cycles since power-on. */
    public long timerDue() {
        return timerDue;
    }

    /** Lets the timer request its interrupt. */
    public void expireTimer() {
        timerDue += timerPeriod;
        request(timerVector);
    }

    /** Interrupts taken in service since power-on. */
    public long accepted() {
        return accepted;
    }
}
