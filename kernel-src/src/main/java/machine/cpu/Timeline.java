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
}
