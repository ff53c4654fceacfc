package benchmark;

import scenario.TracedRun;
import trace.KernelOptions;

/// Preemption points per second of four processors, traced, in `own-locks`: a lock taken and given
/// back is four of them, and ten records.
final class PointSpeed {

    private static final String TAKEN = "nt.ke.SpinLocks#KeAcquireSpinLock(nt.ke.KSpinLock)";
    private static final int POINTS = 4;
    private static final long STEP = 300_000;
    private static final int WARM_UP = 3;

    private PointSpeed() {}

    static Figure figure(int meanSlice, double target) {
        KernelOptions options = KernelOptions.defaults().withMeanSlice(meanSlice);
        try (TracedRun run = TracedRun.boot("own-locks", options)) {
            int method = run.log().method(TAKEN).orElseThrow();
            run.runUntil(WARM_UP * STEP);
            long before = run.log().calls(method);
            var watch = new Stopwatch();
            run.runUntil(2 * WARM_UP * STEP);
            double seconds = watch.seconds();
            long points = (run.log().calls(method) - before) * POINTS;
            return Figure.atLeast(
                    target,
                    "preemption points, 4 processors, traced, mean slice " + meanSlice,
                    points / seconds,
                    "/s");
        }
    }
}
