package machine.cpu;

import java.util.function.Supplier;
import machine.ia32.Exit;
import machine.ia32.Ia32;
import org.jspecify.annotations.Nullable;
import trace.Vantage;

/// A processor. The methods that pass a point are called by the code it is carrying out.
public final class Processor {

    public static final int VECTORS = 256;

    /** The entry of the interrupt table for what cannot be kept out. */
    public static final int NON_MASKABLE = 2;

    private static final long NEVER = Long.MAX_VALUE;

    private final int number;
    private final Supplier<Ia32> newCore;
    // Made when it is first asked for: many machines never run a program.
    private @Nullable Ia32 core;
    private final Timeline timeline;
    private final Arbiter arbiter;
    private final @Nullable InterruptService[] interruptTable =
            new @Nullable InterruptService[VECTORS];
    private InterruptController controller = InterruptController.NONE;
    private Vantage fs;
    private @Nullable ExecutionStack stack;
    private boolean interruptsEnabled;
    private boolean nonMaskablePending;
    private boolean nonMaskableInService;
    private boolean executing;
    private long busyUntil = NEVER;

    /// @param newCore makes what executes the instructions of programs
    public Processor(int number, Timeline timeline, Arbiter arbiter, Supplier<Ia32> newCore) {
        this.number = number;
        this.newCore = newCore;
        this.timeline = timeline;
        this.arbiter = arbiter;
        this.fs = new Vantage(number);
    }

    public int number() {
        return number;
    }

    /** What executes the instructions of programs. */
    public Ia32 core() {
        Ia32 present = core;
        if (present == null) {
            present = newCore.get();
            core = present;
        }
        return present;
    }

    public void connect(InterruptController interruptController) {
        controller = interruptController;
    }

    /** Begins to execute, on this stack, with interrupts disabled. */
    public void start(ExecutionStack first) {
        stack = first;
        executing = true;
        arbiter.wake(this);
    }

    /// Whether it executes instructions now, neither halted nor busy with a stretch of computing.
    public boolean isExecuting() {
        return executing;
    }

    /** What kernel code on this processor finds its data by. */
    public Vantage fs() {
        return fs;
    }

    public void loadFs(Vantage data) {
        fs = data;
        timeline.vantage = data;
    }

    public void setInterruptService(int vector, InterruptService service) {
        interruptTable[vector] = service;
    }

    // ---- time -------------------------------------------------------------------------------

    /** Cycles since power-on. */
    public long timeStamp() {
        return timeline.cycles;
    }

    /// Passes a preemption point. Afterwards the caller may be on another processor, unless it
    /// keeps interrupts out.
    public void point() {
        if ((timeline.cycles += timeline.step) >= timeline.horizon) {
            attend();
        }
    }

    private void attend() {
        arbiter.attend();
        giveWay();
        serveInterrupt();
    }

    /** Passes a point of a loop that waits for another processor. */
    public void spin() {
        arbiter.spin();
        giveWay();
        serveInterrupt();
    }

    /// Computes without touching anything that another processor can see, until `cycles` are spent
    /// or an interrupt comes in.
    ///
    /// @return the cycles not yet spent; the caller may then be on another processor
    public long execute(long cycles) {
        long start = timeline.cycles;
        if (!hasInterrupt()) {
            busyUntil = start + cycles;
            park();
            busyUntil = NEVER;
        }
        long left = cycles - (timeline.cycles - start);
        serveInterrupt();
        return left;
    }

    /// Executes instructions on the core until one of them traps or an interrupt comes in. The turn
    /// may pass meanwhile; but the caller is on this processor afterwards.
    ///
    /// @return why it has ended: [Exit#BUDGET] if there is an interrupt, which is to be served next
    public Exit executeInstructions() {
        Ia32 executing = core();
        while (true) {
            if (timeline.cycles >= timeline.horizon) {
                arbiter.attend();
                giveWay();
                if (hasInterrupt()) {
                    return Exit.BUDGET;
                }
            }
            Exit exit = executing.run(timeline.instructionsToHorizon());
            timeline.passInstructions(executing.retired());
            if (exit != Exit.BUDGET) {
                return exit;
            }
        }
    }

