package machine;

/// Decides a run: whose turn it is, and for how long. Everything else in a machine follows.
public interface Schedule {

    /// The processor that goes on.
    ///
    /// @param candidates those that can, at least one: a bit for each
    int processor(int candidates);

    /** How many points it passes until another one is chosen, if nothing else ends its turn. */
    int points();
}
