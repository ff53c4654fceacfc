package scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How long each thread has run, in stretches from one switch to the next.
final class RunTimes {

    /// A stretch without a switch.
    ///
    /// @param length in 100-ns units
    record Stretch(int thread, int processor, long length) {

        /** Both together. */
        Stretch and(Stretch later) {
            return new Stretch(thread, processor, length + later.length);
        }
    }

    private final Map<Integer, Long> since = new HashMap<>();
    private final Map<Integer, Integer> running = new HashMap<>();
    private final Map<Integer, Long> totals = new TreeMap<>();
    private final List<Stretch> stretches = new ArrayList<>();

    void watch(Watch watch) {
        watch.calls("Scheduler#KiSwapContext", this::switched);
    }

    private void switched(Call call) {
        int processor = call.processor();
        int old = call.number(0);
        Long from = since.put(processor, call.time());
        running.put(processor, call.number(1));
        if (from != null && old != 0) {
            totals.merge(old, call.time() - from, Long::sum);
            stretches.add(new Stretch(old, processor, call.time() - from));
        }
    }

    /** The thread that runs on a processor; 0 if that is idle. */
    int runningOn(int processor) {
        return running.getOrDefault(processor, 0);
    }

    /** Processor time of all threads that have run, but not of the idle ones, in 100-ns units. */
    Map<Integer, Long> totals() {
        return totals;
    }

    long total(int thread) {
        return totals.getOrDefault(thread, 0L);
    }

    /** All finished stretches, in the order in which they ended. */
    List<Stretch> stretches() {
        return stretches;
    }
}
