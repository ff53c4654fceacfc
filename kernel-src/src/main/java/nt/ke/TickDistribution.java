package nt.ke;

/// Which processors the clock interrupts.
public enum TickDistribution {
    /** All, 64 times a second, also those that have nothing to do. */
    ALL_PROCESSORS,
    /// The first, which keeps the time, and those that run something: Windows 7's way to let others
    /// sleep.
    ///
    /// @model Goes with one timer table for all; whose timers are in a table of its own has to be
    ///   woken for them.
    AWAKE_PROCESSORS
}
