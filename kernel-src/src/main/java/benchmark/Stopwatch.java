package benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/// Measures the processor time of the calling thread, which other programs disturb less than wall
/// time. What the compiler's and the collector's threads do meanwhile is not in it.
final class Stopwatch {

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final long begun = threads.getCurrentThreadCpuTime();

    double seconds() {
        return (threads.getCurrentThreadCpuTime() - begun) / 1e9;
    }
}
