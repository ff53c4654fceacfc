package pxr.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import pxr.binding.type.RecordingThread;

/// Threads that share the work on a list of things. Their stacks are large, for trees are as deep
/// as the program's expressions; the system gives memory only to what is used of them.
final class Workers {

    private static final long STACK_BYTES = 1L << 29;

    private final int count;

    Workers(int count) {
        this.count = Math.max(1, count);
    }

    /** Does the work on each thing; every thread asks once for a worker of its own. */
    <T> void forEach(List<T> things, Supplier<Consumer<T>> worker) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Math.min(count, things.size()); i++) {
            Runnable run =
                    () -> {
                        Consumer<T> own = worker.get();
                        for (int k = next.getAndIncrement();
                                k < things.size() && failure.get() == null;
                                k = next.getAndIncrement()) {
                            own.accept(things.get(k));
                        }
                    };
            Thread thread = new RecordingThread(run, "binder-" + i, STACK_BYTES);
            thread.setUncaughtExceptionHandler((_, e) -> failure.compareAndSet(null, e));
            threads.add(thread);
            thread.start();
        }
        join(threads);
        switch (failure.get()) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    private static void join(List<Thread> threads) {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
