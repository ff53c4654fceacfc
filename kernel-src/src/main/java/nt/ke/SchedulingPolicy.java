package nt.ke;

/// How priorities move, and what is done against priority inversion.
public enum SchedulingPolicy {
    /** NT's: boosts, decay, and the rescue of starving threads. */
    NT,
    /// Windows CE's: priorities stay where they are put, except that the owner of a mutant inherits
    /// the priority of the most urgent thread that waits for it. Quanta are 100 ms for all.
    ///
    /// @model CE has 256 priorities, 0 the most urgent, which do not depend on a process; here they
    ///   are 32, and 31 is the most urgent. That the quantum is 100 ms is from general knowledge.
    WINDOWS_CE
}
