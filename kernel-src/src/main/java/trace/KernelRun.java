package trace;

import java.util.List;
import java.util.Optional;

/// A booted kernel, seen from outside. One thread runs it, and only that thread may call it.
public interface KernelRun {

    /// Runs the machine up to that simulated time, or until it stops for good. The caller's thread
    /// becomes the machine's and must be a platform thread.
    ///
    /// @param time 100-ns units since boot
    void runUntil(long time);

    /** Simulated time since boot, in 100-ns units. */
    long time();

    int processors();

    /// Why the machine runs no further: a bug check or the end of its program; empty while it can
    /// run.
    Optional<String> stopped();

    RunStatistics statistics();

    /** What its display has shown. */
    default String display() {
        return "";
    }

    /** What its locks have cost; empty if the options have not asked for it. */
    default List<LockUse> lockUses() {
        return List.of();
    }

    /** The machine's own clock and present processor. */
    Moment moment();
}
