package server.live;

import java.time.Duration;

/// How simulated time follows the wall clock.
///
/// @param speed simulated seconds a second; well below 1, so that single calls can be followed
public record Pace(double speed) {

    private static final double UNITS_PER_NANO = 0.01;

    /// A machine that could not keep up, or rested, goes on from where it is instead of racing
    /// after the time it missed.
    private static final Duration LONGEST_DEBT = Duration.ofMillis(250);

    /** The simulated time, in 100-ns units, to run for that much wall time. */
    long due(Duration elapsed) {
        Duration owed = elapsed.compareTo(LONGEST_DEBT) < 0 ? elapsed : LONGEST_DEBT;
        return Math.max(1, Math.round(owed.toNanos() * speed * UNITS_PER_NANO));
    }
}
