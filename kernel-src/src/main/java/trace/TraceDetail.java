package trace;

/** How much of a run is recorded. */
public enum TraceDetail {
    /** All of it. */
    ALL,

    /// The same without [Primitive]s: the locks, the interrupt level and the clocks, which are
    /// nearly two thirds of the calls that a thread switch makes.
    ROUTINES
}