    /// The time at which the present stretch of computing ends; the end of time if there is none.
    public long busyUntil() {
        return busyUntil;
    }

    /** Loses so many cycles to something outside the machine. */
    public void postpone(long cycles) {
        if (busyUntil != NEVER) {
            busyUntil += cycles;
        }
    }

    private void park() {
        executing = false;
        arbiter.park(this);
        giveWay();
    }

    /** Goes on to execute after a halt or a stretch of computing. */
    public void wake() {
        if (!executing) {
            executing = true;
            arbiter.wake(this);
        }
    }

    private void giveWay() {
        if (!arbiter.isTurnOf(this)) {
            loaded().leave();
        }
    }

    // ---- interrupts -------------------------------------------------------------------------

    public void disableInterrupts() {
        interruptsEnabled = false;
    }

    public void enableInterrupts() {
        interruptsEnabled = true;
        interruptPending();
    }

    /// Enables interrupts and stops executing until one comes in, as one step: an interrupt that
    /// was pending before is not slept through.
    public void halt() {
        interruptsEnabled = true;
        if (!hasInterrupt()) {
            park();
        }
        serveInterrupt();
    }

    /** Called by the interrupt controller when an interrupt may have become deliverable. */
    public void interruptPending() {
        if (hasInterrupt()) {
            wake();
            arbiter.interrupt(this);
        }
    }

    /** Whether an interrupt is delivered at the next point. */
    public boolean hasInterrupt() {
        return interruptsEnabled && controller.hasDeliverable() || hasNonMaskable();
    }

    /** Serves an interrupt if one can come in; the caller may then be on another processor. */
    public void serveInterrupt() {
        if (hasInterrupt()) {
            interrupt();
        }
    }

    /// Requests the interrupt that neither the flag nor the controller keeps out. Requests do not
    /// add up, and one that comes while one is served waits for the end of that.
    public void requestNonMaskable() {
        nonMaskablePending = true;
        interruptPending();
    }

    private boolean hasNonMaskable() {
        return nonMaskablePending && !nonMaskableInService;
    }

    private void serveNonMaskable() {
        boolean enabled = interruptsEnabled;
        nonMaskablePending = false;
        nonMaskableInService = true;
        interruptsEnabled = false;
        service(NON_MASKABLE).serve();
        nonMaskableInService = false;
        interruptsEnabled = enabled;
        interruptPending();
    }

    /** Takes an interrupt: from here on it is the kernel's. */
    private void interrupt() {
        if (hasNonMaskable()) {
            serveNonMaskable();
            return;
        }
        InterruptService service = service(controller.acknowledge());
        interruptsEnabled = false;
        service.serve();
        // Nothing more here: the interrupted code may now be on another processor than `this`.
    }

    private InterruptService service(int vector) {
        InterruptService service = interruptTable[vector];
        if (service == null) {
            throw new IllegalStateException("no service for the interrupt " + vector);
        }
        return service;
    }

    // ---- stacks -----------------------------------------------------------------------------

    /// Leaves the present stack and goes on on another one. Returns when some processor takes up
    /// the present one again. If the other stack is still loaded elsewhere, this processor waits
    /// for it between the stacks, having left its own: so two processors can exchange stacks.
    public void switchTo(ExecutionStack next) {
        ExecutionStack left = loaded();
        left.unload();
        stack = next;
        left.leave();
    }

    /** Executes on the present stack until the turn changes or stacks are switched. */
    public boolean enterStack() {
        ExecutionStack present = loaded();
        if (!present.load(this)) {
            return false;
        }
        present.enter();
        return true;
    }

    private ExecutionStack loaded() {
        if (stack == null) {
            throw new IllegalStateException("processor " + number + " has not been started");
        }
        return stack;
    }
}
