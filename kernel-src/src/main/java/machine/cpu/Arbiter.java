package machine.cpu;

/// Decides which processor goes on. Each call may give the turn to another processor; the caller
/// then leaves its stack.
public interface Arbiter {

    /** The horizon has been reached: events may be due, the processor's slice may be over. */
    void attend();

    /** The processor executes no instructions for now. */
    void park(Processor processor);

    /** The processor executes instructions again. */
    void wake(Processor processor);

    /** The processor spins: nothing changes for it until another one has acted. */
    void spin();

    /** An interrupt can be delivered to this processor as soon as it has its turn. */
    void interrupt(Processor processor);

    /** Whether the processor has the turn. */
    boolean isTurnOf(Processor processor);
}
