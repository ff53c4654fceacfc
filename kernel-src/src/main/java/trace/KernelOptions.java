package trace;

/// How a kernel is booted. Equal options give equal runs, bit for bit.
///
/// @param processors 1 to 32
/// @param seed decides the interleaving of the processors, and nothing else
/// @param meanSlice preemption points a processor passes, on average, before another one is drawn;
///   at least 1
/// @param ringRecords records kept of a trace, times the number of processors; a power of two
/// @param measuredLocks whether it is noted what every lock costs; the run is the same
/// @param memoryMegabytes the size of physical memory, at least 1
/// @param translated whether hot code of user programs is translated to bytecode; the run is the
///   same, only slower if not
public record KernelOptions(
        int processors,
        long seed,
        int meanSlice,
        int ringRecords,
        boolean measuredLocks,
        int memoryMegabytes,
        boolean translated) {

    public static final int MAXIMUM_PROCESSORS = 32;
    private static final int MAXIMUM_MEGABYTES = 4095;

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
        if (memoryMegabytes < 1 || memoryMegabytes > MAXIMUM_MEGABYTES) {
            throw new IllegalArgumentException("memory: 1 to 4095 MB, not " + memoryMegabytes);
        }
    }

    /** Four processors, seed 1, 64 MB. */
    public static KernelOptions defaults() {
        return new KernelOptions(4, 1, 16, 1 << 14, false, 64, true);
    }

    public KernelOptions withProcessors(int count) {
        return new KernelOptions(
                count, seed, meanSlice, ringRecords, measuredLocks, memoryMegabytes, translated);
    }

    public KernelOptions withSeed(long value) {
        return new KernelOptions(
                processors,
                value,
                meanSlice,
                ringRecords,
                measuredLocks,
                memoryMegabytes,
                translated);
    }

    public KernelOptions withMeanSlice(int points) {
        return new KernelOptions(
                processors, seed, points, ringRecords, measuredLocks, memoryMegabytes, translated);
    }

    public KernelOptions withRingRecords(int records) {
        return new KernelOptions(
                processors, seed, meanSlice, records, measuredLocks, memoryMegabytes, translated);
    }

    public KernelOptions withMeasuredLocks(boolean measured) {
        return new KernelOptions(
                processors, seed, meanSlice, ringRecords, measured, memoryMegabytes, translated);
    }

    public KernelOptions withMemory(int megabytes) {
        return new KernelOptions(
                processors, seed, meanSlice, ringRecords, measuredLocks, megabytes, translated);
    }

    public KernelOptions withTranslation(boolean wanted) {
        return new KernelOptions(
                processors, seed, meanSlice, ringRecords, measuredLocks, memoryMegabytes, wanted);
    }
}
