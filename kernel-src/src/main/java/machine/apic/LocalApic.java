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
    private long timerStoppedAt;
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
        return urgency(requested.highest()) > threshold();
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
        return Math.max(urgency(taskPriority), urgency(inService.highest()));
    }

    // Of no vector at all: below that of any.
    private static int urgency(int vector) {
        return vector >> 4;
    }

    /// Lets the timer request `vector` every `period` cycles, the first time one period from now.
    public void startTimer(int vector, long period) {
        timerVector = vector;
        timerPeriod = period;
        timerDue = timeline.cycles + period;
    }

    /** Keeps the timer from requesting interrupts. */
    public void stopTimer() {
        timerStoppedAt = timerDue;
        timerDue = Long.MAX_VALUE;
    }

    /** Lets a stopped timer request its interrupts again, at the times at which it would have. */
    public void resumeTimer() {
        long missed = Math.max(0, timeline.cycles - timerStoppedAt + timerPeriod) / timerPeriod;
        timerDue = timerStoppedAt + missed * timerPeriod;
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
