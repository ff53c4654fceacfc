package trace;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How often each method has been called, and from where: exact, by a counter for each place in the
/// code that calls. A place calls one method as a rule, and its counter is all there is to it; one
/// that reaches several, and the unwoven code, have a counter for each of them. One thread counts,
/// any thread may read.
final class Counts {

    /** The count of one method for a place that reaches several. */
    private static final class Reached {
        final int method;
        final @Nullable Reached next;
        volatile long calls;

        Reached(int method, @Nullable Reached next) {
            this.method = method;
            this.next = next;
        }
    }

    private final int[] targets;
    private final @Nullable Reached[] reached;

    /** The calls of each place that calls one method. */
    final long[] calls;

    /// @param targets the method that a place calls, by the place's number; 0 if it reaches several
    Counts(int[] targets) {
        this.targets = targets.clone();
        reached = new @Nullable Reached[targets.length];
        calls = new long[targets.length];
    }

    void clear() {
        Arrays.fill(calls, 0);
        Arrays.fill(reached, null);
    }

    /** Counts a call of a method from a place that reaches several. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread counts
    void reached(int method, int site) {
        Reached entry = reached[site];
        while (entry != null && entry.method != method) {
            entry = entry.next;
        }
        if (entry == null) {
            entry = new Reached(method, reached[site]);
            reached[site] = entry;
        }
        entry.calls++;
    }

    /** The calls of a method by site; 0 stands for code that is not woven. */
    Map<Integer, Long> callers(int method) {
        var callers = new HashMap<Integer, Long>();
        for (int site = 0; site < targets.length; site++) {
            if (targets[site] == method && calls[site] != 0) {
                callers.put(site, calls[site]);
            }
            for (Reached entry = reached[site]; entry != null; entry = entry.next) {
                if (entry.method == method) {
                    callers.put(site, entry.calls);
                }
            }
        }
        return callers;
    }

    long calls(int method) {
        return callers(method).values().stream().mapToLong(Long::longValue).sum();
    }
}
