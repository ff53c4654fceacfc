package trace;

/// How a kernel is booted. Equal options give equal runs, bit for bit.
///
/// @param processors 1 to 32
/// @param seed decides the interleaving of the processors, and nothing else
/// @param meanSlice preemption points a processor passes, on average, before another one is drawn;
///   at least 1
/// @param ringRecords records kept of a trace, times the number of processors; a power of two
/// @param measuredLocks whether it is noted what every lock costs; the run is the same
public record KernelOptions(
        int processors, long seed, int meanSlice, int ringRecords, boolean measuredLocks) {

    public static final int MAXIMUM_PROCESSORS = 32;

    public KernelOptions {
        if (processors < 1 || processors > MAXIMUM_PROCESSORS) {
            throw new IllegalArgumentException("processors: 1 to 32, not " + processors);
        }
        if (meanSlice < 1) {
            throw new IllegalArgumentException("mean slice: at least 1, not " + meanSlice);
        }
        if (ringRecords < 1 || Integer.bitCount(ringRecords) != 1) {
            throw new IllegalArgumentException("ring records: a power of two, not " + ringRecords);
        }
    }

    /** Four processors, seed 1. */
    public static KernelOptions defaults() {
        return new KernelOptions(4, 1, 16, 1 << 14, false);
    }

    public KernelOptions withProcessors(int count) {
        return new KernelOptions(count, seed, meanSlice, ringRecords, measuredLocks);
    }

    public KernelOptions withSeed(long value) {
        return new KernelOptions(processors, value, meanSlice, ringRecords, measuredLocks);
    }

    public KernelOptions withMeanSlice(int points) {
        return new KernelOptions(processors, seed, points, ringRecords, measuredLocks);
    }

    public KernelOptions withRingRecords(int records) {
        return new KernelOptions(processors, seed, meanSlice, records, measuredLocks);
    }

    public KernelOptions withMeasuredLocks(boolean measured) {
        return new KernelOptions(processors, seed, meanSlice, ringRecords, measured);
    }
}
