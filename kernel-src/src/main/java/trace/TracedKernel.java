package trace;

/// A kernel booted for tracing. Its log may be read by any thread while one thread runs it.
public interface TracedKernel extends KernelRun, AutoCloseable {

    TraceLog log();

    @Override
    void close();
}
