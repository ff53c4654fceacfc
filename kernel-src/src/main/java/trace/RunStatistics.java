package trace;

/// What a run amounted to.
///
/// @param time simulated time since boot, in 100-ns units
/// @param contextSwitches on all processors
/// @param interrupts taken by all processors
/// @param interprocessorInterrupts sent by all processors
/// @param slices turns that processors have been given
public record RunStatistics(
        long time,
        long contextSwitches,
        long interrupts,
        long interprocessorInterrupts,
        long slices) {}
