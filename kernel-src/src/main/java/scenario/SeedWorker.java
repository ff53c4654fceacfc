package scenario;

import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import trace.Untraced;

/// Tries every n-th seed up to the first that fails, its own or another worker's: so that what is
/// found is the lowest failing seed, however many workers there are.
@Untraced("seen from outside the machine")
final class SeedWorker implements Runnable {

    private static final long NONE = Long.MAX_VALUE;

    private final long first;
    private final long end;
    private final int step;
    private final LongFunction<Optional<String>> trial;
    private final Runnable afterEach;
    private final List<SeedWorker> all;
    private volatile long failing = NONE;
    private long tried;
    private String what = "";
    private Optional<Throwable> broken = Optional.empty();

    /// @param end the first seed that is not to be tried
    /// @param all the workers, this one among them
    SeedWorker(
            long first,
            long end,
            int step,
            LongFunction<Optional<String>> trial,
            Runnable afterEach,
            List<SeedWorker> all) {
        this.first = first;
        this.end = end;
        this.step = step;
        this.trial = trial;
        this.afterEach = afterEach;
        this.all = all;
    }

    @Override
    public void run() {
        try {
            for (long seed = first; seed < end && seed < lowest(all); seed += step) {
                Optional<String> failure = trial.apply(seed);
                tried++;
                if (failure.isPresent()) {
                    what = failure.get();
                    failing = seed;
                }
                afterEach.run();
            }
        } catch (RuntimeException | Error e) {
            broken = Optional.of(e);
        }
    }

    /** The lowest seed that has failed so far; the highest number if none has. */
    static long lowest(List<SeedWorker> workers) {
        return workers.stream().mapToLong(worker -> worker.failing).min().orElse(NONE);
    }

    // ---- when it has ended ------------------------------------------------------------------

    long tried() {
        return tried;
    }

    /** What went wrong, if it found the lowest failing seed. */
    Optional<String> whatFailedWith(long seed) {
        return failing == seed && seed != NONE ? Optional.of(what) : Optional.empty();
    }

    /** Throws what has ended the work before its time. */
    void rethrow() {
        broken.ifPresent(e -> {
            throw new IllegalStateException(e);
        });
    }
}
