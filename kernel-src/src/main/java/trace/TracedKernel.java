package trace;

import java.util.Optional;

/// A kernel booted for tracing, seen from outside its class loader. One thread runs it; any thread
/// may read the log.
public interface TracedKernel extends AutoCloseable {

    TraceLog log();

    /** Simulated time since boot, in 100-ns units. */
    long time();

    /// Runs the machine up to that simulated time, or until it stops for good. The caller's thread
    /// becomes the machine's and must be a platform thread.
    void runUntil(long time);

    int processors();

    /**
     * Why the machine runs no further: a bug check or the end of its scenario; empty while it can
     * run.
     */
    Optional<String> stopped();

    @Override
    void close();
}
