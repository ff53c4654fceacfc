package trace;

/// What the locks of one name have cost in a run.
///
/// @param name of the lock, or of the kind if there are several
/// @param locks how many locks of the name were taken at all
/// @param acquisitions how often one was taken
/// @param contended how often somebody had to spin for it
/// @param spinCycles processor cycles spent spinning
/// @param longestSpin the longest of these waits, in cycles
/// @param holdCycles cycles from taking to giving back, summed up
/// @param longestHold the longest of these, in cycles
/// @param passedOver how often it went to somebody while others waited who had asked before
public record LockUse(
        String name,
        int locks,
        long acquisitions,
        long contended,
        long spinCycles,
        long longestSpin,
        long holdCycles,
        long longestHold,
        long passedOver) {

    /** The cycles that those spin on average who have to. */
    public double meanSpin() {
        return (double) spinCycles / Math.max(1, contended);
    }

    public double meanHold() {
        return (double) holdCycles / Math.max(1, acquisitions);
    }

    /** Both together, under the name of this one. */
    public LockUse and(LockUse other) {
        return new LockUse(
                name,
                locks + other.locks,
                acquisitions + other.acquisitions,
                contended + other.contended,
                spinCycles + other.spinCycles,
                Math.max(longestSpin, other.longestSpin),
                holdCycles + other.holdCycles,
                Math.max(longestHold, other.longestHold),
                passedOver + other.passedOver);
    }
}
