package nt.hal;

/** Where the clock interrupts come from. */
public enum ClockSource {
    /** Every processor's own timer interrupts it. */
    LOCAL_TIMERS,
    /// The real-time clock interrupts the first processor, which passes the tick on to the others:
    /// the way of the HAL for several processors with APICs.
    REAL_TIME_CLOCK,
    /** The interval timer does the same: the way of the HAL for one processor. */
    INTERVAL_TIMER
}
