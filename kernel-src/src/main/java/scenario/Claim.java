package scenario;

/// What a scenario asserts of the kernel, judged from the trace of its run alone: so a claim about
/// a routine holds for the routine that ran, and not for what the scenario believes it called.
public interface Claim {

    /** Names the routines whose calls it wants to see. */
    void watch(Watch watch);

    /** What the calls so far amount to. */
    Verdict verdict();
}
