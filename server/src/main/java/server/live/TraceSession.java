package server.live;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trace.TraceLog;
import trace.TracedKernel;

/// Runs one traced kernel, paced, on a thread of its own.
///
/// The machine rests when nobody has watched it for a while; simulated time stands still meanwhile,
/// so counts and times stay those of one uninterrupted run. A machine that stops, by a bug check or
/// an error of ours, stays as it is for its readers, with the reason.
public final class TraceSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TraceSession.class);

    /** How long the machine runs at a stretch; too short for a reader to see the steps. */
    private static final Duration SLICE = Duration.ofMillis(20);

    /** How long the machine goes on without a reader, who may just be turning a page. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String project;
    private final String scenario;
    private final Pace pace;
    private final TracedKernel kernel;
    private final Thread thread = Thread.currentThread();
    private volatile Optional<String> stopped = Optional.empty();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    // These are guarded by the lock.
    private int watchers;
    private long watchedAt = System.nanoTime();
    private boolean closed;

    private TraceSession(String project, String scenario, Pace pace, TracedKernel kernel) {
        this.project = project;
        this.scenario = scenario;
        this.pace = pace;
        this.kernel = kernel;
    }

    /// Boots a kernel and begins to run it.
    ///
    /// @param project the name of the project that holds the kernel's source
    /// @param boot called on the session's thread, for a kernel stays with the thread that booted
    ///   it
    /// @return completed when the kernel has booted, or with the exception that boot threw
    public static CompletableFuture<TraceSession> start(
            String project, String scenario, Pace pace, Callable<? extends TracedKernel> boot) {
        var session = new CompletableFuture<TraceSession>();
        Thread.ofPlatform()
                .daemon()
                .name("kernel " + scenario)
                .start(() -> {
                    try (TracedKernel kernel = boot.call()) {
                        var booted = new TraceSession(project, scenario, pace, kernel);
                        session.complete(booted);
                        booted.run();
                    } catch (Throwable problem) {
                        session.completeExceptionally(problem);
                    }
                });
        return session;
    }

    public String project() {
        return project;
    }

    public String scenario() {
        return scenario;
    }

    public Pace pace() {
        return pace;
    }

    public int processors() {
        return kernel.processors();
    }

    /** Simulated time since boot, in 100-ns units. */
    public long time() {
        return kernel.time();
    }

    public TraceLog log() {
        return kernel.log();
    }

    /** Why the machine runs no further; empty while it can. */
    public Optional<String> stopped() {
        return stopped;
    }

    /** Keeps the machine running until the watch is closed. */
    public Watch watch() {
        lock.lock();
        try {
            watchers++;
            changed.signalAll();
            return new Watch();
        } finally {
            lock.unlock();
        }
    }

    /** How many watches are open. */
    public int readers() {
        lock.lock();
        try {
            return watchers;
        } finally {
            lock.unlock();
        }
    }

    /** A reader's interest in the machine. */
    public final class Watch implements AutoCloseable {
        private boolean over;

        private Watch() {}

        @Override
        public void close() {
            lock.lock();
            try {
                if (over) return;
                over = true;
                watchers--;
                watchedAt = System.nanoTime();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Stops the machine and waits until its thread has left it. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            long then = System.nanoTime();
            while (kernel.stopped().isEmpty() && awaitSlice()) {
                long now = System.nanoTime();
                kernel.runUntil(kernel.time() + pace.due(Duration.ofNanos(now - then)));
                then = now;
            }
            stopped = kernel.stopped();
        } catch (RuntimeException | Error problem) {
            LOG.debug("the kernel's failure", problem);
            stopped = Optional.of(problem.toString());
        }
        stopped.ifPresent(reason -> LOG.warn("the kernel ({}) stopped: {}", scenario, reason));
        awaitClose();
    }

    /** Sleeps until the next slice, or for as long as nobody watches; false when closed. */
    private boolean awaitSlice() {
        lock.lock();
        try {
            long nanos = SLICE.toNanos();
            while (!closed && nanos > 0) nanos = changed.awaitNanos(nanos);
            while (!closed && isForgotten()) changed.await();
            return !closed;
        } catch (InterruptedException _) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    private boolean isForgotten() {
        return watchers == 0 && System.nanoTime() - watchedAt > PATIENCE.toNanos();
    }

    private void awaitClose() {
        lock.lock();
        try {
            while (!closed) changed.awaitUninterruptibly();
        } finally {
            lock.unlock();
        }
    }
}
