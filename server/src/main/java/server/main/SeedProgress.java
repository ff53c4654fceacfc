package server.main;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/// Tells once a second how far a search is, on one line that it writes again and again; a search
/// that is over before says nothing. Several threads may step at once.
final class SeedProgress {

    private static final long INTERVAL = 1_000_000_000;

    private final long seeds;
    private final PrintWriter err;
    private final AtomicLong done = new AtomicLong();
    private final long begun = System.nanoTime();
    private final AtomicLong told = new AtomicLong(begun);

    SeedProgress(long seeds, PrintWriter err) {
        this.seeds = seeds;
        this.err = err;
    }

    void step() {
        long count = done.incrementAndGet();
        long now = System.nanoTime();
        long then = told.get();
        if (now - then > INTERVAL && told.compareAndSet(then, now)) {
            err.printf(Locale.ROOT, "\r%,d of %,d seeds", count, seeds);
            err.flush();
        }
    }

    /** Called when all threads have ended. */
    void end() {
        if (told.get() != begun) {
            err.printf(Locale.ROOT, "\r%,d of %,d seeds%n", done.get(), seeds);
            err.flush();
        }
    }
}
