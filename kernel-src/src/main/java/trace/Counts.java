package trace;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// How often each method has been called, and from where: exact, by a counter for each place in the
/// code that calls and each method that it can reach. One thread counts, any thread may read.
final class Counts {

    /** The method by the number of place and method. */
    final int[] targets;

    /** The calls by the number of place and method. */
    final long[] calls;

    /** Those from code that is not woven, by method. */
    final long[] unknown = new long[Recorder.MOST_METHODS];

    /// @param targets the method by the number of the calling place; 0 if the number is not used
    Counts(int[] targets) {
        this.targets = targets.clone();
        calls = new long[targets.length];
    }

    void clear() {
        Arrays.fill(calls, 0);
        Arrays.fill(unknown, 0);
    }

    /** The calls of a method by the number of the place. */
    Map<Integer, Long> callers(int method) {
        var callers = new HashMap<Integer, Long>();
        for (int site = 0; site < targets.length; site++) {
            if (targets[site] == method && calls[site] != 0) {
                callers.put(site, calls[site]);
            }
        }
        if (unknown[method] != 0) {
            callers.put(Recorder.UNKNOWN, unknown[method]);
        }
        return callers;
    }

    long calls(int method) {
        return callers(method).values().stream().mapToLong(Long::longValue).sum();
    }
}
