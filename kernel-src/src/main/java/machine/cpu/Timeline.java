package machine.cpu;

import trace.Moment;

/// The machine's clock. One for all processors: what they do side by side is told one after the
/// other, and each step counts for its share.
public final class Timeline extends Moment {

    /** What passing a point costs the processor, in cycles: about a locked instruction. */
    public static final int CYCLES_PER_POINT = 96;

    /** How far the clock goes on at a point: the cost, divided among the executing processors. */
    public long step = CYCLES_PER_POINT;

    /** The time at which passing a point needs a closer look. */
    public long horizon;

    /** What an instruction of a program costs the processor, in cycles, whichever it is. */
    private static final int CYCLES_PER_INSTRUCTION = 1;

    /// Time that has passed beyond [#cycles]; so many parts of a cycle as a point has cycles.
    private long fraction;

    /** Instructions that one processor can execute until the horizon is reached. */
    long instructionsToHorizon() {
        long left = (horizon - cycles) * CYCLES_PER_POINT - fraction;
        long each = CYCLES_PER_INSTRUCTION * step;
        return (left + each - 1) / each;
    }

    /** Lets the time of instructions pass that one processor has executed. */
    void passInstructions(long count) {
        fraction += count * CYCLES_PER_INSTRUCTION * step;
        cycles += fraction / CYCLES_PER_POINT;
        fraction %= CYCLES_PER_POINT;
    }
}
