package trace;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How often each method has been called, and from where: exact, by a counter for each. A place in
/// the code calls one method as a rule, so it has one counter; for the others that a virtual call
/// reaches it has a chain. One thread counts, any thread may read.
final class Counts {

    /** The count of one method for one place, after the first. */
    private static final class Further {
        final int method;
        final @Nullable Further next;
        volatile long calls;

        Further(int method, @Nullable Further next) {
            this.method = method;
            this.next = next;
        }
    }

    private final long[] callsOfMethod;
    private final long[] callsFromSite;
    private final int[] methodOfSite;
    private final @Nullable Further[] furtherOfSite;
    // Site 0, where calls come from code that is not woven, reaches any method.
    private final long[] callsFromOutside;

    Counts(int methods, int sites) {
        callsOfMethod = new long[methods + 1];
        callsFromOutside = new long[methods + 1];
        callsFromSite = new long[sites + 1];
        methodOfSite = new int[sites + 1];
        furtherOfSite = new @Nullable Further[sites + 1];
    }

    void called(int method, int site) {
        callsOfMethod[method]++;
        if (methodOfSite[site] == method) {
            callsFromSite[site]++;
        } else if (site == 0) {
            callsFromOutside[method]++;
        } else if (methodOfSite[site] == 0) {
            methodOfSite[site] = method;
            callsFromSite[site]++;
        } else {
            further(method, site);
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread counts
    private void further(int method, int site) {
        Further entry = furtherOfSite[site];
        while (entry != null && entry.method != method) {
            entry = entry.next;
        }
        if (entry == null) {
            entry = new Further(method, furtherOfSite[site]);
            furtherOfSite[site] = entry;
        }
        entry.calls++;
    }

    long calls(int method) {
        return callsOfMethod[method];
    }

    /** The calls of a method by site. */
    Map<Integer, Long> callers(int method) {
        var callers = new HashMap<Integer, Long>();
        if (callsFromOutside[method] != 0) {
            callers.put(0, callsFromOutside[method]);
        }
        for (int site = 1; site < callsFromSite.length; site++) {
            if (methodOfSite[site] == method) {
                callers.put(site, callsFromSite[site]);
            }
            for (Further entry = furtherOfSite[site]; entry != null; entry = entry.next) {
                if (entry.method == method) {
                    callers.put(site, entry.calls);
                }
            }
        }
        return callers;
    }
}
