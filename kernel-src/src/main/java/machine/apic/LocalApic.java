package machine.apic;

import java.util.function.LongConsumer;
import machine.cpu.InterruptController;
import machine.cpu.Processor;
import machine.cpu.Timeline;

/// The interrupt controller of one processor.
///
/// @source Intel 64 and IA-32 Architectures Software Developer's Manual, volume 3, *Advanced
///   Programmable Interrupt Controller*
/// @model The spurious-interrupt, error and performance-counter entries do not exist; the logical
///   destinations are those of the flat model.
public final class LocalApic implements InterruptController {

    private final Processor processor;
    private final ApicBus bus;
    private final ApicTimer timer;

    // ---- the interrupt request, in-service and trigger mode registers
    private final VectorSet requested = new VectorSet();
    private final VectorSet inService = new VectorSet();
    private final VectorSet levelTriggered = new VectorSet();

    private int taskPriority;
    private int logicalDestination;
    private long accepted;

    /// @param schedule is told when the timer's due time has changed
    public LocalApic(Processor processor, Timeline timeline, ApicBus bus, LongConsumer schedule) {
        this.processor = processor;
        this.bus = bus;
        timer = new ApicTimer(timeline, this, schedule);
        logicalDestination = 1 << (processor.number() & 0x7);
        processor.connect(this);
        bus.connect(this);
    }

    // ---- requests ---------------------------------------------------------------------------

    /**
     * Requests an interrupt of this processor, by itself or an edge of something that is its own.
     */
    public void request(int vector) {
        requested.add(vector);
        processor.interruptPending();
    }

    /** Takes back a request that is not yet in service. */
    public void cancel(int vector) {
        requested.remove(vector);
    }

    /** Takes a message from the bus. */
    void accept(InterruptMessage message) {
        switch (message.mode()) {
            case FIXED, LOWEST_PRIORITY -> {
                levelTriggered.set(message.vector(), message.level());
                request(message.vector());
            }
            case NON_MASKABLE -> processor.requestNonMaskable();
            // @model: a processor is started by Machine#start, and nothing is managed beside NT.
            case INIT, START_UP, SYSTEM_MANAGEMENT, EXTERNAL, RESERVED -> {}
        }
    }

    /// Writes the interrupt command register: sends a message to other processors, or to oneself.
    ///
    /// @param shorthand in place of the message's destination, unless it is `NONE`
    public void command(InterruptMessage message, Shorthand shorthand) {
        bus.send(message, shorthand, this);
    }

    // ---- delivery ---------------------------------------------------------------------------

    /** Sets which interrupts are let through: those of a higher class than `priority`, 0 to 255. */
    public void setTaskPriority(int priority) {
        taskPriority = priority;
        if (hasDeliverable()) {
            processor.interruptPending();
        }
    }

    /** The processor priority register: the more urgent of the task and what is in service. */
    public int processorPriority() {
        int service = Math.max(0, inService.highest());
        return urgency(taskPriority) >= urgency(service) ? taskPriority : service & 0xF0;
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
        if (levelTriggered.contains(vector)) {
            bus.endOfInterrupt(vector);
        }
        processor.interruptPending();
    }

    private int threshold() {
        return Math.max(urgency(taskPriority), urgency(inService.highest()));
    }

    // Of no vector at all: below that of any.
    private static int urgency(int vector) {
        return vector >> 4;
    }

    /** Whether an interrupt is requested and not yet in service: a bit of the request register. */
    public boolean isRequested(int vector) {
        return requested.contains(vector);
    }

    /** A bit of the in-service register. */
    public boolean isInService(int vector) {
        return inService.contains(vector);
    }

    /** Interrupts taken in service since power-on. */
    public long accepted() {
        return accepted;
    }

    // ---- identification ---------------------------------------------------------------------

    /** The physical one. */
    public int identification() {
        return processor.number();
    }

    /** Sets the logical identification, 8 bits: those of the groups that it is one of. */
    public void setLogicalDestination(int groups) {
        logicalDestination = groups;
    }

    boolean matchesLogical(int groups) {
        return (logicalDestination & groups) != 0;
    }

    // ---- the timer --------------------------------------------------------------------------

    public ApicTimer timer() {
        return timer;
    }
}
