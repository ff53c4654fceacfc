package scenario;

import java.util.List;
import trace.LockUse;

/// What a scenario asserts of the kernel, judged from the trace of its run, or its locks, alone: so
/// a claim about a routine holds for the routine that ran, and not for what the scenario believes
/// it called.
public interface Claim {

    /** Names the routines whose calls it wants to see. */
    void watch(Watch watch);

    /// Is told what the locks have cost, if the scenario has them measured, before it is asked for
    /// its verdict.
    default void locks(List<LockUse> uses) {}

    /** What the calls so far amount to. */
    Verdict verdict();
}
